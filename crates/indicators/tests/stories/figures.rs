//! Figures are kept, revised and reckoned alike on both engines.

use access::Role;
use indicators::{
    Definition, FiguresError, Origin, Outcome, OverAreas, Place, Published, Status, When, Yardstick,
    YardstickKind, published,
};
use kernel::Openness;
use store::test_kit::Engine;

use super::town::{SHARES, add, adviser, bring_in, count, on, share, town};

/// What everybody reads of a place at a time, through the API of programs.
async fn read(town: &shell::test_kit::Town, slug: &str, place: &str) -> Vec<(String, Option<f64>, String)> {
    let path = format!("/api/v1/observations?indicator={slug}&gebied={place}");
    let page = town.stranger().get(&path).await;
    page.assert_status(200);
    let json: serde_json::Value = serde_json::from_str(&page.body).unwrap();
    let one = |one: &serde_json::Value| {
        let text = |name: &str| one[name].as_str().unwrap_or_default().to_owned();
        let origin = if one["missing"].is_null() { text("origin") } else { text("missing") };
        (text("period"), one["value"].as_f64(), origin)
    };
    json["observations"].as_array().unwrap().iter().map(one).collect()
}

fn told(period: &str, value: Option<f64>, origin: &str) -> (String, Option<f64>, String) {
    (period.to_owned(), value, origin.to_owned())
}

#[tokio::test]
async fn figures_come_in_once_and_a_change_keeps_what_was_on_both_engines() {
    for engine in Engine::ALL {
        let Some(town) = on(engine).await else { continue };
        let cx = adviser(&town);
        add(&cx, "eenzaam", Openness::Public, share()).await;
        let first = bring_in(&town, SHARES).await.unwrap();
        assert_eq!((first.added, first.changed, first.unchanged), (6, 0, 0));
        let again = bring_in(&town, SHARES).await.unwrap();
        assert_eq!((again.added, again.changed, again.unchanged), (0, 0, 6));
        let better = SHARES.replace("2024,100,1000", "2024,150,1000");
        let changed = bring_in(&town, &better).await.unwrap();
        assert_eq!((changed.added, changed.changed, changed.unchanged), (0, 1, 5));
        let runs = indicators::earlier_imports(&cx).await.unwrap();
        assert_eq!(runs.iter().map(|run| run.changed).collect::<Vec<_>>(), [1, 0, 0]);
        assert!(runs.windows(2).all(|pair| pair[0].number > pair[1].number));
        assert_eq!(
            (runs[0].source.as_str(), runs[0].division, runs[0].brought_in_as.as_str()),
            ("Test", 2024, "policy-adviser")
        );
    }
}

#[tokio::test]
async fn the_city_follows_from_counts_and_never_from_shares() {
    let town = town().await;
    let cx = adviser(&town);
    add(&cx, "eenzaam", Openness::Public, share()).await;
    bring_in(&town, SHARES).await.unwrap();
    assert_eq!(
        read(&town, "eenzaam", "GM0193").await,
        [told("2023", Some(12.5), "reckoned"), told("2024", Some(20.0), "reckoned"),]
    );
    assert_eq!(read(&town, "eenzaam", "WK019310").await[1], told("2024", Some(30.0), "reckoned"));
    // A correction of one neighbourhood reaches the city.
    bring_in(&town, &SHARES.replace("2024,100,1000", "2024,300,1000")).await.unwrap();
    assert_eq!(read(&town, "eenzaam", "GM0193").await[1], told("2024", Some(25.0), "reckoned"));
    // What the source says itself stands above what was reckoned.
    bring_in(&town, "gebied,periode,eenzaam:teller,eenzaam:noemer\nGM0193,2024,990,4000\n").await.unwrap();
    assert_eq!(read(&town, "eenzaam", "GM0193").await[1], told("2024", Some(24.8), "brought-in"));
    bring_in(&town, &SHARES.replace("2024,100,1000", "2024,310,1000")).await.unwrap();
    assert_eq!(read(&town, "eenzaam", "GM0193").await[1], told("2024", Some(24.8), "brought-in"));
}

#[tokio::test]
async fn a_gap_in_one_neighbourhood_leaves_the_city_unknown_and_a_model_is_not_added() {
    let town = town().await;
    let cx = adviser(&town);
    add(&cx, "inwoners", Openness::Public, count()).await;
    let model = Definition { modelled: true, over_areas: OverAreas::None, ..share() };
    add(&cx, "model", Openness::Public, model).await;
    bring_in(&town, "gebied,periode,inwoners,model\nBU01931000,2024,103,12.3\nBU01931010,2024,.,\n")
        .await
        .unwrap();
    assert_eq!(read(&town, "inwoners", "BU01931000").await, [told("2024", Some(105.0), "brought-in")]);
    assert_eq!(read(&town, "inwoners", "BU01931010").await, [told("2024", None, "not-published")]);
    assert_eq!(read(&town, "inwoners", "GM0193").await, [told("2024", None, "incomplete")]);
    assert_eq!(read(&town, "model", "GM0193").await, []);
}

#[tokio::test]
async fn with_one_mistake_nothing_comes_in_and_the_log_tells_one_thing_of_one_import() {
    let town = town().await;
    let cx = adviser(&town);
    add(&cx, "eenzaam", Openness::Public, share()).await;
    let wrong = SHARES.replace("2024,200,2000", "2024,veel,2000").replace("2023,0,2000", "2023,3000,2000");
    assert!(matches!(bring_in(&town, &wrong).await, Err(FiguresError::Mistakes(2))));
    assert_eq!(read(&town, "eenzaam", "GM0193").await, []);
    let before = store::head(&mut cx.read().await.unwrap()).await.unwrap();
    bring_in(&town, SHARES).await.unwrap();
    let after = store::head(&mut cx.read().await.unwrap()).await.unwrap();
    assert_eq!(after.seq - before.seq, 1);
}

#[tokio::test]
async fn another_definition_begins_a_series_of_its_own() {
    let town = town().await;
    let cx = adviser(&town);
    add(&cx, "eenzaam", Openness::Public, share()).await;
    bring_in(&town, SHARES).await.unwrap();
    let slug = "eenzaam".parse().unwrap();
    let stricter = Definition { numerator: "ernstig eenzame mensen".to_owned(), ..share() };
    indicators::define_anew(&cx, &slug, 1, (&stricter, "Alleen nog ernstig eenzaam.")).await.unwrap();
    assert_eq!(read(&town, "eenzaam", "GM0193").await, []);
    bring_in(&town, SHARES).await.unwrap();
    assert_eq!(read(&town, "eenzaam", "GM0193").await.len(), 2);
    let known = indicators::indicator(&cx, &slug).await.unwrap();
    assert_eq!((known.current.number, known.version, &known.current.definition), (2, 2, &stricter));
    assert!(matches!(
        indicators::define_anew(&cx, &slug, 1, (&share(), "Terug.")).await,
        Err(FiguresError::Stale)
    ));
    town.stranger().get("/cijfers/eenzaam").await.assert_says("Alleen nog ernstig eenzaam.");
}

#[tokio::test]
async fn what_a_source_says_is_kept_to_the_last_digit() {
    for engine in Engine::ALL {
        let Some(town) = on(engine).await else { continue };
        let cx = adviser(&town);
        let survey = Definition { least_answers: Some(30), over_areas: OverAreas::None, ..share() };
        add(&cx, "enquete", Openness::Public, survey.clone()).await;
        let text = "gebied,periode,indicator,waarde,ondergrens,bovengrens,antwoorden,status\n\
                    BU01931000,2024-Q1,enquete,33.3333333333,20.1,45.9,120,voorlopig\n\
                    BU01931010,2024-Q1,enquete,50,20,80,12,definitief\n";
        bring_in(&town, text).await.unwrap();
        // The same file again is the same figures: nothing was rounded on its way in.
        assert_eq!(bring_in(&town, text).await.unwrap().unchanged, 2);
        let sure = indicators::Observation {
            place: "BU01931000".parse::<Place>().unwrap(),
            when: When::Quarter(2024, 1),
            division: 2024,
            outcome: Outcome::Known(indicators::Measured {
                value: 33.333_333_333_3,
                parts: None,
                margin: Some((20.1, 45.9)),
                answers: Some(120),
            }),
            status: Status::Provisional,
            origin: Origin::BroughtIn,
        };
        let shown = Published { value: 33.3, parts: None, margin: Some((20.1, 45.9)), answers: Some(120) };
        assert_eq!(published(&survey, &sure), Ok(shown));
    }
}

#[tokio::test]
async fn only_who_keeps_figures_brings_them_in() {
    let town = town().await;
    add(&adviser(&town), "eenzaam", Openness::Public, share()).await;
    let editor = town.cx(Role::MapEditor, None);
    let atlas = super::town::atlas(&town).await;
    let file = super::town::file(SHARES);
    assert!(matches!(
        indicators::look_at(&editor, &atlas, &file, ("Test", 2024), None).await,
        Err(FiguresError::Refused(_))
    ));
    let target = Yardstick {
        kind: YardstickKind::Target,
        name: "Beleidsplan".to_owned(),
        place: "GM0193".parse().unwrap(),
        when: When::Year(2030),
        value: 10.0,
        source: "Raad".to_owned(),
    };
    let slug = "eenzaam".parse().unwrap();
    assert!(matches!(
        indicators::add_yardstick(&editor, &slug, &target).await,
        Err(FiguresError::Refused(_))
    ));
    indicators::add_yardstick(&adviser(&town), &slug, &target).await.unwrap();
    town.stranger()
        .get("/cijfers/eenzaam")
        .await
        .assert_says("Streefwaarde: Beleidsplan")
        .assert_says("10,0% voor Zwolle, 2030. Bron: Raad.");
}
