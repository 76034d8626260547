//! A town for page stories: a real database, the real door, and people who ask for pages.

mod visitor;

pub use visitor::{Page, Visitor};

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use access::{Actor, Cx, Role, SessionToken};
use axum::Router;
use chrono::TimeDelta;
use kernel::{AccountId, Chance, Clock, Instant, OrganisationId};
use store::Migration;
use store::test_kit::{Engine, TestDb};

use crate::{Assets, Brand, FileFolder, House, NavGroup, Parts, Room, Texts, Theme, open_door};

/// A municipality with nobody in it yet.
#[derive(Debug)]
pub struct Town {
    /// Its house.
    pub house: House,
    now: Arc<Mutex<Instant>>,
    door: Router,
    database: TestDb,
}

/// How a town looks to whoever comes in, and whether it is a demonstration.
type Dress = (Theme, Brand, bool);

impl Town {
    /// A town on SQLite, at noon on `day`, with the tables of `migrations` (those of store and access included) and the
    /// doors of `rooms` (those of the shell included).
    ///
    /// # Panics
    /// When it cannot be built.
    pub async fn on(day: &str, migrations: &[Migration], rooms: impl FnOnce(&House) -> Vec<Room>) -> Self {
        let town = Self::on_engine(Engine::Sqlite, day, migrations, rooms).await;
        #[expect(clippy::expect_used, reason = "SQLite is always there")]
        town.expect("a town on SQLite")
    }

    /// A town on each engine, without PostgreSQL where a developer left it out.
    ///
    /// # Panics
    /// When one cannot be built.
    pub async fn on_both(
        day: &str,
        migrations: &[Migration],
        rooms: impl Fn(&House) -> Vec<Room>,
    ) -> Vec<Self> {
        let mut towns = Vec::new();
        for engine in Engine::ALL {
            towns.extend(Self::on_engine(engine, day, migrations, &rooms).await);
        }
        towns
    }

    /// A town on the engine of choice; none on PostgreSQL where a developer left it out.
    ///
    /// # Panics
    /// When it cannot be built.
    pub async fn on_engine(
        engine: Engine,
        day: &str,
        migrations: &[Migration],
        rooms: impl FnOnce(&House) -> Vec<Room>,
    ) -> Option<Self> {
        let dress = (Theme::BuiltIn("demonstration"), Brand::default(), false);
        Self::built(engine, day, migrations, rooms, dress).await
    }

    /// A town on a copy of an SQLite database that holds something already.
    ///
    /// # Panics
    /// When it cannot be built.
    pub async fn on_copy(day: &str, file: &Path, rooms: impl FnOnce(&House) -> Vec<Room>) -> Self {
        let dress = (Theme::BuiltIn("demonstration"), Brand::default(), false);
        Self::around(TestDb::copy_of(file).await, day, rooms, dress)
    }

    /// A town that is a demonstration, on SQLite.
    ///
    /// # Panics
    /// When it cannot be built.
    #[expect(clippy::expect_used, reason = "SQLite is always there")]
    pub async fn demonstration(
        day: &str,
        migrations: &[Migration],
        rooms: impl FnOnce(&House) -> Vec<Room>,
    ) -> Self {
        let dress = (Theme::BuiltIn("demonstration"), Brand::default(), true);
        Self::built(Engine::Sqlite, day, migrations, rooms, dress).await.expect("a town on SQLite")
    }

    /// A town without rooms that looks like this.
    ///
    /// # Panics
    /// When it cannot be built.
    #[expect(clippy::expect_used, reason = "SQLite is always there")]
    pub async fn dressed(theme: Theme, brand: Brand) -> Self {
        let dress = (theme, brand, false);
        let town = Self::built(Engine::Sqlite, "2026-03-02", &[], |_| Vec::new(), dress).await;
        town.expect("a town on SQLite")
    }

    async fn built(
        engine: Engine,
        day: &str,
        migrations: &[Migration],
        rooms: impl FnOnce(&House) -> Vec<Room>,
        dress: Dress,
    ) -> Option<Self> {
        let all: Vec<Migration> = [store::migrations(), access::migrations(), migrations.to_vec()].concat();
        Some(Self::around(TestDb::on(engine, &all).await?, day, rooms, dress))
    }

    #[expect(clippy::unwrap_used, reason = "a test that has no town must stop")]
    fn around(
        database: TestDb,
        day: &str,
        rooms: impl FnOnce(&House) -> Vec<Room>,
        (theme, brand, demonstration): Dress,
    ) -> Self {
        let now: Arc<Mutex<Instant>> = Arc::new(Mutex::new(format!("{day}T11:00:00Z").parse().unwrap()));
        let hand = Arc::clone(&now);
        let house = House::new(Parts {
            db: database.db.clone(),
            clock: Clock::reading(move || *hand.lock().unwrap()),
            chance: counting_chance(),
            seal: None,
            texts: Texts::embedded().unwrap(),
            assets: Assets::embedded().unwrap(),
            theme,
            brand,
            navigation: Vec::<NavGroup>::new(),
            base_url: "http://localhost".to_owned(),
            files: FileFolder::at(database.files_folder()),
            demonstration,
        });
        let mut all_rooms = vec![crate::routes(&house)];
        all_rooms.extend(rooms(&house));
        let door = open_door(&house, all_rooms);
        Self { house, now, door, database }
    }

    /// Lets time pass.
    ///
    /// # Panics
    /// Never in a test that runs in one thread.
    #[expect(clippy::unwrap_used, reason = "nobody else holds the clock")]
    pub fn pass(&self, time: TimeDelta) {
        let mut now = self.now.lock().unwrap();
        *now += time;
    }

    /// Somebody who is not signed in.
    #[must_use]
    pub fn stranger(&self) -> Visitor {
        Visitor::at(self.door.clone())
    }

    /// Opens the door on a port of this machine, for a story about what only a connection shows.
    ///
    /// # Panics
    /// When there is no port.
    #[expect(clippy::unwrap_used, reason = "a test without a port must stop")]
    pub async fn listen(&self) -> SocketAddr {
        let listener = tokio::net::TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(axum::serve(listener, self.door.clone()).into_future());
        address
    }

    /// Somebody signed in with two factors in this role.
    pub async fn somebody(&self, role: Role, organisation: Option<OrganisationId>) -> Visitor {
        let (house, now) = (&self.house, self.house.clock.now());
        let (account, token) =
            access::test_kit::signed_in(&house.db, &house.chance, now, role, organisation).await;
        self.holder(&token, account)
    }

    /// Whoever holds this token.
    #[must_use]
    pub fn holder(&self, token: &SessionToken, account: AccountId) -> Visitor {
        let cookie = format!("{}={}", self.house.session_cookie(), token.reveal());
        let mut holder = self.stranger().with_cookie(&cookie);
        holder.account = Some(account);
        holder
    }

    /// What an action works with when `role` asks.
    #[must_use]
    pub fn cx(&self, role: Role, organisation: Option<OrganisationId>) -> Cx {
        let mut actor = Actor::at_the_command_line(role, self.house.clock.now());
        for grant in &mut actor.grants {
            grant.organisation = organisation;
        }
        Cx::new(self.house.db.clone(), self.house.clock.clone(), self.house.chance.clone(), actor)
    }

    /// Where its database is.
    #[must_use]
    pub fn database(&self) -> &TestDb {
        &self.database
    }
}

/// Chance that never repeats itself and is the same in every run.
fn counting_chance() -> Chance {
    let count = AtomicU64::new(1);
    Chance::filling(move |bytes| {
        for chunk in bytes.chunks_mut(8) {
            let mixed =
                count.fetch_add(1, Ordering::SeqCst).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
            chunk.iter_mut().zip(mixed.to_be_bytes()).for_each(|(byte, random)| *byte = random);
        }
    })
}
