//! The Zwolle of the demonstration in a database of its own, for a measurement.

use access::Cx;
use areas::Division;
use kernel::{Chance, Clock, Instant};
use rand::rngs::StdRng;
use rand::{RngExt as _, SeedableRng as _};
use store::test_kit::{Engine, TestDb};

/// The town, the same in every run, always on the same Monday.
pub(crate) struct Measured {
    pub(crate) database: TestDb,
    /// What an editor does.
    pub(crate) cx: Cx,
    pub(crate) division: Division,
    pub(crate) now: Instant,
}

impl Measured {
    #[expect(clippy::unwrap_used, reason = "a measurement that cannot be made must stop")]
    pub(crate) async fn town() -> Self {
        let migrations = [
            store::migrations(),
            access::migrations(),
            areas::migrations(),
            partners::migrations(),
            social_map::migrations(),
        ]
        .concat();
        let database = TestDb::on(Engine::Sqlite, &migrations).await.unwrap();
        let now: Instant = "2026-11-23T11:00:00Z".parse().unwrap();
        let drawn = std::sync::Mutex::new(StdRng::seed_from_u64(2_026));
        let chance = Chance::filling(move |bytes| drawn.lock().unwrap().fill(bytes));
        let cx = demo::editor(&database.db, &Clock::reading(move || now), &chance);
        let division = demo::division().unwrap();
        demo::load(&cx, &demo::Centres::of(&division)).await.unwrap();
        Self { database, cx, division, now }
    }
}
