//! Every combination of what the policy looks at.

use access::{Actor, Assurance, Basis, Decision, Facts, Grant, Role};
use chrono::TimeDelta;
use kernel::{AccountId, Instant};

/// The moment at which the policy is asked.
pub(crate) fn now() -> Instant {
    "2026-03-02T11:00:00Z".parse().unwrap()
}

/// Whose row it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Subject {
    /// Not signed in.
    Visitor,
    /// Signed in, with this one role.
    Signed(Role),
}

/// One combination: the facts of the thing, and how the actor signed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Case {
    pub(crate) facts: Facts,
    pub(crate) two_factors: bool,
    pub(crate) fresh: bool,
}

impl Subject {
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        std::iter::once(Self::Visitor).chain(Role::ALL.map(Self::Signed))
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Visitor => "visitor",
            Self::Signed(Role::Public) => "signed-in-without-role",
            Self::Signed(role) => role.name(),
        }
    }

    /// A visitor has not signed in, so how does not matter.
    pub(crate) fn cases(self) -> impl Iterator<Item = Case> {
        Case::all().filter(move |case| self != Self::Visitor || !case.two_factors && !case.fresh)
    }
}

impl Case {
    pub(crate) fn all() -> impl Iterator<Item = Self> {
        Facts::all().flat_map(|facts| {
            [(false, false), (false, true), (true, false), (true, true)].map(|(two_factors, fresh)| Self {
                facts,
                two_factors,
                fresh,
            })
        })
    }

    /// Everything the policy looks at, by name. A new fact does not compile until it stands here.
    pub(crate) fn conditions(&self) -> [(&'static str, bool); 7] {
        let Facts { own_organisation, own_account, published, prepared_by_actor, reason_given } = self.facts;
        [
            ("own-account", own_account),
            ("prepared-by-actor", prepared_by_actor),
            ("published", published),
            ("own-organisation", own_organisation),
            ("two-factors", self.two_factors),
            ("signed-in-recently", self.fresh),
            ("reason-given", reason_given),
        ]
    }

    pub(crate) fn actor(&self, subject: Subject) -> Actor {
        match subject {
            Subject::Visitor => Actor::visitor(),
            Subject::Signed(role) => actor_with(&[role], self),
        }
    }
}

/// Somebody who holds all these roles.
pub(crate) fn actor_with(roles: &[Role], case: &Case) -> Actor {
    let minutes = if case.fresh { 15 } else { 16 };
    Actor {
        account: Some(AccountId::from_uuid(uuid::Uuid::from_u128(1))),
        grants: roles.iter().map(|&role| Grant { role, organisation: None }).collect(),
        assurance: if case.two_factors { Assurance::TwoFactors } else { Assurance::OneFactor },
        signed_in_at: Some(now() - TimeDelta::minutes(minutes)),
    }
}

/// A decision in the words of the matrix.
pub(crate) fn word(decision: Decision) -> &'static str {
    match decision {
        Decision::Allow { basis: Basis::PublicInformation, .. } => "allow (public information)",
        Decision::Allow { basis: Basis::Own, .. } => "allow (own)",
        Decision::Allow { basis: Basis::Agreement, .. } => "allow (agreement)",
        Decision::Allow { basis: Basis::PublicTask, .. } => "allow (public task)",
        Decision::Allow { basis: Basis::Supervision, .. } => "allow (supervision)",
        Decision::Deny => "deny",
        Decision::NeedSecondFactor => "second factor first",
        Decision::SignInAgain => "sign in again first",
        Decision::NeedReason => "reason first",
    }
}
