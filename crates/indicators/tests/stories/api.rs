//! Figures for other programs.

use kernel::Openness;
use serde_json::Value;

use super::town::{SHARES, add, adviser, bring_in, count, share, town};

fn json(body: &str) -> Value {
    serde_json::from_str(body).unwrap()
}

#[tokio::test]
async fn a_program_reads_the_catalogue_and_the_figures_page_by_page() {
    let town = town().await;
    let cx = adviser(&town);
    add(&cx, "eenzaam", Openness::Public, share()).await;
    add(&cx, "inwoners", Openness::Public, count()).await;
    bring_in(&town, SHARES).await.unwrap();
    let visitor = town.stranger();
    let page = visitor.get("/api/v1/indicators").await;
    page.assert_status(200);
    assert_eq!(page.headers["api-version"], "1.0.0");
    let catalogue = json(&page.body);
    assert_eq!(catalogue["indicators"][0]["slug"], "eenzaam");
    assert_eq!(catalogue["indicators"][0]["numerator"], "eenzame mensen");
    assert_eq!(catalogue["indicators"][1]["numerator"], Value::Null);

    let mut next = String::new();
    let mut found = Vec::new();
    loop {
        let page = visitor.get(&format!("/api/v1/observations?indicator=eenzaam&perPagina=5{next}")).await;
        page.assert_status(200);
        let read = json(&page.body);
        found.extend(read["observations"].as_array().unwrap().clone());
        match read["next"].as_str() {
            Some(after) => next = format!("&na={after}"),
            None => break,
        }
    }
    let places: Vec<String> =
        found.iter().map(|one| format!("{} {}", one["period"], one["place"]).replace('"', "")).collect();
    let mut once = places.clone();
    once.dedup();
    // Three neighbourhoods, two wards and the city, in two years.
    assert_eq!((places.len(), once.len()), (12, 12));
    let one = visitor.get("/api/v1/observations?indicator=eenzaam&gebied=BU01931000&periode=2024").await;
    let one = json(&one.body);
    assert_eq!(one["observations"].as_array().unwrap().len(), 1);
    let found = &one["observations"][0];
    assert_eq!((&found["value"], &found["denominator"]), (&Value::from(50.0), &Value::from(1000.0)));
}

#[tokio::test]
async fn a_program_that_mistypes_hears_so() {
    let town = town().await;
    let visitor = town.stranger();
    for (path, location) in [
        ("/api/v1/indicators?topic=health", "topic"),
        ("/api/v1/indicators?thema=x", "thema"),
        ("/api/v1/observations", "indicator"),
        ("/api/v1/observations?indicator=A", "indicator"),
        ("/api/v1/observations?indicator=aa&gebied=zwolle", "gebied"),
        ("/api/v1/observations?indicator=aa&periode=24", "periode"),
        ("/api/v1/observations?indicator=aa&perPagina=0", "perPagina"),
        ("/api/v1/observations?indicator=aa&perPagina=1001", "perPagina"),
        ("/api/v1/observations?indicator=aa&na=x", "na"),
        ("/api/v1/observations?indicator=aa&indicator=bb", "indicator"),
    ] {
        let page = visitor.get(path).await;
        page.assert_status(400);
        assert_eq!(json(&page.body)["errors"][0]["location"], location, "{path}");
    }
    visitor.get("/api/v1/observations?indicator=onbekend").await.assert_status(404);
}
