//! What is not somebody's to see is found by no channel.

use access::Role;
use shell::test_kit::Visitor;
use social_map::OfferId;

use crate::common::{draft, organisation, particulars, place, published, town};

/// Where programs read what stands on the map.
const OPEN: [&str; 11] = [
    "/aanbod/kaart",
    "/aanbod/agenda.ics",
    "/aanbod/nieuw.atom",
    "/aanbod/bestand/csv",
    "/hsds/services",
    "/hsds/services?full=true&format=ndjson",
    "/hsds/services?minimal=true",
    "/hsds/service_at_locations",
    "/hsds/service_at_locations?full=true",
    "/hsds/organizations?full_service=true",
    "/api/v1/offers",
];

/// The link to the other language carries the address that was asked.
fn same_but_for_address(body: &str) -> String {
    body.lines().filter(|line| !line.contains("/taal/")).collect::<Vec<_>>().join("\n")
}

/// Fails unless the page answers a foreign identity and an absent one with the same bytes.
async fn assert_hidden(visitor: &Visitor, foreign: OfferId, path: impl Fn(&str) -> String) {
    let absent = "01890000-0000-7000-8000-000000000007";
    let (one, other) = (visitor.get(&path(&foreign.to_string())).await, visitor.get(&path(absent)).await);
    one.assert_status(404);
    other.assert_status(404);
    assert_eq!(same_but_for_address(&one.body), same_but_for_address(&other.body));
    let malformed = visitor.get(&path("geen-nummer")).await;
    assert_eq!(same_but_for_address(&malformed.body), same_but_for_address(&other.body));
}

#[tokio::test]
async fn a_draft_of_another_organisation_is_found_by_no_channel() {
    let town = town().await;
    let (own, other) = (organisation(&town, "De Hud").await, organisation(&town, "De Enk").await);
    let here = place(&town, "Huis").await;
    published(&town, own, "Samen koken", here).await;
    let foreign = draft(&town, other, "Geheim plan", here).await;
    social_map::submit_offer(&town.cx(Role::PartnerWorker, Some(other)), foreign, 1).await.unwrap();

    let worker = town.somebody(Role::PartnerCoordinator, Some(own)).await;
    let list = worker.get("/mijn-aanbod").await;
    list.assert_says("Samen koken").assert_never_says("Geheim plan");
    assert_hidden(&worker, foreign, |id| format!("/mijn-aanbod/{id}/wijzigen")).await;
    for visitor in [&worker, &town.stranger()] {
        let list = visitor.get("/aanbod").await;
        list.assert_status(200).assert_says("Samen koken").assert_never_says("Geheim plan");
        visitor.get("/aanbod?q=geheim").await.assert_never_says("Geheim plan");
        for path in OPEN {
            let open = visitor.get(path).await;
            open.assert_status(200).assert_says("Samen koken").assert_never_says("Geheim plan");
            open.assert_never_says(&foreign.to_string()).assert_never_says("De Enk");
        }
        for path in ["/hsds/services", "/api/v1/offers"] {
            visitor.get(&format!("{path}/{foreign}")).await.assert_status(404);
        }
        visitor.get(&format!("/hsds/organizations/{other}")).await.assert_status(404);
        for path in ["/hsds/services?search=geheim", "/api/v1/offers?q=geheim"] {
            visitor.get(path).await.assert_status(200).assert_never_says("Geheim plan");
        }
        assert_hidden(visitor, foreign, |id| format!("/aanbod/{id}")).await;
        assert_hidden(visitor, foreign, |id| format!("/aanbod/{id}/agenda.ics")).await;
        for path in ["/bewaard", "/bewaard/kaartje", "/bewaard/agenda.ics"] {
            let list = visitor.get(&format!("{path}?a={foreign}")).await;
            list.assert_status(200).assert_never_says("Geheim plan").assert_never_says("De Enk");
        }
    }
    let step = format!("/mijn-aanbod/{foreign}/stap");
    worker.post(&step, &[("step", "archive"), ("version", "2")]).await.assert_status(404);
    worker.get("/redactie").await.assert_status(404);
    worker.get(&format!("/redactie/{foreign}")).await.assert_status(404);
    town.stranger().get("/mijn-aanbod").await.assert_status(303);

    let cx = town.cx(Role::PartnerCoordinator, Some(own));
    assert!(social_map::find_offer(&cx, foreign).await.is_err());
    let text = particulars(&town, "Gekaapt", here);
    assert!(social_map::change_offer(&cx, foreign, 2, text.clone()).await.is_err());
    assert!(social_map::create_offer(&cx, other, text).await.is_err());
    assert!(social_map::bring_in(&cx, &[], Vec::new()).await.is_err());
}

#[tokio::test]
async fn a_published_offer_of_another_organisation_cannot_be_changed() {
    let town = town().await;
    let (own, other) = (organisation(&town, "De Hud").await, organisation(&town, "De Enk").await);
    let here = place(&town, "Huis").await;
    let theirs = published(&town, other, "Samen koken", here).await;
    let worker = town.somebody(Role::PartnerCoordinator, Some(own)).await;
    worker.get("/mijn-aanbod").await.assert_never_says("Samen koken");
    assert_hidden(&worker, theirs, |id| format!("/mijn-aanbod/{id}/wijzigen")).await;
    let cx = town.cx(Role::PartnerCoordinator, Some(own));
    assert!(social_map::withdraw_offer(&cx, theirs, 2).await.is_err());
    assert!(social_map::close_temporarily(&cx, theirs, 2, None).await.is_err());
    assert_eq!(social_map::find_offer(&cx, theirs).await.unwrap().version, 2);
}

#[tokio::test]
async fn a_proposed_text_is_read_by_its_own_people_and_the_editor_only() {
    let town = town().await;
    let (own, here) = (organisation(&town, "De Hud").await, place(&town, "Huis").await);
    let id = published(&town, own, "Samen koken", here).await;
    let wish = particulars(&town, "Nog niet voor iedereen", here);
    let cx = town.cx(Role::PartnerWorker, Some(own));
    social_map::change_offer(&cx, id, 2, wish).await.unwrap();
    let worker = town.somebody(Role::PartnerWorker, Some(own)).await;
    worker.get(&format!("/mijn-aanbod/{id}/wijzigen")).await.assert_says("Nog niet voor iedereen");
    let stranger = town.stranger();
    for path in [
        "/aanbod".to_owned(),
        format!("/aanbod/{id}"),
        format!("/hsds/services/{id}"),
        format!("/api/v1/offers/{id}"),
    ] {
        let page = stranger.get(&path).await;
        page.assert_status(200).assert_says("Samen koken").assert_never_says("Nog niet voor iedereen");
    }
}
