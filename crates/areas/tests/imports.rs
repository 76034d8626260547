//! Stories of what imports leave in the database, on both engines.
#![expect(clippy::unwrap_used, reason = "a test that cannot be prepared has failed")]

use access::Role;
use areas::{
    AreaCode, AreasToImport, Changes, Division, ImportError, Population, Postcode, Shelf,
    boundaries_from_geojson, division_from_csv, import_areas, import_population, import_postcodes,
    migrations, population_from_csv, postcodes_from_csv,
};
use chrono::NaiveDate;
use kernel::Source;
use shell::test_kit::Town;
use store::{EventFilter, events};

const AREAS: &str = include_str!("../../../demo/zwolle/areas.csv");
const POPULATION: &str = include_str!("../../../demo/zwolle/population.csv");

async fn towns() -> Vec<Town> {
    Town::on_both("2026-03-02", &migrations(), |_| Vec::new()).await
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn source(name: &str) -> Source {
    Source { name: name.to_owned(), taken_on: Some(day("2026-01-05")) }
}

fn zwolle() -> Division {
    division_from_csv(AREAS, "GM0193".parse().unwrap()).unwrap()
}

fn residents() -> Population {
    population_from_csv(POPULATION, "GM0193".parse().unwrap()).unwrap()
}

fn division_from(division: Division, first_day: &str) -> AreasToImport {
    AreasToImport {
        division,
        municipality_name: "Zwolle".to_owned(),
        boundaries: std::collections::BTreeMap::new(),
        valid_from: day(first_day),
        source: source("CBS"),
    }
}

async fn events_of(town: &Town) -> usize {
    let mut read = town.house.db.read().await.unwrap();
    let filter = EventFilter { action: Some("import-areas".to_owned()), ..EventFilter::default() };
    events(&mut read, &filter, 100).await.unwrap().len()
}

#[tokio::test]
async fn an_imported_city_stands_in_the_atlas() {
    for town in towns().await {
        let cx = town.cx(Role::FunctionalAdministrator, None);
        let shelf = Shelf::new(town.house.db.clone());
        assert_eq!(shelf.atlas(day("2026-03-02")).await.unwrap(), None);

        let changes = import_areas(&cx, &division_from(zwolle(), "2024-01-01")).await.unwrap();
        import_population(&cx, &residents(), &source("Gemeente Zwolle")).await.unwrap();

        assert_eq!(changes, Changes { begun: 100, ended: 0, kept: 0 });
        let atlas = shelf.atlas(day("2026-03-02")).await.unwrap().unwrap();
        assert_eq!(atlas.division(), &zwolle());
        assert_eq!((atlas.municipality_name(), atlas.years()), ("Zwolle", vec![2024, 2023]));
        let wards = atlas.division().wards.keys();
        let all: u32 = wards.map(|ward| atlas.residents_of_ward(*ward, 2024).unwrap().value.total).sum();
        assert_eq!(all, 133_128);
        let traced = atlas.residents_of_ward("WK019310".parse().unwrap(), 2024).unwrap();
        assert_eq!((traced.value.total, traced.source.name.as_str()), (4_225, "Gemeente Zwolle"));
        assert_eq!(
            shelf.atlas(day("2023-12-31")).await.unwrap(),
            None,
            "before its first day it is not in force"
        );
        assert_eq!(events_of(&town).await, 2);
    }
}

#[tokio::test]
async fn a_renamed_ward_keeps_its_old_name_in_the_past() {
    for town in towns().await {
        let cx = town.cx(Role::FunctionalAdministrator, None);
        import_areas(&cx, &division_from(zwolle(), "2024-01-01")).await.unwrap();
        let text =
            AREAS.replace("Aalanden,Noord", "Aa-landen,Noord").replace(",Tippe bij de IJssel,", ",De Tippe,");
        let renamed = division_from_csv(&text, "GM0193".parse().unwrap()).unwrap();

        let changes = import_areas(&cx, &division_from(renamed, "2025-01-01")).await.unwrap();

        assert_eq!(changes, Changes { begun: 2, ended: 2, kept: 98 });
        let shelf = Shelf::new(town.house.db.clone());
        for (date, name) in [("2024-12-31", "Aalanden"), ("2025-01-01", "Aa-landen")] {
            let atlas = shelf.atlas(day(date)).await.unwrap().unwrap();
            assert_eq!(atlas.ward("WK019331".parse().unwrap()).unwrap().name, name);
        }
    }
}

#[tokio::test]
async fn the_same_division_again_changes_nothing_and_an_older_one_is_refused() {
    for town in towns().await {
        let cx = town.cx(Role::FunctionalAdministrator, None);
        import_areas(&cx, &division_from(zwolle(), "2025-01-01")).await.unwrap();
        let again = import_areas(&cx, &division_from(zwolle(), "2025-01-01")).await.unwrap();
        assert_eq!(again, Changes { begun: 0, ended: 0, kept: 100 });

        let older = import_areas(&cx, &division_from(zwolle(), "2024-01-01")).await;
        assert!(
            matches!(older, Err(ImportError::LaterDivision(since)) if since == day("2025-01-01")),
            "{older:?}"
        );
        assert_eq!(events_of(&town).await, 2);
    }
}

#[tokio::test]
async fn a_correction_on_the_first_day_leaves_no_trace_of_the_mistake() {
    for town in towns().await {
        let cx = town.cx(Role::FunctionalAdministrator, None);
        let mistaken =
            division_from_csv(&AREAS.replace("Berkum", "Berkom"), "GM0193".parse().unwrap()).unwrap();
        import_areas(&cx, &division_from(mistaken, "2025-01-01")).await.unwrap();
        import_areas(&cx, &division_from(zwolle(), "2025-01-01")).await.unwrap();
        let atlas = Shelf::new(town.house.db.clone()).atlas(day("2025-06-01")).await.unwrap().unwrap();
        assert_eq!(atlas.division(), &zwolle());
    }
}

#[tokio::test]
async fn boundaries_are_kept_and_districts_survive_an_import_without_them() {
    for town in towns().await {
        let cx = town.cx(Role::FunctionalAdministrator, None);
        import_areas(&cx, &division_from(zwolle(), "2024-01-01")).await.unwrap();
        let feature = |(code, part): (&areas::NeighbourhoodCode, &areas::Neighbourhood)| {
            let (x, y) = (part.centre.x, part.centre.y);
            let ring =
                [[x - 50, y - 50], [x + 50, y - 50], [x + 50, y + 50], [x - 50, y + 50], [x - 50, y - 50]];
            serde_json::json!({
                "type": "Feature",
                "properties": {"buurtcode": code.to_string(), "buurtnaam": part.name,
                               "wijknaam": zwolle().wards[&code.ward()].name},
                "geometry": {"type": "Polygon", "coordinates": [ring]},
            })
        };
        let features: Vec<_> = zwolle().neighbourhoods.iter().map(feature).collect();
        let file = serde_json::json!({"type": "FeatureCollection", "features": features}).to_string();
        let read = boundaries_from_geojson(&file, "GM0193".parse().unwrap()).unwrap();

        let import = AreasToImport {
            boundaries: read.boundaries.clone(),
            ..division_from(read.division, "2025-01-01")
        };
        let changes = import_areas(&cx, &import).await.unwrap();

        assert_eq!(changes, Changes { begun: 0, ended: 0, kept: 100 });
        let atlas = Shelf::new(town.house.db.clone()).atlas(day("2025-06-01")).await.unwrap().unwrap();
        assert_eq!(atlas.district_name("WK019311".parse().unwrap()), Some("Oost"));
        for (code, boundary) in &read.boundaries {
            assert_eq!(atlas.boundary(*code), Some(boundary));
        }
        let code: AreaCode = "BU01931000".parse().unwrap();
        assert_eq!(atlas.boundary(code).unwrap().square_metres(), 10_000);
    }
}

#[tokio::test]
async fn residents_of_unknown_neighbourhoods_are_refused_whole() {
    for town in towns().await {
        let cx = town.cx(Role::FunctionalAdministrator, None);
        let refused = import_population(&cx, &residents(), &source("Gemeente Zwolle")).await;
        let told = refused.unwrap_err().to_string();
        assert!(told.contains("BU01931000") && told.contains("import the areas first"), "{told}");
        assert_eq!(events_of(&town).await, 0);
    }
}

#[tokio::test]
async fn a_new_table_of_residents_replaces_its_years_and_leaves_the_others() {
    for town in towns().await {
        let cx = town.cx(Role::FunctionalAdministrator, None);
        import_areas(&cx, &division_from(zwolle(), "2024-01-01")).await.unwrap();
        import_population(&cx, &residents(), &source("eerste")).await.unwrap();
        let shelf = Shelf::new(town.house.db.clone());
        let before = shelf.atlas(day("2026-03-02")).await.unwrap().unwrap();
        let (ward, code) = ("WK019310".parse().unwrap(), "BU01931000".parse().unwrap());

        let mut corrected = residents();
        corrected.retain(|(year, part), _| *year == 2024 && *part == code);
        import_population(&cx, &corrected, &source("tweede")).await.unwrap();

        let after = shelf.atlas(day("2026-03-02")).await.unwrap().unwrap();
        assert_eq!(after.residents_of_neighbourhood(code, 2024).unwrap().source.name, "tweede");
        assert_eq!(after.residents_of_ward(ward, 2024), None, "a part of the ward is not known any more");
        assert_eq!(after.residents_of_ward(ward, 2023), before.residents_of_ward(ward, 2023));
    }
}

#[tokio::test]
async fn a_postcode_leads_to_its_neighbourhood() {
    for town in towns().await {
        let cx = town.cx(Role::FunctionalAdministrator, None);
        import_areas(&cx, &division_from(zwolle(), "2024-01-01")).await.unwrap();
        let text = "postcode,code\n8011 PK,BU01931000\n8012 AA,BU01931010\n";
        let table = postcodes_from_csv(text, "GM0193".parse().unwrap()).unwrap();
        import_postcodes(&cx, &table, &source("CBS")).await.unwrap();
        let shelf = Shelf::new(town.house.db.clone());
        let postcode = |text: &str| text.parse::<Postcode>().unwrap();
        assert_eq!(
            shelf.neighbourhood_of(postcode("8011pk")).await.unwrap(),
            Some("BU01931000".parse().unwrap())
        );
        assert_eq!(shelf.neighbourhood_of(postcode("8011PL")).await.unwrap(), None);

        let fewer =
            postcodes_from_csv("postcode,code\n8012AA,BU01931010\n", "GM0193".parse().unwrap()).unwrap();
        import_postcodes(&cx, &fewer, &source("CBS")).await.unwrap();
        assert_eq!(shelf.neighbourhood_of(postcode("8011PK")).await.unwrap(), None);
    }
}

#[tokio::test]
async fn whoever_may_not_import_changes_nothing() {
    for town in towns().await {
        for role in Role::ALL.into_iter().filter(|role| *role != Role::FunctionalAdministrator) {
            let cx = town.cx(role, None);
            let refused = import_areas(&cx, &division_from(zwolle(), "2024-01-01")).await;
            assert!(matches!(refused, Err(ImportError::Refused(_))), "{role:?}");
        }
        assert_eq!(events_of(&town).await, 0);
        assert_eq!(Shelf::new(town.house.db.clone()).atlas(day("2026-03-02")).await.unwrap(), None);
    }
}

#[tokio::test]
async fn an_empty_import_is_refused() {
    for town in towns().await {
        let cx = town.cx(Role::FunctionalAdministrator, None);
        let empty = Division::empty("GM0193".parse().unwrap());
        assert!(matches!(
            import_areas(&cx, &division_from(empty, "2024-01-01")).await,
            Err(ImportError::Empty)
        ));
        let none = import_population(&cx, &Population::new(), &source("x")).await;
        assert!(matches!(none, Err(ImportError::Empty)));
    }
}
