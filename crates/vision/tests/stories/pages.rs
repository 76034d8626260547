use vision::{GoalLevel, NameKind, NewGoalMapping, NewGoalNode, PlanStep, ThemeKind};

use super::common::{adviser, budget, decision, plan, promise, theme, town};

#[tokio::test]
async fn the_front_page_draws_the_house_and_finds_old_names_and_slips() {
    let town = town().await;
    let names = [("Inwoners zijn vitaal en gezond", NameKind::Official), ("Vietaal", NameKind::Spelling)];
    vision::add_theme(&adviser(&town), &theme(&names)).await.unwrap();
    let mut movement = theme(&[("Van apart naar gewoon", NameKind::Official)]);
    movement.kind = ThemeKind::Movement;
    vision::add_theme(&adviser(&town), &movement).await.unwrap();
    let resident = town.stranger();
    resident
        .get("/visie")
        .await
        .assert_status(200)
        .assert_says("Inwoners zijn vitaal en gezond")
        .assert_says("naar gewoon");
    resident.get("/visie?q=VIETAAL").await.assert_says("Inwoners zijn vitaal en gezond");
    resident.get("/visie?q=fiets").await.assert_says("Niets gevonden");
    let json = resident.get("/visie/themas.json?q=vietaal").await;
    json.assert_says("\"name\":\"Inwoners zijn vitaal en gezond\"").assert_never_says("apart");
}

#[tokio::test]
async fn a_code_shows_its_meaning_in_each_year_and_where_the_line_breaks() {
    let town = town().await;
    let cx = adviser(&town);
    let goal = |code: &str, name: &str| NewGoalNode::named(None, GoalLevel::Goal, code, name);
    let old =
        vision::add_goal_framework(&cx, &budget(2022, vec![goal("1.1.2", "Samenkracht")])).await.unwrap();
    let new = budget(2024, vec![goal("1.1.1", "Contacten"), goal("1.1.2", "Vitaal en gezond")]);
    let new = vision::add_goal_framework(&cx, &new).await.unwrap();
    let line = NewGoalMapping {
        from: old.nodes["1.1.2"],
        to: new.nodes["1.1.1"],
        permille: None,
        note: "Het deel over contacten.".to_owned(),
        source: None,
    };
    vision::map_goal(&cx, &line).await.unwrap();
    let resident = town.stranger();
    let page = resident.get("/visie/doelen/1.1.2").await;
    page.assert_status(200).assert_says("Samenkracht").assert_says("Vitaal en gezond");
    page.assert_says("in 2024 een ander doel dan in 2022").assert_says("2024: 1.1.1 Contacten (onbekend)");
    let tree = resident.get("/visie/doelen?jaar=2024").await;
    tree.assert_says("Het deel over contacten.").assert_says("drawing__ribbon--unknown");
    resident.get("/visie/doelen?jaar=2021").await.assert_says("Er zijn geen doelen van dat jaar");
    resident.get("/visie/doelen/7.7.7").await.assert_status(404);
    resident
        .get("/visie/bestand/doelen-2022.csv")
        .await
        .assert_says("Samenkracht")
        .assert_never_says("Vitaal");
}

#[tokio::test]
async fn plans_show_what_ends_alone_and_how_many_there_are() {
    let town = town().await;
    let cx = adviser(&town);
    for (title, until) in [("Kort plan", "2026"), ("Lang plan", "2030")] {
        let id = vision::draft_plan(&cx, &plan(title, until)).await.unwrap();
        vision::step_plan(&cx, id, 1, (PlanStep::Adopt, None)).await.unwrap();
    }
    let page = town.stranger().get("/beleidsplannen").await;
    page.assert_says("Kort plan</a>: loopt af op 31 december 2026").assert_says("drawing__bar--soon");
    page.assert_never_says("Lang plan</a>: loopt af");
    let english = town.stranger().in_english().get("/beleidsplannen").await;
    english.assert_says("ends on 31 December 2026");
}

#[tokio::test]
async fn promises_show_what_is_late_first_and_go_into_a_calendar() {
    let town = town().await;
    let cx = adviser(&town);
    vision::make_promise(&cx, &promise("Later klaar", "2026-h2")).await.unwrap();
    vision::make_promise(&cx, &promise("Had klaar moeten zijn", "2026-02")).await.unwrap();
    let resident = town.stranger();
    let page = resident.get("/beloftes").await;
    let place = |text: &str| page.body.find(text).unwrap();
    assert!(place("Had klaar moeten zijn") < place("Later klaar"));
    resident.get("/beloftes?stand=late").await.assert_never_says("Later klaar");
    let calendar = resident.get("/beloftes/agenda.ics").await;
    calendar.assert_says("DTSTART;VALUE=DATE:20260228").assert_says("SUMMARY:Later klaar");
}

#[tokio::test]
async fn promises_say_what_was_promised_the_last_time_and_what_came_of_it() {
    let town = town().await;
    let cx = adviser(&town);
    let at = |title: &str, occasion: &str, made: &str| {
        let mut new = promise(title, "2026-02");
        (new.occasion, new.made) = (occasion.to_owned(), made.parse().unwrap());
        new
    };
    vision::make_promise(&cx, &at("Oude belofte", "Nota & bijlage", "2023-h2")).await.unwrap();
    vision::make_promise(&cx, &at("Nieuwe belofte", "Rapportage 2025", "2025-q4")).await.unwrap();
    let resident = town.stranger();
    let page = resident.get("/beloftes").await;
    let place = |text: &str| page.body.find(text).unwrap();
    assert!(place("aanleiding=Rapportage") < place("aanleiding=Nota"));
    let last = resident.get("/beloftes?aanleiding=Rapportage+2025").await;
    last.assert_says("Nieuwe belofte").assert_never_says("Oude belofte");
    let late = resident.get("/beloftes?stand=late&aanleiding=Nota+%26+bijlage").await;
    late.assert_says("Oude belofte").assert_never_says("Nieuwe belofte");
    late.assert_says("aanleiding=Nota%20%26%20bijlage").assert_never_says("Wat is er de vorige keren");
}

#[tokio::test]
async fn a_decision_whose_documents_differ_says_so() {
    let town = town().await;
    let mut new = decision("Visie");
    new.datings = vec![vision::Dating {
        date: "2019".parse().ok(),
        source: "webpagina, regel 5".to_owned(),
        note: "in 2019".to_owned(),
    }];
    let id = vision::register_decision(&adviser(&town), &new).await.unwrap();
    let page = town.stranger().get(&format!("/besluiten/{id}")).await;
    page.assert_says("Documenten spreken elkaar tegen").assert_says("webpagina, regel 5");
    town.stranger().get("/besluiten?q=visie&soort=motion").await.assert_says("Geen besluiten gevonden");
    town.stranger().get("/besluiten/geen-nummer").await.assert_status(404);
}
