//! Stories of a resident who looks for something near. No place of this town has coordinates of its own: each lies in the
//! middle of its neighbourhood, and says so.

use crate::town::{Zwolle, between, total};

/// The cards of all pages of a list.
async fn cards(zwolle: &Zwolle, address: &str) -> Vec<String> {
    let first = zwolle.get(address).await;
    first.assert_status(200);
    let mut cards = Vec::new();
    for page in 1..=total(&first).div_ceil(20) {
        let page = zwolle.get(&format!("{address}&pagina={page}")).await;
        cards.extend(page.body.split("<li class=\"card\">").skip(1).map(ToOwned::to_owned));
    }
    cards
}

/// How far a card says it is.
fn away(card: &str) -> &str {
    between(card, "Hoe ver: </span>", "<").first().copied().unwrap_or_default()
}

/// Minutes by bicycle, when a card tells them.
fn by_bicycle(card: &str) -> Option<u32> {
    let text = away(card);
    let before = text.split(" fietsen").next().filter(|_| text.contains(" fietsen"))?;
    before.trim_end_matches(" minuten").trim_end_matches(" minuut").rsplit(' ').next()?.parse().ok()
}

#[tokio::test]
async fn distance_is_an_order_and_no_wall() {
    let zwolle = Zwolle::open().await;
    let everything = total(&zwolle.get("/aanbod").await);
    let cards = cards(&zwolle, "/aanbod?vanaf=holtenbroek-i").await;
    assert_eq!(cards.len(), everything, "nothing disappears");
    // What nobody confirmed for half a year stands at the end, whatever its distance.
    let is_confirmed = |card: &String| !card.contains("langer dan een half jaar");
    assert!(cards.is_sorted_by_key(|card| !is_confirmed(card)));
    let cards: Vec<String> = cards.into_iter().filter(is_confirmed).collect();
    let minutes: Vec<u32> = cards.iter().filter_map(|card| by_bicycle(card)).collect();
    assert!(minutes.len() > 100 && minutes.is_sorted(), "{minutes:?}");
    assert!(
        cards
            .iter()
            .filter(|card| by_bicycle(card).is_some())
            .all(|card| away(card).contains("alleen de buurt"))
    );
    let comes = |card: &&String| away(card) == "Komt naar u toe" || card.contains("Online of per telefoon");
    let place = |holds: &dyn Fn(&&String) -> bool| cards.iter().position(|card| holds(&card)).unwrap();
    let first_far = place(&|card| by_bicycle(card).is_some_and(|minutes| minutes > 11));
    let first_comes = place(&comes);
    let near = cards.iter().take(first_comes).filter_map(|card| by_bicycle(card)).max();
    assert!(near.unwrap() <= 10 && first_comes < first_far, "{near:?} {first_comes} {first_far}");
}

#[tokio::test]
async fn a_reach_says_what_it_leaves_out_and_keeps_what_comes_to_people() {
    let zwolle = Zwolle::open().await;
    let everything = total(&zwolle.get("/aanbod?vanaf=holtenbroek-i").await);
    let address = "/aanbod?vanaf=holtenbroek-i&binnen=10-minuten-fietsen";
    let page = zwolle.get(address).await;
    let near = total(&page);
    assert!(near < everything);
    page.assert_says(&format!("Er zijn nog {} resultaten verder weg", everything - near));
    let cards = cards(&zwolle, address).await;
    let furthest = cards.iter().filter_map(|card| by_bicycle(card)).max().unwrap();
    assert!(furthest <= 10, "{furthest}");
    assert!(cards.iter().any(|card| away(card) == "Komt naar u toe"));
    assert!(cards.iter().any(|card| card.contains("Online of per telefoon")));
    let promised = "value=\"10-minuten-fietsen\" checked form=\"search-form\">";
    let promised = between(&page.body, promised, "resultaten")[0];
    assert_eq!(between(promised, "choice__count\">", "<"), [near.to_string()]);
    let without = zwolle.get("/aanbod?binnen=10-minuten-fietsen").await;
    assert_eq!(total(&without), everything);
    without.assert_says("Kies een buurt");
}

#[tokio::test]
async fn the_map_keeps_from_where_and_how_far() {
    let zwolle = Zwolle::open().await;
    let asked = "vanaf=holtenbroek-i&binnen=10-minuten-fietsen";
    let map = zwolle.get(&format!("/aanbod/kaart?{asked}")).await;
    map.assert_says("name=\"vanaf\" value=\"holtenbroek-i\"");
    map.assert_says("name=\"binnen\" value=\"10-minuten-fietsen\"");
    map.assert_says("href=\"/aanbod/kaart?vanaf=holtenbroek-i\"").assert_says("Vanaf Holtenbroek I");
    map.assert_says(&format!("href=\"/aanbod?{}\"", asked.replace('&', "&#38;")));
}

#[tokio::test]
async fn a_postcode_leads_to_its_neighbourhood_and_stays_in_no_address() {
    let zwolle = Zwolle::open().await;
    let administrator = zwolle.town.cx(access::Role::FunctionalAdministrator, None);
    let source = kernel::Source { name: "CBS".to_owned(), taken_on: None };
    let municipality = "GM0193".parse().unwrap();
    let division = areas::division_from_csv(include_str!("../../../../demo/zwolle/areas.csv"), municipality);
    let areas = areas::AreasToImport {
        division: division.unwrap(),
        municipality_name: "Zwolle".to_owned(),
        boundaries: std::collections::BTreeMap::new(),
        valid_from: "2026-01-01".parse().unwrap(),
        source: source.clone(),
    };
    areas::import_areas(&administrator, &areas).await.unwrap();
    let table = areas::postcodes_from_csv("postcode,code\n8031AB,BU01933010\n", municipality).unwrap();
    areas::import_postcodes(&administrator, &table, &source).await.unwrap();
    let visitor = zwolle.town.stranger();
    visitor.get("/").await.assert_never_says("name=\"postcode\"");
    let house = &zwolle.town.house;
    let shelf = areas::Shelf::new(house.db.clone());
    zwolle.catalogue.keep_up(&house.db, &shelf, house.clock.now()).await.unwrap();
    visitor.get("/").await.assert_says("name=\"postcode\"");
    let asked = visitor.get("/aanbod?q=koken&vanaf=&postcode=8031%20AB&wanneer=morgen").await;
    assert_eq!(asked.location(), Some("/aanbod?q=koken&wanneer=morgen&vanaf=holtenbroek-i"));
    let found = visitor.get("/aanbod?q=koken&postcode=8031%20ab").await;
    found.assert_status(303);
    assert_eq!(found.location(), Some("/aanbod?q=koken&vanaf=holtenbroek-i"));
    for unknown in ["8099ZZ", "zomaar"] {
        let page = visitor.get(&format!("/aanbod?postcode={unknown}")).await;
        page.assert_status(200).assert_says("Deze postcode kennen we niet");
    }
}

#[tokio::test]
async fn somebody_who_finds_nothing_hears_what_less_would_give() {
    let zwolle = Zwolle::open().await;
    let page = zwolle.get("/aanbod?q=koken&taal=dse&omstandigheden=rustig&kosten=vast-bedrag").await;
    assert_eq!(total(&page), 0);
    page.assert_says("tel:14038")
        .assert_says("Vraag iets minder")
        .assert_says("Zonder ‘Nederlandse Gebarentaal’: 1 resultaat");
    let chips = between(&page.body, "<li><a class=\"chip\" href=\"", "</a>").into_iter();
    let less =
        chips.filter_map(|chip| chip.split_once("\">")).filter(|(_, label)| label.starts_with("Zonder"));
    let less: Vec<(&str, &str)> = less.collect();
    assert!(!less.is_empty());
    for (less, label) in less {
        let left = total(&zwolle.get(&less.replace("&#38;", "&")).await);
        let promised = label.rsplit("’: ").next().unwrap();
        assert_eq!(promised.split(' ').next().unwrap(), left.to_string(), "{less}");
    }
}

#[tokio::test]
async fn the_home_page_asks_what_where_and_when() {
    let zwolle = Zwolle::open().await;
    let home = zwolle.get("/").await;
    home.assert_says("name=\"q\"").assert_says("name=\"vanaf\"").assert_says("name=\"wanneer\"");
    let asked = zwolle.get("/aanbod?q=&vanaf=holtenbroek-i&wanneer=morgen").await;
    asked.assert_says("Wat dicht bij Holtenbroek I is, staat eerst").assert_says("Past bij: Morgen (");
    let empty = zwolle.get("/aanbod?q=koken&vanaf=&wanneer=").await;
    assert_eq!(total(&empty), total(&zwolle.get("/aanbod?q=koken").await));
}
