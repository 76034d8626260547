use access::Refused;
use legal_terms::TermError;
use store::StoreError;

use crate::{
    Bar, NoSetOff, NotAnIban, PlanFault, RankingFault, RoundFault, RulesFault, TemplateFault, TermsFault,
    Unwritable, WrongStep,
};

/// Why something was not done with a subsidy.
#[derive(Debug, thiserror::Error)]
pub enum SubsidyError {
    /// There is none, or not for them.
    #[error("there is no such thing")]
    NotFound,
    /// They may not.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// They prepared it themselves, so somebody else decides.
    #[error("who prepared it does not decide on it")]
    OwnWork,
    /// Somebody else changed it since they saw it.
    #[error("somebody else changed it in the meantime")]
    Stale,
    /// The step leads nowhere from where it stands.
    #[error(transparent)]
    WrongStep(#[from] WrongStep),
    /// Another scheme has this name in addresses, or the assessor declared before.
    #[error("another one is there already")]
    Taken,
    /// The rules cannot be used.
    #[error("the rules cannot be used: {0:?}")]
    Rules(Vec<RulesFault>),
    /// The round cannot be adopted.
    #[error("the round cannot be adopted: {0:?}")]
    Round(Vec<RoundFault>),
    /// Ceiling and rules are published before the first day, or it is said why not (Awb 4:26, 4:27).
    #[error("published on or after the day on which it opens, without a reason")]
    PublishedLate,
    /// The day does not allow it yet, or no more.
    #[error("the day does not allow it")]
    NotNow,
    /// The application lacks something without which it cannot be handed in.
    #[error("the application lacks something: {0:?}")]
    Incomplete(Vec<PlanFault>),
    /// What was handed in stays as it is.
    #[error("what was handed in stays as it is")]
    Frozen,
    /// A reason is missing.
    #[error("a reason is needed")]
    NoReason,
    /// The assessor may not read it.
    #[error(transparent)]
    Barred(#[from] Bar),
    /// A criterion has no points, no reason, or too many points.
    #[error("criterion without sound points: {0}")]
    Points(String),
    /// Fewer assessors than are needed have given points.
    #[error("too few assessors have given points")]
    TooFewAssessors,
    /// No ranking can be made.
    #[error(transparent)]
    Ranking(#[from] RankingFault),
    /// It would go over the ceiling of a part (Awb 4:25(2)).
    #[error("it would go over the ceiling of {0}")]
    Ceiling(String),
    /// It is more than was asked, or nothing, or for a part that was not asked for.
    #[error("the amounts are not what was asked")]
    Amounts,
    /// Applications still wait for a decision.
    #[error("{0} applications still wait for a decision")]
    Undecided(usize),
    /// The terms cannot be granted.
    #[error("the terms cannot be granted: {0:?}")]
    Terms(Vec<TermsFault>),
    /// The text is no account number.
    #[error(transparent)]
    Iban(#[from] NotAnIban),
    /// The municipality's own account number is not confirmed, or nothing that is due can be paid.
    #[error("there is no confirmed account, or nothing is due")]
    NothingToPay,
    /// A payment is on its way: what it comes to is not known yet.
    #[error("a payment is on its way")]
    OnItsWay,
    /// The report on which is settled was not accepted.
    #[error("the report on which is settled was not accepted")]
    NoReport,
    /// The recipient has still to be heard (Awb 4:8).
    #[error("the recipient has still to be heard")]
    Unheard,
    /// More than five years have passed (Awb 4:49(3), 4:57(4)).
    #[error("more than five years have passed")]
    FiveYears,
    /// It cannot be set off.
    #[error(transparent)]
    SetOff(#[from] NoSetOff),
    /// No file can be made for the bank.
    #[error(transparent)]
    Bank(#[from] Unwritable),
    /// A template of a letter cannot be used.
    #[error(transparent)]
    Template(#[from] TemplateFault),
    /// A letter cannot be set.
    #[error(transparent)]
    Unset(#[from] accessible_pdf::PdfError),
    /// A file is not taken, or not there.
    #[error(transparent)]
    File(#[from] shell::FileFault),
    /// The scheme's rules let a decision be put off by fewer weeks, or not at all.
    #[error("the rules let a decision be put off by {most} weeks")]
    PutOffLonger {
        /// By how many weeks they do.
        most: u32,
    },
    /// An application has as many files as it may have.
    #[error("no more files can come with the application")]
    TooManyFiles,
    /// The files of an application hold as much as they may together.
    #[error("the files of the application hold more than 200 MiB together")]
    TooManyBytes,
    /// A decision is put off once (Awb 4:14).
    #[error("the decision was put off before, or its term is over")]
    PutOffBefore,
    /// A term lies outside the calendar.
    #[error(transparent)]
    Term(#[from] TermError),
    /// The budget line cannot be looked up.
    #[error(transparent)]
    Money(#[from] investments::MoneyError),
    /// What was handed in could not be sealed.
    #[error("cannot be sealed: {0}")]
    Unsealed(#[from] serde_json::Error),
    /// The database.
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for SubsidyError {
    fn from(error: StoreError) -> Self {
        error.called(Self::Stale, |_| Self::Taken, Self::Store)
    }
}
