//! Stories about the list, told of a few offers.

use std::collections::BTreeSet;

use access::Role;
use chrono::NaiveDate;
use serde_json::Value;
use shell::test_kit::Town;
use social_map::{Capacity, Circumstances, NewOffer, Noise, Particulars, State};
use store::test_kit::Engine;

use crate::common::{organisation, particulars, place, town, town_on};

/// Brings offers in as they stand, without anybody publishing them.
async fn bring_in(town: &Town, offers: Vec<(Particulars, State)>) {
    let host = organisation(town, "De Hud").await;
    let offers = offers.into_iter().map(|(particulars, state)| NewOffer {
        organisation: host,
        particulars,
        state,
        confirmation: None,
        source: "own".to_owned(),
    });
    social_map::bring_in(&town.cx(Role::MapEditor, None), &[], offers.collect()).await.unwrap();
}

fn stands_before(body: &str, one: &str, other: &str) -> bool {
    let at = |title: &str| body.find(&format!("{title}</a>")).unwrap_or_else(|| panic!("no {title}"));
    at(one) < at(other)
}

#[tokio::test]
async fn what_nobody_confirmed_for_long_stands_lower_and_says_so() {
    let town = town().await;
    let here = place(&town, "Huis").await;
    let offer = |title: &str| particulars(&town, title, here);
    bring_in(
        &town,
        vec![(offer("Aan tafel"), State::CheckNeeded), (offer("Zomaar samen koken"), State::Published)],
    )
    .await;
    for address in ["/aanbod", "/aanbod?q=koken", "/aanbod?q=koken&volgorde=datum"] {
        let list = town.stranger().get(address).await;
        list.assert_status(200).assert_says("langer dan een half jaar niet nagekeken");
        assert!(stands_before(&list.body, "Zomaar samen koken", "Aan tafel"), "{address}");
    }
}

#[tokio::test]
async fn unknown_is_not_no() {
    let town = town().await;
    let here = place(&town, "Huis").await;
    let observed = |title: &str, noise: Option<Noise>| {
        let mut offer = particulars(&town, title, here);
        offer.at[0].circumstances = Circumstances { noise, ..Circumstances::default() };
        (offer, State::Published)
    };
    bring_in(
        &town,
        vec![
            observed("Stil koken", Some(Noise::Quiet)),
            observed("Luid koken", Some(Noise::Loud)),
            observed("Gewoon koken", None),
        ],
    )
    .await;
    let quiet = town.stranger().get("/aanbod?omstandigheden=rustig").await;
    quiet.assert_says("Stil koken</a>").assert_never_says("Luid koken").assert_never_says("Gewoon koken");
    quiet.assert_says("Van 1 ander aanbod weten we niet of dit klopt");
    quiet.assert_says("/aanbod?omstandigheden=rustig&#38;onbekend=ook").assert_says("Past bij: Rustig");
    let more = town.stranger().get("/aanbod?omstandigheden=rustig&onbekend=ook").await;
    more.assert_never_says("Luid koken").assert_says("Weten we niet: Rustig");
    assert!(stands_before(&more.body, "Stil koken", "Gewoon koken"));
}

#[tokio::test]
async fn a_free_place_is_one_that_was_confirmed_of_late() {
    let town = town().await;
    let here = place(&town, "Huis").await;
    let with = |title: &str, free: u32, day: &str| {
        let mut offer = particulars(&town, title, here);
        let confirmed: NaiveDate = day.parse().unwrap();
        offer.at[0].capacity = Some(Capacity { places: 8, free, waiting: 0, confirmed });
        (offer, State::Published)
    };
    bring_in(
        &town,
        vec![
            with("Plek genoeg", 3, "2026-02-20"),
            with("Helemaal vol", 0, "2026-02-20"),
            with("Ooit geteld", 3, "2025-12-01"),
        ],
    )
    .await;
    let free = town.stranger().get("/aanbod?plek=vrij").await;
    free.assert_says("Plek genoeg</a>").assert_never_says("Helemaal vol").assert_never_says("Ooit geteld");
    free.assert_says("Van 1 ander aanbod weten we niet");
}

#[tokio::test]
async fn a_result_says_which_session_fits() {
    let town = town().await;
    let here = place(&town, "Huis").await;
    let mut offer = particulars(&town, "Samen koken", here);
    let mut morning = offer.at[0].sessions[0].clone();
    morning.hours =
        Some(social_map::Hours { from: "09:00:00".parse().unwrap(), until: "11:00:00".parse().unwrap() });
    offer.at[0].sessions.insert(0, morning);
    bring_in(&town, vec![(offer, State::Published)]).await;
    let list = town.stranger().get("/aanbod?dagdeel=avond&thema=koken").await;
    list.assert_says("Past bij: Koken en eten, Doordeweekse avond (Elke donderdag, 17.00 – 19.30 uur)");
    // 2 March 2026 is a Monday: nothing tonight, and the weekend is no Thursday.
    for none in ["wanneer=vanavond", "wanneer=morgen", "wanneer=dit-weekend"] {
        let empty = town.stranger().get(&format!("/aanbod?{none}&q=koken")).await;
        empty
            .assert_says("Niets gevonden")
            .assert_says("14 038")
            .assert_says("/aanbod?q=koken&#38;thema=koken");
        empty.assert_says("’: 1 resultaat</a>");
    }
}

/// More offers than the catalogue reads at a time.
const MORE_THAN_ONE_READING: usize = 1_003;

#[tokio::test]
async fn all_offers_are_on_the_map_however_many_there_are() {
    for engine in Engine::ALL {
        let Some(town) = town_on(engine).await else { continue };
        let (here, there) = (place(&town, "Huis").await, place(&town, "Tuin").await);
        let offers = (0..MORE_THAN_ONE_READING).map(|nth| {
            let mut offer = particulars(&town, &format!("Koken {nth}"), here);
            // Each hundredth is at a second place too.
            offer.at.extend(particulars(&town, "Elders", there).at.into_iter().filter(|_| nth % 100 == 0));
            (offer, State::Published)
        });
        bring_in(&town, offers.collect()).await;
        let all = MORE_THAN_ONE_READING + MORE_THAN_ONE_READING.div_ceil(100);
        let mut seen = BTreeSet::new();
        for page in 1..=all.div_ceil(50) {
            let address = format!("/api/v1/offers?q=koken&perPagina=50&pagina={page}");
            let list = town.stranger().get(&address).await;
            let answer: Value = serde_json::from_str(&list.body).unwrap();
            assert_eq!(answer["total"], all, "{answer}");
            let offers = answer["offers"].as_array().unwrap();
            seen.extend(offers.iter().map(|one| format!("{} {}", one["id"], one["place"]["id"])));
        }
        assert_eq!(seen.len(), all, "each stands on one page");
    }
}
