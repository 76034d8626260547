use vision::{
    FrameworkState, FrameworkStep, GoalLevel, NewGoalMapping, NewGoalNode, VisionError, Why, series,
};

use super::common::{adviser, budget, decision, seen, towns};

fn goal(parent: Option<&str>, code: &str, name: &str) -> NewGoalNode {
    NewGoalNode::named(parent, GoalLevel::Goal, code, name)
}

fn two_years() -> [vision::NewGoalFramework; 2] {
    let old = vec![goal(None, "1", "Programma 1"), goal(Some("1"), "1.1.2", "Samenkracht")];
    let new = vec![
        goal(None, "1", "Programma 1"),
        goal(Some("1"), "1.1.1", "Sociale contacten"),
        goal(Some("1"), "1.1.2", "Vitaal en gezond"),
    ];
    [budget(2022, old), budget(2024, new)]
}

#[tokio::test]
async fn the_same_code_in_two_years_breaks_the_line_and_is_found() {
    for town in towns().await {
        let cx = adviser(&town);
        let [old, new] = two_years();
        let old = vision::add_goal_framework(&cx, &old).await.unwrap();
        let new = vision::add_goal_framework(&cx, &new).await.unwrap();
        let sentences = async || -> Vec<&'static str> {
            vision::findings(&seen(&cx).await).into_iter().map(|one| one.sentence).collect()
        };
        assert_eq!(sentences().await, ["goal-code-two-meanings"]);

        let from = old.nodes["1.1.2"];
        let line = |to: &str, permille| NewGoalMapping {
            from,
            to: new.nodes[to],
            permille,
            note: String::new(),
            source: None,
        };
        vision::map_goal(&cx, &line("1.1.1", None)).await.unwrap();
        vision::map_goal(&cx, &line("1.1.2", Some(400))).await.unwrap();
        let found = seen(&cx).await;
        let whys: Vec<Why> =
            series(&found.nodes, &found.mappings).breaks.into_iter().map(|one| one.why).collect();
        assert!(whys.contains(&Why::Unknown) && whys.contains(&Why::Part { permille: 400 }), "{whys:?}");

        let (mut read, sight) = cx.look().await.unwrap();
        let titles = vision::goal_titles(&mut read, &sight).await.unwrap();
        assert_eq!((titles[&from].year, titles[&from].name.as_str()), (2022, "Samenkracht"));
    }
}

#[tokio::test]
async fn shares_of_one_goal_stay_within_the_whole_and_lead_forward() {
    for town in towns().await {
        let cx = adviser(&town);
        let [old, new] = two_years();
        let old = vision::add_goal_framework(&cx, &old).await.unwrap();
        let new = vision::add_goal_framework(&cx, &new).await.unwrap();
        let line =
            |from, to, permille| NewGoalMapping { from, to, permille, note: String::new(), source: None };
        let from = old.nodes["1.1.2"];
        let id = vision::map_goal(&cx, &line(from, new.nodes["1.1.1"], Some(700))).await.unwrap();

        let above = vision::map_goal(&cx, &line(from, new.nodes["1.1.2"], Some(301))).await;
        assert!(matches!(above, Err(VisionError::SharesAboveWhole)), "{above:?}");
        let twice = vision::map_goal(&cx, &line(from, new.nodes["1.1.1"], None)).await;
        assert!(matches!(twice, Err(VisionError::MappedAlready)), "{twice:?}");
        let back = vision::map_goal(&cx, &line(new.nodes["1.1.1"], from, None)).await;
        assert!(matches!(back, Err(VisionError::BackInTime)), "{back:?}");
        vision::change_goal_mapping(&cx, id, 1, &line(from, new.nodes["1.1.1"], Some(1000))).await.unwrap();
        vision::unmap_goal(&cx, id, 2).await.unwrap();
        assert_eq!(seen(&cx).await.mappings, []);
    }
}

#[tokio::test]
async fn a_code_is_one_in_its_year_and_what_was_adopted_stays() {
    for town in towns().await {
        let cx = adviser(&town);
        let twice = budget(2022, vec![goal(None, "1", "Eén"), goal(None, "1", "Nog een")]);
        let refused = vision::add_goal_framework(&cx, &twice).await;
        assert!(matches!(refused, Err(VisionError::CodeTaken)), "{refused:?}");
        assert_eq!(seen(&cx).await.frameworks, [], "all of it or nothing");

        let [old, _] = two_years();
        let added = vision::add_goal_framework(&cx, &old).await.unwrap();
        let orphan = vision::add_goal_node(&cx, added.id, &goal(Some("9"), "9.1", "Wees")).await;
        assert!(matches!(orphan, Err(VisionError::NoParent)), "{orphan:?}");
        let below_itself = goal(Some("1.1.2"), "1", "Programma 1");
        let circle = vision::change_goal_node(&cx, added.nodes["1"], 1, &below_itself).await;
        assert!(matches!(circle, Err(VisionError::NoParent)), "{circle:?}");

        let by = vision::register_decision(&cx, &decision("Begroting")).await.unwrap();
        vision::step_goal_framework(&cx, added.id, 1, (FrameworkStep::Adopt, Some(by))).await.unwrap();
        let renamed = goal(Some("1"), "1.1.2", "Iets anders");
        let kept = vision::change_goal_node(&cx, added.nodes["1.1.2"], 1, &renamed).await;
        assert!(matches!(kept, Err(VisionError::AdoptedStays)), "{kept:?}");
        let late = vision::add_goal_node(&cx, added.id, &goal(None, "3", "Erbij")).await;
        assert!(matches!(late, Err(VisionError::AdoptedStays)), "{late:?}");
        let owned =
            NewGoalNode { owner: Some("Afdeling".to_owned()), ..goal(Some("1"), "1.1.2", "Samenkracht") };
        vision::change_goal_node(&cx, added.nodes["1.1.2"], 1, &owned).await.unwrap();

        let rival = vision::add_goal_framework(&cx, &budget(2022, vec![])).await.unwrap();
        let second = vision::step_goal_framework(&cx, rival.id, 1, (FrameworkStep::Adopt, None)).await;
        assert!(matches!(second, Err(VisionError::YearTaken)), "{second:?}");
        vision::step_goal_framework(&cx, added.id, 2, (FrameworkStep::Supersede, None)).await.unwrap();
        vision::step_goal_framework(&cx, rival.id, 1, (FrameworkStep::Adopt, None)).await.unwrap();
        let states: Vec<FrameworkState> = seen(&cx).await.frameworks.iter().map(|one| one.state).collect();
        assert!(states.contains(&FrameworkState::Superseded) && states.contains(&FrameworkState::Adopted));
    }
}
