//! Stories about whom an offer has in mind: told by each channel, and a filter in all of them.

use access::Role;
use serde_json::Value as Json;
use shell::test_kit::{Page, Town};
use social_map::{Audience, NewOffer, OfferId, State};

use crate::common::{organisation, particulars, place, town};

/// Three offers: for parents and carers, for everybody and newcomers, and one that does not say.
async fn offers(town: &Town) -> Vec<OfferId> {
    let (own, here) = (organisation(town, "De Hud").await, place(town, "Huis").await);
    let offer = |title: &str, audience: &[Audience]| {
        let mut particulars = particulars(town, title, here);
        particulars.audience = audience.to_vec();
        let (state, source) = (State::Published, "own".to_owned());
        NewOffer { organisation: own, particulars, state, confirmation: None, source }
    };
    let offers = vec![
        offer("Ouderavond", &[Audience::Parents, Audience::Carers]),
        offer("Taalcafé", &[Audience::Everyone, Audience::Newcomers]),
        offer("Zomaar samen", &[]),
    ];
    social_map::bring_in(&town.cx(Role::MapEditor, None), &[], offers).await.unwrap()
}

fn json(page: &Page) -> Json {
    page.assert_status(200);
    serde_json::from_str(&page.body).unwrap()
}

/// The codes of the terms of our list of audiences that a service holds.
fn told(service: &Json) -> Vec<&str> {
    let attributes = service["attributes"].as_array().unwrap().iter().map(|one| &one["taxonomy_term"]);
    let ours = attributes.filter(|term| term["taxonomy"] == "audience");
    ours.map(|term| term["code"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn a_page_says_whom_an_offer_has_in_mind_when_somebody_said_so() {
    let town = town().await;
    let ids = offers(&town).await;
    let page = |id: OfferId| format!("/aanbod/{id}");
    let parents = town.stranger().get(&page(ids[0])).await;
    parents.assert_says("Vooral voor ouders en mantelzorgers.");
    let all = town.stranger().get(&page(ids[1])).await;
    all.assert_says("Iedereen is welkom. Vooral mensen die nieuw zijn in Nederland voelen zich er thuis.");
    let english = town.stranger().in_english().get(&page(ids[0])).await;
    english.assert_says("Especially for parents and carers.");
    let unsaid = town.stranger().get(&page(ids[2])).await;
    unsaid.assert_never_says("Vooral voor").assert_never_says("Iedereen is welkom");
}

#[tokio::test]
async fn an_audience_is_a_filter_and_who_did_not_say_is_not_left_out_unheard() {
    let town = town().await;
    offers(&town).await;
    let list = town.stranger().get("/aanbod?doelgroep=mantelzorgers").await;
    list.assert_says("Ouderavond</a>")
        .assert_never_says("Taalcafé</a>")
        .assert_never_says("Zomaar samen</a>");
    list.assert_says("Past bij: Mantelzorgers").assert_says("Van 1 ander aanbod weten we niet of dit klopt");
    let either = town.stranger().get("/aanbod?doelgroep=mantelzorgers&doelgroep=nieuwkomers").await;
    either.assert_says("Ouderavond</a>").assert_says("Taalcafé</a>");
    let answer = json(&town.stranger().get("/api/v1/offers?doelgroep=mantelzorgers").await);
    assert_eq!((&answer["total"], &answer["unknown"]), (&Json::from(1), &Json::from(1)));
    let facets = answer["facets"].as_array().unwrap();
    let facet = facets.iter().find(|facet| facet["name"] == "doelgroep").unwrap();
    let words: Vec<&str> =
        facet["options"].as_array().unwrap().iter().map(|one| one["word"].as_str().unwrap()).collect();
    assert_eq!(words, ["iedereen", "ouders", "mantelzorgers", "nieuwkomers"]);
    let wrong = town.stranger().get("/api/v1/offers?doelgroep=marsmannen").await;
    wrong.assert_status(400).assert_says("doelgroep");
}

#[tokio::test]
async fn other_programs_hear_whom_an_offer_has_in_mind() {
    let town = town().await;
    let ids = offers(&town).await;
    let get = |path: String| {
        let stranger = town.stranger();
        async move { json(&stranger.get(&path).await) }
    };
    let parents = get(format!("/hsds/services/{}", ids[0])).await;
    assert_eq!(told(&parents), ["parents", "carers"]);
    assert_eq!(told(&get(format!("/hsds/services/{}", ids[2])).await), Vec::<&str>::new());
    let attributes = parents["attributes"].as_array().unwrap();
    let carers = attributes.iter().find(|one| one["taxonomy_term"]["code"] == "carers").unwrap();
    let term = carers["taxonomy_term_id"].as_str().unwrap();
    let found = get(format!("/hsds/services?taxonomy_term_id={term}")).await;
    assert_eq!(found["total_items"], 1);
    assert_eq!(found["contents"][0]["id"], ids[0].to_string());
    assert_eq!(get(format!("/hsds/taxonomy_terms/{term}")).await["name"], "Mantelzorgers");
    let offer = get(format!("/api/v1/offers/{}", ids[1])).await;
    assert_eq!(offer["audience"], serde_json::json!(["everyone", "newcomers"]));
}
