//! The demonstration of Zwolle, loaded as `samenkracht demo` loads it.

use std::sync::atomic::{AtomicU64, Ordering};

use access::Cx;
use demo::{Centres, Loaded};
use kernel::{Chance, Clock};
use store::Migration;
use store::test_kit::TestDb;

fn migrations() -> Vec<Migration> {
    [store::migrations(), access::migrations(), partners::migrations(), social_map::migrations()].concat()
}

fn editor(town: &TestDb) -> Cx {
    let count = AtomicU64::new(1);
    let chance = Chance::filling(move |bytes| {
        let next = count.fetch_add(1, Ordering::SeqCst).to_be_bytes();
        bytes.iter_mut().rev().zip(next.iter().rev()).for_each(|(byte, random)| *byte = *random);
    });
    demo::editor(&town.db, &Clock::standing_at("2026-11-22T11:00:00Z".parse().unwrap()), &chance)
}

#[tokio::test]
async fn all_files_load_and_a_second_time_changes_nothing() {
    store::on_both_engines!(migrations(), |town: TestDb| async move {
        let cx = editor(&town);
        let Loaded::Now { organisations, places, offers } =
            demo::load(&cx, &Centres::default()).await.unwrap()
        else {
            panic!("an empty database was taken for a full one");
        };
        assert!(organisations >= 60, "{organisations} organisations");
        assert!(places >= 60, "{places} places");
        assert!(offers >= 150, "{offers} offers");
        assert_eq!(demo::load(&cx, &Centres::default()).await.unwrap(), Loaded::WasThere);
        let mut read = town.db.read().await.unwrap();
        assert_eq!(social_map::count(&mut read).await.unwrap(), i64::try_from(offers).unwrap());
        let events = store::head(&mut read).await.unwrap().seq;
        let synonyms = 1; // All groups come in as one.
        let at_the_desks = 6 + 1 + 3 + 1; // Reports, a call about one, proposals, and a pair that is no pair.
        let all = organisations + places + offers + synonyms + at_the_desks;
        assert_eq!(events, i64::try_from(all).unwrap());
    });
}

#[test]
fn zwolle_has_sixteen_wards_and_seventy_eight_neighbourhoods() {
    let division = demo::division().unwrap();
    assert_eq!((division.wards.len(), division.neighbourhoods.len()), (16, 78));
}

#[tokio::test]
async fn places_lie_near_the_centre_of_their_neighbourhood() {
    let town = TestDb::on(store::test_kit::Engine::Sqlite, &migrations()).await.unwrap();
    let cx = editor(&town);
    let division = demo::division().unwrap();
    demo::load(&cx, &Centres::of(&division)).await.unwrap();
    let places = social_map::places(&cx).await.unwrap();
    assert!(places.len() > 50, "{}", places.len());
    for place in places {
        let point = place.coordinates.unwrap_or_else(|| panic!("{} lies in no neighbourhood", place.name));
        assert!(
            (52.4..52.6).contains(&point.latitude()) && (5.9..6.3).contains(&point.longitude()),
            "{place:?}"
        );
    }
}

#[tokio::test]
async fn generated_offers_come_on_top_and_are_the_same_for_the_same_seed() {
    let mut titles = Vec::new();
    for _ in 0..2 {
        let town = TestDb::on(store::test_kit::Engine::Sqlite, &migrations()).await.unwrap();
        let cx = editor(&town);
        assert!(demo::generate(&cx, &Centres::default(), (10, 7), |_| ()).await.is_err());
        demo::load(&cx, &Centres::default()).await.unwrap();
        let before = social_map::count(&mut town.db.read().await.unwrap()).await.unwrap();
        let mut heard = Vec::new();
        demo::generate(&cx, &Centres::default(), (620, 7), |made| heard.push(made)).await.unwrap();
        assert_eq!(heard, [500, 620]);
        let mut read = town.db.read().await.unwrap();
        assert_eq!(social_map::count(&mut read).await.unwrap(), before + 620);
        let rows = read.rows("SELECT title FROM offer ORDER BY id", Vec::new()).await.unwrap();
        titles.push(rows.iter().map(|row| row.get::<String>("title").unwrap()).collect::<Vec<_>>());
    }
    assert_eq!(titles[0], titles[1]);
}
