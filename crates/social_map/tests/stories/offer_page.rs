//! The page of one offer.

use access::Role;
use social_map::{Capacity, Circumstances, Noise};

use crate::common::{organisation, particulars, place, published, town};

#[tokio::test]
async fn a_page_says_what_is_not_known_and_what_to_do_then() {
    let town = town().await;
    let (own, here) = (organisation(&town, "De Hud").await, place(&town, "Huis").await);
    let unknown = published(&town, own, "Samen koken", here).await;
    let mut text = particulars(&town, "Samen zitten", here);
    text.at[0].circumstances = Circumstances {
        noise: Some(Noise::Quiet),
        observed_on: "2026-02-14".parse().ok(),
        observed_by: Some("ervaringsdeskundige".to_owned()),
        ..Circumstances::default()
    };
    let confirmed = "2026-02-20".parse().unwrap();
    text.at[0].capacity = Some(Capacity { places: 8, free: 2, waiting: 0, confirmed });
    let cx = town.cx(Role::PartnerWorker, Some(own));
    let id = social_map::create_offer(&cx, own, text).await.unwrap();
    social_map::publish_offer(&town.cx(Role::MapEditor, None), id, 1).await.unwrap();
    let page = town.stranger().get(&format!("/aanbod/{unknown}")).await;
    page.assert_says("Of er plek is, weten we niet. Bel even.").assert_says("Binnenkomen zonder drempel");
    page.assert_never_says("Niet bekend:");
    let page = town.stranger().get(&format!("/aanbod/{id}")).await;
    page.assert_says("Nog 2 plekken vrij. Er is plek voor 8 mensen. Geteld op 20 februari.");
    page.assert_says("Niet bekend: hoe het licht is, hoe druk het is,");
    page.assert_says("Gezien op 14 februari door: ervaringsdeskundige.");
    town.pass(chrono::TimeDelta::days(40));
    let page = town.stranger().get(&format!("/aanbod/{id}")).await;
    page.assert_says("Op 20 februari waren er 2 plekken vrij. Dat is lang geleden. Bel even.");
}

#[tokio::test]
async fn a_page_can_be_shared_kept_and_leads_to_what_is_alike() {
    let town = town().await;
    let (own, other) = (organisation(&town, "De Hud").await, organisation(&town, "De Enk").await);
    let here = place(&town, "Huis").await;
    let id = published(&town, own, "Samen koken", here).await;
    let same = published(&town, own, "Samen afwassen", here).await;
    let alike = published(&town, other, "Soep maken", here).await;
    let page = town.stranger().get(&format!("/aanbod/{id}")).await;
    page.assert_says(&format!("<link rel=\"canonical\" href=\"http://localhost/aanbod/{id}\">"));
    page.assert_says(&format!("value=\"http://localhost/aanbod/{id}\" readonly"));
    page.assert_says("href=\"mailto:?subject=Samen%20koken&").assert_says("name=\"erbij\"");
    let foot = page.body.split("Meer van deze organisatie</h2>").nth(1).unwrap();
    let (own_part, alike_part) = foot.split_once("Lijkt hierop</h2>").unwrap();
    assert!(own_part.contains(&same.to_string()) && !own_part.contains(&alike.to_string()));
    assert!(alike_part.contains(&alike.to_string()) && !alike_part.contains(&same.to_string()));
}

#[tokio::test]
async fn what_people_wrote_is_dutch_on_an_english_page_too() {
    let town = town().await;
    let (own, here) = (organisation(&town, "De Hud").await, place(&town, "Huis").await);
    let id = published(&town, own, "Samen koken", here).await;
    let page = town.stranger().in_english().get(&format!("/aanbod/{id}")).await;
    page.assert_says("<html class=\"utrecht-root\" lang=\"en\">");
    let main = page.body.split("id=\"inhoud\"").nth(1).unwrap().split("</main>").next().unwrap();
    for dutch in
        ["Samen koken</h1>", "We koken samen.", "Kom een keer kijken.", "Noor Alberts, gastvrouw", "Huis<"]
    {
        let before = main.split(dutch).next().unwrap();
        let nearest = before.rfind("lang=\"nl\"").unwrap();
        assert!(before.len() - nearest < 120, "{dutch} stands far from its language");
    }
}
