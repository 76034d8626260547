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
}

impl Action {
    /// All of them.
    pub const ALL: [Self; 29] = [
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
    ];

    /// Its name in the log and in the policy matrix.
    #[must_use]
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
        }
    }
}

impl fmt::Display for Action {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}
