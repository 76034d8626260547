//! What stories about accounts need: a database on an engine, a clock with hands, people.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use access::accounts::{self, Attempt, Opened};
use access::{Actor, Cx, Role, SessionToken, find_session};
use chrono::TimeDelta;
use kernel::{Chance, Clock, EmailAddress, Instant, OrganisationId};
use store::Migration;
use store::test_kit::TestDb;

pub(crate) const PASSWORD: &str = "vier lampen onder het bed";

pub(crate) fn migrations() -> Vec<Migration> {
    [store::migrations(), access::migrations()].concat()
}

pub(crate) struct Place {
    pub(crate) database: TestDb,
    now: Arc<Mutex<Instant>>,
    chance: Chance,
}

impl Place {
    pub(crate) fn on(database: TestDb) -> Self {
        let now = Arc::new(Mutex::new("2026-03-02T11:00:00Z".parse().unwrap()));
        Self { database, now, chance: counting_chance() }
    }

    pub(crate) fn pass(&self, time: TimeDelta) {
        *self.now.lock().unwrap() += time;
    }

    fn with(&self, actor: Actor) -> Cx {
        let now = Arc::clone(&self.now);
        let clock = Clock::reading(move || *now.lock().unwrap());
        Cx::new(self.database.db.clone(), clock, self.chance.clone(), actor)
    }

    pub(crate) fn visitor(&self) -> Cx {
        self.with(Actor::visitor())
    }

    pub(crate) fn command_line(&self) -> Cx {
        let now = *self.now.lock().unwrap();
        self.with(Actor::at_the_command_line(Role::FunctionalAdministrator, now))
    }

    /// Whoever holds this session, with the rights of this moment.
    pub(crate) async fn holder(&self, token: &SessionToken) -> Option<Cx> {
        let now = *self.now.lock().unwrap();
        let found = find_session(&self.database.db, token, now).await.unwrap()?;
        Some(self.with(found.actor))
    }

    /// Somebody signed in with two factors in this role.
    pub(crate) async fn somebody(
        &self,
        role: Role,
        organisation: Option<OrganisationId>,
    ) -> (Cx, SessionToken) {
        let now = *self.now.lock().unwrap();
        let (_, token) =
            access::test_kit::signed_in(&self.database.db, &self.chance, now, role, organisation).await;
        (self.holder(&token).await.unwrap(), token)
    }

    /// An account with [`PASSWORD`], added at the command line.
    pub(crate) async fn account(&self, address: &str, role: Role) -> kernel::AccountId {
        let added = accounts::add(&self.command_line(), &email(address), role, None).await.unwrap();
        accounts::choose_password(&self.visitor(), &added.link, PASSWORD).await.unwrap();
        added.account
    }

    pub(crate) async fn sign_in(
        &self,
        address: &str,
        password: &str,
    ) -> Result<Opened, accounts::AccountError> {
        accounts::sign_in(&self.visitor(), attempt(address, password)).await
    }

    pub(crate) async fn count(&self, sql: &'static str) -> i64 {
        self.database.db.read().await.unwrap().one(sql, vec![]).await.unwrap().get("n").unwrap()
    }

    /// The actions in the log, oldest first.
    pub(crate) async fn log(&self) -> Vec<String> {
        let mut read = self.database.db.read().await.unwrap();
        let events = store::events_after(&mut read, 0, 1_000).await.unwrap();
        events.into_iter().map(|event| event.action).collect()
    }
}

pub(crate) fn attempt<'a>(email: &'a str, password: &'a str) -> Attempt<'a> {
    let network = Some("192.0.2.7".parse().unwrap());
    Attempt { email, password, network, demonstration: false, earlier: None }
}

pub(crate) fn email(text: &str) -> EmailAddress {
    text.parse().unwrap()
}

/// Chance that never repeats itself and is the same in every run.
fn counting_chance() -> Chance {
    let count = AtomicU64::new(1);
    Chance::filling(move |bytes| {
        for chunk in bytes.chunks_mut(8) {
            let mixed =
                count.fetch_add(1, Ordering::SeqCst).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
            for (byte, random) in chunk.iter_mut().zip(mixed.to_be_bytes()) {
                *byte = random;
            }
        }
    })
}
