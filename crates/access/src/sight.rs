use std::collections::BTreeSet;

use kernel::Openness;
use store::{Read, StoreError};
use uuid::Uuid;

use crate::{Action, Cx, Facts, Role, store as rows};

/// Which levels of openness somebody sees, as a condition for a query. Made by [`Cx::sight`] only, so that no list of
/// policy, money or figures can be asked without it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sight {
    /// The program itself looks after all things, and tells nobody.
    everything: bool,
    council: bool,
    internal: bool,
    named: BTreeSet<Uuid>,
}

impl Sight {
    /// Whether papers confidential to the council lie within.
    #[must_use]
    pub fn council(&self) -> bool {
        self.council || self.everything
    }

    /// Whether what is for the municipality's own staff lies within.
    #[must_use]
    pub fn internal(&self) -> bool {
        self.internal || self.everything
    }

    /// Whether the thing `subject` of this openness lies within. Something restricted is seen by those who were named
    /// for it, and by nobody else.
    #[must_use]
    pub fn holds(&self, openness: Openness, subject: Uuid) -> bool {
        match openness {
            Openness::Public => true,
            Openness::CouncilConfidential => self.council(),
            Openness::Internal => self.internal(),
            Openness::Restricted => self.everything || self.named.contains(&subject),
        }
    }
}

impl Cx {
    /// Begins a look at the database, with what the actor sees on it.
    ///
    /// # Errors
    /// When it cannot be reached.
    pub async fn look(&self) -> Result<(Read, Sight), StoreError> {
        let mut read = self.read().await?;
        let sight = self.sight(&mut read).await?;
        Ok((read, sight))
    }

    /// What the actor sees, on this look at the database.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn sight(&self, read: &mut Read) -> Result<Sight, StoreError> {
        let may = |action| self.permit(action, &Facts::NONE).is_ok();
        let internal = may(Action::SeeInternalPolicy);
        let named = match self.actor.account {
            // Who leaves the municipality keeps no papers by having been named once.
            Some(account) if internal || may(Action::SeeCouncilPapers) => {
                rows::readers::subjects_of(read, account).await?
            }
            Some(_) | None => BTreeSet::new(),
        };
        let everything = self.actor.is(Role::Timer);
        Ok(Sight { everything, council: may(Action::SeeCouncilPapers), internal, named })
    }
}
