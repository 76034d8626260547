use access::{Action, Facts};
use askama::Template;
use axum::extract::State;
use serde::Deserialize;
use shell::{Crumb, Form, PageError, PageResult, Path, Visit, see_other};

use super::super::{Desk, atlas, words};
use super::survey::{Told, told_of};
use super::{crumbs, named, wave_href};
use crate::actions::{WaveWhole, wave_whole};
use crate::survey::WaveStep;
use crate::{FiguresError, Indicator, Level, Observation, Origin, Status};

/// What a weighing gives of one indicator, before it is published.
struct Line {
    name: String,
    city: String,
    small: usize,
    hidden: usize,
}

/// A fact about the wave.
struct Fact {
    label: &'static str,
    text: String,
}

#[derive(Template)]
#[template(path = "pages/surveys/wave.html")]
struct WavePage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    title: String,
    state: String,
    facts: Vec<Fact>,
    has_custody: bool,
    version: i64,
    next: Option<(String, String)>,
    answers_href: Option<String>,
    weigh_href: Option<String>,
    publish: Option<String>,
    readers_href: Option<String>,
    told: Option<Told>,
    lines: Vec<Line>,
}

/// A wave, with what can be done next.
pub(super) async fn show(
    visit: Visit,
    State(desk): State<Desk>,
    Path((slug, period)): Path<(String, String)>,
) -> PageResult {
    let (slug, when) = named(&slug, &period)?;
    let known = wave_whole(&visit.cx, (&slug, when)).await?;
    let atlas = atlas(&visit, &desk).await?.ok_or(PageError::NotFound)?;
    let (wave, home) = (&known.wave, wave_href(&slug, when));
    let can = |step: WaveStep| known.has_custody && wave.forgotten_on.is_none() && wave.state.can(step);
    let next = [WaveStep::Open, WaveStep::Close].into_iter().find(|step| wave.state.can(*step));
    let href = |step: WaveStep, part: &str| can(step).then(|| format!("{home}/{part}"));
    let may_name = known.has_custody && visit.cx.permit(Action::NamePolicyReaders, &Facts::NONE).is_ok();
    let page = WavePage {
        crumbs: crumbs(&visit, &known.survey),
        title: visit.t_args(
            "wave-title",
            &[("survey", known.survey.name.as_str().into()), ("period", words::when(&visit, when).into())],
        ),
        state: visit.t(&format!("wave-state-{}", wave.state)).to_owned(),
        facts: facts(&visit, &known),
        has_custody: known.has_custody,
        version: wave.version,
        next: next
            .map(|step| (visit.t(&format!("wave-step-{step}")).to_owned(), format!("{home}/stap/{step}"))),
        answers_href: href(WaveStep::BringIn, "antwoorden"),
        weigh_href: href(WaveStep::Weigh, "weging"),
        publish: href(WaveStep::Publish, "stap/publish"),
        readers_href: may_name.then(|| format!("{home}/lezers")),
        told: wave.weighing.as_ref().map(|weighing| told_of(&visit, &atlas, wave, weighing)),
        lines: lines(&visit, &known),
        v: &visit,
    };
    visit.page(&page)
}

fn facts(visit: &Visit, known: &WaveWhole) -> Vec<Fact> {
    let number = |count: f64| words::number(visit, count, 0);
    let count = |count: i64| number(i32::try_from(count).map_or(0.0, f64::from));
    let mut facts = vec![
        Fact { label: "wave-invited", text: number(f64::from(known.wave.invited)) },
        Fact { label: "wave-answered", text: count(known.counts.0) },
        Fact { label: "wave-open", text: count(known.counts.1) },
        Fact { label: "wave-questions", text: known.asked.questions.len().to_string() },
    ];
    if let Some(day) = known.wave.keep_until {
        facts.push(Fact { label: "wave-keep-until", text: day.format("%d-%m-%Y").to_string() });
    }
    if let Some(day) = known.wave.forgotten_on {
        facts.push(Fact { label: "wave-forgotten", text: day.format("%d-%m-%Y").to_string() });
    }
    facts
}

fn lines(visit: &Visit, known: &WaveWhole) -> Vec<Line> {
    let of = |indicator: &Indicator| {
        let definition = &indicator.current.definition;
        let found: Vec<_> =
            known.results.iter().filter(|one| one.series == indicator.current.series).collect();
        let city = found.iter().find(|one| one.place.level() == Level::Municipality)?;
        let seen = Observation {
            place: city.place,
            when: known.wave.when,
            division: known.wave.when.year(),
            outcome: city.outcome,
            status: Status::Definitive,
            origin: Origin::BroughtIn,
        };
        let small = found.iter().filter(|one| one.place.level() == Level::Neighbourhood);
        let few = |measured: &crate::Measured| crate::too_few(definition, measured).is_some();
        let hidden = small.clone().filter(|one| one.outcome.known().is_some_and(|known| few(&known))).count();
        Some(Line {
            name: indicator.label.name.clone(),
            city: words::cell(visit, definition, Some(&seen)),
            small: small.filter(|one| one.outcome.known().is_some()).count() - hidden,
            hidden,
        })
    };
    known.indicators.iter().filter_map(of).collect()
}

/// The version of the wave that was seen.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Seen {
    version: i64,
}

/// Takes a wave one step on.
pub(super) async fn step(
    visit: Visit,
    State(desk): State<Desk>,
    Path((slug, period, step)): Path<(String, String, String)>,
    Form(seen): Form<Seen>,
) -> PageResult {
    let (slug, when) = named(&slug, &period)?;
    let home = wave_href(&slug, when);
    match step.parse().map_err(|_| PageError::NotFound)? {
        step @ (WaveStep::Open | WaveStep::Close) => {
            crate::step_wave(&visit.cx, (&slug, when), seen.version, step).await?;
            Ok(see_other(&home))
        }
        WaveStep::Publish => {
            let atlas = atlas(&visit, &desk).await?.ok_or(FiguresError::NoAreas)?;
            crate::publish_wave(&visit.cx, &atlas, (&slug, when), seen.version).await?;
            Ok(see_other(&format!("/enquetes/{slug}")))
        }
        // These bring something along, and have doors of their own.
        WaveStep::BringIn | WaveStep::Weigh => Err(PageError::NotFound),
    }
}
