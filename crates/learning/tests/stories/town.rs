//! A town with the tables of the room and of those below it, and things to tell about.

use access::{Cx, Role};
use areas::Shelf;
use kernel::{Openness, Span};
use learning::{
    AskedQuestion, Decided, EvaluationId, EvaluationPlan, EvaluationStep, PilotId, PilotKind, Protocol,
    QuestionId, Taken, ToldLesson,
};
use shell::test_kit::Town;
use store::Migration;
use store::test_kit::Engine;

pub(crate) const TODAY: &str = "2026-03-02";

fn migrations() -> Vec<Migration> {
    [areas::migrations(), partners::migrations(), vision::migrations(), learning::migrations()].concat()
}

/// The town on SQLite.
pub(crate) async fn town() -> Town {
    Town::on(TODAY, &migrations(), |house| vec![learning::room(&Shelf::new(house.db.clone()))]).await
}

/// The town on this engine; none where there is no server.
pub(crate) async fn on(engine: Engine) -> Option<Town> {
    Town::on_engine(engine, TODAY, &migrations(), |_| Vec::new()).await
}

pub(crate) fn adviser(town: &Town) -> Cx {
    town.cx(Role::PolicyAdviser, None)
}

pub(crate) fn span(text: &str) -> Span {
    text.parse().unwrap()
}

pub(crate) fn protocol(name: &str, openness: Openness) -> Protocol {
    Protocol {
        name: name.to_owned(),
        aliases: vec![format!("De oude {name}")],
        kind: PilotKind::Pilot,
        about: "Werk met minder eisen.".to_owned(),
        hypothesis: "Wie minder eisen krijgt, begint eerder.".to_owned(),
        change_story: String::new(),
        working_elements: vec!["Begeleiding".to_owned()],
        questions: vec!["Hoeveel uren lukken?".to_owned()],
        areas: Vec::new(),
        parties: Vec::new(),
        themes: Vec::new(),
        starts: Some(span("2021-summer")),
        ends: None,
        openness,
        source: Some("003:736".to_owned()),
    }
}

pub(crate) async fn pilot(cx: &Cx, name: &str, openness: Openness) -> PilotId {
    learning::add_pilot(cx, &protocol(name, openness)).await.unwrap()
}

pub(crate) fn plan(title: &str, pilot: Option<PilotId>, openness: Openness) -> EvaluationPlan {
    EvaluationPlan {
        title: title.to_owned(),
        pilot,
        interim: false,
        questions: vec!["Klopt het?".to_owned()],
        method: "Gesprekken.".to_owned(),
        openness,
        source: Some("003:762".to_owned()),
    }
}

pub(crate) async fn evaluation(cx: &Cx, title: &str, pilot: Option<PilotId>, due: &str) -> EvaluationId {
    learning::add_evaluation(cx, &plan(title, pilot, Openness::Public), span(due)).await.unwrap()
}

pub(crate) fn asked(question: &str, openness: Openness) -> AskedQuestion {
    AskedQuestion {
        question: question.to_owned(),
        hypothesis: "Ja.".to_owned(),
        months: 3,
        pilot: None,
        themes: Vec::new(),
        openness,
        source: None,
    }
}

pub(crate) async fn question(cx: &Cx, text: &str, starts: &str) -> QuestionId {
    learning::ask_question(cx, &asked(text, Openness::Public), starts.parse().unwrap()).await.unwrap()
}

pub(crate) fn told(lesson: &str, openness: Openness) -> ToldLesson {
    ToldLesson {
        lesson: lesson.to_owned(),
        more: String::new(),
        learned: span("2025"),
        pilot: None,
        evaluation: None,
        question: None,
        themes: Vec::new(),
        openness,
        source: None,
    }
}

pub(crate) fn decided() -> Option<Decided> {
    Decided::of(None, "Raadsbesluit over de proef".to_owned())
}

pub(crate) fn postponed(to: &str) -> Taken<EvaluationStep> {
    Taken {
        reason: "Te kort om te zien wat het doet.".to_owned(),
        decision: decided(),
        due_after: Some(span(to)),
        ..Taken::on(EvaluationStep::Postpone, span("2026-01"))
    }
}
