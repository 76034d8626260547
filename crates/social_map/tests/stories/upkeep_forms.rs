//! What the form of an offer takes, keeps and says.

use access::Role;
use shell::test_kit::Page;
use social_map::{Audience, Circumstances, NewOffer, Noise, OfferId, State};

use crate::common::{draft, particulars};
use crate::partner_pages::{Scene, form, scene, send};

impl Scene {
    async fn save(&self, id: OfferId, other: &[(&str, &str)]) -> Page {
        send(&self.worker, &format!("/mijn-aanbod/{id}/wijzigen"), &form(self.here, other)).await
    }

    async fn kept(&self, id: OfferId) -> social_map::Offer {
        social_map::find_offer(&self.town.cx(Role::MapEditor, None), id).await.unwrap()
    }
}

#[tokio::test]
async fn a_word_that_is_on_no_list_is_told_at_its_field() {
    let scene = scene().await;
    let id = draft(&scene.town, scene.own, "Samen koken", scene.here).await;
    for (field, value, message) in [
        ("themes", "onderwaterhockey", "Dit onderwerp kennen wij niet"),
        ("audience", "marsmannen", "Kies alleen wat in de lijst staat"),
        ("languages", "nl, nederlands", "Schrijf elke taal als korte code"),
        ("at0-s0-days", "gisteren", "Deze dag kennen wij niet"),
        ("at0-may_leave", "misschien", "Kies ja, nee of niets"),
    ] {
        let more = [("version", "1"), ("themes", "koken"), ("at0-s0-days", "thu"), (field, value)];
        let page = scene.save(id, &more).await;
        page.assert_status(422).assert_error(field, message).assert_says("Noor Alberts");
    }
    // A ward is asked where there are wards; an unknown one is refused everywhere.
    let page = scene.save(id, &[("version", "1"), ("service_area", "Atlantis")]).await;
    page.assert_status(422).assert_says("Deze wijk kennen wij niet");
    assert_eq!(scene.kept(id).await.version, 1);
}

#[tokio::test]
async fn an_audience_is_chosen_and_shown_again() {
    let scene = scene().await;
    let id = draft(&scene.town, scene.own, "Samen koken", scene.here).await;
    let chosen = [("version", "1"), ("audience", "parents"), ("audience", "carers")];
    scene.save(id, &chosen).await.assert_status(303);
    let kept = scene.kept(id).await;
    assert_eq!(kept.particulars.audience, [Audience::Parents, Audience::Carers]);
    let page = scene.worker.get(&format!("/mijn-aanbod/{id}/wijzigen")).await;
    page.assert_says("value=\"carers\" checked").assert_says("Mantelzorgers");
    let editor = scene.town.somebody(Role::MapEditor, None).await;
    editor.get(&format!("/redactie/{id}")).await.assert_says("Ouders en Mantelzorgers");
}

#[tokio::test]
async fn a_place_that_vanished_while_somebody_typed_is_told_and_nothing_typed_is_lost() {
    let scene = scene().await;
    let id = draft(&scene.town, scene.own, "Samen koken", scene.here).await;
    let gone = scene.town.cx(Role::MapEditor, None).new_id::<social_map::Place>().to_string();
    let typed = [("version", "1"), ("at0-place", gone.as_str()), ("price", "€ 7 per keer.")];
    let page = scene.save(id, &typed).await;
    page.assert_status(422).assert_error("at0-place", "Deze plek is er niet meer");
    page.assert_says("€ 7 per keer.");
    let new = form(scene.here, &[("at0-place", gone.as_str())]);
    let page = send(&scene.worker, "/mijn-aanbod/nieuw", &new).await;
    page.assert_status(422).assert_error("at0-place", "Deze plek is er niet meer");
}

#[tokio::test]
async fn circumstances_that_came_without_a_day_stay_and_new_ones_ask_for_one() {
    let scene = scene().await;
    let mut text = particulars(&scene.town, "Samen koken", scene.here);
    text.at[0].circumstances = Circumstances { noise: Some(Noise::Quiet), ..Circumstances::default() };
    let new = NewOffer {
        organisation: scene.own,
        particulars: text,
        state: State::Draft,
        confirmation: None,
        source: "elsewhere".to_owned(),
    };
    let cx = scene.town.cx(Role::MapEditor, None);
    let id = social_map::bring_in(&cx, &[], vec![new]).await.unwrap()[0];
    let same = [("version", "1"), ("at0-noise", "quiet"), ("price", "€ 5 per keer.")];
    scene.save(id, &same).await.assert_status(303);
    let seen = scene.kept(id).await.particulars.at[0].circumstances.clone();
    assert_eq!((seen.noise, seen.observed_on), (Some(Noise::Quiet), None));
    let other = [("version", "2"), ("at0-noise", "loud")];
    let page = scene.save(id, &other).await;
    page.assert_status(422).assert_error("at0-observed_on", "Vul in op welke dag iemand dit zag");
}

#[tokio::test]
async fn a_page_number_that_is_none_is_the_first_page() {
    let scene = scene().await;
    draft(&scene.town, scene.own, "Samen koken", scene.here).await;
    for page in ["abc", "-1", "0", "99999999999999999999", ""] {
        let shown = scene.worker.get(&format!("/mijn-aanbod?pagina={page}")).await;
        shown.assert_status(200).assert_says("Samen koken");
    }
}

#[tokio::test]
async fn the_form_says_who_said_what_and_what_would_read_easier() {
    let scene = scene().await;
    let id = draft(&scene.town, scene.own, "Samen koken", scene.here).await;
    let hard = "Indien u wilt wordt u geholpen. Dit is GRATIS.";
    scene.save(id, &[("version", "1"), ("what", hard)]).await.assert_status(303);
    let page = scene.worker.get(&format!("/mijn-aanbod/{id}/wijzigen")).await;
    page.assert_says("Gezegd door De Hud op 2 maart")
        .assert_says("Kan het makkelijker?")
        .assert_says("Makkelijker is: als.")
        .assert_says("Zeg liever wie het doet")
        .assert_says("staat in hoofdletters")
        .assert_says("href=\"#what\"")
        .assert_says("href=\"#deel-contact\"")
        .assert_says("id=\"deel-at0\"");
    let editor = scene.town.somebody(Role::MapEditor, None).await;
    let review = editor.get(&format!("/redactie/{id}")).await;
    review.assert_says("Gezegd door De Hud op 2 maart").assert_says("Makkelijker is: als.");
    let english = scene.worker.in_english().get(&format!("/mijn-aanbod/{id}/wijzigen")).await;
    english.assert_says("Said by De Hud on 2 March").assert_says("Easier is: als.");
}
