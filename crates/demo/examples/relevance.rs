//! What the search of the demonstration finds for each question of a file, as JSON: for `bench/relevance/run`. A second
//! file holds synonyms to search with in the place of those of the demonstration.

mod measured;

use std::collections::BTreeMap;

use serde_json::json;
use social_map::{AreaNames, Catalogue, measure};

use measured::Measured;

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
    let Measured { database, cx, division, now } = Measured::town().await;
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
