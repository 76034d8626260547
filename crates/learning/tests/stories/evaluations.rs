//! The calendar of evaluations and the pages on which it is kept.

use access::Role;
use kernel::Openness;

use super::town::{adviser, evaluation, pilot, postponed, town};

const FORM: [(&str, &str); 5] = [
    ("title", "Evaluatie Startbaan"),
    ("interim", "no"),
    ("due", "zomer 2026"),
    ("openness", "public"),
    ("questions", "Klopt het?\r\nVoor wie?"),
];

fn form<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = FORM.into_iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
    kept.chain(more.iter().copied()).collect()
}

#[tokio::test]
async fn what_is_late_or_postponed_stands_first_with_all_its_dates() {
    let town = town().await;
    let cx = adviser(&town);
    evaluation(&cx, "Op tijd", None, "2026").await;
    evaluation(&cx, "Te laat klaar", None, "2024").await;
    let moved = evaluation(&cx, "Verschoven", None, "2025").await;
    learning::postpone_evaluation(&cx, moved, 1, postponed("2027")).await.unwrap();

    let page = town.stranger().get("/evaluaties").await;
    page.assert_status(200)
        .assert_says("2 evaluaties zijn te laat of uitgesteld")
        .assert_says("2027 (eerder: 2025)");
    let first = page.body.split("id=\"afwijkingen\"").nth(1).unwrap().split("</section>").next().unwrap();
    assert!(first.find("Te laat klaar").unwrap() < first.find("Verschoven").unwrap());
    assert!(!first.contains("Op tijd"));
    page.assert_says("Evaluaties in 2026").assert_says("year__bar--planned");
    let old = town.stranger().get("/evaluaties?jaar=2025").await;
    old.assert_says("year__bar--given-up").assert_says("Verschoven").assert_never_says("Op tijd");
    town.stranger()
        .get(&format!("/evaluaties/{moved}"))
        .await
        .assert_says("Raadsbesluit over de proef")
        .assert_says("Te kort om te zien wat het doet.");
}

#[tokio::test]
async fn the_calendar_goes_along_as_a_file_and_as_a_feed() {
    let town = town().await;
    let cx = adviser(&town);
    let one = evaluation(&cx, "Evaluatie Startbaan", None, "2026-summer").await;
    let table = town.stranger().get("/evaluaties/bestand/evaluaties.csv").await;
    table.assert_status(200).assert_says("Evaluatie Startbaan").assert_says("2026-08-31");
    let feed = town.stranger().get("/evaluaties/agenda.ics").await;
    assert_eq!(feed.headers["content-type"], "text/calendar; charset=utf-8");
    feed.assert_says("SUMMARY:Evaluatie: Evaluatie Startbaan")
        .assert_says("DTSTART;VALUE=DATE:20260831")
        .assert_says("DTEND;VALUE=DATE:20260901")
        .assert_says(&format!("UID:{one}@localhost"));
    town.stranger().get("/evaluaties/bestand/anders.csv").await.assert_status(404);
}

#[tokio::test]
async fn an_adviser_plans_one_and_takes_it_to_its_end() {
    let town = town().await;
    let adviser = town.somebody(Role::PolicyAdviser, None).await;
    adviser.get("/evaluaties/nieuw").await.assert_status(200).assert_says("Wanneer moet het klaar zijn?");
    let added = adviser.post("/evaluaties/nieuw", &form(&[("_key", "sleutel-een")])).await;
    added.assert_status(303);
    let again = adviser.post("/evaluaties/nieuw", &form(&[("_key", "sleutel-een")])).await;
    assert_eq!(again.location(), added.location());
    let home = added.location().unwrap().to_owned();
    adviser.get(&home).await.assert_says("zomer 2026").assert_says("Voor wie?").assert_says("Uitstellen");

    let begin = [("version", "1"), ("on", "1 februari 2026"), ("_key", "sleutel-twee")];
    adviser.get(&format!("{home}/stap/begin")).await.assert_status(200);
    for _ in 0..2 {
        let begun = adviser.post(&format!("{home}/stap/begin"), &begin).await;
        assert_eq!(begun.location(), Some(home.as_str()));
    }
    let conclude = [
        ("version", "2"),
        ("on", "maart 2026"),
        ("conclusion", "De begeleiding leidt tot meer uren."),
        ("grade", "2"),
    ];
    adviser.post(&format!("{home}/stap/rond-af"), &conclude).await.assert_status(303);
    let page = adviser.get(&home).await;
    page.assert_says("Bewijsgraad 2").assert_says("leidt tot").assert_says("Klopt deze zin?");
    town.stranger().get(&home).await.assert_says("Bewijsgraad 2").assert_never_says("Klopt deze zin?");
    let publish = [("version", "3"), ("on", "maart 2026"), ("published", "javascript:alert(1)")];
    adviser.post(&format!("{home}/stap/publiceer"), &publish).await.assert_status(303);
    adviser.get(&home).await.assert_says("javascript:alert(1)").assert_never_says("href=\"javascript");
    adviser.in_english().get(&home).await.assert_says("Published");
}

#[tokio::test]
async fn bad_input_is_told_field_by_field() {
    let town = town().await;
    let adviser = town.somebody(Role::PolicyAdviser, None).await;
    let wrong = [("title", " "), ("due", "binnenkort"), ("openness", "")];
    adviser
        .post("/evaluaties/nieuw", &form(&wrong))
        .await
        .assert_status(422)
        .assert_error("title", "Vul een naam in")
        .assert_error("due", "Vul een dag of een periode in")
        .assert_error("openness", "Kies wie dit mag zien");
    let cx = super::town::adviser(&town);
    let one = evaluation(&cx, "Evaluatie", None, "2026").await;
    let steps = format!("/evaluaties/{one}/stap/stel-uit");
    let earlier = [
        ("version", "1"),
        ("on", "2026-02"),
        ("due_after", "2025"),
        ("reason", "Daarom"),
        ("decision_named", "B"),
    ];
    adviser
        .post(&steps, &earlier)
        .await
        .assert_status(422)
        .assert_error("due_after", "Vul een dag of een periode in die na");
    let bare = [("version", "1"), ("on", "2026-02"), ("due_after", "2027")];
    adviser
        .post(&steps, &bare)
        .await
        .assert_status(422)
        .assert_error("reason", "Vul de reden in")
        .assert_error("decision_named", "Zeg welk besluit dit is");
    adviser
        .post(
            &steps,
            &[
                ("version", "9"),
                ("on", "2026-02"),
                ("due_after", "2027"),
                ("reason", "D"),
                ("decision_named", "B"),
            ],
        )
        .await
        .assert_status(409)
        .assert_says("Iemand anders was u voor");
}

#[tokio::test]
async fn who_takes_a_step_second_sees_what_the_first_one_did() {
    let town = town().await;
    let one = evaluation(&super::town::adviser(&town), "Evaluatie", None, "2026").await;
    let at = |step: &str| format!("/evaluaties/{one}/stap/{step}");
    let (first, second) =
        (town.somebody(Role::PolicyAdviser, None).await, town.somebody(Role::PolicyAdviser, None).await);
    let moved = |to: &'static str, why: &'static str| {
        [
            ("version", "1"),
            ("on", "2026-02"),
            ("due_after", to),
            ("reason", why),
            ("decision_named", "Raadsbesluit"),
        ]
    };
    first.post(&at("stel-uit"), &moved("2027", "Te kort.")).await.assert_status(303);
    let page = second.post(&at("stel-uit"), &moved("2028", "Geen tijd.")).await;
    page.assert_status(409).assert_says("Te kort.</td>").assert_says("Geen tijd.</td>");
    page.assert_says("2027</td>").assert_says("name=\"version\" value=\"2\"");

    first.post(&at("begin"), &[("version", "2"), ("on", "2026-02")]).await.assert_status(303);
    let page = second.post(&at("stel-uit"), &moved("2028", "Geen tijd.")).await;
    page.assert_status(409).assert_says("Uw stap kan nu niet meer").assert_says("Geen tijd.</td>");
    page.assert_never_says("name=\"version\"");
}

#[tokio::test]
async fn who_comes_second_sees_both_versions() {
    let town = town().await;
    let one = evaluation(&adviser(&town), "Evaluatie", None, "2026").await;
    let path = format!("/evaluaties/{one}/wijzigen");
    let (first, second) =
        (town.somebody(Role::PolicyAdviser, None).await, town.somebody(Role::PolicyAdviser, None).await);
    let change = |title: &'static str, more: &[(&'static str, &'static str)]| {
        form(&[&[("title", title)], more].concat())
    };
    first.post(&path, &change("De een", &[("version", "1"), ("interim", "yes")])).await.assert_status(303);
    second
        .post(&path, &change("De ander", &[("version", "1")]))
        .await
        .assert_status(409)
        .assert_says("De een</td>")
        .assert_says("De ander</td>")
        .assert_says("Ja, dit is een evaluatie tussendoor</td>")
        .assert_never_says("Iedereen</td>")
        .assert_says("name=\"version\" value=\"2\"");
}

#[tokio::test]
async fn who_writes_no_evaluations_finds_no_form() {
    let town = town().await;
    let cx = adviser(&town);
    let id = pilot(&cx, "Startbaan", Openness::Public).await;
    let one = evaluation(&cx, "Evaluatie", Some(id), "2026").await;
    let editor = town.somebody(Role::MapEditor, None).await;
    for path in [
        "/evaluaties/nieuw".to_owned(),
        format!("/evaluaties/{one}/wijzigen"),
        format!("/evaluaties/{one}/stap/begin"),
    ] {
        editor.get(&path).await.assert_status(404);
        town.stranger().get(&path).await.assert_status(303);
    }
    editor.get("/evaluaties").await.assert_never_says("/evaluaties/nieuw");
    editor.get(&format!("/evaluaties/{}", kernel::Id::<()>::from_uuid(id.uuid()))).await.assert_status(404);
}
