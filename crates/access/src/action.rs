use std::fmt;

/// What somebody can want to do. A closed list: actor, object and purpose are in the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// See an offer of the social map.
    SeeOffer,
    /// Write a new offer for an organisation.
    CreateOffer,
    /// Change an offer.
    ChangeOffer,
    /// Hand an offer to the editor, to be checked.
    SubmitOffer,
    /// Put an offer on the social map, or send it back to its writer.
    PublishOffer,
    /// Take an offer off the social map.
    WithdrawOffer,
    /// Say that something in an offer is not right.
    ReportOffer,
    /// Handle what somebody said is not right.
    HandleReport,
    /// Decide on two offers that look alike: make one of them, or note that they are two.
    MergeOffers,
    /// Add or change a place where offers happen.
    KeepPlaces,
    /// Let time do its work on an offer: ask to check it, hide it, open it again.
    AgeOffer,
    /// See the file of an organisation, with its contacts and staff.
    SeeOrganisation,
    /// Add an organisation.
    CreateOrganisation,
    /// Change what is known of an organisation.
    ChangeOrganisation,
    /// Invite somebody to an organisation's staff.
    InviteStaff,
    /// End somebody's access for an organisation.
    EndStaff,
    /// See an account and its sessions.
    SeeAccount,
    /// Change an account's name, language, password or second factor.
    ChangeAccount,
    /// Add an account for the municipality's own staff.
    AddAccount,
    /// Close an account; it cannot sign in any more.
    CloseAccount,
    /// Propose which roles an account is to have.
    ProposeRoles,
    /// Confirm roles that somebody else proposed.
    ConfirmRoles,
    /// Take a role away from an account.
    EndRole,
    /// Take away the second factor of somebody who lost it.
    ForgetSecondFactor,
    /// Look into the log of events.
    SeeLog,
    /// Take the log of events along as a file.
    ExportLog,
    /// Bring in areas, boundaries, postcodes and population.
    ImportAreas,
    /// Say which words mean the same to who searches.
    KeepSynonyms,
    /// See which questions found nothing, counted.
    SeeSearches,
    /// See what is confidential to the council.
    SeeCouncilPapers,
    /// See plans, figures and drafts that are for the municipality's own staff.
    SeeInternalPolicy,
    /// Name who may see something restricted.
    NamePolicyReaders,
    /// Write down ambitions, goals, and policy plans.
    KeepVision,
    /// Register decisions, promises to the council, motions and information notes.
    KeepDecisions,
    /// Write down pilots and their evaluations.
    KeepPilots,
    /// Keep the learning agenda and its lessons.
    KeepLearningAgenda,
    /// Write a version of the investment plan, before it is adopted.
    KeepBudget,
    /// Adopt a version of the investment plan, or change an adopted one, by a decision.
    AdoptBudget,
    /// Write down what an investment did cost.
    RealiseBudget,
    /// Claim that something saved money.
    ClaimSavings,
    /// Accept or reject a claim of savings that somebody else made.
    JudgeSavings,
    /// Write and compute value cases.
    KeepValueCases,
    /// Explain or accept what the checker of plans and figures found.
    ExplainFinding,
    /// Let go of explanations of which the finding is gone.
    EndExplanation,
    /// Write the half-yearly story of a track.
    KeepTracks,
    /// Define indicators, their targets and their sources.
    KeepIndicators,
    /// Bring in observations of indicators, and take them back.
    BringInFigures,
    /// Keep surveys, their waves and what respondents answered.
    KeepSurveys,
    /// Write and compute the recipe of an index.
    MakeIndices,
    /// Approve and publish an index that somebody else made.
    PublishIndex,
    /// Say what a signal in the figures means, and what is done about it.
    InterpretSignals,
    /// Write the rules of a subsidy scheme and prepare its rounds.
    KeepSchemes,
    /// Adopt a round that somebody else prepared: its ceiling and how it is divided.
    AdoptRound,
    /// See an application for a subsidy.
    SeeApplication,
    /// Write an application for a subsidy, for an organisation.
    WriteApplication,
    /// Hand in an application, confirm a share in one, complete or withdraw it.
    SubmitApplication,
    /// Check whether applications are complete and in time.
    CheckApplications,
    /// Give points to applications.
    AssessApplications,
    /// Settle points and fix the ranking of a round.
    RankApplications,
    /// Decide on applications that somebody else prepared.
    DecideApplications,
    /// See a grant of a subsidy, with what was paid and told.
    SeeGrant,
    /// Draw up and change the terms of grants, and check what is told of them.
    KeepGrants,
    /// Decide on terms, settlements and withdrawals of grants that somebody else prepared.
    DecideGrants,
    /// Tell, for an organisation, what was done with a grant and what changes.
    ReportOnGrant,
    /// Write an account number to which grants are paid.
    KeepBankAccount,
    /// Confirm an account number that somebody else wrote.
    ConfirmBankAccount,
    /// Put together what is paid, and book what comes back.
    PreparePayments,
    /// Release payments that somebody else put together.
    ReleasePayments,
}

impl Action {
    /// All of them.
    pub const ALL: [Self; 68] = [
        Self::SeeOffer,
        Self::CreateOffer,
        Self::ChangeOffer,
        Self::SubmitOffer,
        Self::PublishOffer,
        Self::WithdrawOffer,
        Self::ReportOffer,
        Self::HandleReport,
        Self::MergeOffers,
        Self::KeepPlaces,
        Self::AgeOffer,
        Self::SeeOrganisation,
        Self::CreateOrganisation,
        Self::ChangeOrganisation,
        Self::InviteStaff,
        Self::EndStaff,
        Self::SeeAccount,
        Self::ChangeAccount,
        Self::AddAccount,
        Self::CloseAccount,
        Self::ProposeRoles,
        Self::ConfirmRoles,
        Self::EndRole,
        Self::ForgetSecondFactor,
        Self::SeeLog,
        Self::ExportLog,
        Self::ImportAreas,
        Self::KeepSynonyms,
        Self::SeeSearches,
        Self::SeeCouncilPapers,
        Self::SeeInternalPolicy,
        Self::NamePolicyReaders,
        Self::KeepVision,
        Self::KeepDecisions,
        Self::KeepPilots,
        Self::KeepLearningAgenda,
        Self::KeepBudget,
        Self::AdoptBudget,
        Self::RealiseBudget,
        Self::ClaimSavings,
        Self::JudgeSavings,
        Self::KeepValueCases,
        Self::ExplainFinding,
        Self::EndExplanation,
        Self::KeepTracks,
        Self::KeepIndicators,
        Self::BringInFigures,
        Self::KeepSurveys,
        Self::MakeIndices,
        Self::PublishIndex,
        Self::InterpretSignals,
        Self::KeepSchemes,
        Self::AdoptRound,
        Self::SeeApplication,
        Self::WriteApplication,
        Self::SubmitApplication,
        Self::CheckApplications,
        Self::AssessApplications,
        Self::RankApplications,
        Self::DecideApplications,
        Self::SeeGrant,
        Self::KeepGrants,
        Self::DecideGrants,
        Self::ReportOnGrant,
        Self::KeepBankAccount,
        Self::ConfirmBankAccount,
        Self::PreparePayments,
        Self::ReleasePayments,
    ];

    /// Its name in the log and in the policy matrix.
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "a closed list with a line for each")]
    pub const fn name(self) -> &'static str {
        match self {
            Self::SeeOffer => "see-offer",
            Self::CreateOffer => "create-offer",
            Self::ChangeOffer => "change-offer",
            Self::SubmitOffer => "submit-offer",
            Self::PublishOffer => "publish-offer",
            Self::WithdrawOffer => "withdraw-offer",
            Self::ReportOffer => "report-offer",
            Self::HandleReport => "handle-report",
            Self::MergeOffers => "merge-offers",
            Self::KeepPlaces => "keep-places",
            Self::AgeOffer => "age-offer",
            Self::SeeOrganisation => "see-organisation",
            Self::CreateOrganisation => "create-organisation",
            Self::ChangeOrganisation => "change-organisation",
            Self::InviteStaff => "invite-staff",
            Self::EndStaff => "end-staff",
            Self::SeeAccount => "see-account",
            Self::ChangeAccount => "change-account",
            Self::AddAccount => "add-account",
            Self::CloseAccount => "close-account",
            Self::ProposeRoles => "propose-roles",
            Self::ConfirmRoles => "confirm-roles",
            Self::EndRole => "end-role",
            Self::ForgetSecondFactor => "forget-second-factor",
            Self::SeeLog => "see-log",
            Self::ExportLog => "export-log",
            Self::ImportAreas => "import-areas",
            Self::KeepSynonyms => "keep-synonyms",
            Self::SeeSearches => "see-searches",
            Self::SeeCouncilPapers => "see-council-papers",
            Self::SeeInternalPolicy => "see-internal-policy",
            Self::NamePolicyReaders => "name-policy-readers",
            Self::KeepVision => "keep-vision",
            Self::KeepDecisions => "keep-decisions",
            Self::KeepPilots => "keep-pilots",
            Self::KeepLearningAgenda => "keep-learning-agenda",
            Self::KeepBudget => "keep-budget",
            Self::AdoptBudget => "adopt-budget",
            Self::RealiseBudget => "realise-budget",
            Self::ClaimSavings => "claim-savings",
            Self::JudgeSavings => "judge-savings",
            Self::KeepValueCases => "keep-value-cases",
            Self::ExplainFinding => "explain-finding",
            Self::EndExplanation => "end-explanation",
            Self::KeepTracks => "keep-tracks",
            Self::KeepIndicators => "keep-indicators",
            Self::BringInFigures => "bring-in-figures",
            Self::KeepSurveys => "keep-surveys",
            Self::MakeIndices => "make-indices",
            Self::PublishIndex => "publish-index",
            Self::InterpretSignals => "interpret-signals",
            Self::KeepSchemes => "keep-schemes",
            Self::AdoptRound => "adopt-round",
            Self::SeeApplication => "see-application",
            Self::WriteApplication => "write-application",
            Self::SubmitApplication => "submit-application",
            Self::CheckApplications => "check-applications",
            Self::AssessApplications => "assess-applications",
            Self::RankApplications => "rank-applications",
            Self::DecideApplications => "decide-applications",
            Self::SeeGrant => "see-grant",
            Self::KeepGrants => "keep-grants",
            Self::DecideGrants => "decide-grants",
            Self::ReportOnGrant => "report-on-grant",
            Self::KeepBankAccount => "keep-bank-account",
            Self::ConfirmBankAccount => "confirm-bank-account",
            Self::PreparePayments => "prepare-payments",
            Self::ReleasePayments => "release-payments",
        }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}
