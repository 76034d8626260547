use kernel::{AccountId, Instant, OrganisationId};
use store::Author;

use crate::{Action, Decision, Facts, Permit, Refused, Role, Scope, decide};

/// How sure we are that it is really them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub enum Assurance {
    /// Not signed in.
    None,
    /// A password, or an identity provider that says no more.
    OneFactor,
    /// A second factor as well.
    TwoFactors,
}

/// A role that somebody holds, at an organisation when the role is a partner's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// Where it is held.
    pub organisation: Option<OrganisationId>,
}

/// Whoever is asking. Built from a session, from the command line, or as a visitor; never from what a request says.
#[derive(Debug, Clone, PartialEq)]
pub struct Actor {
    /// The account, when signed in.
    pub account: Option<AccountId>,
    /// The roles held.
    pub grants: Vec<Grant>,
    /// How sure we are.
    pub assurance: Assurance,
    /// When the password or provider was last asked.
    pub signed_in_at: Option<Instant>,
}

impl Actor {
    /// Somebody who did not sign in.
    #[must_use]
    pub fn visitor() -> Self {
        let grants = vec![Grant { role: Role::Public, organisation: None }];
        Self { account: None, grants, assurance: Assurance::None, signed_in_at: None }
    }

    /// The operator at the command line, in the role that the command needs. Whoever has the shell has the database.
    #[must_use]
    pub fn at_the_command_line(role: Role, now: Instant) -> Self {
        let grants = vec![Grant { role, organisation: None }];
        Self { account: None, grants, assurance: Assurance::TwoFactors, signed_in_at: Some(now) }
    }

    /// The program itself, when time passes. Only a background job is this actor.
    #[must_use]
    pub fn timer() -> Self {
        let grants = vec![Grant { role: Role::Timer, organisation: None }];
        Self { account: None, grants, assurance: Assurance::None, signed_in_at: None }
    }

    /// The organisation that the actor works for, if any.
    #[must_use]
    pub fn organisation(&self) -> Option<OrganisationId> {
        self.grants.iter().find_map(|grant| grant.organisation)
    }

    /// Whether the actor works for `organisation`.
    #[must_use]
    pub fn works_for(&self, organisation: OrganisationId) -> bool {
        self.grants.iter().any(|grant| grant.organisation == Some(organisation))
    }

    /// Whether the actor holds `role`.
    #[must_use]
    pub fn is(&self, role: Role) -> bool {
        self.grants.iter().any(|grant| grant.role == role)
    }

    /// The permit to do `action` where `facts` hold.
    ///
    /// # Errors
    /// When the policy says no, or asks for something first.
    pub fn permit(&self, action: Action, facts: &Facts, now: Instant) -> Result<Permit, Refused> {
        match decide(self, action, facts, now) {
            Decision::Allow { basis, role } => {
                let label =
                    if self.account.is_none() && role == Role::Public { "visitor" } else { role.name() };
                Ok(Permit::new(action, basis, Author { account: self.account, role: label }))
            }
            Decision::Deny => Err(Refused::NotTheirs),
            Decision::NeedSecondFactor => Err(Refused::SecondFactorFirst),
            Decision::SignInAgain => Err(Refused::SignInAgain),
            Decision::NeedReason => Err(Refused::ReasonFirst),
        }
    }

    /// Whether there are any facts under which the actor may do `action`: decides what navigation shows and which
    /// routes open, never what happens to a thing.
    #[must_use]
    pub fn could(&self, action: Action, now: Instant) -> bool {
        Facts::all().any(|facts| !matches!(decide(self, action, &facts, now), Decision::Deny))
    }

    /// The things on which the actor may do `action`, for a list. Made from the same decision as a single permit.
    #[must_use]
    pub fn scope<T>(&self, action: Action, now: Instant) -> Scope<T> {
        let allows = |facts: Facts| matches!(decide(self, action, &facts, now), Decision::Allow { .. });
        Scope::new(
            allows(Facts::NONE),
            self.organisation().filter(|_| allows(Facts { own_organisation: true, ..Facts::NONE })),
            allows(Facts { published: true, ..Facts::NONE }),
        )
    }
}
