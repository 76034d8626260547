use access::Role;
use shell::test_kit::{Town, Visitor};

use vision::NameKind;

use super::common::{adviser, budget, plan, promise, theme, town};

async fn writer(town: &Town) -> Visitor {
    town.somebody(Role::PolicyAdviser, None).await
}

#[tokio::test]
async fn a_theme_is_added_with_its_names_and_changed() {
    let town = town().await;
    let writer = writer(&town).await;
    writer.get("/visie/thema/nieuw").await.assert_status(200);
    let form = [
        ("kind", "ambition"),
        ("number", "1"),
        ("name-1", "Sociale contacten"),
        ("name_kind-1", "official"),
        ("name_since-1", "9-2020"),
        ("name-2", "Sosiale contacten"),
        ("name_kind-2", "spelling"),
        ("openness", "public"),
    ];
    let page = writer.post("/visie/thema/nieuw", &form).await;
    page.assert_status(303);
    let page = page.location().unwrap().to_owned();
    town.stranger().get(&page).await.assert_says("vanaf september 2020").assert_says("schrijffout");
    writer
        .get(&format!("{page}/wijzigen"))
        .await
        .assert_says("value=\"september 2020\"")
        .assert_says("Naam 4");
}

#[tokio::test]
async fn mistakes_are_shown_at_their_fields_and_nothing_is_kept() {
    let town = town().await;
    let writer = writer(&town).await;
    let wrong = [("kind", "ambition"), ("number", "veel"), ("name_since-1", "ooit"), ("openness", "public")];
    let page = writer.post("/visie/thema/nieuw", &wrong).await;
    page.assert_status(422).assert_error("number", "Vul een getal in van 0 tot en met 999.");
    page.assert_error("name-1", "Vul een naam in, in hooguit 200 tekens.");
    let nameless = [("kind", "ambition"), ("number", "1"), ("openness", "public")];
    writer.post("/visie/thema/nieuw", &nameless).await.assert_status(422);

    let plan = [("title", ""), ("since", "2026"), ("until", "2025"), ("openness", "iedereen")];
    let page = writer.post("/beleidsplannen/nieuw", &plan).await;
    page.assert_status(422).assert_error("title", "Vul een naam in, in hooguit 200 tekens.");
    page.assert_error("until", "Vul een datum in die niet voor het begin ligt, zoals 31-12-2026 of 2026.");
    page.assert_error("openness", "Kies wie dit mag zien.");
    let decision = [("link", "javascript:alert(1)"), ("openness", "public")];
    let page = writer.post("/besluiten/nieuw", &decision).await;
    page.assert_status(422).assert_error("link", "Vul een adres in dat begint met https://.");
    for list in ["/visie", "/beleidsplannen", "/besluiten"] {
        town.stranger().get(list).await.assert_says("class=\"empty");
    }
}

#[tokio::test]
async fn who_comes_second_sees_both_versions_and_loses_nothing() {
    let town = town().await;
    let writer = writer(&town).await;
    let id = vision::draft_plan(&adviser(&town), &plan("Plan", "2026")).await.unwrap();
    let at = format!("/beleidsplannen/{id}/wijzigen");
    let form = |title: &'static str, version: &'static str| {
        [("title", title), ("version", version), ("since", "2023"), ("until", "2026"), ("openness", "public")]
    };
    writer.post(&at, &form("Eerste", "1")).await.assert_status(303);
    let conflict = writer.post(&at, &form("Tweede", "1")).await;
    conflict.assert_status(409).assert_says("Eerste").assert_says("value=\"Tweede\"");
    conflict.assert_says("name=\"version\" value=\"2\"");
    writer.post(&at, &form("Tweede", "2")).await.assert_status(303);
    town.stranger().get(&format!("/beleidsplannen/{id}")).await.assert_says("Tweede");
}

#[tokio::test]
async fn both_versions_are_told_row_by_row_with_all_that_was_ticked() {
    let town = town().await;
    let (writer, cx) = (writer(&town).await, adviser(&town));
    let id = vision::draft_plan(&cx, &plan("Plan", "2026")).await.unwrap().to_string();
    let one = vision::draft_plan(&cx, &plan("Opvolger A", "2030")).await.unwrap().to_string();
    let other = vision::draft_plan(&cx, &plan("Opvolger B", "2030")).await.unwrap().to_string();
    let pillar =
        vision::add_theme(&cx, &theme(&[("Dichtbij", NameKind::Official)])).await.unwrap().to_string();
    let at = format!("/beleidsplannen/{id}/wijzigen");
    let all =
        [("title", "Plan"), ("version", "1"), ("since", "2023"), ("until", "2026"), ("openness", "public")];
    let with = |more: &[(&'static str, &str)]| -> Vec<(&'static str, String)> {
        all.iter().chain(more).map(|(name, text)| (*name, (*text).to_owned())).collect()
    };
    let send = async |form: Vec<(&'static str, String)>| {
        let pairs: Vec<(&str, &str)> = form.iter().map(|(name, text)| (*name, text.as_str())).collect();
        writer.post(&at, &pairs).await
    };
    // A browser always sends the first of a list, also in the row that nobody filled in.
    let theirs = with(&[("successors", &one), ("theme-1", ""), ("theme_bond-1", "primary")]);
    send(theirs).await.assert_status(303);
    let own = [
        ("successors", other.as_str()),
        ("successors", &one),
        ("theme-1", &pillar),
        ("theme_bond-1", "primary"),
    ];
    let conflict = send(with(&own)).await;
    conflict.assert_status(409).assert_says("Iemand anders was u voor");
    conflict.assert_says("Opvolger A; Opvolger B</td>").assert_says("Opvolger A</td>");
    conflict.assert_says("Draagt bij aan de visie (1): Uit de visie</th>").assert_says("Dichtbij</td>");
    conflict.assert_never_says("Hoe nauw?</th>").assert_never_says("Loopt tot en met</th>");
    conflict.assert_says(&format!("value=\"{other}\" checked"));
}

#[tokio::test]
async fn a_promise_is_settled_on_a_page_that_asks_for_proof_and_opened_again() {
    let town = town().await;
    let writer = writer(&town).await;
    let id = vision::make_promise(&adviser(&town), &promise("Evaluatie", "2026-02")).await.unwrap();
    let at = format!("/beloftes/{id}/stap/settle");
    writer.get(&at).await.assert_status(200).assert_says("value=\"2 maart 2026\"");
    let empty = writer.post(&at, &[("version", "1"), ("on", "2026"), ("proof", "")]).await;
    empty.assert_status(422).assert_error("on", "Vul een dag in, bijvoorbeeld 31-12-2026.");
    let proof = [("version", "1"), ("on", "02-03-2026"), ("proof", "De nota is verstuurd.")];
    writer.post(&at, &proof).await.assert_status(303);
    town.stranger().get(&format!("/beloftes/{id}")).await.assert_says("De nota is verstuurd. (2 maart 2026)");
    writer.get(&at).await.assert_status(404);
    writer.post(&format!("/beloftes/{id}/stap/reopen"), &[("version", "2")]).await.assert_status(303);
    town.stranger().get(&format!("/beloftes/{id}")).await.assert_never_says("De nota is verstuurd.");
}

#[tokio::test]
async fn goals_are_added_to_a_draft_and_stay_when_it_is_adopted() {
    let town = town().await;
    let writer = writer(&town).await;
    let added = vision::add_goal_framework(&adviser(&town), &budget(2026, vec![])).await.unwrap();
    let framework = added.id.to_string();
    let form = |code: &'static str| {
        [
            ("framework", framework.clone()),
            ("level", "goal".to_owned()),
            ("code", code.to_owned()),
            ("name", "Samen sterk".to_owned()),
        ]
    };
    let send = async |code: &'static str| {
        let form = form(code);
        let pairs: Vec<(&str, &str)> = form.iter().map(|(name, text)| (*name, text.as_str())).collect();
        writer.post("/visie/doel/nieuw", &pairs).await
    };
    send("1.1").await.assert_status(303);
    send("1.1")
        .await
        .assert_status(422)
        .assert_error("code", "Een ander doel van dit jaar heeft dit nummer al.");
    send("1/1").await.assert_status(422);
    let adopt = format!("/visie/begroting/{framework}/stap/adopt");
    writer.get(&adopt).await.assert_says("Dit kunt u niet ongedaan maken.");
    writer.post(&adopt, &[("version", "1")]).await.assert_status(303);
    send("1.2").await.assert_status(422);
    town.stranger()
        .get("/visie/doelen?jaar=2026")
        .await
        .assert_says("Samen sterk")
        .assert_says("vastgesteld");
}

#[tokio::test]
async fn whoever_does_not_keep_the_vision_finds_no_desk() {
    let town = town().await;
    let id = vision::draft_plan(&adviser(&town), &plan("Plan", "2026")).await.unwrap();
    let resident = town.stranger();
    let councillor = town.somebody(Role::Councillor, None).await;
    for page in ["/visie/thema/nieuw".to_owned(), format!("/beleidsplannen/{id}/wijzigen")] {
        let sent = resident.get(&page).await;
        assert!(sent.location().unwrap().starts_with("/inloggen"), "{page}");
        councillor.get(&page).await.assert_status(404);
        councillor.post(&page, &[("title", "Anders")]).await.assert_status(404);
    }
    resident.get(&format!("/beleidsplannen/{id}")).await.assert_never_says("Wijzigen");
}
