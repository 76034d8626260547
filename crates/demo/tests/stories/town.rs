//! Zwolle with its demonstration, open to visitors.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::UNIX_EPOCH;

use access::Cx;
use kernel::{Chance, Clock, Instant};
use shell::test_kit::{Page, Town};
use shell::{House, Room};
use social_map::{AreaNames, Catalogue};
use store::test_kit::{Dice, Engine, TestDb};
use store::{Address, Migration};

/// The day of the stories, a Monday.
const DAY: &str = "2026-11-23";

/// The town and what stands on its map.
pub(crate) struct Zwolle {
    pub(crate) town: Town,
    pub(crate) catalogue: Catalogue,
}

impl Zwolle {
    pub(crate) async fn open() -> Self {
        let areas = include_str!("../../../../demo/zwolle/areas.csv");
        let division = areas::division_from_csv(areas, "GM0193".parse().unwrap()).unwrap();
        let catalogue = Catalogue::new(AreaNames::from(&division)).unwrap();
        let shown = catalogue.clone();
        let file = kept("map", async |cx| {
            demo::load(&cx, &demo::Centres::default()).await.unwrap();
        })
        .await;
        let town = Town::on_copy(DAY, &file, |_| vec![social_map::room(shown)]).await;
        let zwolle = Self { town, catalogue };
        zwolle.refresh().await;
        zwolle
    }

    pub(crate) async fn refresh(&self) {
        self.catalogue.refresh(&self.town.house.db, self.town.house.clock.now()).await.unwrap();
    }

    /// What a stranger gets.
    pub(crate) async fn get(&self, path: &str) -> Page {
        self.town.stranger().get(path).await
    }
}

/// The whole demonstration behind the doors of `rooms`.
pub(crate) async fn town(rooms: impl FnOnce(&House) -> Vec<Room>) -> Town {
    let load = async |cx: Cx| {
        demo::load_town(&cx.db, &cx.clock, &cx.chance).await.unwrap();
    };
    Town::on_copy(DAY, &kept("whole", load).await, rooms).await
}

/// The file of a database that `load` filled, made once for all stories of this build: loading takes seconds.
async fn kept(name: &str, load: impl AsyncFnOnce(Cx)) -> PathBuf {
    let built = std::env::current_exe().unwrap().metadata().unwrap().modified().unwrap();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("zwolle").join(name);
    let file = folder.join(format!("{}.db", built.duration_since(UNIX_EPOCH).unwrap().as_nanos()));
    fs::create_dir_all(&folder).unwrap();
    // Held until the end: each story is a program of its own, and one of them makes the file.
    let lock = File::create(folder.join("lock")).unwrap();
    lock.lock().unwrap();
    if file.exists() {
        return file;
    }
    let earlier = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
    earlier
        .filter(|path| path.extension().is_some_and(|kind| kind == "db"))
        .for_each(|path| fs::remove_file(path).unwrap());
    let made = TestDb::on(Engine::Sqlite, &migrations()).await.unwrap();
    let noon: Instant = format!("{DAY}T11:00:00Z").parse().unwrap();
    // Other dice than those of the town, which goes on from here and makes identities of its own.
    let dice = Mutex::new(Dice(193));
    let chance = Chance::filling(move |bytes| {
        bytes.iter_mut().for_each(|byte| *byte = dice.lock().unwrap().below(256).try_into().unwrap());
    });
    load(demo::editor(&made.db, &Clock::reading(move || noon), &chance)).await;
    made.db.close().await;
    let Address::Sqlite(whole) = &made.address else { unreachable!("it was made on SQLite") };
    fs::copy(whole, folder.join("half")).unwrap();
    fs::rename(folder.join("half"), &file).unwrap();
    file
}

fn migrations() -> Vec<Migration> {
    [
        store::migrations(),
        access::migrations(),
        areas::migrations(),
        partners::migrations(),
        social_map::migrations(),
        vision::migrations(),
        learning::migrations(),
        consistency::migrations(),
        investments::migrations(),
        tracks::migrations(),
        subsidies::migrations(),
        indicators::migrations(),
    ]
    .concat()
}

/// What stands between two texts, each time.
pub(crate) fn between<'a>(page: &'a str, before: &str, after: &str) -> Vec<&'a str> {
    page.split(before).skip(1).filter_map(|rest| rest.split(after).next()).collect()
}

/// The titles of the results of a list, in order.
pub(crate) fn titles(page: &Page) -> Vec<&str> {
    let links = between(&page.body, "card__link\"", "</a>");
    links.into_iter().filter_map(|link| link.split_once('>')).map(|(_, title)| title).collect()
}

/// How many results a list says it has.
pub(crate) fn total(page: &Page) -> usize {
    let said = between(&page.body, "data-announce>", "<");
    let number = said.first().and_then(|text| text.split(' ').next()).unwrap_or("0");
    number.parse().unwrap_or(0)
}
