use areas::AreaCode;
use askama::Template;
use axum::extract::State;
use serde::Deserialize;
use shell::{Crumb, FieldError, Form, PageError, PageResult, Path, Visit, see_other};

use super::super::{Desk, atlas, words};
use super::{crumbs, find};
use crate::{Place, SessionRecord, Signal, SignalError, SignalStep};
use shell::desk::Sheet;

/// What was found on one side.
struct Side {
    label: String,
    text: String,
}

/// A session with what was said.
struct Session {
    title: String,
    facts: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "pages/signals/one.html")]
struct SignalPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    title: String,
    line: String,
    state: String,
    reason: &'a str,
    seen: i64,
    sides: Vec<Side>,
    tests: String,
    figure_href: String,
    place_href: Option<String>,
    sessions: Vec<Session>,
    steps: Vec<(String, String)>,
    session_href: Option<String>,
    aside_href: Option<String>,
}

/// One signal: what was found on all four sides, and what people said.
pub(in crate::pages) async fn show(
    visit: Visit,
    State(desk): State<Desk>,
    Path(id): Path<String>,
) -> PageResult {
    let signal = find(&visit, &id).await?;
    let atlas = atlas(&visit, &desk).await?.ok_or(PageError::NotFound)?;
    let definition = &signal.indicator.current.definition;
    let place = words::place_name(&visit, &atlas, signal.place);
    let home = format!("/signalen/{}", signal.id);
    let leads = |step: SignalStep| signal.state.after(step).is_ok();
    let steps = [SignalStep::Plan, SignalStep::Close].into_iter().filter(|step| leads(*step));
    visit.page(&SignalPage {
        crumbs: crumbs(&visit),
        title: format!("{}: {place}", signal.indicator.label.name),
        line: words::period(&visit, definition, signal.when),
        state: visit.t(&format!("signal-state-{}", signal.state)).to_owned(),
        reason: &signal.reason,
        seen: signal.version,
        sides: sides(&visit, &signal),
        tests: visit.t_with("signal-tests", "tests", signal.evidence.tests.to_string()),
        figure_href: format!("/cijfers/{}", signal.indicator.slug),
        place_href: match signal.place {
            Place::Area(AreaCode::Neighbourhood(code)) => {
                Some(format!("/buurten/{code}?thema={}", signal.indicator.label.topic))
            }
            Place::Country | Place::Area(AreaCode::Municipality(_) | AreaCode::Ward(_)) => None,
        },
        sessions: signal.sessions.iter().map(|(_, record)| session(&visit, record)).collect(),
        steps: steps
            .map(|step| (visit.t(&format!("signal-step-{step}")).to_owned(), format!("{home}/stap/{step}")))
            .collect(),
        session_href: leads(SignalStep::Interpret).then(|| format!("{home}/duiding")),
        aside_href: leads(SignalStep::SetAside).then(|| format!("{home}/opzij")),
        v: &visit,
    })
}

fn sides(visit: &Visit, signal: &Signal) -> Vec<Side> {
    let (evidence, definition) = (&signal.evidence, &signal.indicator.current.definition);
    let figure = |value: f64| words::figure(visit, definition, value);
    let chance = |q: f64| words::number(visit, (100.0 * q).max(0.1), 1) + "%";
    let side = |name: &str, args: &[(&str, String)]| {
        let args: Vec<(&str, _)> = args.iter().map(|(key, text)| (*key, text.as_str().into())).collect();
        Side {
            label: visit.t(&format!("signal-side-{name}")).to_owned(),
            text: visit.t_args(&format!("signal-side-{name}-text"), &args),
        }
    };
    let level = [
        ("here", figure(evidence.here)),
        ("city", figure(evidence.city)),
        ("chance", chance(evidence.level_q)),
    ];
    let direction = [
        ("slope", words::number(visit, evidence.slope, definition.decimals.max(1))),
        ("moments", evidence.moments.to_string()),
        ("chance", chance(evidence.direction_q)),
    ];
    let size = [
        ("difference", words::number(visit, (evidence.here - evidence.city).abs(), definition.decimals)),
        ("margin", words::number(visit, evidence.margin, definition.decimals)),
    ];
    let persistence = [("before", words::period(visit, definition, evidence.before))];
    vec![
        side("level", &level),
        side("direction", &direction),
        side("size", &size),
        side("persistence", &persistence),
    ]
}

fn session(visit: &Visit, record: &SessionRecord) -> Session {
    let fact = |name: &str, text: &str| (visit.t(&format!("session-{name}")).to_owned(), text.to_owned());
    let confidence = visit.t(&format!("session-confidence-{}", record.confidence)).to_owned();
    Session {
        title: visit.t_with("session-held", "day", record.held_on.format("%d-%m-%Y").to_string()),
        facts: vec![
            fact("participants", &record.participants),
            fact("explanations", &record.explanations),
            fact("influences", &record.influences),
            fact("confidence", &confidence),
            fact("action", &record.action),
        ],
    }
}

/// What is typed with a step.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(in crate::pages) struct StepForm {
    version: i64,
    reason: String,
}

/// Takes a step that asks for no words.
pub(in crate::pages) async fn take(
    visit: Visit,
    Path((id, step)): Path<(String, String)>,
    Form(form): Form<StepForm>,
) -> PageResult {
    let signal = find(&visit, &id).await?;
    let step: SignalStep = step.parse().map_err(|_| PageError::NotFound)?;
    crate::step_signal(&visit.cx, (signal.id, form.version), (step, "")).await?;
    Ok(see_other(&format!("/signalen/{id}")))
}

/// Asks why it is no signal.
pub(in crate::pages) async fn ask(visit: Visit, Path(id): Path<String>) -> PageResult {
    let signal = find(&visit, &id).await?;
    if signal.state.after(SignalStep::SetAside).is_err() {
        return Err(PageError::NotFound);
    }
    aside(&visit, &signal, &StepForm { version: signal.version, ..StepForm::default() }, &[])
}

/// Sets it aside.
pub(in crate::pages) async fn set_aside(
    visit: Visit,
    Path(id): Path<String>,
    Form(form): Form<StepForm>,
) -> PageResult {
    let signal = find(&visit, &id).await?;
    match crate::step_signal(&visit.cx, (signal.id, form.version), (SignalStep::SetAside, &form.reason)).await
    {
        Ok(()) => Ok(see_other(&format!("/signalen/{id}"))),
        Err(SignalError::NoReason) => {
            let message = visit.t("signal-reason-error").to_owned();
            aside(&visit, &signal, &form, &[FieldError { field: "reason".to_owned(), message }])
        }
        Err(error) => Err(error.into()),
    }
}

fn aside(visit: &Visit, signal: &Signal, form: &StepForm, errors: &[FieldError]) -> PageResult {
    let home = format!("/signalen/{}", signal.id);
    let asked = vec![visit.fields("signal", errors).field("reason", &form.reason).area()];
    let sheet = Sheet {
        crumbs: crumbs(visit),
        title: visit.t("signal-step-set-aside").to_owned(),
        lead: visit.t("signal-aside-lead").to_owned(),
        action: format!("{home}/opzij"),
        back: home,
        version: form.version,
        ..Sheet::default()
    };
    sheet.asking(asked).show(visit, errors)
}
