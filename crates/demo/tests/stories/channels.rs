//! What is not public is found by no channel; what changes is found by all.

use crate::town::{Zwolle, total};
use std::collections::BTreeMap;

use access::Role;
use kernel::{OrganisationId, Source};
use serde_json::Value as Json;
use shell::test_kit::Page;
use social_map::{OfferId, State};
use store::values;

const ABSENT: &str = "01890000-0000-7000-8000-00000000dead";

/// What programs read at once.
const BULK: [&str; 7] = [
    "/hsds/services?full=true&format=ndjson",
    "/hsds/services?minimal=true",
    "/hsds/service_at_locations?full=true&format=ndjson",
    "/hsds/organizations?full_service=true&format=ndjson",
    "/hsds/taxonomy_terms?format=ndjson",
    "/api/v1/offers?perPagina=100",
    "/api/v1/openapi.json",
];

struct Row {
    id: OfferId,
    organisation: OrganisationId,
    title: String,
}

async fn offers(zwolle: &Zwolle, public: bool) -> Vec<Row> {
    let mut read = zwolle.town.house.db.read().await.unwrap();
    let rows = read
        .rows(
            "SELECT id, organisation_id, title
             FROM offer
             WHERE (state IN ('published', 'check_needed', 'temporarily_closed')) = $1
             ORDER BY id",
            values![public],
        )
        .await
        .unwrap();
    rows.iter()
        .map(|row| Row {
            id: row.id("id").unwrap(),
            organisation: row.id("organisation_id").unwrap(),
            title: row.get("title").unwrap(),
        })
        .collect()
}

/// Everything that a stranger can read of the map.
async fn everything(zwolle: &Zwolle) -> String {
    let mut all = zwolle.get("/").await.body;
    let pages = total(&zwolle.get("/aanbod").await).div_ceil(20);
    for page in 1..=pages {
        all += &zwolle.get(&format!("/aanbod?pagina={page}")).await.body;
    }
    for path in ["/aanbod/kaart", "/aanbod/agenda.ics", "/aanbod/nieuw.atom", "/aanbod/bestand/csv"] {
        all += &zwolle.get(path).await.body;
    }
    let first = json(&zwolle.get("/hsds/services?per_page=100").await);
    for page in 1..=first["total_pages"].as_u64().unwrap() {
        all += &zwolle.get(&format!("/hsds/services?per_page=100&page={page}")).await.body;
    }
    for path in BULK {
        all += &zwolle.get(path).await.body;
    }
    all
}

fn json(page: &Page) -> Json {
    serde_json::from_str(&page.body).unwrap()
}

#[tokio::test]
async fn a_draft_is_found_by_no_channel_not_even_by_another_organisation() {
    let zwolle = Zwolle::open().await;
    let hidden = offers(&zwolle, false).await;
    assert!(hidden.len() >= 10, "the demonstration has drafts and offers to check");
    let all = everything(&zwolle).await;
    for offer in &hidden {
        assert!(!all.contains(&offer.id.to_string()), "{}", offer.title);
        let other = hidden.iter().find(|other| other.organisation != offer.organisation).unwrap();
        let rival = zwolle.town.somebody(Role::PartnerCoordinator, Some(other.organisation)).await;
        for visitor in [zwolle.town.stranger(), rival] {
            for path in ["/aanbod", "/hsds/services", "/hsds/service_at_locations", "/api/v1/offers"] {
                let page = visitor.get(&format!("{path}/{}", offer.id)).await;
                let absent = visitor.get(&format!("{path}/{ABSENT}")).await;
                page.assert_status(404);
                assert_eq!(page.body.replace(&offer.id.to_string(), ABSENT), absent.body, "{}", offer.title);
            }
            let words = offer.title.replace([' ', '&', '#', '%'], "+");
            let found = visitor.get(&format!("/aanbod?q={words}")).await;
            found.assert_never_says(&offer.id.to_string());
            let found = visitor.get(&format!("/hsds/services?search={words}")).await;
            found.assert_never_says(&offer.id.to_string());
        }
    }
}

#[tokio::test]
async fn all_channels_know_the_same_offers() {
    let zwolle = Zwolle::open().await;
    let public = offers(&zwolle, true).await;
    let services = json(&zwolle.get("/hsds/services").await);
    assert_eq!(services["total_items"], public.len());
    let all = everything(&zwolle).await;
    for offer in &public {
        assert!(all.contains(&format!("/aanbod/{}\"", offer.id)), "{}", offer.title);
        zwolle.get(&format!("/aanbod/{}", offer.id)).await.assert_status(200);
        zwolle.get(&format!("/hsds/services/{}", offer.id)).await.assert_status(200);
        zwolle.get(&format!("/api/v1/offers/{}", offer.id)).await.assert_status(200);
    }
    let (map, file) = (zwolle.get("/aanbod/kaart").await, zwolle.get("/aanbod/bestand/csv").await);
    for offer in &public {
        let address = format!("/aanbod/{}", offer.id);
        map.assert_says(&format!("href=\"{address}\""));
        file.assert_says(&address);
    }
}

#[tokio::test]
async fn a_secret_address_is_told_nowhere() {
    let zwolle = Zwolle::open().await;
    let cx = zwolle.town.cx(Role::MapEditor, None);
    let mut told = 0;
    for row in offers(&zwolle, true).await {
        let offer = social_map::find_offer(&cx, row.id).await.unwrap();
        if offer.particulars.setting != social_map::Setting::Secret {
            continue;
        }
        let page = zwolle.get(&format!("/aanbod/{}", row.id)).await;
        page.assert_says("Het adres is geheim").assert_never_says("<br>8").assert_never_says("<svg xmlns");
        let calendar = zwolle.get(&format!("/aanbod/{}/agenda.ics", row.id)).await;
        calendar.assert_status(200).assert_never_says("LOCATION").assert_never_says("GEO:");
        let service = json(&zwolle.get(&format!("/hsds/services/{}", row.id)).await);
        assert_eq!(service["service_at_locations"], serde_json::json!([]));
        let offer = json(&zwolle.get(&format!("/api/v1/offers/{}", row.id)).await);
        assert!(offer["at"].as_array().unwrap().iter().all(|at| at.get("place").is_none()));
        let places = zwolle.get("/hsds/service_at_locations?format=ndjson").await;
        places.assert_never_says(&row.id.to_string());
        told += 1;
    }
    assert!(told > 0, "the demonstration has an offer at a secret address");
}

#[tokio::test]
async fn what_was_loaded_bit_by_bit_equals_what_is_loaded_anew() {
    let zwolle = Zwolle::open().await;
    let cx = zwolle.town.cx(Role::MapEditor, None);
    let (public, hidden) = (offers(&zwolle, true).await, offers(&zwolle, false).await);
    assert!(public.len() > 100 && !hidden.is_empty(), "{} and {}", public.len(), hidden.len());
    for row in public.iter().step_by(9) {
        let offer = social_map::find_offer(&cx, row.id).await.unwrap();
        social_map::withdraw_offer(&cx, row.id, offer.version).await.unwrap();
        zwolle.refresh().await;
        zwolle.get(&format!("/aanbod/{}", row.id)).await.assert_status(404);
    }
    for row in &hidden {
        let offer = social_map::find_offer(&cx, row.id).await.unwrap();
        social_map::publish_offer(&cx, row.id, offer.version).await.unwrap();
    }
    zwolle.refresh().await;
    for row in &hidden {
        zwolle.get(&format!("/aanbod/{}", row.id)).await.assert_status(200).assert_says("</h1>");
    }
    let organisation = partners::organisation(&cx, public[1].organisation).await.unwrap();
    let renamed = partners::Profile { name: "De Nieuwe Naam".to_owned(), ..organisation.profile };
    partners::change_organisation(&cx, organisation.id, organisation.version, renamed).await.unwrap();
    zwolle.refresh().await;
    let asked = [
        "/aanbod?q=nieuwe+naam",
        "/aanbod?q=samen+koken",
        "/aanbod?thema=koken&wijk=assendorp",
        "/aanbod?q=rustig+wandelen&pagina=2",
    ];
    let mut before = Vec::new();
    for path in asked {
        before.push(zwolle.get(path).await.body);
    }
    let all = everything(&zwolle).await;
    assert!(before[0].contains("De Nieuwe Naam"));
    zwolle.catalogue.rebuild(&zwolle.town.house.db, zwolle.town.house.clock.now()).await.unwrap();
    for (path, before) in asked.iter().zip(before) {
        assert_eq!(zwolle.get(path).await.body, before, "{path}");
    }
    assert_eq!(everything(&zwolle).await, all);
}

#[tokio::test]
async fn what_is_closed_for_a_while_stays_on_the_map_and_says_so() {
    let zwolle = Zwolle::open().await;
    let cx = zwolle.town.cx(Role::MapEditor, None);
    let row = offers(&zwolle, true).await.remove(0);
    let offer = social_map::find_offer(&cx, row.id).await.unwrap();
    let opens = "2027-01-04".parse().unwrap();
    social_map::close_temporarily(&cx, row.id, offer.version, Some(opens)).await.unwrap();
    zwolle.refresh().await;
    let page = zwolle.get(&format!("/aanbod/{}", row.id)).await;
    page.assert_status(200).assert_says("Het begint weer op 4 januari 2027.");
    let service = json(&zwolle.get(&format!("/hsds/services/{}", row.id)).await);
    assert_eq!(service["status"], "temporarily closed");
    assert!(State::TemporarilyClosed { until: Some(opens) }.is_public());
}

#[tokio::test]
async fn wards_are_called_what_the_last_import_calls_them() {
    let zwolle = Zwolle::open().await;
    let house = &zwolle.town.house;
    let shelf = areas::Shelf::new(house.db.clone());
    zwolle.catalogue.keep_up(&house.db, &shelf, house.clock.now()).await.unwrap();
    zwolle.get("/").await.assert_says("/aanbod?wijk=westenholte");

    let text = include_str!("../../../../demo/zwolle/areas.csv")
        .replace(",Westenholte,", ",Westenholte en Frankhuis,");
    let import = areas::AreasToImport {
        division: areas::division_from_csv(&text, "GM0193".parse().unwrap()).unwrap(),
        municipality_name: "Zwolle".to_owned(),
        boundaries: BTreeMap::new(),
        valid_from: "2026-01-01".parse().unwrap(),
        source: Source { name: "a test".to_owned(), taken_on: None },
    };
    let administrator = zwolle.town.cx(Role::FunctionalAdministrator, None);
    areas::import_areas(&administrator, &import).await.unwrap();
    zwolle.catalogue.keep_up(&house.db, &shelf, house.clock.now()).await.unwrap();
    let page = zwolle.get("/aanbod?wijk=westenholte-en-frankhuis").await;
    page.assert_says("Westenholte en Frankhuis");
    assert!(total(&page) > 0);
}

#[tokio::test]
async fn what_an_editor_publishes_stands_on_the_map_at_once() {
    let zwolle = Zwolle::open().await;
    let editor = zwolle.town.somebody(Role::MapEditor, None).await;
    let cx = zwolle.town.cx(Role::MapEditor, None);
    for row in offers(&zwolle, false).await {
        let offer = social_map::find_offer(&cx, row.id).await.unwrap();
        if offer.state != State::ToCheck {
            continue;
        }
        let version = offer.version.to_string();
        let form = [("decision", "publish"), ("version", version.as_str()), ("reason", "")];
        editor.post(&format!("/redactie/{}", row.id), &form).await.assert_status(303);
        zwolle.get(&format!("/aanbod/{}", row.id)).await.assert_status(200);
        return;
    }
    panic!("the demonstration has an offer to check");
}
