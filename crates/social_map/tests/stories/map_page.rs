//! The map beside the list, and the list below the map.

use std::collections::BTreeMap;

use access::Role;
use areas::Shelf;
use kernel::Source;
use shell::test_kit::Town;
use social_map::{AreaNames, Catalogue, Coordinates, Place, PlaceId, Setting};

use crate::common::{migrations, organisation, particulars, published};

/// A town of which the map is known.
async fn mapped() -> (Town, Catalogue) {
    let catalogue = Catalogue::new(AreaNames::default()).unwrap();
    let shown = catalogue.clone();
    let all = [areas::migrations(), migrations()].concat();
    let town =
        Town::on("2026-03-02", &all, |house| vec![partners::room(house), social_map::room(shown)]).await;
    let text = include_str!("../../../../demo/zwolle/areas.csv");
    let import = areas::AreasToImport {
        division: areas::division_from_csv(text, "GM0193".parse().unwrap()).unwrap(),
        municipality_name: "Zwolle".to_owned(),
        boundaries: BTreeMap::new(),
        valid_from: "2026-01-01".parse().unwrap(),
        source: Source { name: "a test".to_owned(), taken_on: None },
    };
    areas::import_areas(&town.cx(Role::FunctionalAdministrator, None), &import).await.unwrap();
    keep_up(&town, &catalogue).await;
    (town, catalogue)
}

async fn keep_up(town: &Town, catalogue: &Catalogue) {
    let shelf = Shelf::new(town.house.db.clone());
    catalogue.keep_up(&town.house.db, &shelf, town.house.clock.now()).await.unwrap();
}

async fn place_at(town: &Town, name: &str, at: Option<(f64, f64)>) -> PlaceId {
    let cx = town.cx(Role::MapEditor, None);
    let place = Place {
        id: cx.new_id(),
        name: name.to_owned(),
        street: Some("Voorbeeldplein 3".to_owned()),
        postcode: None,
        town: "Zwolle".to_owned(),
        neighbourhood: "BU01931000".parse().unwrap(),
        coordinates: at.and_then(|(north, east)| Coordinates::new(north, east).ok()),
        access: Vec::new(),
        demonstration: true,
        version: 1,
    };
    social_map::bring_in(&cx, std::slice::from_ref(&place), Vec::new()).await.unwrap();
    place.id
}

#[tokio::test]
async fn each_place_has_a_pin_that_leads_on_and_stands_in_the_list_below() {
    let (town, catalogue) = mapped().await;
    let own = organisation(&town, "De Hud").await;
    let north = place_at(&town, "Huis Noord", Some((52.54, 6.09))).await;
    let south = place_at(&town, "Huis Zuid", Some((52.48, 6.09))).await;
    let only = published(&town, own, "Samen koken", north).await;
    published(&town, own, "Samen wandelen", south).await;
    published(&town, own, "Samen zingen", south).await;
    keep_up(&town, &catalogue).await;

    let page = town.stranger().get("/aanbod/kaart").await;
    page.assert_status(200).assert_says("3 activiteiten op 2 plekken");
    page.assert_says(&format!(
        "<a class=\"map__pin\" href=\"/aanbod/{only}\" aria-label=\"Huis Noord: 1 activiteit\">"
    ));
    page.assert_says("aria-label=\"Huis Zuid: 2 activiteiten\"");
    let anchor = page.body.split("<a class=\"map__pin\" href=\"#").nth(1).unwrap().split('"').next().unwrap();
    page.assert_says(&format!("<li class=\"place-list__place\" id=\"{anchor}\">"));
    assert_eq!(page.body.matches("map__exact").count(), 2);
    let found = town.stranger().get("/aanbod/kaart?q=wandelen").await;
    found.assert_says("1 activiteit op 1 plek").assert_never_says("Huis Noord");
    town.stranger().get("/aanbod?q=wandelen").await.assert_says("href=\"/aanbod/kaart?q=wandelen\"");
}

#[tokio::test]
async fn places_that_would_cover_each_other_share_a_pin_that_leads_nearer() {
    let (town, catalogue) = mapped().await;
    let own = organisation(&town, "De Hud").await;
    for (name, at) in [("Een", (52.511, 6.09)), ("Twee", (52.512, 6.09)), ("Ver", (52.55, 6.15))] {
        let here = place_at(&town, name, Some(at)).await;
        published(&town, own, &format!("Koken bij {name}"), here).await;
    }
    keep_up(&town, &catalogue).await;
    let page = town.stranger().get("/aanbod/kaart?q=koken").await;
    page.assert_says("2 plekken dicht bij elkaar, 2 activiteiten: kijk dichterbij");
    let nearer = page.body.split("href=\"/aanbod/kaart?q=koken&amp;kijk=").nth(1).unwrap();
    let nearer = format!("/aanbod/kaart?q=koken&kijk={}", nearer.split('"').next().unwrap());
    let near = town.stranger().get(&nearer).await;
    near.assert_says("aria-label=\"Een: 1 activiteit\"").assert_says("aria-label=\"Twee: 1 activiteit\"");
    near.assert_never_says("aria-label=\"Ver: ").assert_says("Koken bij Ver").assert_says(">Hele kaart</a>");
    for nonsense in ["kijk=1,2,3", "kijk=abc", "kijk=203000,503000,-4", "kijk="] {
        let page = town.stranger().get(&format!("/aanbod/kaart?{nonsense}")).await;
        page.assert_status(200).assert_says("aria-label=\"Ver: 1 activiteit\"");
    }
}

#[tokio::test]
async fn what_has_no_exact_place_lies_about_there_and_what_has_none_is_named_beside_the_map() {
    let (town, catalogue) = mapped().await;
    let own = organisation(&town, "De Hud").await;
    let here = place_at(&town, "Ergens", None).await;
    let id = published(&town, own, "Samen koken", here).await;
    let mut text = particulars(&town, "Bel mee", here);
    text.setting = Setting::Online;
    text.at[0].place = None;
    let cx = town.cx(Role::PartnerWorker, Some(own));
    let online = social_map::create_offer(&cx, own, text).await.unwrap();
    social_map::publish_offer(&town.cx(Role::MapEditor, None), online, 1).await.unwrap();
    keep_up(&town, &catalogue).await;

    let page = town.stranger().get("/aanbod/kaart").await;
    page.assert_says("class=\"map__around\"").assert_never_says("map__exact");
    page.assert_says("Een rondje met een stippellijn")
        .assert_says("Zonder plek op de kaart")
        .assert_says("Bel mee");
    let offer = town.stranger().get(&format!("/aanbod/{id}")).await;
    offer.assert_says("Ergens ligt ongeveer hier, in deze buurt.").assert_never_says("map__exact");
    town.stranger().get(&format!("/aanbod/{online}")).await.assert_never_says("<svg xmlns");
}

#[tokio::test]
async fn without_areas_the_list_of_places_stands_alone() {
    let town = crate::common::town().await;
    let (own, here) = (organisation(&town, "De Hud").await, crate::common::place(&town, "Huis").await);
    let id = published(&town, own, "Samen koken", here).await;
    let page = town.stranger().get("/aanbod/kaart").await;
    page.assert_status(200).assert_says("We kunnen nu geen kaart tekenen.").assert_says(&id.to_string());
}
