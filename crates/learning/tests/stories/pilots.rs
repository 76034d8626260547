//! The pilots and the pages on which they are kept.

use access::Role;
use kernel::Openness;

use super::town::{adviser, evaluation, pilot, protocol, town};

const FORM: [(&str, &str); 6] = [
    ("name", "Startbaan"),
    ("kind", "pilot"),
    ("about", "Werk met minder eisen."),
    ("openness", "public"),
    ("parties", "Tiem\r\nEen ander"),
    ("starts", "zomer 2021"),
];

fn form<'a>(more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let kept = FORM.into_iter().filter(|(name, _)| !more.iter().any(|(other, _)| other == name));
    kept.chain(more.iter().copied()).collect()
}

#[tokio::test]
async fn a_pilot_is_found_by_another_name() {
    let town = town().await;
    let cx = adviser(&town);
    pilot(&cx, "Startbaan", Openness::Public).await;
    pilot(&cx, "Vriendenkring", Openness::Public).await;
    let visitor = town.stranger();
    visitor.get("/pilots").await.assert_says("2 pilots").assert_says("Nog niet begonnen");
    visitor
        .get("/pilots?q=oude+startbanen")
        .await
        .assert_says("1 pilot")
        .assert_never_says("Vriendenkring</a>");
    visitor.get("/pilots?q=onderwaterhockey").await.assert_says("Geen pilot gevonden");
    visitor
        .get("/pilots/bestand/pilots.csv?q=Startbaan")
        .await
        .assert_says("Startbaan")
        .assert_never_says("Vriendenkring");
}

#[tokio::test]
async fn pilots_of_a_theme_are_found_together() {
    let town = town().await;
    let cx = adviser(&town);
    let name = vision::Name {
        text: "Sociale contacten".to_owned(),
        kind: vision::NameKind::Official,
        since: None,
        until: None,
        source: None,
    };
    let new = vision::NewTheme {
        kind: vision::ThemeKind::Ambition,
        number: 1,
        about: String::new(),
        names: vec![name],
        openness: Openness::Public,
        source: None,
    };
    let theme = vision::add_theme(&cx, &new).await.unwrap();
    let serves = learning::Protocol { themes: vec![theme], ..protocol("Startbaan", Openness::Public) };
    learning::add_pilot(&cx, &serves).await.unwrap();
    pilot(&cx, "Vriendenkring", Openness::Public).await;
    let stranger = town.stranger();
    for door in [format!("/pilots?thema={theme}"), format!("/pilots/bestand/pilots.csv?thema={theme}")] {
        stranger.get(&door).await.assert_says("Startbaan").assert_never_says("Vriendenkring");
    }
    stranger.get(&format!("/pilots?thema={theme}")).await.assert_says("Sociale contacten");
    stranger.get("/pilots?thema=zomaar").await.assert_says("Geen pilot gevonden");
}

#[tokio::test]
async fn an_adviser_adds_a_pilot_and_takes_it_along() {
    let town = town().await;
    let adviser = town.somebody(Role::PolicyAdviser, None).await;
    adviser.get("/pilots/nieuw").await.assert_status(200).assert_says("Wat verwachten we?");
    let added = adviser.post("/pilots/nieuw", &form(&[])).await;
    let home = added.location().unwrap().to_owned();
    adviser
        .get(&home)
        .await
        .assert_says("Tiem, Een ander")
        .assert_says("vanaf zomer 2021")
        .assert_says("Nog niet opgeschreven");
    let begin = [("version", "1"), ("on", "zomer 2021"), ("_key", "sleutel-een")];
    for _ in 0..2 {
        let begun = adviser.post(&format!("{home}/stap/begin"), &begin).await;
        assert_eq!(begun.location(), Some(home.as_str()));
    }
    adviser.get(&home).await.assert_says("Loopt").assert_says("Begonnen");
    adviser.get(&format!("{home}/stap/zet-voort")).await.assert_status(409);
    let changed =
        adviser.post(&format!("{home}/wijzigen"), &form(&[("version", "2"), ("name", "Baanbegin")])).await;
    assert_eq!(changed.location(), Some(home.as_str()));
    adviser.get(&home).await.assert_says("Baanbegin").assert_says("Andere namen");
    adviser.in_english().get(&home).await.assert_says("What we expect");
}

#[tokio::test]
async fn a_pilot_is_not_prolonged_without_a_decision() {
    let town = town().await;
    let cx = adviser(&town);
    let id = pilot(&cx, "Jongerenplatform", Openness::Public).await;
    let one = evaluation(&cx, "Evaluatie Jongerenplatform", Some(id), "2023").await;
    let adviser = town.somebody(Role::PolicyAdviser, None).await;
    let step = |word: &str| format!("/pilots/{id}/stap/{word}");
    for (version, word) in [("1", "begin"), ("2", "evaluatie-nodig")] {
        adviser.post(&step(word), &[("version", version), ("on", "2022")]).await.assert_status(303);
    }
    let bare = [("version", "3"), ("on", "2023"), ("due_after", "2024"), ("reason", "Te kort")];
    adviser
        .post(&step("verleng"), &bare)
        .await
        .assert_status(422)
        .assert_error("decision_named", "Zeg welk besluit");
    let whole = [bare.as_slice(), &[("decision_named", "Investeringsvoorstel")]].concat();
    adviser.post(&step("verleng"), &whole).await.assert_status(303);
    town.stranger()
        .get(&format!("/evaluaties/{one}"))
        .await
        .assert_says("2024 (eerder: 2023)")
        .assert_says("Besluit: Investeringsvoorstel");
    town.stranger().get(&format!("/pilots/{id}")).await.assert_says("Verlengd zonder evaluatie");
}

#[tokio::test]
async fn bad_input_is_told_field_by_field() {
    let town = town().await;
    let adviser = town.somebody(Role::PolicyAdviser, None).await;
    let wrong = [("name", ""), ("about", " "), ("starts", "ooit"), ("ends", "2020"), ("kind", "x")];
    adviser
        .post("/pilots/nieuw", &form(&wrong))
        .await
        .assert_status(422)
        .assert_error("name", "Vul een naam in")
        .assert_error("starts", "Vul een dag of een periode in")
        .assert_error("kind", "Kies een soort");
    let backwards = [("starts", "2024"), ("ends", "2020")];
    adviser
        .post("/pilots/nieuw", &form(&backwards))
        .await
        .assert_status(422)
        .assert_error("ends", "Vul een dag");
}

#[tokio::test]
async fn who_writes_no_pilots_finds_no_form() {
    let town = town().await;
    let id = pilot(&adviser(&town), "Startbaan", Openness::Public).await;
    let editor = town.somebody(Role::MapEditor, None).await;
    for path in
        ["/pilots/nieuw".to_owned(), format!("/pilots/{id}/wijzigen"), format!("/pilots/{id}/stap/begin")]
    {
        editor.get(&path).await.assert_status(404);
        editor.post(&path, &form(&[("version", "1")])).await.assert_status(404);
    }
    editor.get(&format!("/pilots/{id}")).await.assert_status(200).assert_never_says("/wijzigen");
}
