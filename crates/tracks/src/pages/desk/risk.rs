use access::Cx;
use shell::desk::{Answers, Ask, Kept, Reading, Section, Stepped};
use shell::{Crumb, Field, Visit};

use super::asked::{LINE, TEXT};
use super::figure::yes_or_no;
use super::{HOME, asked, crumb};
use crate::{Control, Level, NewRisk, Programme, Risk, RiskStep, Score, TracksError};

/// How many empty groups for controls there are below those filled in.
const SPARE: usize = 2;
const TELLING: [&str; 3] = ["control", "control_owner", "control_due"];

impl Kept for Risk {
    const FORM: &'static str = "risk";
    const HOME: &'static str = HOME;
    const NEW: &'static str = "/plannen/risico/nieuw";
    type Of = Programme;
    type New = NewRisk;

    fn find(programme: &Programme, id: &str) -> Option<Self> {
        programme.risks.iter().find(|one| one.id.to_string() == id).cloned()
    }

    fn above(&self, programme: &Programme) -> Option<Crumb> {
        crumb(self.particulars.track.and_then(|track| programme.track_of(track)))
    }

    fn name(&self, _: &Programme) -> String {
        self.particulars.title.clone()
    }

    fn at(&self) -> String {
        format!("/plannen/risico/{}", self.id)
    }

    fn page(&self, _: &Programme) -> String {
        self.at()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn answers(&self, visit: &Visit) -> Answers {
        let of = &self.particulars;
        let answers = Answers::default()
            .with_some("track", of.track)
            .with("title", &of.title)
            .with("cause", &of.cause)
            .with("event", &of.event)
            .with("effect", &of.effect)
            .with_some("chance", of.score.map(|score| score.chance))
            .with_some("impact", of.score.map(|score| score.impact))
            .with_some("score_basis", of.score_basis.as_ref())
            .with_some("appetite", of.appetite)
            .with("openness", of.openness)
            .with_some("source", of.source.as_ref());
        answers.with_each(&of.controls, |answers, number, control| {
            answers
                .with(&format!("control-{number}"), &control.what)
                .with_some(&format!("control_owner-{number}"), control.owner.as_ref())
                .with_some(&format!("control_due-{number}"), control.due.map(|due| visit.span(due)))
                .with(&format!("control_done-{number}"), yes_or_no(control.done))
        })
    }

    fn sections(ask: &Ask<'_, Programme>, _: Option<&Self>) -> Vec<Section> {
        let top = Section::plain(vec![
            asked::track(ask, Some("risk-track-none")),
            ask.line("title"),
            ask.text("cause"),
            ask.text("event"),
            ask.text("effect"),
            level(ask, "chance"),
            level(ask, "impact"),
            ask.maybe_text("score_basis"),
            ask.maybe("appetite"),
        ]);
        let controls = (1..=ask.groups(&TELLING) + SPARE).map(|number| Section {
            legend: ask.visit.t_with("risk-control-number", "number", number),
            fields: vec![
                ask.numbered(ask.maybe_text("control"), number),
                ask.numbered(ask.maybe("control_owner"), number),
                ask.numbered(ask.maybe("control_due"), number),
                ask.numbered(ask.word("control_done", ["no", "yes"]), number),
            ],
            wide: &["control"],
        });
        let below = Section::plain(vec![asked::openness(ask), ask.maybe("source")]);
        std::iter::once(top).chain(controls).chain([below]).collect()
    }

    fn parse(reading: &mut Reading<'_>, _: &Programme, _: Option<&Self>) -> Option<NewRisk> {
        let track = reading.maybe_parsed("track");
        let title = reading.line("title", LINE);
        let cause = reading.text("cause", TEXT);
        let event = reading.text("event", TEXT);
        let effect = reading.text("effect", TEXT);
        let score = score(reading);
        let appetite = reading.maybe_parsed("appetite");
        if appetite.is_some_and(|most| !(1..=25).contains(&most)) {
            reading.wrong("appetite");
        }
        let openness = asked::read_openness(reading);
        Some(NewRisk {
            score_basis: reading.maybe_text("score_basis", TEXT),
            controls: controls(reading),
            source: asked::source(reading),
            track,
            title: title?,
            cause: cause?,
            event: event?,
            effect: effect?,
            score,
            appetite,
            openness: openness?,
        })
    }

    async fn write(
        cx: &Cx,
        _: &Programme,
        new: NewRisk,
        old: Option<(&Self, i64)>,
    ) -> Result<String, TracksError> {
        let id = match old {
            Some((old, seen)) => {
                crate::change_risk(cx, old.id, seen, &new).await?;
                old.id
            }
            None => crate::name_risk(cx, &new).await?,
        };
        Ok(format!("/plannen/risico/{id}"))
    }
}

/// From 1 to 5, each with its word, or not judged yet.
fn level(ask: &Ask<'_, Programme>, name: &str) -> Field {
    let words = Level::ALL.map(|level| (level, ask.visit.t(&format!("risk-{name}-{level}")).to_owned()));
    ask.one_of(name, Some("risk-score-none"), words)
}

/// Both, or neither.
fn score(reading: &mut Reading<'_>) -> Option<Score> {
    let chance = reading.maybe_parsed("chance");
    let impact = reading.maybe_parsed("impact");
    match (chance, impact) {
        (Some(chance), Some(impact)) => Some(Score { chance, impact }),
        (Some(_), None) => {
            reading.wrong("impact");
            None
        }
        (None, Some(_)) => {
            reading.wrong("chance");
            None
        }
        (None, None) => None,
    }
}

fn controls(reading: &mut Reading<'_>) -> Vec<Control> {
    let mut all = Vec::new();
    for number in reading.numbers(&TELLING) {
        let field = |name: &str| format!("{name}-{number}");
        let what = reading.text(&field("control"), TEXT);
        let owner = reading.maybe_line(&field("control_owner"), LINE);
        let due = reading.maybe_date(&field("control_due"));
        let done = reading.answer(&field("control_done")) == "yes";
        all.extend(what.map(|what| Control { what, owner, due, done }));
    }
    all
}

impl Stepped for Risk {
    type Step = RiskStep;

    fn steps(&self) -> Vec<&'static str> {
        self.state.ways().to_vec()
    }

    fn step_sections(&self, ask: &Ask<'_, Programme>, step: &str) -> Vec<Section> {
        match step {
            "accept" | "escalate" | "close" => vec![Section::plain(vec![ask.line("on"), ask.text("said")])],
            _ => Vec::new(),
        }
    }

    fn read_step(reading: &mut Reading<'_>, step: &str) -> Option<RiskStep> {
        match step {
            "assess" => Some(RiskStep::Assess),
            "control" => Some(RiskStep::Control),
            "accept" => asked::said(reading).map(RiskStep::Accept),
            "escalate" => asked::said(reading).map(RiskStep::Escalate),
            "close" => asked::said(reading).map(RiskStep::Close),
            "reopen" => Some(RiskStep::Reopen),
            _ => None,
        }
    }

    async fn take(cx: &Cx, (risk, seen): (&Self, i64), step: RiskStep) -> Result<(), TracksError> {
        crate::step_risk(cx, risk.id, seen, step).await
    }
}
