use access::Role;
use shell::test_kit::{Town, Visitor};

use super::common::{adviser, begun, edition, milestone, outlook, publish, risk, seen, town};

async fn writer(town: &Town) -> Visitor {
    town.somebody(Role::PolicyAdviser, None).await
}

#[tokio::test]
async fn a_track_is_begun_from_nothing_and_written_part_by_part() {
    let town = town().await;
    let writer = writer(&town).await;
    writer.get("/plannen/spoor/nieuw").await.assert_status(200);
    let track = [
        ("slug", "jeugd"),
        ("number", "3"),
        ("name", "Jeugd"),
        ("about", "Hulp op tijd."),
        ("openness", "public"),
    ];
    writer.post("/plannen/spoor/nieuw", &track).await.assert_status(303);
    let id = seen(&adviser(&town)).await.tracks[0].id.to_string();
    let half = [("track", id.as_str()), ("half", "2022-h2"), ("openness", "public")];
    writer.post("/plannen/editie/nieuw", &half).await.assert_status(303);
    let edition = seen(&adviser(&town)).await.editions[0].id;
    let work = writer.get("/plannen/jeugd/werk").await;
    work.assert_says("Vul dit onderdeel in, of zeg waarom het leeg blijft.").assert_says("concept");

    let part = format!("/plannen/onderdeel/problem.{edition}/wijzigen");
    writer.get(&part).await.assert_status(200).assert_says("Probleem wijzigen");
    let lines =
        [("version", "0"), ("text-1", "Te laat."), ("source-1", "regel 459"), ("text-2", "Te zwaar.")];
    writer.post(&part, &lines).await.assert_status(303);
    writer.get(&part).await.assert_says("Te zwaar.").assert_says("name=\"version\" value=\"1\"");
    let share = format!("/plannen/editie/{edition}/stap/share");
    writer.get(&share).await.assert_status(200);
    writer.post(&share, &[("version", "1")]).await.assert_status(303);
    writer
        .post(&format!("/plannen/editie/{edition}/stap/publish"), &[("version", "2")])
        .await
        .assert_status(303);
    town.stranger().get("/plannen/jeugd").await.assert_says("Te zwaar.");
    writer.get("/plannen/jeugd/werk").await.assert_says("Dit halfjaar is gepubliceerd");
    writer.post(&part, &[("version", "1"), ("text-1", "Anders.")]).await.assert_status(422);
}

#[tokio::test]
async fn mistakes_are_shown_at_their_fields_and_nothing_is_kept() {
    let town = town().await;
    let cx = adviser(&town);
    let (track, edition) = begun(&cx, "jeugd", 3).await;
    let writer = writer(&town).await;
    let wrong = [("slug", "Jeugd!"), ("number", "0"), ("name", ""), ("openness", "restricted")];
    let page = writer.post("/plannen/spoor/nieuw", &wrong).await;
    page.assert_status(422).assert_error("number", "Vul een getal in van 1 tot en met 99.");
    page.assert_error("openness", "Kies wie dit mag zien.");
    let page = writer.post("/plannen/spoor/nieuw", &[("number", "drie")]).await;
    assert_eq!(page.body.matches("href=\"#number\"").count(), 1, "one mistake is told once: {}", page.body);
    let taken = [("slug", "jeugd"), ("number", "4"), ("name", "J"), ("about", "a"), ("openness", "public")];
    let page = writer.post("/plannen/spoor/nieuw", &taken).await;
    page.assert_status(422).assert_error("slug", "Een ander spoor heeft deze naam of dit nummer al.");

    let edition_id = edition.to_string();
    let figure = [
        ("edition", edition_id.as_str()),
        ("key", "plekken"),
        ("name", "Plekken"),
        ("measure", "count"),
        ("amount", "3,5"),
        ("area", "Zwolle"),
    ];
    let page = writer.post("/plannen/cijfer/nieuw", &figure).await;
    page.assert_status(422);
    page.assert_error("amount", "Vul een getal in dat bij de soort past, zoals 3.541, 1.200,50 of 5,5.");
    let track_id = track.to_string();
    let risk = [
        ("track", track_id.as_str()),
        ("title", "Krapte"),
        ("cause", "a"),
        ("event", "b"),
        ("effect", "c"),
        ("chance", "3"),
        ("appetite", "26"),
        ("control_due-1", "ooit"),
        ("openness", "public"),
    ];
    let page = writer.post("/plannen/risico/nieuw", &risk).await;
    page.assert_status(422).assert_error("impact", "Kies ook een gevolg.");
    page.assert_error("appetite", "Vul een getal in van 1 tot en met 25.");
    page.assert_error("control-1", "Vul in wat er wordt gedaan.");
    let reference = format!("/plannen/onderdeel/references.{edition}/wijzigen");
    let script = [("version", "0"), ("says-1", "Hier"), ("leads_to-1", "javascript:alert(1)")];
    writer.post(&reference, &script).await.assert_status(422);
    let programme = seen(&cx).await;
    assert!(programme.figures.is_empty() && programme.risks.is_empty() && programme.tracks.len() == 1);
}

#[tokio::test]
async fn who_comes_second_sees_both_versions_and_loses_nothing() {
    let town = town().await;
    let (_, edition) = begun(&adviser(&town), "jeugd", 3).await;
    let writer = writer(&town).await;
    let at = format!("/plannen/onderdeel/problem.{edition}/wijzigen");
    writer.post(&at, &[("version", "0"), ("text-1", "Eerste versie")]).await.assert_status(303);
    let conflict = writer.post(&at, &[("version", "0"), ("text-1", "Tweede versie")]).await;
    conflict.assert_status(409).assert_says("Eerste versie").assert_says("Tweede versie</textarea>");
    conflict.assert_says("name=\"version\" value=\"1\"");
    writer.post(&at, &[("version", "1"), ("text-1", "Tweede versie")]).await.assert_status(303);
    writer.get(&at).await.assert_says("Tweede versie</textarea>").assert_never_says("Eerste versie");
}

#[tokio::test]
async fn both_versions_are_told_row_by_row_with_the_names_of_what_was_chosen() {
    let town = town().await;
    let cx = adviser(&town);
    let (track, _) = begun(&cx, "jeugd", 3).await;
    let (id, track) =
        (tracks::name_risk(&cx, &risk(Some(track), "Krapte")).await.unwrap(), track.to_string());
    let writer = writer(&town).await;
    let at = format!("/plannen/risico/{id}/wijzigen");
    let form = |impact: &'static str, controls: &[(&'static str, &'static str)]| {
        let told = [
            ("version", "1"),
            ("track", track.as_str()),
            ("title", "Krapte"),
            ("cause", "Krapte."),
            ("event", "Te weinig woningen."),
            ("effect", "Geen doorstroom."),
            ("chance", "4"),
            ("impact", impact),
            ("appetite", "9"),
            ("openness", "public"),
            ("source", "regel 1192"),
        ];
        told.iter().chain(controls).copied().collect::<Vec<(&str, &str)>>()
    };
    let theirs = [
        ("control-1", "Bouwen"),
        ("control_done-1", "no"),
        ("control-2", "Splitsen"),
        ("control_done-2", "yes"),
    ];
    writer.post(&at, &form("5", &theirs)).await.assert_status(303);
    let own = [
        ("control-1", "Bouwen"),
        ("control_done-1", "no"),
        ("control_done-2", "no"),
        ("control_done-3", "no"),
    ];
    let conflict = writer.post(&at, &form("2", &own)).await;
    conflict.assert_status(409).assert_says("5, niet te dragen</td>").assert_says("2, een beetje erg</td>");
    conflict.assert_says("Maatregel 2: Wat</th>").assert_says("Splitsen</td>");
    conflict.assert_says("Maatregel 2: Klaar?</th>");
    conflict.assert_never_says("Maatregel 1: Wat</th>").assert_never_says("Maatregel 3: Klaar?</th>");
    conflict.assert_says("name=\"control-4\"").assert_says("name=\"version\" value=\"2\"");
}

#[tokio::test]
async fn a_figure_a_risk_and_a_milestone_are_changed_and_stepped_on_pages() {
    let town = town().await;
    let cx = adviser(&town);
    let (track, edition) = begun(&cx, "jeugd", 3).await;
    let writer = writer(&town).await;
    let edition = edition.to_string();
    let figure = [
        ("edition", edition.as_str()),
        ("key", "budget"),
        ("name", "Budget"),
        ("measure", "euro"),
        ("amount", "42.100.000"),
        ("area", "Regio"),
        ("about", "yes"),
        ("aim", "40.000.000"),
        ("aim_direction", "at-most"),
    ];
    writer.post("/plannen/cijfer/nieuw", &figure).await.assert_status(303);
    let id = seen(&cx).await.figures[0].id;
    let page = writer.get(&format!("/plannen/cijfer/{id}")).await;
    page.assert_says("ongeveer € 42.100.000")
        .assert_says("€ 40.000.000 of minder")
        .assert_says("€ 2.100.000");
    writer.get(&format!("/plannen/cijfer/{id}/wijzigen")).await.assert_says("value=\"42.100.000\"");

    let risk = tracks::name_risk(&cx, &risk(Some(track), "Krapte")).await.unwrap();
    let step = format!("/plannen/risico/{risk}/stap/assess");
    writer.get(&step).await.assert_status(200);
    writer.post(&step, &[("version", "1")]).await.assert_status(303);
    writer.get(&step).await.assert_status(404);
    let accept = format!("/plannen/risico/{risk}/stap/accept");
    let page = writer.post(&accept, &[("version", "2"), ("on", "2023"), ("said", "")]).await;
    page.assert_status(422).assert_error("on", "Vul een dag in, bijvoorbeeld 31-12-2026.");

    let milestone = tracks::plan_milestone(&cx, &milestone(track, "Klaar", "2023-06")).await.unwrap();
    let postpone = format!("/plannen/mijlpaal/{milestone}/stap/postpone");
    let form = |to: &'static str| [("version", "1"), ("to", to), ("on", "01-03-2023"), ("said", "Later.")];
    let page = writer.post(&postpone, &form("2022")).await;
    page.assert_status(422).assert_error("to", "De nieuwe datum ligt niet later dan de oude.");
    writer.post(&postpone, &form("2023-h2")).await.assert_status(303);
}

#[tokio::test]
async fn a_promise_is_answered_at_the_desk_and_only_then_the_next_half_year_is_published() {
    let town = town().await;
    let cx = adviser(&town);
    let (track, first) = begun(&cx, "jeugd", 3).await;
    let line = tracks::promise_outlook(&cx, &outlook(first, "Beleid", "2023-h1")).await.unwrap();
    publish(&cx, first).await;
    let next = tracks::start_edition(&cx, &edition(track, "2023-h1")).await.unwrap();
    tracks::step_edition(&cx, next, 1, tracks::EditionStep::Share).await.unwrap();
    let writer = writer(&town).await;
    writer
        .get("/plannen/jeugd/werk")
        .await
        .assert_says("Beloofd in een eerder halfjaar. Zeg wat ervan kwam.");
    let publish = format!("/plannen/editie/{next}/stap/publish");
    writer
        .post(&publish, &[("version", "2")])
        .await
        .assert_status(422)
        .assert_says("Zeg eerst van elke belofte");
    let finish = format!("/plannen/vooruitblik/{line}/stap/finish");
    writer.get(&finish).await.assert_says("2023-h1");
    let next = next.to_string();
    let answer = [("version", "1"), ("edition", next.as_str()), ("answer", "De raad heeft het.")];
    writer.post(&finish, &answer).await.assert_status(303);
    writer.post(&publish, &[("version", "2")]).await.assert_status(303);
    town.stranger().get("/plannen/jeugd").await.assert_says("De raad heeft het.");
}

#[tokio::test]
async fn whoever_does_not_keep_the_tracks_finds_no_desk() {
    let town = town().await;
    let (_, edition) = begun(&adviser(&town), "jeugd", 3).await;
    let councillor = town.somebody(Role::Councillor, None).await;
    for page in [
        "/plannen/jeugd/werk".to_owned(),
        "/plannen/risico/nieuw".to_owned(),
        format!("/plannen/onderdeel/problem.{edition}/wijzigen"),
    ] {
        let sent = town.stranger().get(&page).await;
        assert!(sent.location().unwrap().starts_with("/inloggen"), "{page}");
        councillor.get(&page).await.assert_status(404);
    }
    town.stranger().get("/plannen/jeugd").await.assert_never_says("Werk aan dit spoor");
}
