use access::Cx;
use shell::desk::{Answers, Ask, Kept, Reading, Section, Stepped};
use shell::{Crumb, Visit};

use super::asked::LINE;
use super::{HOME, asked, crumb, work_of};
use crate::{Milestone, MilestoneStep, NewMilestone, Programme, TracksError};

impl Kept for Milestone {
    const FORM: &'static str = "milestone";
    const HOME: &'static str = HOME;
    const NEW: &'static str = "/plannen/mijlpaal/nieuw";
    type Of = Programme;
    type New = NewMilestone;

    fn find(programme: &Programme, id: &str) -> Option<Self> {
        programme.milestones.iter().find(|one| one.id.to_string() == id).cloned()
    }

    fn above(&self, programme: &Programme) -> Option<Crumb> {
        crumb(programme.track_of(self.particulars.track))
    }

    fn name(&self, _: &Programme) -> String {
        self.particulars.title.clone()
    }

    fn at(&self) -> String {
        format!("/plannen/mijlpaal/{}", self.id)
    }

    fn page(&self, programme: &Programme) -> String {
        work_of(programme.track_of(self.particulars.track))
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn answers(&self, visit: &Visit) -> Answers {
        let of = &self.particulars;
        Answers::default()
            .with("track", of.track)
            .with("title", &of.title)
            .with("due", visit.span(of.due))
            .with("openness", of.openness)
            .with_some("source", of.source.as_ref())
    }

    fn sections(ask: &Ask<'_, Programme>, old: Option<&Self>) -> Vec<Section> {
        let new = if old.is_none() { vec![asked::track(ask, None), ask.line("due")] } else { Vec::new() };
        let fields = [ask.line("title"), asked::openness(ask), ask.maybe("source")];
        vec![Section::plain(new.into_iter().chain(fields).collect())]
    }

    fn parse(reading: &mut Reading<'_>, _: &Programme, old: Option<&Self>) -> Option<NewMilestone> {
        let (track, due) = match old {
            Some(old) => (Some(old.particulars.track), Some(old.particulars.due)),
            None => (reading.parsed("track"), reading.date("due")),
        };
        let title = reading.line("title", LINE);
        let openness = asked::read_openness(reading);
        let source = asked::source(reading);
        Some(NewMilestone { track: track?, title: title?, due: due?, openness: openness?, source })
    }

    async fn write(
        cx: &Cx,
        programme: &Programme,
        new: NewMilestone,
        old: Option<(&Self, i64)>,
    ) -> Result<String, TracksError> {
        match old {
            Some((old, seen)) => crate::change_milestone(cx, old.id, seen, &new).await?,
            None => crate::plan_milestone(cx, &new).await.map(drop)?,
        }
        let track = programme.track_of(new.track).ok_or(TracksError::NotFound)?;
        Ok(track.page(programme))
    }
}

impl Stepped for Milestone {
    type Step = MilestoneStep;

    fn steps(&self) -> Vec<&'static str> {
        self.state.ways().to_vec()
    }

    fn step_sections(&self, ask: &Ask<'_, Programme>, step: &str) -> Vec<Section> {
        let said = || [ask.line("on"), ask.text("said")];
        match step {
            "reach" | "drop" => vec![Section::plain(said().to_vec())],
            "postpone" => vec![Section::plain([ask.line("to")].into_iter().chain(said()).collect())],
            _ => Vec::new(),
        }
    }

    fn read_step(reading: &mut Reading<'_>, step: &str) -> Option<MilestoneStep> {
        match step {
            "reach" => asked::said(reading).map(MilestoneStep::Reach),
            "postpone" => {
                let to = reading.date("to");
                let said = asked::said(reading);
                Some(MilestoneStep::Postpone { to: to?, said: said? })
            }
            "drop" => asked::said(reading).map(MilestoneStep::Drop),
            "reopen" => Some(MilestoneStep::Reopen),
            _ => None,
        }
    }

    async fn take(cx: &Cx, (milestone, seen): (&Self, i64), step: MilestoneStep) -> Result<(), TracksError> {
        crate::step_milestone(cx, milestone.id, seen, step).await
    }
}
