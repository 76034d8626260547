use std::fmt;
use std::str::FromStr;

/// In which capacity somebody uses the program. A closed list; a right can be traced to one of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Anybody, without signing in.
    Public,
    /// A resident (*inwoner*) with an own file.
    Resident,
    /// Somebody who acts for a resident (*vertegenwoordiger*).
    Representative,
    /// A volunteer (*vrijwilliger*) with tasks.
    Volunteer,
    /// Works at a partner (*medewerker aanbieder*).
    PartnerWorker,
    /// Answers for a partner (*coördinator aanbieder*).
    PartnerCoordinator,
    /// Works in a district team (*medewerker Sociaal Wijkteam*).
    DistrictWorker,
    /// Leads a district team (*teamleider Sociaal Wijkteam*).
    DistrictLead,
    /// Keeps the social map right (*redacteur sociale kaart*).
    MapEditor,
    /// Advises on policy (*beleidsadviseur*).
    PolicyAdviser,
    /// Scores applications (*beoordelaar*).
    Assessor,
    /// Prepares subsidy decisions (*subsidiemedewerker*).
    SubsidyOfficer,
    /// Takes subsidy decisions under mandate (*mandaathouder*).
    MandateHolder,
    /// Pays and controls (*financiën*).
    Finance,
    /// Sits on the council or its registry (*raadslid, griffie*).
    Councillor,
    /// Configures the program (*functioneel beheerder*).
    FunctionalAdministrator,
    /// Keeps the machine running (*systeembeheerder*).
    SystemOperator,
    /// Watches over privacy (*privacyfunctionaris, FG*).
    PrivacyOfficer,
    /// The program itself, when time passes (*tijdklok*). No account can hold it.
    Timer,
}

/// The text names no role.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not a role; roles are {list}", list = Role::list())]
pub struct NotARole(pub String);

impl Role {
    /// All of them.
    pub const ALL: [Self; 19] = [
        Self::Public,
        Self::Resident,
        Self::Representative,
        Self::Volunteer,
        Self::PartnerWorker,
        Self::PartnerCoordinator,
        Self::DistrictWorker,
        Self::DistrictLead,
        Self::MapEditor,
        Self::PolicyAdviser,
        Self::Assessor,
        Self::SubsidyOfficer,
        Self::MandateHolder,
        Self::Finance,
        Self::Councillor,
        Self::FunctionalAdministrator,
        Self::SystemOperator,
        Self::PrivacyOfficer,
        Self::Timer,
    ];

    /// Its name in the database, the log and the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Resident => "resident",
            Self::Representative => "representative",
            Self::Volunteer => "volunteer",
            Self::PartnerWorker => "partner-worker",
            Self::PartnerCoordinator => "partner-coordinator",
            Self::DistrictWorker => "district-worker",
            Self::DistrictLead => "district-lead",
            Self::MapEditor => "map-editor",
            Self::PolicyAdviser => "policy-adviser",
            Self::Assessor => "assessor",
            Self::SubsidyOfficer => "subsidy-officer",
            Self::MandateHolder => "mandate-holder",
            Self::Finance => "finance",
            Self::Councillor => "councillor",
            Self::FunctionalAdministrator => "functional-administrator",
            Self::SystemOperator => "system-operator",
            Self::PrivacyOfficer => "privacy-officer",
            Self::Timer => "timer",
        }
    }

    /// Whether the role can see people or confidential papers, or decides about money or rights, and so asks for a second
    /// factor.
    #[must_use]
    pub const fn needs_second_factor(self) -> bool {
        match self {
            Self::Public | Self::Resident | Self::Representative | Self::Volunteer | Self::MapEditor => false,
            Self::PolicyAdviser | Self::SystemOperator | Self::Timer => false,
            Self::PartnerWorker | Self::PartnerCoordinator | Self::DistrictWorker | Self::DistrictLead => {
                true
            }
            Self::Assessor | Self::SubsidyOfficer | Self::MandateHolder | Self::Finance => true,
            Self::Councillor => true,
            Self::FunctionalAdministrator | Self::PrivacyOfficer => true,
        }
    }

    /// Whether the role is held at a partner organisation.
    #[must_use]
    pub fn is_at_a_partner(self) -> bool {
        matches!(self, Self::PartnerWorker | Self::PartnerCoordinator)
    }

    /// Whether it can be given to somebody: everybody is public without it, and only the program keeps time.
    #[must_use]
    pub fn can_be_given(self) -> bool {
        !matches!(self, Self::Public | Self::Timer)
    }

    fn list() -> String {
        let given: Vec<&str> =
            Self::ALL.into_iter().filter(|role| role.can_be_given()).map(Self::name).collect();
        given.join(", ")
    }
}

impl fmt::Display for Role {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

impl FromStr for Role {
    type Err = NotARole;

    fn from_str(text: &str) -> Result<Self, NotARole> {
        Self::ALL.into_iter().find(|role| role.name() == text).ok_or_else(|| NotARole(text.to_owned()))
    }
}
