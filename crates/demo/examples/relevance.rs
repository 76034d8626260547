//! What the search of the demonstration finds for each question of a file, as JSON: for `bench/relevance/run`. A second
//! file holds synonyms to search with in the place of those of the demonstration.

use std::collections::BTreeMap;

use kernel::{Chance, Clock};
use serde_json::json;
use social_map::{AreaNames, Catalogue, measure};
use store::test_kit::{Engine, TestDb};

/// How many offers of each question are looked at.
const MOST: usize = 50;

#[tokio::main]
#[expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement that cannot be made must stop, and tells what it found"
)]
async fn main() {
    let mut arguments = std::env::args().skip(1);
    let questions = std::fs::read_to_string(arguments.next().unwrap()).unwrap();
    let synonyms = arguments.next().map(|file| std::fs::read_to_string(file).unwrap());
    let migrations = [
        store::migrations(),
        access::migrations(),
        areas::migrations(),
        partners::migrations(),
        social_map::migrations(),
    ]
    .concat();
    let database = TestDb::on(Engine::Sqlite, &migrations).await.unwrap();
    let now: kernel::Instant = "2026-11-23T11:00:00Z".parse().unwrap();
    let count = std::sync::atomic::AtomicU64::new(1);
    let chance = Chance::filling(move |bytes| {
        for byte in bytes {
            let next = count.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            *byte = next.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes()[0];
        }
    });
    let cx = demo::editor(&database.db, &Clock::reading(move || now), &chance);
    let division = demo::division().unwrap();
    demo::load(&cx, &demo::Centres::of(&division)).await.unwrap();
    if let Some(file) = synonyms {
        for group in social_map::known_synonyms(&cx).await.unwrap() {
            social_map::remove_synonyms(&cx, group.id, group.version).await.unwrap();
        }
        let lines = social_map::read_synonyms(&file).unwrap();
        social_map::bring_in_synonyms(&cx, &lines).await.unwrap();
    }
    let catalogue = Catalogue::new(AreaNames::from(&division)).unwrap();
    catalogue.refresh(&database.db, now).await.unwrap();
    let documents: Vec<_> = measure::documents(&catalogue)
        .into_iter()
        .map(|one| json!({ "offer": one.offer.to_string(), "title": one.title, "what": one.what, "text": one.text }))
        .collect();
    let found: BTreeMap<&str, Vec<String>> = questions
        .lines()
        .map(|question| {
            let offers = measure::offers_found(&catalogue, question, MOST, now).unwrap();
            (question, offers.iter().map(ToString::to_string).collect())
        })
        .collect();
    println!("{}", json!({ "documents": documents, "found": found }));
}
