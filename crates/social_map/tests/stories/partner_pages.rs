//! The pages on which a partner writes and keeps offers.

use access::Role;
use kernel::OrganisationId;
use shell::test_kit::{Page, Town, Visitor};
use social_map::{OfferId, PlaceId, State};

use crate::common::{draft, organisation, place, published, town};

/// Somebody who works for an organisation that has a place.
pub(crate) struct Scene {
    pub(crate) town: Town,
    pub(crate) own: OrganisationId,
    pub(crate) here: PlaceId,
    pub(crate) worker: Visitor,
}

pub(crate) async fn scene() -> Scene {
    let town = town().await;
    let (own, here) = (organisation(&town, "De Hud").await, place(&town, "Huis aan de Es").await);
    let worker = town.somebody(Role::PartnerCoordinator, Some(own)).await;
    Scene { town, own, here, worker }
}

/// A form as the browser of a partner sends it; `other` replaces or adds.
pub(crate) fn form(here: PlaceId, other: &[(&str, &str)]) -> Vec<(String, String)> {
    let here = here.to_string();
    let filled = [
        ("title", "Samen koken"),
        ("what", "We koken samen."),
        ("for_whom", "Voor wie graag kookt."),
        ("when", "Elke donderdagavond."),
        ("price", "€ 4 per keer."),
        ("how_to_join", "Kom een keer kijken."),
        ("whom_to_call", "Bel Noor."),
        ("ambition", "contacts"),
        ("themes", "koken"),
        ("interests", "koken"),
        ("age_from", "18"),
        ("age_to", "120"),
        ("languages", "nl"),
        ("support", "trained_volunteer"),
        ("cost_kind", "per_time"),
        ("cost_amount", "4"),
        ("contact_name", "Noor Alberts"),
        ("contact_role", "gastvrouw"),
        ("contact_phone", "038 012 34 56"),
        ("contact_email", "noor@hud.example"),
        ("setting", "place"),
        ("at0-place", &here),
        ("at0-s0-pattern", "week"),
        ("at0-s0-days", "thu"),
        ("at0-s0-from", "17:00"),
        ("at0-s0-until", "19:30"),
    ];
    let kept = filled.iter().filter(|(name, _)| !other.iter().any(|(known, _)| known == name));
    kept.chain(other).map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

pub(crate) async fn send(visitor: &Visitor, path: &str, fields: &[(String, String)]) -> Page {
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    visitor.post(path, &fields).await
}

async fn state(scene: &Scene, id: OfferId) -> State {
    let cx = scene.town.cx(Role::MapEditor, None);
    social_map::find_offer(&cx, id).await.unwrap().state
}

#[tokio::test]
async fn the_list_says_where_each_offer_stands_and_what_to_do() {
    let scene = scene().await;
    scene.worker.get("/mijn-aanbod").await.assert_status(200).assert_says("U hebt nog geen aanbod");
    draft(&scene.town, scene.own, "Samen naaien", scene.here).await;
    published(&scene.town, scene.own, "Samen koken", scene.here).await;
    let page = scene.worker.get("/mijn-aanbod").await;
    page.assert_says("Samen naaien").assert_says("Maak het af en dien het in.");
    page.assert_says("Samen koken").assert_says("Staat op de kaart");
    scene.worker.in_english().get("/mijn-aanbod").await.assert_says("Finish it and hand it in.");
}

#[tokio::test]
async fn a_new_offer_is_a_draft_until_it_is_handed_in() {
    let scene = scene().await;
    let empty = scene.worker.get("/mijn-aanbod/nieuw").await;
    empty.assert_status(200).assert_says("Huis aan de Es").assert_says("Wat is het?");
    let path = "/mijn-aanbod/nieuw";
    let fields = form(scene.here, &[("_key", "sleutel-nieuw-1")]);
    let made = send(&scene.worker, path, &fields).await;
    made.assert_status(303);
    let again = send(&scene.worker, path, &fields).await;
    assert_eq!(again.location(), made.location());

    let home = made.location().unwrap().to_owned();
    let page = scene.worker.get(&home).await;
    page.assert_says("bewaard als concept")
        .assert_says("value=\"17:00\"")
        .assert_says("Indienen bij de redacteur");
    let id: OfferId = home.split('/').nth(2).unwrap().parse().unwrap();
    let step = format!("/mijn-aanbod/{id}/stap");
    scene.worker.post(&step, &[("step", "submit"), ("version", "1")]).await.assert_status(303);
    assert_eq!(state(&scene, id).await, State::ToCheck);
    scene.worker.post(&step, &[("step", "publish"), ("version", "2")]).await.assert_status(400);
    scene.worker.post(&step, &[("step", "submit"), ("version", "2")]).await.assert_status(409);
    assert_eq!(state(&scene, id).await, State::ToCheck);
}

#[tokio::test]
async fn what_is_wrong_is_told_field_by_field_and_nothing_is_kept() {
    let scene = scene().await;
    let wrong = [
        ("title", "x".repeat(61)),
        ("what", String::new()),
        ("cost_amount", "vier".to_owned()),
        ("contact_email", "noor".to_owned()),
        ("at0-s0-from", "half acht".to_owned()),
        ("at0-noise", "quiet".to_owned()),
    ];
    let wrong: Vec<(&str, &str)> = wrong.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let page = send(&scene.worker, "/mijn-aanbod/nieuw", &form(scene.here, &wrong)).await;
    page.assert_status(422)
        .assert_error("title", "Vul een titel in van hooguit 60 tekens")
        .assert_error("what", "Vertel in hooguit 600 tekens wat het is")
        .assert_error("cost_amount", "Vul een bedrag in")
        .assert_error("contact_email", "Dit is geen e-mailadres")
        .assert_error("at0-s0-from", "Vul een tijd in")
        .assert_error("at0-observed_on", "Vul in op welke dag iemand dit zag")
        .assert_says("Noor Alberts");
    let unfit = [("contact_phone", ""), ("contact_email", ""), ("at0-places", "4"), ("at0-free", "5")];
    let page = send(&scene.worker, "/mijn-aanbod/nieuw", &form(scene.here, &unfit)).await;
    page.assert_status(422)
        .assert_error("contact_phone", "Vul een telefoonnummer of een e-mailadres in")
        .assert_error("at0-free", "Er kunnen niet meer plekken vrij zijn");
    scene.worker.get("/mijn-aanbod").await.assert_says("U hebt nog geen aanbod");
}

#[tokio::test]
async fn a_row_of_hours_is_added_without_a_script_and_nothing_typed_is_lost() {
    let scene = scene().await;
    let page = send(&scene.worker, "/mijn-aanbod/nieuw", &form(scene.here, &[("add", "at0")])).await;
    page.assert_status(200).assert_says("Tijd 2").assert_says("value=\"Noor Alberts\"");
    let page = send(&scene.worker, "/mijn-aanbod/nieuw", &form(scene.here, &[("add", "place")])).await;
    page.assert_status(200).assert_says("Plek 2: waar en wanneer");
    let two = [
        ("at0-s1-pattern", "month"),
        ("at0-s1-days", "sat"),
        ("at0-s1-nth", "-1"),
        ("at0-s1-interval", "2"),
        ("at0-s1-anchor", "2026-01-31"),
        ("at0-s1-except", "28-03-2026, 2026-05-30"),
        ("at0-s2-pattern", ""),
    ];
    let made = send(&scene.worker, "/mijn-aanbod/nieuw", &form(scene.here, &two)).await;
    let id: OfferId = made.location().unwrap().split('/').nth(2).unwrap().parse().unwrap();
    let cx = scene.town.cx(Role::MapEditor, None);
    let kept = social_map::find_offer(&cx, id).await.unwrap().particulars;
    let sessions = &kept.at[0].sessions;
    assert_eq!(sessions.len(), 2);
    let dates = sessions[1].next_dates("2026-03-01".parse().unwrap(), 2);
    assert_eq!(dates, ["2026-07-25", "2026-09-26"].map(|day| day.parse().unwrap()));

    let home = made.location().unwrap().to_owned();
    let form_page = scene.worker.get(&home).await;
    form_page.assert_says("value=\"28-03-2026, 30-05-2026\"").assert_says("value=\"2026-01-31\"");
}

#[tokio::test]
async fn who_comes_second_sees_both_versions_and_goes_on_from_the_new_one() {
    let scene = scene().await;
    let id = draft(&scene.town, scene.own, "Samen koken", scene.here).await;
    let path = format!("/mijn-aanbod/{id}/wijzigen");
    let editor = scene.town.somebody(Role::MapEditor, None).await;
    let theirs = form(scene.here, &[("version", "1"), ("price", "€ 5 per keer.")]);
    send(&editor, &path, &theirs).await.assert_status(303);
    let own = |version| form(scene.here, &[("version", version), ("price", "€ 6 per keer.")]);
    let page = send(&scene.worker, &path, &own("1")).await;
    page.assert_status(409)
        .assert_says("</span>€ 5 per keer.</td>")
        .assert_says("</span>€ 6 per keer.</td>")
        .assert_says("name=\"version\" value=\"2\"");
    send(&scene.worker, &path, &own("2")).await.assert_status(303);
    scene.worker.get(&path).await.assert_says("€ 6 per keer.");
}

#[tokio::test]
async fn a_long_sentence_is_pointed_out_and_blocks_nothing() {
    let scene = scene().await;
    let long = format!("We koken {}eten.", "en ".repeat(20));
    let made = send(&scene.worker, "/mijn-aanbod/nieuw", &form(scene.here, &[("what", &long)])).await;
    made.assert_status(303);
    let page = scene.worker.get(made.location().unwrap()).await;
    page.assert_says("Kan het makkelijker?").assert_says("heeft 23 woorden");
}

#[tokio::test]
async fn an_offer_is_closed_for_a_while_opened_and_taken_off() {
    let scene = scene().await;
    let id = published(&scene.town, scene.own, "Samen koken", scene.here).await;
    let step = format!("/mijn-aanbod/{id}/stap");
    let close = [("step", "close-temporarily"), ("version", "2"), ("reopens", "2026-04-06")];
    scene.worker.post(&step, &close).await.assert_status(303);
    assert_eq!(state(&scene, id).await, State::TemporarilyClosed { until: "2026-04-06".parse().ok() });
    scene.worker.post(&step, &[("step", "reopen"), ("version", "3")]).await.assert_status(303);
    let worker = scene.town.somebody(Role::PartnerWorker, Some(scene.own)).await;
    worker.get(&format!("/mijn-aanbod/{id}/wijzigen")).await.assert_never_says("Van de kaart halen");
    worker.post(&step, &[("step", "archive"), ("version", "4")]).await.assert_status(404);
    scene.worker.post(&step, &[("step", "archive"), ("version", "4")]).await.assert_status(303);
    assert_eq!(state(&scene, id).await, State::Archived);
}

#[tokio::test]
async fn a_day_of_opening_that_does_not_lie_ahead_is_told_at_its_field() {
    let scene = scene().await;
    let id = published(&scene.town, scene.own, "Samen koken", scene.here).await;
    let step = format!("/mijn-aanbod/{id}/stap");
    for day in ["2026-03-02", "2026-03-01", "2025-02-29", "31-11-2026", "morgen", "0001-01-01"] {
        let close = [("step", "close-temporarily"), ("version", "2"), ("reopens", day)];
        let page = scene.worker.post(&step, &close).await;
        page.assert_status(422).assert_error("reopens", "Kies een dag na vandaag").assert_says(day);
        assert_eq!(state(&scene, id).await, State::Published, "{day}");
    }
    let leap = [("step", "close-temporarily"), ("version", "2"), ("reopens", "29-2-2028")];
    scene.worker.post(&step, &leap).await.assert_status(303);
    assert_eq!(state(&scene, id).await, State::TemporarilyClosed { until: "2028-02-29".parse().ok() });
}

#[tokio::test]
async fn a_form_with_thousands_of_fields_is_not_read() {
    let town = town().await;
    let own = organisation(&town, "De Hud").await;
    let worker = town.somebody(Role::PartnerWorker, Some(own)).await;
    let many: Vec<(String, String)> =
        (0..3_000).map(|nth| (format!("at{nth}-place"), String::new())).collect();
    let fields: Vec<(&str, &str)> = many.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    worker.post("/mijn-aanbod/nieuw", &fields).await.assert_status(400).assert_says("niet goed aan");
}

#[tokio::test]
async fn a_pause_and_a_rule_for_holidays_are_kept_and_told() {
    let scene = scene().await;
    let reversed = [
        ("at0-s0-pause0-from", "2026-08-21"),
        ("at0-s0-pause0-to", "2026-07-13"),
        ("at0-s0-on_holidays", "closed"),
    ];
    let refused = send(&scene.worker, "/mijn-aanbod/nieuw", &form(scene.here, &reversed)).await;
    refused
        .assert_status(422)
        .assert_error("at0-s0-pause0-to", "De laatste dag van de pauze ligt voor de eerste");
    let half = [("at0-s0-pause0-from", "2026-07-13")];
    let refused = send(&scene.worker, "/mijn-aanbod/nieuw", &form(scene.here, &half)).await;
    refused.assert_status(422).assert_error("at0-s0-pause0-to", "Vul de laatste dag");
    let right = [
        ("at0-s0-pause0-from", "13-07-2026"),
        ("at0-s0-pause0-to", "2026-08-21"),
        ("at0-s0-pause0-name", "zomerstop"),
        ("at0-s0-on_holidays", "closed"),
    ];
    let made = send(&scene.worker, "/mijn-aanbod/nieuw", &form(scene.here, &right)).await;
    let path = made.location().unwrap().to_owned();
    let id: OfferId = path.split('/').nth(2).unwrap().parse().unwrap();
    let cx = scene.town.cx(Role::MapEditor, None);
    let kept = social_map::find_offer(&cx, id).await.unwrap().particulars.at[0].sessions[0].clone();
    assert_eq!(kept.pauses[0].name.as_deref(), Some("zomerstop"));
    assert_eq!(kept.on_holidays, social_map::OnHolidays::Closed);
    scene.worker.get(&path).await.assert_says("value=\"2026-08-21\"").assert_says("at0-s0-pause1-from");
    social_map::publish_offer(&cx, id, 1).await.unwrap();
    let page = scene.town.stranger().get(&format!("/aanbod/{id}")).await;
    page.assert_says("Zomerstop: 13 juli tot en met 21 augustus").assert_says("Niet op feestdagen");
}
