//! What visitors report, offers that look alike, and places.

use std::net::SocketAddr;

use access::Role;
use axum::extract::ConnectInfo;
use axum::http::Request;
use chrono::TimeDelta;
use shell::test_kit::{Page, Town, Visitor};
use social_map::{
    About, Handling, Merge, OfferError, OfferId, Part, Place, ReportState, Reported, State, Whereabouts,
    merged,
};

use crate::common::{draft, organisation, particulars, place, published, town, towns};

/// A published offer of an organisation at a place, with the address of its report form.
async fn told(town: &Town) -> (OfferId, String) {
    let (own, here) = (organisation(town, "De Hud").await, place(town, "Huis").await);
    let id = published(town, own, "Samen koken", here).await;
    (id, format!("/aanbod/{id}/klopt-niet"))
}

async fn say(visitor: &Visitor, path: &str, about: &str, words: &str) -> Page {
    visitor.post(path, &[("about", about), ("words", words)]).await
}

#[tokio::test]
async fn what_a_visitor_says_reaches_the_editor_and_is_forgotten_in_time() {
    for town in towns().await {
        let (id, _) = told(&town).await;
        let (visitor, editor) = (town.cx(Role::Public, None), town.cx(Role::MapEditor, None));
        let said =
            social_map::report_offer(&visitor, id, About::Time, "Het is om zes uur.", None).await.unwrap();
        assert_eq!(said, Reported::Kept);
        let wordless = social_map::report_offer(&visitor, id, About::Price, " ", None).await;
        assert!(matches!(wordless, Err(OfferError::ReasonMissing)), "{wordless:?}");
        let long = "a".repeat(601);
        assert!(social_map::report_offer(&visitor, id, About::Other, &long, None).await.is_err());
        social_map::report_offer(&visitor, id, About::Gone, "", None).await.unwrap();

        let mut reports = social_map::open_reports(&editor).await.unwrap();
        reports.sort_by_key(|line| line.report.about);
        assert_eq!(reports.len(), 2);
        let (first, second) = (reports[0].report.id, reports[1].report.id);
        assert_eq!(reports[0].report.words.as_deref(), Some("Het is om zes uur."));
        assert!(!format!("{reports:?}").contains("zes uur"), "words of a visitor stay out of logs");
        assert!(social_map::open_reports(&visitor).await.unwrap().is_empty());

        social_map::handle_report(&editor, first, ReportState::Open, Handling::Call).await.unwrap();
        let late = social_map::handle_report(&editor, first, ReportState::Open, Handling::Change).await;
        assert!(matches!(late, Err(OfferError::Stale)), "{late:?}");
        social_map::handle_report(&editor, first, ReportState::Calling, Handling::Change).await.unwrap();
        let mine = social_map::handle_report(&visitor, second, ReportState::Open, Handling::Reject).await;
        assert!(matches!(mine, Err(OfferError::NotFound)), "{mine:?}");
        assert_eq!(social_map::open_reports(&editor).await.unwrap().len(), 1);

        let db = &town.house.db;
        assert_eq!(
            social_map::clear_away(db, town.house.clock.now() + TimeDelta::days(29)).await.unwrap(),
            0
        );
        assert_eq!(
            social_map::clear_away(db, town.house.clock.now() + TimeDelta::days(31)).await.unwrap(),
            1
        );
        let filter = store::EventFilter { subject: Some(first.uuid()), ..store::EventFilter::default() };
        let events = store::events(&mut editor.read().await.unwrap(), &filter, 10).await.unwrap();
        assert_eq!(
            events.iter().map(|event| event.action.as_str()).collect::<Vec<_>>(),
            ["handle-report", "handle-report", "report-offer"]
        );
        assert!(events.iter().all(|event| !event.details.contains("zes")));
    }
}

#[tokio::test]
async fn a_visitor_says_that_something_is_not_right() {
    let town = town().await;
    let (id, path) = told(&town).await;
    let stranger = town.stranger();
    stranger.get(&format!("/aanbod/{id}")).await.assert_says(&path);
    stranger
        .get(&path)
        .await
        .assert_status(200)
        .assert_says("Samen koken")
        .assert_says("Wij vragen niet wie u bent");
    say(&stranger, &path, "", "Hoi").await.assert_status(422).assert_error("about", "Kies wat er niet klopt");
    say(&stranger, &path, "time", "")
        .await
        .assert_status(422)
        .assert_error("words", "Schrijf in hooguit 600 tekens");
    let sent = say(&stranger, &path, "time", "Het <b>begint</b> om zes uur.").await;
    sent.assert_status(303);
    stranger.get(sent.location().unwrap()).await.assert_says("Dank u wel");

    let editor = town.somebody(Role::MapEditor, None).await;
    let desk = editor.get("/redactie/meldingen").await;
    desk.assert_status(200).assert_says("Er is 1 melding").assert_says("de dag of de tijd klopt niet");
    desk.assert_says("Het &#60;b&#62;begint&#60;/b&#62; om zes uur.");
    editor
        .get(&format!("/mijn-aanbod/{id}/wijzigen"))
        .await
        .assert_says("Een bezoeker zegt dat er iets niet klopt");
    stranger.get("/redactie/meldingen").await.assert_status(303);
    let worker = town.somebody(Role::PartnerWorker, None).await;
    worker.get("/redactie/meldingen").await.assert_status(404);

    let report = social_map::open_reports(&town.cx(Role::MapEditor, None)).await.unwrap()[0].report.id;
    let action = format!("/redactie/meldingen/{report}");
    editor.post(&action, &[("step", "reject"), ("state", "open")]).await.assert_status(303);
    let again = editor.post(&action, &[("step", "reject"), ("state", "open")]).await;
    again.assert_status(409).assert_says("net afgehandeld");
    editor.post(&action, &[("step", "burn"), ("state", "open")]).await.assert_status(400);
    editor.get("/redactie/meldingen").await.assert_says("Er zijn geen meldingen");
}

#[tokio::test]
async fn a_draft_cannot_be_reported_and_looks_like_nothing_at_all() {
    let town = town().await;
    let (own, here) = (organisation(&town, "De Hud").await, place(&town, "Huis").await);
    let hidden = draft(&town, own, "Geheim plan", here).await;
    let path = format!("/aanbod/{hidden}/klopt-niet");
    town.stranger().get(&path).await.assert_status(404).assert_never_says("Geheim plan");
    say(&town.stranger(), &path, "gone", "").await.assert_status(404).assert_never_says("Geheim plan");
    let cx = town.cx(Role::Public, None);
    assert!(social_map::report_offer(&cx, hidden, About::Gone, "", None).await.is_err());
}

#[tokio::test]
async fn an_organisation_reads_what_is_said_of_its_own_and_of_no_others() {
    let town = town().await;
    let (own, here) = (organisation(&town, "De Hud").await, place(&town, "Huis").await);
    let id = published(&town, own, "Samen koken", here).await;
    let other = organisation(&town, "De Enk").await;
    let visitor = town.cx(Role::Public, None);
    social_map::report_offer(&visitor, id, About::Place, "Het is verhuisd.", None).await.unwrap();
    let theirs = town.somebody(Role::PartnerWorker, Some(own)).await;
    theirs.get("/mijn-aanbod").await.assert_says("Een bezoeker zegt dat hier iets niet klopt");
    theirs.get(&format!("/mijn-aanbod/{id}/wijzigen")).await.assert_says("Het is verhuisd.");
    let others = town.somebody(Role::PartnerWorker, Some(other)).await;
    others.get("/mijn-aanbod").await.assert_never_says("Een bezoeker zegt");
    assert!(social_map::open_reports(&town.cx(Role::PartnerWorker, Some(other))).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_network_that_says_much_waits_and_loses_no_words() {
    let town = town().await;
    let (id, path) = told(&town).await;
    let stranger = town.stranger();
    let from = |address: &'static str| {
        let (stranger, path) = (&stranger, &path);
        async move {
            let peer: SocketAddr = address.parse().unwrap();
            let request = Request::post(path.as_str())
                .header("content-type", "application/x-www-form-urlencoded")
                .header("sec-fetch-site", "same-origin")
                .extension(ConnectInfo(peer));
            stranger.send(request, "about=time&words=Weer+iets.".to_owned()).await
        }
    };
    for _ in 0..10 {
        from("192.0.2.7:1000").await.assert_status(303);
    }
    let slowed = from("192.0.2.7:2000").await;
    slowed.assert_status(429).assert_says("Weer iets.").assert_error("words", "Er kwamen net veel meldingen");
    from("198.51.100.9:1000").await.assert_status(303);
    town.pass(TimeDelta::minutes(20));
    from("192.0.2.7:1000").await.assert_status(303);
    let cx = town.cx(Role::MapEditor, None);
    assert_eq!(social_map::open_reports(&cx).await.unwrap().len(), 12);
    for _ in 0..30 {
        let visitor = town.cx(Role::Public, None);
        social_map::report_offer(&visitor, id, About::Gone, "", None).await.unwrap();
    }
    assert_eq!(social_map::open_reports(&cx).await.unwrap().len(), 25, "more tells the editor nothing new");
}

#[tokio::test]
async fn two_offers_become_one_and_the_old_address_leads_on() {
    for town in towns().await {
        let (own, here, there) =
            (organisation(&town, "De Hud").await, place(&town, "Huis").await, place(&town, "Tuin").await);
        let stays = published(&town, own, "Samen koken", here).await;
        let goes = published(&town, own, "Samen koken in de tuin", there).await;
        let editor = town.cx(Role::MapEditor, None);
        let find = async |id| social_map::find_offer(&editor, id).await.unwrap();
        let (one, other) = (find(stays).await, find(goes).await);
        social_map::report_offer(&editor, goes, About::Time, "Later.", None).await.unwrap();
        let both = merged(&one.particulars, &other.particulars, &[Part::Title], Whereabouts::Both);
        let merge = Merge { stays: (stays, 2), goes: (goes, 2), particulars: both };
        let stranger = Merge { stays: (stays, 1), ..merge.clone() };
        assert!(matches!(social_map::merge_offers(&editor, &stranger).await, Err(OfferError::Stale)));
        assert_eq!(find(goes).await.state, State::Published, "all or nothing");
        let partner = town.cx(Role::PartnerCoordinator, Some(own));
        assert!(social_map::merge_offers(&partner, &merge).await.is_err());
        social_map::merge_offers(&editor, &merge).await.unwrap();

        let (one, gone) = (find(stays).await, find(goes).await);
        assert_eq!(gone.state, State::Archived);
        assert_eq!(one.title(), "Samen koken in de tuin");
        let places: Vec<_> = one.particulars.at.iter().map(|at| at.place).collect();
        assert_eq!(places, [Some(here), Some(there)]);
        assert_ne!(one.particulars.at[1].id, gone.particulars.at[0].id);
        assert_eq!(social_map::open_reports(&editor).await.unwrap()[0].report.offer, stays);
        let moved = town.stranger().get(&format!("/aanbod/{goes}")).await;
        moved.assert_status(301);
        assert_eq!(moved.location(), Some(format!("/aanbod/{stays}?van={goes}").as_str()));
        for (id, step) in [(stays, "took-in"), (goes, "went-into")] {
            let filter = store::EventFilter { subject: Some(id.uuid()), ..store::EventFilter::default() };
            let events = store::events(&mut editor.read().await.unwrap(), &filter, 1).await.unwrap();
            assert!(
                events[0].action == "merge-offers" && events[0].details.contains(step),
                "{:?}",
                events[0]
            );
        }

        social_map::restore_offer(&editor, goes, gone.version).await.unwrap();
        town.stranger().get(&format!("/aanbod/{goes}")).await.assert_status(404);
        social_map::publish_offer(&editor, goes, gone.version + 1).await.unwrap();
        assert_eq!(find(goes).await.title(), "Samen koken in de tuin");
    }
}

#[tokio::test]
async fn the_desk_shows_pairs_with_reasons_and_dismissed_pairs_stay_away() {
    let town = town().await;
    let (own, here) = (organisation(&town, "De Hud").await, place(&town, "Huis").await);
    let other = organisation(&town, "De Enk").await;
    let editor = town.somebody(Role::MapEditor, None).await;
    editor.get("/redactie/dubbel").await.assert_status(200).assert_says("Niets lijkt dubbel");
    let one = published(&town, own, "Samen koken", here).await;
    let two = draft(&town, other, "Koken met elkaar, samen", here).await;
    // The clock stands still here, so that either may have the lower identity.
    let (one, two) = if one < two { (one, two) } else { (two, one) };
    let list = editor.get("/redactie/dubbel").await;
    list.assert_says("1 paar lijkt op elkaar")
        .assert_says("Zelfde plek en tijd")
        .assert_says("Zelfde telefoonnummer");
    let path = format!("/redactie/dubbel/{one}/{two}");
    list.assert_says(&path);
    editor
        .get(&path)
        .await
        .assert_status(200)
        .assert_says("Koken met elkaar, samen")
        .assert_says("Welk aanbod blijft?");
    let unsaid = editor.post(&path, &[("decision", "dismiss"), ("reason", " ")]).await;
    unsaid.assert_status(422).assert_error("reason", "Schrijf op waarom het er twee zijn");
    editor
        .post(&path, &[("decision", "dismiss"), ("reason", "De ene is voor kinderen.")])
        .await
        .assert_status(303);
    let list = editor.get("/redactie/dubbel").await;
    list.assert_says("Niets lijkt dubbel").assert_says("De ene is voor kinderen.");
    // Whoever changed their mind still finds the pair, in either order.
    editor.get(&format!("/redactie/dubbel/{two}/{one}")).await.assert_status(200);
    editor.get(&format!("/redactie/dubbel/{one}/{one}")).await.assert_status(404);
    let worker = town.somebody(Role::PartnerCoordinator, Some(own)).await;
    worker.get("/redactie/dubbel").await.assert_status(404);
    worker.get(&path).await.assert_status(404);
}

#[tokio::test]
async fn an_editor_merges_on_the_page_what_was_seen_and_nothing_else() {
    let town = town().await;
    let (own, here) = (organisation(&town, "De Hud").await, place(&town, "Huis").await);
    let one = published(&town, own, "Samen koken", here).await;
    let two = published(&town, own, "Koken met elkaar", here).await;
    let editor = town.somebody(Role::MapEditor, None).await;
    let path = format!("/redactie/dubbel/{one}/{two}");
    let choice = |version: &'static str| {
        [("decision", "merge"), ("one", version), ("other", "2"), ("stays", "other"), ("take-title", "one")]
    };
    editor.post(&path, &choice("1")).await.assert_status(409).assert_says("Dit is net veranderd");
    editor.post(&path, &choice("2")).await.assert_status(303);
    let cx = town.cx(Role::MapEditor, None);
    assert_eq!(social_map::find_offer(&cx, two).await.unwrap().title(), "Samen koken");
    assert_eq!(social_map::find_offer(&cx, one).await.unwrap().state, State::Archived);
    let moved = town.stranger().get(&format!("/aanbod/{one}")).await;
    moved.assert_status(301);
    editor.post(&path, &choice("3")).await.assert_status(409);
}

#[tokio::test]
async fn an_editor_adds_a_place_and_changes_it() {
    let town = town().await;
    let editor = town.somebody(Role::MapEditor, None).await;
    editor.get("/redactie/plekken").await.assert_status(200).assert_says("Er zijn nog geen plekken");
    editor.get("/redactie/plekken/nieuw").await.assert_status(200).assert_says("value=\"Zwolle\"");
    let new = [
        ("name", "Buurthuis De Es"),
        ("street", "Esweg 1"),
        ("postcode", "8031aa"),
        ("town", "Zwolle"),
        ("neighbourhood", "BU01933030"),
        ("latitude", "52,5125"),
        ("longitude", "6.0944"),
        ("access", "lift"),
        ("access", "step_free"),
    ];
    let with = |name: &'static str, text: &'static str| {
        new.map(|(known, old)| if known == name { (name, text) } else { (known, old) })
    };
    for (name, text, message) in [
        ("name", "", "Vul een naam in"),
        ("postcode", "8031", "Dit is geen postcode"),
        ("latitude", "0", "Vul beide getallen in"),
        ("neighbourhood", "", "Kies de buurt"),
    ] {
        let refused = editor.post("/redactie/plekken/nieuw", &with(name, text)).await;
        refused.assert_status(422).assert_error(name, message);
    }
    editor.post("/redactie/plekken/nieuw", &new).await.assert_status(303);
    let cx = town.cx(Role::MapEditor, None);
    let made: Place = social_map::places(&cx).await.unwrap().remove(0);
    assert_eq!((made.name.as_str(), made.postcode.as_deref()), ("Buurthuis De Es", Some("8031 AA")));
    assert_eq!((made.access.len(), made.coordinates.map(|at| at.latitude())), (2, Some(52.5125)));
    let own = organisation(&town, "De Hud").await;
    let offer = published(&town, own, "Samen koken", made.id).await;
    town.stranger().get(&format!("/aanbod/{offer}")).await.assert_says("Buurthuis De Es");

    let path = format!("/redactie/plekken/{}/wijzigen", made.id);
    editor.get(&path).await.assert_status(200).assert_says("Samen koken").assert_says("value=\"52,5125\"");
    let mut changed = with("name", "Buurthuis De Nieuwe Es").to_vec();
    changed.push(("version", "1"));
    editor.post(&path, &changed).await.assert_status(303);
    town.stranger().get(&format!("/aanbod/{offer}")).await.assert_says("Buurthuis De Nieuwe Es");
    let second = editor.post(&path, &changed).await;
    second
        .assert_status(409)
        .assert_says("Iemand anders was u voor")
        .assert_says("name=\"version\" value=\"2\"");
    let stranger = town.somebody(Role::PartnerCoordinator, Some(own)).await;
    stranger.get("/redactie/plekken").await.assert_status(404);
    stranger.post(&path, &changed).await.assert_status(404);
    assert!(social_map::change_place(&town.cx(Role::PartnerWorker, Some(own)), &made).await.is_err());
}

#[tokio::test]
async fn what_is_merged_fits_together_or_is_refused() {
    let town = town().await;
    let (own, here) = (organisation(&town, "De Hud").await, place(&town, "Huis").await);
    let placed = particulars(&town, "Samen koken", here);
    let mut online = placed.clone();
    online.setting = social_map::Setting::Online;
    online.at[0].place = None;
    let cx = town.cx(Role::PartnerWorker, Some(own));
    online.at[0].id = cx.new_id();
    let one = social_map::create_offer(&cx, own, placed.clone()).await.unwrap();
    let other = social_map::create_offer(&cx, own, online.clone()).await.unwrap();
    for (whereabouts, place) in
        [(Whereabouts::One, Some(here)), (Whereabouts::Other, None), (Whereabouts::Both, Some(here))]
    {
        let both = merged(&placed, &online, &[], whereabouts);
        assert_eq!((both.faults(), both.at.len(), both.at[0].place), (Vec::new(), 1, place));
    }
    let mut broken = placed;
    broken.themes.clear();
    let merge = Merge { stays: (one, 1), goes: (other, 1), particulars: broken };
    let refused = social_map::merge_offers(&town.cx(Role::MapEditor, None), &merge).await;
    assert!(matches!(refused, Err(OfferError::Faults(_))), "{refused:?}");
}

#[tokio::test]
async fn places_are_found_by_a_part_of_a_word_and_a_hundred_stand_on_a_page() {
    let town = town().await;
    for nth in 0..103 {
        place(&town, &format!("Huis nummer {nth:03}")).await;
    }
    let editor = town.somebody(Role::MapEditor, None).await;
    let first = editor.get("/redactie/plekken").await;
    first.assert_says("103 plekken").assert_says("Huis nummer 099").assert_never_says("Huis nummer 100");
    let second = editor.get("/redactie/plekken?zoek=&pagina=2").await;
    second.assert_says("Huis nummer 102").assert_never_says("Huis nummer 099");
    let found = editor.get("/redactie/plekken?zoek=MMER+10").await;
    found.assert_says("3 plekken").assert_says("Huis nummer 102").assert_never_says("Huis nummer 010");
    let none = editor.get("/redactie/plekken?zoek=zzz&pagina=9").await;
    none.assert_status(200).assert_says("Geen plek gevonden");
}
