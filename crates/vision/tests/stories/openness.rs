use access::Role;
use kernel::Openness;
use shell::test_kit::{Town, Visitor};
use vision::{GoalLevel, NameKind, NewGoalNode};

use super::common::{adviser, budget, decision, plan, promise, theme, town, towns};

/// A word that stands in everything that is hidden, and nowhere else.
const SECRET: &str = "Kwartelkoning";

/// All that a level of openness hides, and the pages of each.
async fn hidden(town: &Town, openness: Openness) -> Vec<String> {
    let cx = adviser(town);
    let named = |kind: &str| format!("{SECRET} {kind}");
    let mut new = theme(&[(&named("thema"), NameKind::Official)]);
    new.openness = openness;
    let theme = vision::add_theme(&cx, &new).await.unwrap();
    let mut new = plan(&named("plan"), "2026");
    new.openness = openness;
    let plan = vision::draft_plan(&cx, &new).await.unwrap();
    let mut new = decision(&named("besluit"));
    new.openness = openness;
    let decision = vision::register_decision(&cx, &new).await.unwrap();
    let mut new = promise(&named("belofte"), "2026-02");
    new.openness = openness;
    let promise = vision::make_promise(&cx, &new).await.unwrap();
    let node = NewGoalNode::named(None, GoalLevel::Goal, "9.9", &named("doel"));
    let mut new = budget(2024, vec![node]);
    new.openness = openness;
    new.name = named("begroting");
    vision::add_goal_framework(&cx, &new).await.unwrap();
    vec![
        format!("/visie/thema/{theme}"),
        format!("/beleidsplannen/{plan}"),
        format!("/besluiten/{decision}"),
        format!("/beloftes/{promise}"),
        "/visie/doelen/9.9".to_owned(),
    ]
}

/// Every list, search, file and feed in which any of it could stand.
const CHANNELS: [&str; 17] = [
    "/visie",
    "/visie?q=Kwartelkoning",
    "/visie/themas.json",
    "/visie/themas.json?q=kwartelkoning",
    "/visie/doelen",
    "/visie/doelen?jaar=2024",
    "/visie/bestand/themas.csv",
    "/visie/bestand/beleidsplannen.csv",
    "/visie/bestand/besluiten.csv",
    "/visie/bestand/beloftes.csv",
    "/visie/bestand/doelen-2024.csv",
    "/visie/bestand/koppelingen.csv",
    "/beleidsplannen",
    "/besluiten",
    "/besluiten?q=kwartelkoning",
    "/beloftes",
    "/beloftes/agenda.ics",
];

/// A search repeats the question; only what else stands on the page counts.
fn tells(body: &str) -> bool {
    ["thema", "plan", "besluit", "belofte", "doel", "begroting"]
        .iter()
        .any(|kind| body.contains(&format!("{SECRET} {kind}")))
}

async fn finds_nothing(who: &Visitor, pages: &[String]) {
    for channel in CHANNELS {
        let page = who.get(channel).await;
        assert!(!tells(&page.body), "{channel} tells:\n{}", page.body);
    }
    for page in pages {
        who.get(page).await.assert_status(404);
        let nowhere = who.get("/nergens").await.body;
        assert_eq!(who.get(page).await.body.replace(page.as_str(), "/nergens"), nowhere, "{page}");
    }
}

async fn finds_all(who: &Visitor, pages: &[String]) {
    for page in pages {
        let found = who.get(page).await;
        found.assert_status(200);
        assert!(tells(&found.body), "{page}");
    }
    let told: Vec<&str> = {
        let mut told = Vec::new();
        for channel in CHANNELS {
            if tells(&who.get(channel).await.body) {
                told.push(channel);
            }
        }
        told
    };
    assert!(told.len() >= 14, "the channels that can tell: {told:?}");
}

#[tokio::test]
async fn what_is_internal_is_found_by_no_channel_from_outside() {
    let town = town().await;
    let pages = hidden(&town, Openness::Internal).await;
    finds_nothing(&town.stranger(), &pages).await;
    finds_nothing(&town.somebody(Role::Councillor, None).await, &pages).await;
    finds_nothing(&town.somebody(Role::MapEditor, None).await, &pages).await;
    finds_all(&town.somebody(Role::PolicyAdviser, None).await, &pages).await;
}

#[tokio::test]
async fn what_is_confidential_to_the_council_is_found_by_the_council_only() {
    let town = town().await;
    let pages = hidden(&town, Openness::CouncilConfidential).await;
    finds_nothing(&town.stranger(), &pages).await;
    finds_nothing(&town.somebody(Role::SubsidyOfficer, None).await, &pages).await;
    finds_all(&town.somebody(Role::Councillor, None).await, &pages).await;
}

#[tokio::test]
async fn what_is_restricted_is_found_by_who_was_named_and_no_longer_when_forgotten() {
    let town = town().await;
    let adviser = town.somebody(Role::PolicyAdviser, None).await;
    let councillor = town.somebody(Role::Councillor, None).await;
    let named = councillor.account.unwrap();
    let form = [
        ("kind", "decision"),
        ("body", "council"),
        ("date", "2024"),
        ("title", "Kwartelkoning besluit"),
        ("openness", "restricted"),
    ];
    let page = adviser.post("/besluiten/nieuw", &form).await;
    page.assert_status(303);
    let page = page.location().unwrap().to_owned();
    adviser.get(&page).await.assert_status(200);
    finds_nothing(&councillor, std::slice::from_ref(&page)).await;

    let readers = page.replace("/besluiten/", "/visie/lezers/besluit/");
    adviser.get(&readers).await.assert_says("councillor");
    adviser.post(&readers, &[("who", "")]).await.assert_status(422);
    adviser.post(&readers, &[("who", &named.to_string())]).await.assert_status(303);
    councillor.get(&page).await.assert_status(200);
    adviser.post(&readers, &[("forget", &named.to_string())]).await.assert_status(303);
    councillor.get(&page).await.assert_status(404);
    councillor.get(&readers).await.assert_status(404);
}

#[tokio::test]
async fn titles_for_other_rooms_hold_what_their_reader_sees() {
    for town in towns().await {
        hidden(&town, Openness::Internal).await;
        let public = vision::register_decision(&adviser(&town), &decision("Openbaar")).await.unwrap();
        let (mut read, sight) = town.cx(Role::Public, None).look().await.unwrap();
        let titles = vision::decision_titles(&mut read, &sight).await.unwrap();
        assert_eq!(titles.keys().copied().collect::<Vec<_>>(), [public]);
        assert!(vision::goal_titles(&mut read, &sight).await.unwrap().is_empty());
        assert!(vision::theme_titles(&mut read, &sight).await.unwrap().is_empty());
        drop(read);
        let (mut read, sight) = adviser(&town).look().await.unwrap();
        assert_eq!(vision::decision_titles(&mut read, &sight).await.unwrap().len(), 2);
        assert_eq!(vision::goal_titles(&mut read, &sight).await.unwrap().len(), 1);
        assert_eq!(vision::theme_titles(&mut read, &sight).await.unwrap().len(), 1);
    }
}
