//! The API of the search: the same as the page finds, told to programs.

use std::collections::BTreeSet;

use crate::town::{Zwolle, total};
use serde_json::Value as Json;
use shell::test_kit::Page;

fn json(page: &Page) -> Json {
    page.assert_status(200);
    serde_json::from_str(&page.body).unwrap()
}

/// All results of a search, page by page: each offer with the place where it is.
async fn found(zwolle: &Zwolle, query: &str) -> Vec<Json> {
    let mut all = Vec::new();
    for page in 1.. {
        let answer = json(&zwolle.get(&format!("/api/v1/offers?{query}&perPagina=60&pagina={page}")).await);
        let offers = answer["offers"].as_array().unwrap();
        if offers.is_empty() {
            assert_eq!(answer["total"], all.len(), "{query}");
            break;
        }
        all.extend(offers.iter().cloned());
    }
    all
}

fn ids(of: &[Json], field: &str) -> BTreeSet<String> {
    of.iter().map(|one| one[field].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn page_api_and_open_data_know_the_same_listings() {
    let zwolle = Zwolle::open().await;
    let all = found(&zwolle, "").await;
    assert_eq!(all.len(), ids(&all, "at").len(), "no listing stands there twice");
    assert_eq!(all.len(), total(&zwolle.get("/aanbod").await));
    let lines = |page: Page| -> Vec<Json> {
        page.body.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    };
    let services = lines(zwolle.get("/hsds/services?format=ndjson").await);
    assert_eq!(ids(&services, "id"), ids(&all, "id"));
    let placed: Vec<Json> = all.iter().filter(|one| one.get("place").is_some()).cloned().collect();
    let at = lines(zwolle.get("/hsds/service_at_locations?format=ndjson").await);
    assert_eq!(ids(&at, "id"), ids(&placed, "at"));
}

/// The options of all facets as an answer lists them: name, word and count.
fn options(answer: &Json) -> Vec<(String, String, u64)> {
    let text = |value: &Json| value.as_str().unwrap().to_owned();
    let mut all = Vec::new();
    for facet in answer["facets"].as_array().unwrap() {
        for option in facet["options"].as_array().unwrap() {
            all.push((text(&facet["name"]), text(&option["word"]), option["count"].as_u64().unwrap()));
        }
    }
    all
}

#[tokio::test]
async fn a_search_on_the_page_is_the_same_search_here() {
    let zwolle = Zwolle::open().await;
    let options = options(&json(&zwolle.get("/api/v1/offers").await));
    assert!(options.len() > 60, "{}", options.len());
    let facets: BTreeSet<&String> = options.iter().map(|(name, ..)| name).collect();
    assert!(facets.len() >= 11, "{facets:?}");
    for (name, word, count) in options.iter().step_by(3) {
        for query in [format!("{name}={word}"), format!("q=samen&{name}={word}&volgorde=datum")] {
            let answer = json(&zwolle.get(&format!("/api/v1/offers?{query}")).await);
            assert_eq!(answer["total"], total(&zwolle.get(&format!("/aanbod?{query}")).await), "{query}");
            if !query.starts_with('q') {
                assert_eq!(answer["total"], *count, "{query}");
            }
        }
    }
}

#[tokio::test]
async fn results_stand_in_the_order_of_the_page() {
    let zwolle = Zwolle::open().await;
    for query in
        ["q=rustig+koken", "q=schildren", "thema=bewegen&dagdeel=avond", "omstandigheden=rustig&onbekend=ook"]
    {
        let page = zwolle.get(&format!("/aanbod?{query}")).await;
        let answer = json(&zwolle.get(&format!("/api/v1/offers?{query}")).await);
        let of = |one: &Json| one["title"].as_str().unwrap().replace('&', "&#38;").replace('\'', "&#39;");
        let offers: Vec<String> = answer["offers"].as_array().unwrap().iter().map(of).collect();
        assert!(!offers.is_empty(), "{query}");
        assert_eq!(crate::town::titles(&page), offers, "{query}");
    }
}

#[tokio::test]
async fn one_offer_tells_all_that_its_page_tells() {
    let zwolle = Zwolle::open().await;
    let first = json(&zwolle.get("/api/v1/offers?q=rustig+samen+koken+donderdag").await);
    let id = first["offers"][0]["id"].as_str().unwrap().to_owned();
    let offer = json(&zwolle.get(&format!("/api/v1/offers/{id}")).await);
    let page = zwolle.get(&format!("/aanbod/{id}")).await;
    for field in ["title", "what", "forWhom", "when", "howToJoin", "whomToCall"] {
        let text = offer[field].as_str().unwrap().replace('\'', "&#39;");
        page.assert_says(&text);
    }
    let at = &offer["at"][0];
    assert_eq!(at["opening"], "closed");
    assert_eq!(at["next"][0]["date"], "2026-11-26");
    assert_eq!(at["next"][0]["from"], "17:00");
    assert_eq!(at["next"].as_array().unwrap().len(), 3);
    assert_eq!(at["id"], first["offers"][0]["at"]);
    zwolle.town.pass(chrono::TimeDelta::hours(3 * 24 + 6));
    let open = json(&zwolle.get(&format!("/api/v1/offers/{id}")).await);
    assert_eq!(open["at"][0]["opening"], "open");
}

#[tokio::test]
async fn whoever_is_in_danger_is_told_whom_to_call() {
    let zwolle = Zwolle::open().await;
    let answer = json(&zwolle.get("/api/v1/offers?q=ik+wil+niet+meer+leven").await);
    assert_eq!(answer["help"][0]["phone"], "0800-0113");
    assert_eq!(answer["mended"], serde_json::json!([]));
    let answer = json(&zwolle.get("/api/v1/offers?q=koken").await);
    assert!(answer.get("help").is_none());
}

#[tokio::test]
async fn what_nobody_knows_is_refused_by_name() {
    let zwolle = Zwolle::open().await;
    for (query, parameter) in [
        ("wijk=atlantis", "wijk"),
        ("thema=koken&thema=toveren", "thema"),
        ("volgorde=willekeurig", "volgorde"),
        ("onbekend=nee", "onbekend"),
        ("onbekend=", "onbekend"),
        ("q=&wanneer=", "wanneer"),
        ("pagina=0", "pagina"),
        ("perPagina=101", "perPagina"),
        ("q=koken&q=eten", "q"),
        ("theme=koken", "theme"),
    ] {
        let page = zwolle.get(&format!("/api/v1/offers?{query}")).await;
        page.assert_status(400);
        assert_eq!(page.headers["content-type"], "application/problem+json");
        let problem: Json = serde_json::from_str(&page.body).unwrap();
        assert_eq!(problem["errors"][0]["location"], parameter, "{query}");
        assert_eq!(problem["errors"][0]["in"], "query");
    }
    let beyond = json(&zwolle.get("/api/v1/offers?pagina=999").await);
    assert_eq!(beyond["offers"], serde_json::json!([]));
    assert_eq!(beyond["page"], 999);
}

/// How many metres away each offer is; none for what has no distance.
fn metres(of: &[Json]) -> Vec<Option<u64>> {
    of.iter().map(|one| one["distance"]["metres"].as_u64()).collect()
}

#[tokio::test]
async fn who_says_from_where_hears_how_far_each_offer_is_as_on_the_page() {
    let zwolle = Zwolle::open().await;
    for query in [
        "vanaf=holtenbroek-i",
        "vanaf=holtenbroek-i&binnen=10-minuten-fietsen",
        "q=koken&vanaf=holtenbroek-i&binnen=20-minuten-fietsen&volgorde=datum",
        "q=koken&vanaf=holtenbroek-i&volgorde=afstand",
    ] {
        let page = zwolle.get(&format!("/aanbod?{query}")).await;
        let answer = json(&zwolle.get(&format!("/api/v1/offers?{query}")).await);
        assert_eq!(answer["total"], total(&page), "{query}");
        let offers = answer["offers"].as_array().unwrap();
        let of = |one: &Json| one["title"].as_str().unwrap().replace('&', "&#38;").replace('\'', "&#39;");
        assert_eq!(crate::town::titles(&page), offers.iter().map(of).collect::<Vec<_>>(), "{query}");
        assert!(!offers.is_empty(), "{query}");
        assert!(offers.iter().all(|one| one["distance"]["reach"].is_string()), "{query}");
    }
    let near = found(&zwolle, "vanaf=holtenbroek-i&binnen=10-minuten-fietsen").await;
    let minutes = near.iter().filter_map(|one| one["distance"]["minutes"]["bicycle"].as_u64());
    assert!(minutes.max().unwrap() <= 10);
    assert!(near.iter().any(|one| one["distance"]["reach"] == "at_home"), "what comes to people stays");
    let anywhere = found(&zwolle, "q=koken").await;
    assert!(!anywhere.is_empty() && anywhere.iter().all(|one| one.get("distance").is_none()));
}

#[tokio::test]
async fn a_postcode_or_a_point_is_a_place_to_set_out_from_and_metres_are_a_reach() {
    let zwolle = Zwolle::open().await;
    let everything = found(&zwolle, "").await;
    let placed = everything.iter().find(|one| one["place"]["postcode"].is_string()).unwrap();
    let place = &placed["place"];
    let of_postcode =
        found(&zwolle, &format!("vanaf={}", place["postcode"].as_str().unwrap().replace(' ', "+"))).await;
    let of_code =
        found(&zwolle, &format!("vanaf={}", place["neighbourhood"]["code"].as_str().unwrap())).await;
    assert_eq!(of_postcode, of_code, "a postcode is as exact as its neighbourhood");
    assert_eq!(of_code.len(), everything.len(), "distance is an order");
    let from = "vanaf=52.5125,6.0937";
    let near = found(&zwolle, &format!("{from}&binnen=1500")).await;
    let known: Vec<u64> = metres(&near).into_iter().flatten().collect();
    assert!(known.len() > 5 && known.iter().all(|metres| *metres <= 1_500), "{known:?}");
    let all: Vec<u64> = metres(&found(&zwolle, from).await).into_iter().flatten().collect();
    let further = all.iter().filter(|metres| **metres > 1_500).count();
    let answer = json(&zwolle.get(&format!("/api/v1/offers?{from}&binnen=1500")).await);
    assert_eq!(answer["further"], further);
    assert_eq!(all.len() - further, known.len());
}

#[tokio::test]
async fn a_start_that_nobody_knows_is_refused_by_name() {
    let zwolle = Zwolle::open().await;
    for (query, parameter) in [
        ("vanaf=", "vanaf"),
        ("vanaf=atlantis", "vanaf"),
        ("vanaf=9999ZZ", "vanaf"),
        ("vanaf=6.0937,52.5125", "vanaf"),
        ("vanaf=0,0", "vanaf"),
        ("vanaf=holtenbroek-i&vanaf=holtenbroek-i", "vanaf"),
        ("binnen=1500", "binnen"),
        ("vanaf=holtenbroek-i&binnen=", "binnen"),
        ("vanaf=holtenbroek-i&binnen=0", "binnen"),
        ("vanaf=holtenbroek-i&binnen=dichtbij", "binnen"),
        ("postcode=8011AA", "postcode"),
    ] {
        let page = zwolle.get(&format!("/api/v1/offers?{query}")).await;
        page.assert_status(400);
        let problem: Json = serde_json::from_str(&page.body).unwrap();
        assert_eq!(problem["errors"][0]["location"], parameter, "{query}");
    }
}

#[tokio::test]
async fn the_description_lists_what_the_town_has() {
    let zwolle = Zwolle::open().await;
    let document = json(&zwolle.get("/api/v1/openapi.json").await);
    let parameters = document["paths"]["/offers"]["get"]["parameters"].as_array().unwrap();
    let wards = parameters.iter().find(|one| one["name"] == "wijk").unwrap();
    let words = wards["schema"]["items"]["enum"].as_array().unwrap();
    let areas = json(&zwolle.get("/api/v1/areas").await);
    let of_areas: Vec<&Json> = areas["wards"].as_array().unwrap().iter().map(|ward| &ward["word"]).collect();
    assert_eq!(words.iter().collect::<Vec<_>>(), of_areas);
    assert!(areas["wards"][0]["neighbourhoods"].as_array().unwrap().len() > 1);
}

/// Numbers that are the same in every run.
fn numbers(mut seed: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 40).ok()
    })
}

#[tokio::test]
async fn any_search_finds_the_same_on_the_page_here_and_in_the_open_data() {
    let zwolle = Zwolle::open().await;
    let options = options(&json(&zwolle.get("/api/v1/offers").await));
    let words =
        ["", "koken", "samen wandelen", "rustig", "schildren", "taal", "zwarte gat", "geld en formulieren"];
    let mut number = numbers(8011);
    let mut pick = |of: usize| number.next().unwrap() % of;
    let mut fruitful = 0;
    for _ in 0..60 {
        let text = words[pick(words.len())].replace(' ', "+");
        let mut query = format!("q={text}");
        for _ in 0..pick(4) {
            let (name, word, _) = &options[pick(options.len())];
            query.push_str(&format!("&{name}={word}"));
        }
        let page = zwolle.get(&format!("/aanbod?{query}")).await;
        let answer = json(&zwolle.get(&format!("/api/v1/offers?{query}")).await);
        assert_eq!(answer["total"], total(&page), "{query}");
        let shown = answer["offers"].as_array().unwrap();
        for offer in shown {
            page.assert_says(&format!("/aanbod/{}\"", offer["id"].as_str().unwrap()));
        }
        fruitful += usize::from(!shown.is_empty());
    }
    assert!(fruitful > 20, "only {fruitful} searches found anything");
    for text in words {
        let text = text.replace(' ', "+");
        let here = ids(&found(&zwolle, &format!("q={text}")).await, "id");
        let open = zwolle.get(&format!("/hsds/services?search={text}&format=ndjson")).await;
        let open: Vec<Json> = open.body.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert_eq!(ids(&open, "id"), here, "{text}");
    }
}
