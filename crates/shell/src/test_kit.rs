//! A town for page stories: a real database, the real door, and people who ask for pages.

use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use access::{Actor, Cx, Role, SessionToken};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode, header};
use chrono::TimeDelta;
use kernel::{AccountId, Chance, Clock, Instant, OrganisationId};
use store::Migration;
use store::test_kit::{Engine, TestDb};
use tower::ServiceExt as _;

use crate::{Assets, Brand, House, NavGroup, Parts, Room, Texts, Theme, open_door};

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

/// Somebody with a browser.
#[derive(Debug, Clone)]
pub struct Visitor {
    door: Router,
    cookies: Vec<String>,
    /// Their account, when they have one.
    pub account: Option<AccountId>,
}

/// What the browser got.
#[derive(Debug, Clone)]
pub struct Page {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: axum::http::HeaderMap,
    /// The body.
    pub body: String,
}

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

    /// A town on the engine of choice; none where `TEST_PG` names no server.
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

    #[expect(clippy::unwrap_used, reason = "a test that has no town must stop")]
    async fn built(
        engine: Engine,
        day: &str,
        migrations: &[Migration],
        rooms: impl FnOnce(&House) -> Vec<Room>,
        (theme, brand, demonstration): Dress,
    ) -> Option<Self> {
        let all: Vec<Migration> = [store::migrations(), access::migrations(), migrations.to_vec()].concat();
        let database = TestDb::on(engine, &all).await?;
        let now: Arc<Mutex<Instant>> = Arc::new(Mutex::new(format!("{day}T11:00:00Z").parse().unwrap()));
        let hand = Arc::clone(&now);
        let house = House::new(Parts {
            db: database.db.clone(),
            clock: Clock::reading(move || *hand.lock().unwrap()),
            chance: counting_chance(),
            texts: Texts::embedded().unwrap(),
            assets: Assets::embedded().unwrap(),
            theme,
            brand,
            navigation: Vec::<NavGroup>::new(),
            base_url: "http://localhost".to_owned(),
            demonstration,
        });
        let mut all_rooms = vec![crate::routes(&house)];
        all_rooms.extend(rooms(&house));
        let door = open_door(&house, all_rooms);
        Some(Self { house, now, door, database })
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
        Visitor { door: self.door.clone(), cookies: Vec::new(), account: None }
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
        Visitor { door: self.door.clone(), cookies: vec![cookie], account: Some(account) }
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

impl Visitor {
    /// The same visitor, reading English.
    #[must_use]
    pub fn in_english(self) -> Self {
        self.with_cookie("taal=en")
    }

    /// The same visitor, whose browser remembers this.
    #[must_use]
    pub fn with_cookie(mut self, pair: &str) -> Self {
        self.cookies.push(pair.to_owned());
        self
    }

    /// Asks for a page.
    pub async fn get(&self, path: &str) -> Page {
        self.send(Request::get(path), String::new()).await
    }

    /// Sends a form, as a browser does.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Page {
        let body = serde_html_form::to_string(fields).unwrap_or_default();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.send(request, body).await
    }

    /// Asks as a program does, with headers of its own.
    pub async fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Page {
        let request = Request::builder().method(method).uri(path);
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        self.send(request, String::new()).await
    }

    /// Sends any request with this visitor's cookies.
    ///
    /// # Panics
    /// When the request is none.
    #[expect(clippy::unwrap_used, reason = "a test that sends no request must stop")]
    pub async fn send(&self, request: axum::http::request::Builder, body: String) -> Page {
        let request = match self.cookies.is_empty() {
            true => request,
            false => request.header(header::COOKIE, self.cookies.join("; ")),
        };
        let response = self.door.clone().oneshot(request.body(Body::from(body)).unwrap()).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = to_bytes(body, usize::MAX).await.unwrap();
        Page {
            status: parts.status,
            headers: parts.headers,
            body: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }
}

impl Page {
    /// Fails unless the status is this one.
    ///
    /// # Panics
    /// When it is another.
    #[track_caller]
    pub fn assert_status(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{}", self.body);
        self
    }

    /// Fails unless the page says this.
    ///
    /// # Panics
    /// When it does not.
    #[track_caller]
    pub fn assert_says(&self, text: &str) -> &Self {
        assert!(self.body.contains(text), "the page does not say `{text}`:\n{}", self.body);
        self
    }

    /// Fails when the page says this.
    ///
    /// # Panics
    /// When it does.
    #[track_caller]
    pub fn assert_never_says(&self, text: &str) -> &Self {
        assert!(!self.body.contains(text), "the page says `{text}`:\n{}", self.body);
        self
    }

    /// Fails unless the error summary links to this field with this message, and the field carries it too.
    ///
    /// # Panics
    /// When it does not.
    #[track_caller]
    pub fn assert_error(&self, field: &str, message: &str) -> &Self {
        let summary = format!("href=\"#{field}\">{message}");
        assert!(self.body.contains(&summary), "no `{summary}` in:\n{}", self.body);
        assert!(
            self.body.contains(&format!("id=\"{field}-error\"")),
            "field {field} carries no error:\n{}",
            self.body
        );
        self
    }

    /// Where the answer leads.
    #[must_use]
    pub fn location(&self) -> Option<&str> {
        self.headers.get(header::LOCATION).and_then(|value| value.to_str().ok())
    }

    /// The cookies that the answer sets.
    #[must_use]
    pub fn cookies(&self) -> Vec<&str> {
        self.headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok()).collect()
    }
}
