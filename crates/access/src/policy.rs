use chrono::TimeDelta;
use kernel::Instant;

use crate::{Action, Actor, Assurance, Role};

/// How long ago somebody may have signed in for the gravest actions.
const FRESH: TimeDelta = TimeDelta::minutes(15);

/// How the thing at hand relates to the actor. Facts come from data, never from the request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Facts {
    /// It belongs to the organisation for which the actor works.
    pub own_organisation: bool,
    /// It is the actor's own account.
    pub own_account: bool,
    /// It stands on the public social map.
    pub published: bool,
    /// The actor prepared it, so somebody else must decide.
    pub prepared_by_actor: bool,
    /// The actor wrote down why.
    pub reason_given: bool,
}

impl Facts {
    /// Nothing is known to hold.
    pub const NONE: Self = Self {
        own_organisation: false,
        own_account: false,
        published: false,
        prepared_by_actor: false,
        reason_given: false,
    };

    /// Every combination there is.
    pub fn all() -> impl Iterator<Item = Self> {
        (0_u8..32).map(|bits| Self {
            own_organisation: bits & 1 != 0,
            own_account: bits & 2 != 0,
            published: bits & 4 != 0,
            prepared_by_actor: bits & 8 != 0,
            reason_given: bits & 16 != 0,
        })
    }
}

/// On which ground something is allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Basis {
    /// It is public information.
    PublicInformation,
    /// It is one's own.
    Own,
    /// It belongs to the organisation one works for, by its agreement with the municipality.
    Agreement,
    /// It is the municipality's task (Wmo 2015, art. 2.2.3: general provisions).
    PublicTask,
    /// Supervision of lawful processing (AVG art. 39).
    Supervision,
}

/// What the policy says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Decision {
    /// Yes, on this ground, in this role.
    Allow {
        /// The ground.
        basis: Basis,
        /// The role that carries it.
        role: Role,
    },
    /// No.
    Deny,
    /// First a second factor.
    NeedSecondFactor,
    /// First sign in again: it was too long ago.
    SignInAgain,
    /// First write down why.
    NeedReason,
}

impl Decision {
    /// How much still stands between the actor and what they want. Of several roles the nearest one speaks, whatever
    /// the order in which they are held.
    const fn distance(self) -> u8 {
        match self {
            Self::Allow { .. } => 0,
            Self::NeedReason => 1,
            Self::SignInAgain => 2,
            Self::NeedSecondFactor => 3,
            Self::Deny => 4,
        }
    }
}

/// Under which facts a rule allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum When {
    Always,
    Published,
    OwnOrganisation,
    OwnAccount,
}

/// One line of the policy: these roles may do this, when, on which ground.
struct Rule(Action, &'static [Role], When, Basis);

/// All people; the program itself stands last among the roles and looks at nothing.
const EVERYBODY: &[Role] = match Role::ALL.split_last() {
    Some((_, people)) => people,
    None => &[],
};
const STAFF_OF_A_PARTNER: &[Role] = &[Role::PartnerWorker, Role::PartnerCoordinator];
const COORDINATOR: &[Role] = &[Role::PartnerCoordinator];
const EDITOR: &[Role] = &[Role::MapEditor];
const ADMINISTRATOR: &[Role] = &[Role::FunctionalAdministrator];
const TIMER: &[Role] = &[Role::Timer];
/// Prepares the municipality's policy and its money.
const ADVISERS: &[Role] = &[Role::PolicyAdviser];
const MONEY: &[Role] = &[Role::PolicyAdviser, Role::Finance];
const FINANCE: &[Role] = &[Role::Finance];
/// Whom the council's confidentiality binds (Gemeentewet art. 87-89), and who writes the papers.
const COUNCIL: &[Role] = &[Role::Councillor, Role::PolicyAdviser, Role::MandateHolder, Role::Finance];
const INSIDE: &[Role] = &[Role::PolicyAdviser, Role::SubsidyOfficer, Role::MandateHolder, Role::Finance];
/// Prepares subsidies.
const SUBSIDIES: &[Role] = &[Role::SubsidyOfficer];
const ASSESSORS: &[Role] = &[Role::Assessor];
const MANDATE: &[Role] = &[Role::MandateHolder];
const PRIVACY: &[Role] = &[Role::PrivacyOfficer];

/// The policy. What no line allows is denied; `docs/policy-matrix.txt` shows what comes of it.
const RULES: &[Rule] = &[
    Rule(Action::SeeOffer, EVERYBODY, When::Published, Basis::PublicInformation),
    Rule(Action::SeeOffer, STAFF_OF_A_PARTNER, When::OwnOrganisation, Basis::Agreement),
    Rule(Action::SeeOffer, EDITOR, When::Always, Basis::PublicTask),
    Rule(Action::CreateOffer, STAFF_OF_A_PARTNER, When::OwnOrganisation, Basis::Agreement),
    Rule(Action::CreateOffer, EDITOR, When::Always, Basis::PublicTask),
    Rule(Action::ChangeOffer, STAFF_OF_A_PARTNER, When::OwnOrganisation, Basis::Agreement),
    Rule(Action::ChangeOffer, EDITOR, When::Always, Basis::PublicTask),
    Rule(Action::SubmitOffer, STAFF_OF_A_PARTNER, When::OwnOrganisation, Basis::Agreement),
    Rule(Action::SubmitOffer, EDITOR, When::Always, Basis::PublicTask),
    Rule(Action::PublishOffer, EDITOR, When::Always, Basis::PublicTask),
    Rule(Action::WithdrawOffer, COORDINATOR, When::OwnOrganisation, Basis::Agreement),
    Rule(Action::WithdrawOffer, EDITOR, When::Always, Basis::PublicTask),
    Rule(Action::ReportOffer, EVERYBODY, When::Published, Basis::PublicInformation),
    Rule(Action::HandleReport, EDITOR, When::Always, Basis::PublicTask),
    Rule(Action::MergeOffers, EDITOR, When::Always, Basis::PublicTask),
    Rule(Action::KeepPlaces, EDITOR, When::Always, Basis::PublicTask),
    Rule(Action::AgeOffer, TIMER, When::Always, Basis::PublicTask),
    Rule(Action::SeeOrganisation, STAFF_OF_A_PARTNER, When::OwnOrganisation, Basis::Agreement),
    Rule(Action::SeeOrganisation, EDITOR, When::Always, Basis::PublicTask),
    Rule(Action::SeeOrganisation, ADVISERS, When::Always, Basis::PublicTask),
    Rule(Action::SeeOrganisation, ADMINISTRATOR, When::Always, Basis::PublicTask),
    Rule(Action::CreateOrganisation, EDITOR, When::Always, Basis::PublicTask),
    Rule(Action::ChangeOrganisation, COORDINATOR, When::OwnOrganisation, Basis::Agreement),
    Rule(Action::ChangeOrganisation, EDITOR, When::Always, Basis::PublicTask),
    Rule(Action::InviteStaff, COORDINATOR, When::OwnOrganisation, Basis::Agreement),
    Rule(Action::InviteStaff, EDITOR, When::Always, Basis::PublicTask),
    Rule(Action::InviteStaff, ADMINISTRATOR, When::Always, Basis::PublicTask),
    Rule(Action::EndStaff, COORDINATOR, When::OwnOrganisation, Basis::Agreement),
    Rule(Action::EndStaff, EDITOR, When::Always, Basis::PublicTask),
    Rule(Action::EndStaff, ADMINISTRATOR, When::Always, Basis::PublicTask),
    Rule(Action::SeeAccount, EVERYBODY, When::OwnAccount, Basis::Own),
    Rule(Action::SeeAccount, ADMINISTRATOR, When::Always, Basis::PublicTask),
    Rule(Action::ChangeAccount, EVERYBODY, When::OwnAccount, Basis::Own),
    Rule(Action::AddAccount, ADMINISTRATOR, When::Always, Basis::PublicTask),
    Rule(Action::CloseAccount, ADMINISTRATOR, When::Always, Basis::PublicTask),
    Rule(Action::ProposeRoles, ADMINISTRATOR, When::Always, Basis::PublicTask),
    Rule(Action::ConfirmRoles, ADMINISTRATOR, When::Always, Basis::PublicTask),
    Rule(Action::EndRole, ADMINISTRATOR, When::Always, Basis::PublicTask),
    Rule(Action::ForgetSecondFactor, ADMINISTRATOR, When::Always, Basis::PublicTask),
    Rule(Action::SeeLog, ADMINISTRATOR, When::Always, Basis::PublicTask),
    Rule(Action::SeeLog, PRIVACY, When::Always, Basis::Supervision),
    Rule(Action::ExportLog, PRIVACY, When::Always, Basis::Supervision),
    Rule(Action::ImportAreas, ADMINISTRATOR, When::Always, Basis::PublicTask),
    Rule(Action::KeepSynonyms, EDITOR, When::Always, Basis::PublicTask),
    Rule(Action::SeeSearches, EDITOR, When::Always, Basis::PublicTask),
    Rule(Action::SeeSearches, ADVISERS, When::Always, Basis::PublicTask),
    Rule(Action::SeeCouncilPapers, COUNCIL, When::Always, Basis::PublicTask),
    Rule(Action::SeeInternalPolicy, INSIDE, When::Always, Basis::PublicTask),
    Rule(Action::NamePolicyReaders, ADVISERS, When::Always, Basis::PublicTask),
    Rule(Action::KeepVision, ADVISERS, When::Always, Basis::PublicTask),
    Rule(Action::KeepDecisions, ADVISERS, When::Always, Basis::PublicTask),
    Rule(Action::KeepPilots, ADVISERS, When::Always, Basis::PublicTask),
    Rule(Action::KeepLearningAgenda, ADVISERS, When::Always, Basis::PublicTask),
    Rule(Action::KeepBudget, MONEY, When::Always, Basis::PublicTask),
    Rule(Action::AdoptBudget, FINANCE, When::Always, Basis::PublicTask),
    Rule(Action::RealiseBudget, FINANCE, When::Always, Basis::PublicTask),
    Rule(Action::ClaimSavings, MONEY, When::Always, Basis::PublicTask),
    Rule(Action::JudgeSavings, FINANCE, When::Always, Basis::PublicTask),
    Rule(Action::KeepValueCases, MONEY, When::Always, Basis::PublicTask),
    Rule(Action::ExplainFinding, MONEY, When::Always, Basis::PublicTask),
    Rule(Action::EndExplanation, TIMER, When::Always, Basis::PublicTask),
    Rule(Action::KeepTracks, ADVISERS, When::Always, Basis::PublicTask),
    Rule(Action::KeepIndicators, ADVISERS, When::Always, Basis::PublicTask),
    Rule(Action::BringInFigures, ADVISERS, When::Always, Basis::PublicTask),
    Rule(Action::KeepSurveys, ADVISERS, When::Always, Basis::PublicTask),
    Rule(Action::MakeIndices, ADVISERS, When::Always, Basis::PublicTask),
    Rule(Action::PublishIndex, ADVISERS, When::Always, Basis::PublicTask),
    Rule(Action::InterpretSignals, ADVISERS, When::Always, Basis::PublicTask),
    Rule(Action::KeepSchemes, SUBSIDIES, When::Always, Basis::PublicTask),
    Rule(Action::AdoptRound, MANDATE, When::Always, Basis::PublicTask),
    Rule(Action::SeeApplication, STAFF_OF_A_PARTNER, When::OwnOrganisation, Basis::Agreement),
    Rule(Action::SeeApplication, SUBSIDIES, When::Always, Basis::PublicTask),
    Rule(Action::SeeApplication, MANDATE, When::Always, Basis::PublicTask),
    Rule(Action::WriteApplication, STAFF_OF_A_PARTNER, When::OwnOrganisation, Basis::Agreement),
    Rule(Action::SubmitApplication, COORDINATOR, When::OwnOrganisation, Basis::Agreement),
    Rule(Action::CheckApplications, SUBSIDIES, When::Always, Basis::PublicTask),
    Rule(Action::AssessApplications, ASSESSORS, When::Always, Basis::PublicTask),
    Rule(Action::RankApplications, SUBSIDIES, When::Always, Basis::PublicTask),
    Rule(Action::DecideApplications, MANDATE, When::Always, Basis::PublicTask),
    Rule(Action::SeeGrant, STAFF_OF_A_PARTNER, When::OwnOrganisation, Basis::Agreement),
    Rule(Action::SeeGrant, SUBSIDIES, When::Always, Basis::PublicTask),
    Rule(Action::SeeGrant, MANDATE, When::Always, Basis::PublicTask),
    Rule(Action::SeeGrant, FINANCE, When::Always, Basis::PublicTask),
    Rule(Action::KeepGrants, SUBSIDIES, When::Always, Basis::PublicTask),
    Rule(Action::DecideGrants, MANDATE, When::Always, Basis::PublicTask),
    Rule(Action::ReportOnGrant, COORDINATOR, When::OwnOrganisation, Basis::Agreement),
    Rule(Action::KeepBankAccount, COORDINATOR, When::OwnOrganisation, Basis::Agreement),
    Rule(Action::KeepBankAccount, FINANCE, When::Always, Basis::PublicTask),
    Rule(Action::ConfirmBankAccount, FINANCE, When::Always, Basis::PublicTask),
    Rule(Action::PreparePayments, FINANCE, When::Always, Basis::PublicTask),
    Rule(Action::ReleasePayments, FINANCE, When::Always, Basis::PublicTask),
    Rule(Action::BringInFigures, TIMER, When::Always, Basis::PublicTask),
    Rule(Action::KeepSurveys, TIMER, When::Always, Basis::PublicTask),
];

/// Decides whether `actor` may do `action` where `facts` hold. Pure and total; whatever is not allowed is denied.
///
/// The whole outcome stands, readable, in `docs/policy-matrix.txt`.
#[must_use]
pub fn decide(actor: &Actor, action: Action, facts: &Facts, now: Instant) -> Decision {
    if is_always_denied(action, facts) {
        return Decision::Deny;
    }
    let decisions = actor.grants.iter().flat_map(|grant| {
        RULES
            .iter()
            .filter(|Rule(of, roles, when, _)| {
                *of == action && roles.contains(&grant.role) && holds(*when, actor, facts)
            })
            .map(|Rule(.., basis)| on_condition(actor, grant.role, action, facts, *basis, now))
    });
    decisions.min_by_key(|decision| decision.distance()).unwrap_or(Decision::Deny)
}

/// Whether somebody in this role sees more of policy than everybody, and so can be named for what is restricted.
pub(crate) fn reads_policy(role: Role) -> bool {
    COUNCIL.contains(&role) || INSIDE.contains(&role)
}

fn holds(when: When, actor: &Actor, facts: &Facts) -> bool {
    match when {
        When::Always => true,
        When::Published => facts.published,
        When::OwnOrganisation => facts.own_organisation,
        When::OwnAccount => facts.own_account && actor.assurance > Assurance::None,
    }
}

/// What nobody may do in any role: decide on what one prepared, or change one's own rights.
fn is_always_denied(action: Action, facts: &Facts) -> bool {
    let changes_rights = matches!(
        action,
        Action::ProposeRoles
            | Action::ConfirmRoles
            | Action::EndRole
            | Action::CloseAccount
            | Action::ForgetSecondFactor
    );
    let takes_two = matches!(
        action,
        Action::ConfirmRoles
            | Action::AdoptBudget
            | Action::JudgeSavings
            | Action::PublishIndex
            | Action::AdoptRound
            | Action::DecideApplications
            | Action::DecideGrants
            | Action::ConfirmBankAccount
            | Action::ReleasePayments
    );
    changes_rights && facts.own_account || takes_two && facts.prepared_by_actor
}

/// What must be done first, for this role and this action.
fn on_condition(
    actor: &Actor,
    role: Role,
    action: Action,
    facts: &Facts,
    basis: Basis,
    now: Instant,
) -> Decision {
    let asks_little = matches!(basis, Basis::PublicInformation | Basis::Own);
    if role.needs_second_factor() && actor.assurance != Assurance::TwoFactors && !asks_little {
        return Decision::NeedSecondFactor;
    }
    let fresh = actor.signed_in_at.is_some_and(|at| now - at <= FRESH);
    if matches!(action, Action::ConfirmRoles | Action::ExportLog) && !fresh {
        return Decision::SignInAgain;
    }
    if action == Action::ExportLog && !facts.reason_given {
        return Decision::NeedReason;
    }
    Decision::Allow { basis, role }
}
