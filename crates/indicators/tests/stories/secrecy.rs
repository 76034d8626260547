//! Somebody with all pages, files and answers to programs tries to work out the share of few people.

use indicators::{Definition, Protection};
use kernel::Openness;
use serde_json::Value;
use shell::test_kit::Town;
use store::test_kit::Engine;

use super::town::{add, adviser, bring_in, on, share, town};

/// Four of forty people in the small one; the others of its ward and the other ward are large. Nothing is rounded, so that who
/// tries has the best of chances.
const FIGURES: &str = "gebied,periode,klein:teller,klein:noemer\n\
                       BU01931000,2024,150,400\nBU01931010,2024,4,40\nBU01931100,2024,200,900\n";

fn definition() -> Definition {
    Definition { least_denominator: Some(50), protection: Protection::None, ..share() }
}

/// A place, its numerator and denominator where they are published, and else why not.
type Told = (String, Option<(f64, f64)>, String);

/// What is published of each place.
async fn published(town: &Town, slug: &str) -> Vec<Told> {
    let page = town.stranger().get(&format!("/api/v1/observations?indicator={slug}&periode=2024")).await;
    page.assert_status(200);
    let json: Value = serde_json::from_str(&page.body).unwrap();
    let one = |one: &Value| {
        let parts = one["numerator"].as_f64().zip(one["denominator"].as_f64());
        (one["place"].as_str().unwrap().to_owned(), parts, one["missing"].as_str().unwrap_or("").to_owned())
    };
    json["observations"].as_array().unwrap().iter().map(one).collect()
}

#[track_caller]
fn assert_all_out(told: &[Told]) {
    assert!(!told.is_empty() && told.iter().all(|(_, parts, _)| parts.is_some()), "{told:?}");
}

/// The numerators that are known or follow: of a ward from its neighbourhoods, of the city from its wards, and back. What lies
/// between bounds is narrowed until nothing changes.
fn bounds(known: &[Told], people: &[(&str, f64)]) -> Vec<(f64, f64)> {
    let places = ["BU01931000", "BU01931010", "BU01931100", "WK019310", "WK019311", "GM0193"];
    let sums = [(3, vec![0, 1]), (4, vec![2]), (5, vec![3, 4])];
    let mut bounds: Vec<(f64, f64)> = places
        .iter()
        .map(|place| {
            let told = known.iter().find(|(known, ..)| known == place).and_then(|(_, parts, _)| *parts);
            let all = people.iter().find(|(known, _)| known == place).map_or(f64::INFINITY, |(_, all)| *all);
            told.map_or((0.0, all), |(yes, _)| (yes, yes))
        })
        .collect();
    for _ in 0..20 {
        for (total, parts) in &sums {
            let ends = |bounds: &[(f64, f64)]| {
                parts
                    .iter()
                    .fold((0.0, 0.0), |(low, high), part| (low + bounds[*part].0, high + bounds[*part].1))
            };
            let (low, high) = ends(&bounds);
            bounds[*total] = (bounds[*total].0.max(low), bounds[*total].1.min(high));
            for part in parts {
                let (low, high) = ends(&bounds);
                let others = (low - bounds[*part].0, high - bounds[*part].1);
                let (least, most) = (bounds[*total].0 - others.1, bounds[*total].1 - others.0);
                bounds[*part] = (bounds[*part].0.max(least), bounds[*part].1.min(most));
            }
        }
    }
    bounds
}

/// How many people live where, which stands on other pages.
const PEOPLE: [(&str, f64); 6] = [
    ("BU01931000", 400.0),
    ("BU01931010", 40.0),
    ("BU01931100", 900.0),
    ("WK019310", 440.0),
    ("WK019311", 900.0),
    ("GM0193", 1_340.0),
];

#[tokio::test]
async fn nobody_works_out_a_share_of_few_people_from_pages_files_and_answers() {
    for engine in Engine::ALL {
        let Some(on_engine) = on(engine).await else { continue };
        add(&adviser(&on_engine), "klein", Openness::Public, definition()).await;
        bring_in(&on_engine, FIGURES).await.unwrap();
    }
    let town = town().await;
    add(&adviser(&town), "klein", Openness::Public, definition()).await;
    bring_in(&town, FIGURES).await.unwrap();
    let known = published(&town, "klein").await;
    let (low, high) = bounds(&known, &PEOPLE)[1];
    assert!(low <= 0.0 && high >= 8.0, "of the forty, {low} to {high} are known");
    // With the other neighbourhood known it would be exact: the attempt works where nothing protects.
    let mut naked = known.clone();
    naked.push(("BU01931000".to_owned(), Some((150.0, 400.0)), String::new()));
    naked.reverse();
    assert_eq!(bounds(&naked, &PEOPLE)[1], (4.0, 4.0));
    // The city is told; both neighbourhoods of the ward are not, in no form.
    assert!(known.iter().any(|(place, parts, _)| place == "GM0193" && parts.is_some()));
    let visitor = town.stranger();
    for path in [
        "/cijfers/klein",
        "/cijfers/klein/bestand/klein.csv",
        "/buurten/BU01931000?thema=contact",
        "/buurten/BU01931000/bestand/buurt-BU01931000.csv",
        "/buurten/BU01931010/bestand/buurt-BU01931010.csv",
        "/api/v1/observations?indicator=klein&gebied=BU01931000",
        "/api/v1/observations?indicator=klein&gebied=BU01931010",
    ] {
        visitor
            .get(path)
            .await
            .assert_status(200)
            .assert_never_says("37,5")
            .assert_never_says("37.5")
            .assert_never_says(";150")
            .assert_never_says(",150,")
            .assert_never_says(":150.0");
    }
    visitor.get("/buurten/BU01931000?thema=contact").await.assert_says("te weinig mensen om te tonen");
}

#[tokio::test]
async fn what_came_out_before_stays_out_and_protects_nobody_afterwards() {
    let town = town().await;
    add(&adviser(&town), "klein", Openness::Public, definition()).await;
    let sound = FIGURES.replace("4,40", "4,60");
    bring_in(&town, &sound).await.unwrap();
    assert_all_out(&published(&town, "klein").await);
    // A correction makes one of them small. Its neighbour is known already, so the ward must go with it.
    bring_in(&town, FIGURES).await.unwrap();
    let known = published(&town, "klein").await;
    let (low, high) = bounds(&known, &PEOPLE)[1];
    assert!(low <= 0.0 && high >= 8.0, "of the forty, {low} to {high} are known");
    let told = |place: &str| known.iter().any(|(known, parts, _)| known == place && parts.is_some());
    assert!(told("BU01931000") && !told("BU01931010") && !told("WK019310"));
    // The other way round: what is large enough again comes out, and nothing stays hidden without need.
    bring_in(&town, &sound).await.unwrap();
    assert_all_out(&published(&town, "klein").await);
}
