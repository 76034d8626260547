use access::{Cx, Role};
use kernel::{Openness, Span};
use shell::test_kit::Town;
use vision::{
    Body, Name, NameKind, NewDecision, NewGoalFramework, NewGoalNode, NewPolicyPlan, NewPromise, NewTheme,
    ThemeKind, Vision,
};

/// A town of the vision on each engine that is there.
pub(crate) async fn towns() -> Vec<Town> {
    Town::on_both("2026-03-02", &vision::migrations(), |house| vec![vision::room(house)]).await
}

pub(crate) async fn town() -> Town {
    Town::on("2026-03-02", &vision::migrations(), |house| vec![vision::room(house)]).await
}

pub(crate) fn adviser(town: &Town) -> Cx {
    town.cx(Role::PolicyAdviser, None)
}

/// What the actor sees today.
pub(crate) async fn seen(cx: &Cx) -> Vision {
    let (mut read, sight) = cx.look().await.unwrap();
    vision::vision(&mut read, &sight, cx.clock.today()).await.unwrap()
}

pub(crate) fn date(text: &str) -> Span {
    text.parse().unwrap()
}

pub(crate) fn decision(title: &str) -> NewDecision {
    NewDecision::titled(title, Body::Council, date("2024-05-13"))
}

pub(crate) fn plan(title: &str, until: &str) -> NewPolicyPlan {
    NewPolicyPlan { since: Some(date("2023")), until: until.parse().ok(), ..NewPolicyPlan::titled(title) }
}

pub(crate) fn promise(title: &str, due: &str) -> NewPromise {
    NewPromise {
        title: title.to_owned(),
        occasion: "Rapportage".to_owned(),
        body: Body::Council,
        made: date("2025"),
        due: due.parse().ok(),
        settles: "De raad heeft het stuk gekregen.".to_owned(),
        remark: None,
        openness: Openness::Public,
        source: None,
    }
}

pub(crate) fn theme(names: &[(&str, NameKind)]) -> NewTheme {
    let name = |(text, kind): &(&str, NameKind)| Name {
        text: (*text).to_owned(),
        kind: *kind,
        since: None,
        until: None,
        source: None,
    };
    NewTheme {
        kind: ThemeKind::Ambition,
        number: 1,
        about: String::new(),
        names: names.iter().map(name).collect(),
        openness: Openness::Public,
        source: None,
    }
}

pub(crate) fn budget(year: i32, nodes: Vec<NewGoalNode>) -> NewGoalFramework {
    NewGoalFramework {
        year,
        name: format!("Begroting {year}"),
        openness: Openness::Public,
        source: None,
        nodes,
    }
}
