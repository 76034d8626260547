//! The figures of the demonstration are those of their sources.

use std::collections::BTreeMap;

use access::Role;
use areas::{AreasToImport, Shelf, division_from_csv};
use indicators::{
    Definition, Empty, FiguresFile, FiguresToBringIn, IndexRecipe, Label, Mapping, NewIndex, NewIndicator,
    Slug, sheet_of,
};
use kernel::{Openness, Source};
use serde::Deserialize;
use serde_json::Value;
use shell::test_kit::Town;

use super::town::{adviser, atlas, undivided};

const AREAS: &str = include_str!("../../../../demo/zwolle/areas.csv");
const CATALOGUE: &str = include_str!("../../../../demo/zwolle/indicators/catalogue.toml");
const FILES: [(&str, i32); 4] = [
    (include_str!("../../../../demo/zwolle/indicators/key-figures.csv"), 2024),
    (include_str!("../../../../demo/zwolle/indicators/health-2012.csv"), 2020),
    (include_str!("../../../../demo/zwolle/indicators/health-2016.csv"), 2020),
    (include_str!("../../../../demo/zwolle/indicators/health-2020.csv"), 2020),
];

const INDICES: &str = include_str!("../../../../demo/zwolle/indices/indices.toml");

#[derive(Deserialize)]
struct Indices {
    index: Vec<RawIndex>,
}

#[derive(Deserialize)]
struct RawIndex {
    slug: String,
    kind: String,
    recipe: IndexRecipe,
}

#[derive(Deserialize)]
struct Catalogue {
    indicator: Vec<Raw>,
}

#[derive(Deserialize)]
struct Raw {
    slug: String,
    name: String,
    topic: String,
    headline: bool,
    definition: Definition,
}

async fn zwolle() -> Town {
    let town = undivided().await;
    let import = AreasToImport {
        division: division_from_csv(AREAS, "GM0193".parse().unwrap()).unwrap(),
        municipality_name: "Zwolle".to_owned(),
        boundaries: BTreeMap::new(),
        valid_from: "2024-01-01".parse().unwrap(),
        source: Source { name: "CBS".to_owned(), taken_on: None },
    };
    areas::import_areas(&town.cx(Role::FunctionalAdministrator, None), &import).await.unwrap();
    let cx = adviser(&town);
    for raw in toml::from_str::<Catalogue>(CATALOGUE).unwrap().indicator {
        let (topic, openness) = (raw.topic.parse().unwrap(), Openness::Public);
        let label = Label { name: raw.name, topic, headline: raw.headline, openness, retired: None };
        let new = NewIndicator { slug: raw.slug.parse().unwrap(), label, definition: raw.definition };
        indicators::add_indicator(&cx, &new).await.unwrap();
    }
    let (atlas, known) = (atlas(&town).await, indicators::catalogue(&cx).await.unwrap());
    for (text, division) in FILES {
        let file = FiguresFile { name: "cijfers.csv".to_owned(), bytes: text.as_bytes().to_vec() };
        let said = Mapping { empty: Empty::NotPublished, ..Mapping::default() };
        let mapping = Mapping::guessed(&sheet_of(&file).unwrap(), &known, Some(&said));
        let looked =
            indicators::look_at(&cx, &atlas, &file, ("Bron", division), Some(mapping)).await.unwrap();
        let figures = looked.figures().unwrap().observations;
        let source = "Bron".to_owned();
        let batch = FiguresToBringIn { file_name: file.name, source, division, figures };
        indicators::bring_in(&cx, atlas.division(), batch).await.unwrap();
    }
    assert!(Shelf::new(cx.db.clone()).atlas("2026-03-02".parse().unwrap()).await.unwrap().is_some());
    town
}

async fn value(town: &Town, query: &str) -> Value {
    let page = town.stranger().get(&format!("/api/v1/observations?{query}")).await;
    page.assert_status(200);
    let read: Value = serde_json::from_str(&page.body).unwrap();
    read["observations"][0].clone()
}

#[tokio::test]
async fn the_city_counts_as_many_residents_as_its_source_says_and_health_figures_are_marked() {
    let town = zwolle().await;
    for (year, residents) in [(2015, 123_855), (2020, 128_835), (2023, 132_400), (2024, 133_130)] {
        let found = value(&town, &format!("indicator=inwoners&gebied=GM0193&periode={year}")).await;
        let expected = (&Value::from(f64::from(residents)), &Value::from("reckoned"));
        assert_eq!((&found["value"], &found["origin"]), expected);
    }
    let lonely = value(&town, "indicator=eenzaam-18-plus&gebied=BU01931000&periode=2012").await;
    assert_eq!((&lonely["value"], &lonely["division"]), (&Value::from(34.7), &Value::from(2020)));
    // A share without its parts makes no line of the city.
    assert_eq!(value(&town, "indicator=inkomen&gebied=GM0193").await, Value::Null);
    town.stranger()
        .get("/buurten/BU01933010")
        .await
        .assert_status(200)
        .assert_says("Gemodelleerd: nooit om een buurtproject te beoordelen.")
        .assert_says("In Zwolle:");
}

#[tokio::test]
async fn the_indices_can_be_made_of_the_figures_and_what_stands_out_is_noticed() {
    let town = zwolle().await;
    let (cx, atlas) = (adviser(&town), atlas(&town).await);
    let indices = toml::from_str::<Indices>(INDICES).unwrap().index;
    assert!(!indices.is_empty());
    for raw in indices {
        let slug: Slug = raw.slug.parse().unwrap();
        let kind = raw.kind.parse().unwrap();
        let (name, about) = (raw.slug.clone(), raw.slug);
        // The survey is held by the demonstration itself; here are the figures of its sources.
        let mut recipe = raw.recipe;
        recipe.ingredients.retain(|one| !one.indicator.as_str().starts_with("enquete-"));
        let new = NewIndex { slug: slug.clone(), name, about, kind, recipe };
        indicators::start_index(&cx, atlas.division(), &new).await.unwrap();
        let outcome = indicators::index_version(&cx, &slug, None).await.unwrap().outcome.unwrap();
        assert!(outcome.is_modelled(), "{slug}");
        assert!(outcome.places.len() > 12, "{slug} tells of {} places", outcome.places.len());
        assert_eq!(outcome.ranks.len(), outcome.places.len(), "{slug}");
        for (rank, score) in outcome.ranks.iter().zip(outcome.totals()) {
            assert_eq!(rank.is_some(), score.is_some(), "{slug}");
        }
        assert!(!outcome.effects.is_empty(), "{slug}");
    }
    indicators::look_for_signals(&cx).await.unwrap();
    let signals = indicators::signals(&cx).await.unwrap();
    assert!(signals.iter().any(|one| one.indicator.slug.as_str() == "inwoners-65-plus"), "{}", signals.len());
    assert!(signals.iter().all(|one| !one.indicator.current.definition.modelled));
}
