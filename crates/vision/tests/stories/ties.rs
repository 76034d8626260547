use access::Role;
use kernel::Openness;
use vision::{
    Bond, GoalLevel, NameKind, NewGoalNode, NewPolicyPlan, PolicyPlanId, ThemeId, Ties, VisionError,
};

use super::common::{adviser, budget, plan, seen, theme, town, towns};

async fn a_theme(cx: &access::Cx, name: &str, openness: Openness) -> ThemeId {
    let mut new = theme(&[(name, NameKind::Official)]);
    new.openness = openness;
    vision::add_theme(cx, &new).await.unwrap()
}

async fn stored(cx: &access::Cx, id: PolicyPlanId) -> NewPolicyPlan {
    seen(cx).await.plans.into_iter().find(|one| one.id == id).unwrap().particulars
}

#[tokio::test]
async fn what_plans_and_goals_serve_is_kept_with_how_closely() {
    for town in towns().await {
        let cx = adviser(&town);
        let (one, other) =
            (a_theme(&cx, "Een", Openness::Public).await, a_theme(&cx, "Ander", Openness::Public).await);
        let goal = NewGoalNode {
            themes: Ties::from([(one, Bond::Primary)]),
            ..NewGoalNode::named(None, GoalLevel::Goal, "1.1.2", "Samenkracht")
        };
        let added = vision::add_goal_framework(&cx, &budget(2022, vec![goal.clone()])).await.unwrap();
        let node = added.nodes["1.1.2"];
        assert_eq!(seen(&cx).await.nodes[0].particulars, goal);
        let changed = NewGoalNode { themes: Ties::from([(other, Bond::Indirect)]), ..goal };
        vision::change_goal_node(&cx, node, 1, &changed).await.unwrap();
        assert_eq!(seen(&cx).await.nodes[0].particulars, changed);

        let mut new = plan("Nota", "2026");
        new.themes = Ties::from([(one, Bond::Primary), (other, Bond::Indirect)]);
        new.goals = Ties::from([(node, Bond::Secondary)]);
        let id = vision::draft_plan(&cx, &new).await.unwrap();
        assert_eq!(stored(&cx, id).await, new);
        new.themes = Ties::from([(other, Bond::Secondary)]);
        new.goals.clear();
        vision::change_plan(&cx, id, 1, &new).await.unwrap();
        assert_eq!(stored(&cx, id).await, new);
        let stale = vision::change_plan(&cx, id, 1, &plan("Anders", "2026")).await;
        assert!(matches!(stale, Err(VisionError::Stale)), "{stale:?}");
        assert_eq!(stored(&cx, id).await, new, "nothing was written");
    }
}

#[tokio::test]
async fn a_tie_to_what_the_writer_cannot_see_stays_and_is_none_that_they_can_make() {
    for town in towns().await {
        let mut insider = adviser(&town);
        insider.actor.account = town.somebody(Role::PolicyAdviser, None).await.account;
        let hidden = a_theme(&insider, "Verborgen", Openness::Restricted).await;
        let mut new = plan("Nota", "2026");
        new.themes = Ties::from([(hidden, Bond::Primary)]);
        let id = vision::draft_plan(&insider, &new).await.unwrap();

        let outsider = adviser(&town);
        assert!(stored(&outsider, id).await.themes.is_empty());
        vision::change_plan(&outsider, id, 1, &plan("Andere naam", "2026")).await.unwrap();
        assert_eq!(stored(&insider, id).await.themes, new.themes);
        let refused = vision::change_plan(&outsider, id, 2, &new).await;
        assert!(matches!(refused, Err(VisionError::NotFound)), "{refused:?}");
    }
}

#[tokio::test]
async fn ties_are_shown_on_both_sides_and_name_nothing_hidden() {
    let town = town().await;
    let cx = adviser(&town);
    let open = a_theme(&cx, "Vitaal en gezond", Openness::Public).await;
    let hidden = a_theme(&cx, "Kwartelkoning", Openness::Internal).await;
    let goal = NewGoalNode {
        themes: Ties::from([(open, Bond::Primary), (hidden, Bond::Secondary)]),
        ..NewGoalNode::named(None, GoalLevel::Goal, "1.1.2", "Samenkracht")
    };
    let added = vision::add_goal_framework(&cx, &budget(2022, vec![goal])).await.unwrap();
    let mut new = plan("Nota", "2026");
    new.themes = Ties::from([(open, Bond::Indirect), (hidden, Bond::Primary)]);
    new.goals = Ties::from([(added.nodes["1.1.2"], Bond::Primary)]);
    let id = vision::draft_plan(&cx, &new).await.unwrap();

    let resident = town.stranger();
    let page = resident.get(&format!("/visie/thema/{open}")).await;
    page.assert_says("2022: 1.1.2 Samenkracht").assert_says("Nota").assert_says("helpt indirect");
    let page = resident.get(&format!("/beleidsplannen/{id}")).await;
    page.assert_says("Vitaal en gezond")
        .assert_says("2022: 1.1.2 Samenkracht")
        .assert_says("vooral hiervoor");
    let page = resident.get("/visie/doelen/1.1.2").await;
    page.assert_says("Vitaal en gezond").assert_says("Nota").assert_never_says("Kwartelkoning");
    for channel in [
        format!("/beleidsplannen/{id}"),
        "/visie/bestand/beleidsplannen.csv".to_owned(),
        "/visie/bestand/doelen-2022.csv".to_owned(),
    ] {
        resident.get(&channel).await.assert_says("Vitaal en gezond").assert_never_says("Kwartelkoning");
    }
}

#[tokio::test]
async fn ties_are_filled_in_row_by_row_and_the_plan_never_comes_after_itself() {
    let town = town().await;
    let writer = town.somebody(Role::PolicyAdviser, None).await;
    let theme = a_theme(&adviser(&town), "Vitaal en gezond", Openness::Public).await.to_string();
    let form = [
        ("title", "Nota"),
        ("openness", "public"),
        ("theme-1", ""),
        ("theme_bond-1", "primary"),
        ("theme-2", theme.as_str()),
        ("theme_bond-2", "secondary"),
    ];
    let page = writer.post("/beleidsplannen/nieuw", &form).await;
    page.assert_status(303);
    let page = page.location().unwrap().to_owned();
    writer.get(&page).await.assert_says("Vitaal en gezond").assert_says("ook hiervoor");
    let change = format!("{page}/wijzigen");
    let own = page.rsplit('/').next().unwrap().to_owned();
    let offered = format!("name=\"successors\" value=\"{own}\"");
    writer.get(&change).await.assert_never_says(&offered);
    let wrong = [("version", "1"), ("title", ""), ("openness", "public")];
    writer.post(&change, &wrong).await.assert_status(422).assert_never_says(&offered);
}
