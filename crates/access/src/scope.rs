use std::marker::PhantomData;

use kernel::OrganisationId;

/// Which `T` somebody may see, as a condition for a query. Made by [`crate::Actor::scope`] only, so that no list can be
/// asked without it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope<T> {
    everything: bool,
    organisation: Option<OrganisationId>,
    published: bool,
    of: PhantomData<fn() -> T>,
}

impl<T> Scope<T> {
    pub(crate) fn new(everything: bool, organisation: Option<OrganisationId>, published: bool) -> Self {
        Self { everything, organisation, published, of: PhantomData }
    }

    /// All there are.
    #[must_use]
    pub fn everything(&self) -> bool {
        self.everything
    }

    /// Those of this organisation.
    #[must_use]
    pub fn organisation(&self) -> Option<OrganisationId> {
        self.organisation
    }

    /// Those that are published.
    #[must_use]
    pub fn published(&self) -> bool {
        self.published
    }

    /// Whether a thing of `organisation` lies within; the same condition that a query makes.
    #[must_use]
    pub fn holds(&self, organisation: OrganisationId, published: bool) -> bool {
        self.everything || self.organisation == Some(organisation) || self.published && published
    }
}
