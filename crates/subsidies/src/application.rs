use kernel::{AccountId, Cents, Instant, OrganisationId};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{ApplicationId, ApplicationState, ApplicationStep, Plan, RoundId};

/// An application (*aanvraag*) with all that stands in its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Application {
    /// Its identity.
    pub id: ApplicationId,
    /// In which round.
    pub round: RoundId,
    /// Who applies: the lead (*penvoerder*) when they are several.
    pub organisation: OrganisationId,
    /// What was handed in, or is being written.
    pub plan: Plan,
    /// Who takes part; the lead comes first.
    pub partners: Vec<Partner>,
    /// Where it stands.
    pub state: ApplicationState,
    /// What was given when it came in.
    pub receipt: Option<Receipt>,
    /// What was done with it, the oldest first.
    pub steps: Vec<StepTaken>,
    /// How often it was written.
    pub version: i64,
}

/// An organisation that takes part in an application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Partner {
    /// Which.
    pub organisation: OrganisationId,
    /// Whether it leads the others (*penvoerder*).
    pub leads: bool,
    /// Its share of what is asked.
    pub share: Cents,
    /// What it does.
    pub does: String,
    /// When it confirmed that.
    pub confirmed_at: Option<Instant>,
}

/// A partner as the lead asks it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPartner {
    /// Which organisation.
    pub organisation: OrganisationId,
    /// Its share of what is asked.
    pub share: Cents,
    /// What it does.
    pub does: String,
}

/// What an applicant gets on handing in (*ontvangstbevestiging*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The number of the application in its round.
    pub number: String,
    /// When it came in: the time of the server when the request began.
    pub at: Instant,
    /// SHA-256 of number, time, round, applicants and plan.
    pub seal: String,
}

/// Something that was done with an application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepTaken {
    /// When.
    pub at: Instant,
    /// What.
    pub step: ApplicationStep,
    /// By whom.
    pub by: Option<AccountId>,
}

impl Application {
    /// Whether `organisation` takes part in it.
    #[must_use]
    pub fn is_of(&self, organisation: OrganisationId) -> bool {
        self.organisation == organisation
            || self.partners.iter().any(|partner| partner.organisation == organisation)
    }

    /// Its number; nothing before it was handed in.
    #[must_use]
    pub fn number(&self) -> &str {
        self.receipt.as_ref().map_or("", |receipt| receipt.number.as_str())
    }
}

impl Receipt {
    /// The receipt of what is handed in now.
    ///
    /// # Errors
    /// When the plan cannot be written down, which cannot happen.
    pub fn of(application: &Application, number: String, at: Instant) -> Result<Self, serde_json::Error> {
        let shares: Vec<(OrganisationId, Cents, &str)> = application
            .partners
            .iter()
            .map(|partner| (partner.organisation, partner.share, partner.does.as_str()))
            .collect();
        let sealed = (&number, at, application.round, application.organisation, shares, &application.plan);
        let seal = hex::encode(Sha256::digest(serde_json::to_vec(&sealed)?));
        Ok(Self { number, at, seal })
    }
}

#[cfg(test)]
mod tests {
    use kernel::Id;
    use uuid::Uuid;

    use super::*;
    use crate::example;

    fn application() -> Application {
        Application {
            id: Id::from_uuid(Uuid::from_u128(1)),
            round: Id::from_uuid(Uuid::from_u128(2)),
            organisation: Id::from_uuid(Uuid::from_u128(3)),
            plan: example::plan(),
            partners: Vec::new(),
            state: ApplicationState::Draft,
            receipt: None,
            steps: Vec::new(),
            version: 1,
        }
    }

    #[test]
    fn a_receipt_seals_every_cent_and_the_second() {
        let at: Instant = "2021-10-15T21:59:59Z".parse().unwrap();
        let seal =
            |application: &Application, at| Receipt::of(application, "2022-001".to_owned(), at).unwrap().seal;
        let first = seal(&application(), at);
        assert_eq!(first.len(), 64);
        assert_eq!(first, seal(&application(), at), "the same gives the same");
        let mut dearer = application();
        dearer.plan.asks[0].asked = Cents(1_000_001);
        assert_ne!(first, seal(&dearer, at));
        assert_ne!(first, seal(&application(), at + chrono::TimeDelta::seconds(1)));
    }
}
