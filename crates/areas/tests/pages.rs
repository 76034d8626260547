//! Stories of the pages on wards.
#![expect(clippy::unwrap_used, reason = "a test that cannot be prepared has failed")]

use std::collections::BTreeMap;

use access::Role;
use areas::{
    AreasToImport, Shelf, boundaries_from_geojson, division_from_csv, import_areas, import_population,
    import_postcodes, migrations, population_from_csv, postcodes_from_csv, routes,
};
use kernel::Source;
use shell::test_kit::Town;

const AREAS: &str = include_str!("../../../demo/zwolle/areas.csv");
const POPULATION: &str = include_str!("../../../demo/zwolle/population.csv");

async fn empty_town() -> Town {
    Town::on("2026-03-02", &migrations(), |house| vec![routes(&Shelf::new(house.db.clone()))]).await
}

async fn zwolle() -> Town {
    let town = empty_town().await;
    let cx = town.cx(Role::FunctionalAdministrator, None);
    let code = "GM0193".parse().unwrap();
    let import = AreasToImport {
        division: division_from_csv(AREAS, code).unwrap(),
        municipality_name: "Zwolle".to_owned(),
        boundaries: BTreeMap::new(),
        valid_from: "2024-01-01".parse().unwrap(),
        source: Source { name: "CBS en gemeente Zwolle".to_owned(), taken_on: None },
    };
    import_areas(&cx, &import).await.unwrap();
    let source =
        Source { name: "Cijfers over Zwolle".to_owned(), taken_on: Some("2026-01-05".parse().unwrap()) };
    import_population(&cx, &population_from_csv(POPULATION, code).unwrap(), &source).await.unwrap();
    town
}

#[tokio::test]
async fn the_wards_are_shown_with_their_residents_and_source() {
    let page = zwolle().await.stranger().get("/wijken").await;
    page.assert_status(200)
        .assert_says("<a class=\"utrecht-link utrecht-link--html-a\" href=\"/wijken/WK019351\">Ittersum</a>")
        .assert_says(">14.620<")
        .assert_says("Bron: Cijfers over Zwolle. Overgenomen op 05-01-2026.")
        .assert_says("Bron: CBS en gemeente Zwolle.")
        .assert_says("Een schets")
        .assert_says("Inwoners op 1 januari 2024")
        .assert_never_says("style=");
    assert_eq!(page.body.matches("<circle class=\"map__area\"").count(), 16);
}

#[tokio::test]
async fn the_wards_are_shown_in_english_too() {
    let page = zwolle().await.stranger().in_english().get("/wijken").await;
    page.assert_status(200).assert_says("Residents on 1 January 2024").assert_says(">14,620<");
}

#[tokio::test]
async fn a_ward_shows_its_neighbourhoods_ages_and_the_way_to_its_offers() {
    let page = zwolle().await.stranger().get("/wijken/WK019310").await;
    page.assert_status(200)
        .assert_says("Wijk in stadsdeel Midden")
        .assert_says("Noordereiland")
        .assert_says("4 tot 12 jaar")
        .assert_says("85 jaar en ouder")
        .assert_says("Inwoners per leeftijd op 1 januari 2024")
        .assert_says(">2024<")
        .assert_says(">2023<")
        .assert_says("href=\"/aanbod?wijk=WK019310\"")
        .assert_says("Bron: Cijfers over Zwolle. Overgenomen op 05-01-2026.")
        .assert_never_says("style=");
    assert_eq!(page.body.matches("<circle class=\"map__area\"").count(), 3);
    assert_eq!(page.body.matches("class=\"bars__bar\"").count(), 10);
}

#[tokio::test]
async fn no_published_count_tells_of_one_person() {
    let town = zwolle().await;
    for ward in ["WK019320", "WK019310"] {
        let file = town.stranger().get(&format!("/wijken/{ward}/bestand/csv")).await;
        file.assert_status(200);
        let counts: Vec<u32> =
            file.body.lines().skip(1).map(|line| line.rsplit(',').next().unwrap().parse().unwrap()).collect();
        assert!(!counts.is_empty() && counts.iter().all(|count| count % 5 == 0), "{counts:?}");
    }
}

#[tokio::test]
async fn the_tables_can_be_taken_along_in_three_formats() {
    let town = zwolle().await;
    let csv = town.stranger().get("/wijken/bestand/csv").await;
    csv.assert_status(200)
        .assert_says("Code,Wijk,Stadsdeel,Jaar,Inwoners")
        .assert_says("WK019351,Ittersum,Zuid,2024,14620");
    assert_eq!(csv.headers["content-disposition"], "attachment; filename=\"wijken.csv\"");
    for path in ["/wijken/bestand/xlsx", "/wijken/bestand/ods", "/wijken/WK019310/bestand/ods"] {
        let page = town.stranger().get(path).await;
        page.assert_status(200);
        assert!(page.body.starts_with("PK"), "{path}");
    }
    town.stranger().get("/wijken/bestand/exe").await.assert_status(404);
}

#[tokio::test]
async fn a_ward_of_elsewhere_and_one_that_is_none_are_not_found_alike() {
    let town = zwolle().await;
    let mut answers = Vec::new();
    for code in ["WK015010", "WK019399", "BU01931000", "WK019310x", "binnenstad"] {
        let page = town.stranger().get(&format!("/wijken/{code}")).await;
        page.assert_status(404);
        answers.push(page.body.replace(code, ""));
        town.stranger().get(&format!("/wijken/{code}/bestand/csv")).await.assert_status(404);
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]));
}

#[tokio::test]
async fn a_town_without_areas_says_so() {
    let town = empty_town().await;
    town.stranger().get("/wijken").await.assert_status(200).assert_says("Er zijn nog geen wijken");
    town.stranger().get("/wijken/WK019310").await.assert_status(404);
    town.stranger().get("/wijken/bestand/csv").await.assert_status(404);
}

#[tokio::test]
async fn a_town_without_residents_shows_its_wards_without_numbers() {
    let town = empty_town().await;
    let cx = town.cx(Role::FunctionalAdministrator, None);
    let square =
        serde_json::json!([[[202_000, 502_000], [203_000, 502_000], [203_000, 503_000], [202_000, 502_000]]]);
    let feature = serde_json::json!({"type": "Feature", "geometry": {"type": "Polygon", "coordinates": square},
        "properties": {"buurtcode": "BU01931000", "buurtnaam": "<b>Zuid</b>", "wijknaam": "Binnenstad"}});
    let file = serde_json::json!({"type": "FeatureCollection", "features": [feature]}).to_string();
    let read = boundaries_from_geojson(&file, "GM0193".parse().unwrap()).unwrap();
    let import = AreasToImport {
        division: read.division,
        municipality_name: "Zwolle".to_owned(),
        boundaries: read.boundaries,
        valid_from: "2024-01-01".parse().unwrap(),
        source: Source { name: "CBS".to_owned(), taken_on: None },
    };
    import_areas(&cx, &import).await.unwrap();

    let wards = town.stranger().get("/wijken").await;
    wards.assert_status(200).assert_says("<path class=\"map__area\"").assert_never_says("Inwoners op");
    let ward = town.stranger().get("/wijken/WK019310").await;
    ward.assert_status(200).assert_never_says("<b>Zuid").assert_never_says("Wie wonen hier?");
}

#[tokio::test]
async fn a_postcode_leads_to_its_ward_when_a_table_was_imported() {
    let town = zwolle().await;
    town.stranger().get("/wijken").await.assert_never_says("Uw postcode");
    let cx = town.cx(Role::FunctionalAdministrator, None);
    let table = postcodes_from_csv("postcode,code\n8031AA,BU01933030\n", "GM0193".parse().unwrap()).unwrap();
    let source = Source { name: "CBS".to_owned(), taken_on: None };
    import_postcodes(&cx, &table, &source).await.unwrap();
    town.stranger().get("/wijken").await.assert_status(200).assert_says("Uw postcode");
    for typed in ["8031AA", "8031+aa"] {
        let found = town.stranger().get(&format!("/wijken?postcode={typed}")).await;
        found.assert_status(303);
        assert_eq!(found.location(), Some("/wijken/WK019330"), "{typed}");
    }
    let unknown = town.stranger().get("/wijken?postcode=8099ZZ").await;
    unknown.assert_status(200).assert_says("Deze postcode kennen we niet").assert_says("postcode-error");
    town.stranger()
        .get("/wijken?postcode=Zwolle")
        .await
        .assert_status(200)
        .assert_says("Dit is geen postcode");
    town.stranger().get("/wijken?postcode=").await.assert_status(200);
}
