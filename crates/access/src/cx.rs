use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use kernel::{Chance, Clock, Id, Instant};
use store::{Db, Fingerprint, IdempotencyKey, Read, StoreError, Tx};
use uuid::Uuid;

use crate::{Action, Actor, FactorSeal, Facts, Permit, Refused, Scope};

/// What an action works with: who asks, when, and on which database.
#[derive(Debug, Clone)]
pub struct Cx {
    /// The database.
    pub db: Db,
    /// The time.
    pub clock: Clock,
    /// Randomness.
    pub chance: Chance,
    /// Who asks.
    pub actor: Actor,
    /// The request that asks, for the logs.
    pub request: Uuid,
    /// What seals second factors, where the house has a key.
    pub(crate) seal: Option<Arc<FactorSeal>>,
    once: Option<Once>,
}

/// The name under which a request is carried out at most once.
#[derive(Debug, Clone)]
struct Once {
    key: IdempotencyKey,
    print: Fingerprint,
    claimed: Arc<AtomicBool>,
}

impl Cx {
    /// For an action that nothing can repeat by accident.
    #[must_use]
    pub fn new(db: Db, clock: Clock, chance: Chance, actor: Actor) -> Self {
        let request = chance.uuid(clock.now());
        Self { db, clock, chance, actor, request, seal: None, once: None }
    }

    /// The same, in a house that has a key.
    #[must_use]
    pub fn sealing(mut self, seal: Option<Arc<FactorSeal>>) -> Self {
        self.seal = seal;
        self
    }

    /// The same, for a request that must have one effect however often it is sent.
    #[must_use]
    pub fn once(mut self, key: IdempotencyKey, print: Fingerprint) -> Self {
        self.once = Some(Once { key, print, claimed: Arc::new(AtomicBool::new(false)) });
        self
    }

    /// Whether this request claimed its key, so that its answer is worth keeping.
    #[must_use]
    pub fn has_claimed(&self) -> bool {
        self.once.as_ref().is_some_and(|once| once.claimed.load(Ordering::SeqCst))
    }

    /// The time now.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// A new identity.
    #[must_use]
    pub fn new_id<T>(&self) -> Id<T> {
        self.chance.id(self.now())
    }

    /// Begins a look at the database.
    ///
    /// # Errors
    /// When it cannot be reached.
    pub async fn read(&self) -> Result<Read, StoreError> {
        self.db.read().await
    }

    /// Begins a change; the first of a request that carries an idempotency key claims it.
    ///
    /// # Errors
    /// [`StoreError::AlreadyDone`] when the request was carried out before.
    pub async fn begin(&self) -> Result<Tx, StoreError> {
        let mut tx = self.db.begin().await?;
        if let Some(once) = &self.once
            && !once.claimed.swap(true, Ordering::SeqCst)
        {
            tx.claim(&once.key, &once.print, self.now()).await?;
        }
        Ok(tx)
    }

    /// The permit to do `action` where `facts` hold.
    ///
    /// # Errors
    /// When the policy says no, or asks for something first.
    pub fn permit(&self, action: Action, facts: &Facts) -> Result<Permit, Refused> {
        Ok(self.actor.permit(action, facts, self.now())?.asked_by(self.request))
    }

    /// The things on which the actor may do `action`.
    #[must_use]
    pub fn scope<T>(&self, action: Action) -> Scope<T> {
        self.actor.scope(action, self.now())
    }
}
