use tracks::{Aim, Direction, MilestoneStep, Part, RiskStep, Said};

use super::common::{adviser, begun, edition, figure, lines, milestone, outlook, publish, risk, town};

#[tokio::test]
async fn a_track_shows_what_deviates_before_anything_else() {
    let town = town().await;
    let cx = adviser(&town);
    let (track, id) = begun(&cx, "jeugd", 3).await;
    tracks::write_part(&cx, (id, Part::Problem), 0, &lines("Te laat gezien.")).await.unwrap();
    let mut behind = figure(id, "plekken", 26);
    behind.aim = Some(Aim { amount: 40, direction: Direction::AtLeast, by: None });
    let number = tracks::register_figure(&cx, &behind).await.unwrap();
    tracks::promise_outlook(&cx, &outlook(id, "Bericht aan de raad", "2023-02")).await.unwrap();
    publish(&cx, id).await;
    tracks::plan_milestone(&cx, &milestone(track, "Inkoop klaar", "2022")).await.unwrap();
    tracks::name_risk(&cx, &risk(Some(track), "Krapte")).await.unwrap();
    let page = town.stranger().get("/plannen/jeugd").await;
    page.assert_status(200).assert_says("Spoor 3, tweede helft van 2022").assert_says("Te laat gezien.");
    for words in ["60 dagen te laat", "11 boven wat we aanvaarden", "het doel is 40. Verschil: 14"] {
        page.assert_says(words);
    }
    let place = |text: &str| page.body.find(text).unwrap();
    assert!(place("Bericht aan de raad") < place("Inkoop klaar"));
    assert!(place("Inkoop klaar") < place("Te laat gezien."));
    let figure = town.stranger().get(&format!("/plannen/cijfer/{number}")).await;
    figure.assert_says("ongeveer 26 plekken").assert_says("Alle plekken.").assert_says("1 november 2022");
    figure.assert_says("regel 246");
    town.stranger().get("/plannen/nergens").await.assert_status(404);
    town.stranger().get("/plannen/jeugd?halfjaar=ooit").await.assert_status(404);
}

#[tokio::test]
async fn the_programme_counts_deviations_and_draws_the_risks() {
    let town = town().await;
    let cx = adviser(&town);
    let empty = town.stranger().get("/plannen").await;
    empty.assert_status(200).assert_says("Er zijn nog geen sporen");
    let (track, id) = begun(&cx, "jeugd", 3).await;
    begun(&cx, "wonen", 5).await;
    tracks::promise_outlook(&cx, &outlook(id, "Bericht", "2023-02")).await.unwrap();
    publish(&cx, id).await;
    let named = tracks::name_risk(&cx, &risk(Some(track), "Krapte")).await.unwrap();
    tracks::name_risk(&cx, &risk(None, "Te weinig mensen")).await.unwrap();
    let page = town.stranger().get("/plannen").await;
    page.assert_says("4 × 5 = 20").assert_says("drawing__cell--high").assert_says("Het hele programma");
    page.assert_says(&format!("/plannen/risico/{named}")).assert_says("te laat");
    let csv = town.stranger().get("/plannen/bestand/risicos.csv").await;
    csv.assert_says("Krapte").assert_says("Afspraken met corporaties.");
    town.stranger().in_english().get("/plannen").await.assert_says("Risks by chance and impact");
    town.stranger().get("/plannen/bestand/risicos.pdf").await.assert_status(404);
    town.stranger().get("/plannen/bestand/geheim.csv").await.assert_status(404);
}

#[tokio::test]
async fn a_risk_shows_its_cause_its_weight_and_what_is_done() {
    let town = town().await;
    let cx = adviser(&town);
    let (track, _) = begun(&cx, "jeugd", 3).await;
    let id = tracks::name_risk(&cx, &risk(Some(track), "Krapte")).await.unwrap();
    tracks::step_risk(&cx, id, 1, RiskStep::Assess).await.unwrap();
    tracks::step_risk(&cx, id, 2, RiskStep::Control).await.unwrap();
    let page = town.stranger().get(&format!("/plannen/risico/{id}")).await;
    page.assert_says("4, groot × 5, niet te dragen = 20")
        .assert_says("beheerst")
        .assert_says("Opgavemanager");
    page.assert_says("groter dan we aanvaarden").assert_says("te laat").assert_never_says("Wijzigen");
    town.stranger().get("/plannen/risico/geen-nummer").await.assert_status(404);
}

#[tokio::test]
async fn a_half_year_shows_its_own_story_and_what_was_promised_before() {
    let town = town().await;
    let cx = adviser(&town);
    let (track, first) = begun(&cx, "jeugd", 3).await;
    tracks::write_part(&cx, (first, Part::Realised), 0, &lines("Toen gedaan.")).await.unwrap();
    let line = tracks::promise_outlook(&cx, &outlook(first, "Beleid", "2023-h1")).await.unwrap();
    publish(&cx, first).await;
    let next = tracks::start_edition(&cx, &edition(track, "2023-h1")).await.unwrap();
    let answer = tracks::Answer { edition: next, text: "De raad heeft het.".to_owned() };
    tracks::step_outlook(&cx, line, 1, tracks::OutlookStep::Finish(answer)).await.unwrap();
    publish(&cx, next).await;
    let resident = town.stranger();
    let page = resident.get("/plannen/jeugd").await;
    page.assert_never_says("Toen gedaan.").assert_says("De raad heeft het. (eerste helft van 2023)");
    page.assert_says("Hier is niets ingevuld, en ook niet waarom.");
    resident.get("/plannen/jeugd?halfjaar=2022-h2").await.assert_says("Toen gedaan.");
}

#[tokio::test]
async fn a_milestone_shows_the_date_that_was_given_up() {
    let town = town().await;
    let cx = adviser(&town);
    let (track, _) = begun(&cx, "jeugd", 3).await;
    let id = tracks::plan_milestone(&cx, &milestone(track, "Toegang", "2024-01-01")).await.unwrap();
    let said = Said { on: "2023-02-01".parse().unwrap(), text: "Het Rijk wacht.".to_owned() };
    let step = MilestoneStep::Postpone { to: "2026".parse().unwrap(), said };
    tracks::step_milestone(&cx, id, 1, step).await.unwrap();
    let page = town.stranger().get("/plannen/jeugd").await;
    page.assert_says("2026 (eerder: 1 januari 2024)").assert_says("Het Rijk wacht.");
}
