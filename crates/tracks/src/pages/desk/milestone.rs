use access::Cx;
use shell::Visit;

use super::reading::LINE;
use super::steps::Stepped;
use super::{Answers, Ask, Kept, Reading, Section};
use crate::{Milestone, MilestoneStep, NewMilestone, Programme, Track, TracksError};

impl Kept for Milestone {
    const FORM: &'static str = "milestone";
    const NEW: &'static str = "/plannen/mijlpaal/nieuw";
    type New = NewMilestone;

    fn find(programme: &Programme, id: &str) -> Option<Self> {
        programme.milestones.iter().find(|one| one.id.to_string() == id).cloned()
    }

    fn track<'a>(&self, programme: &'a Programme) -> Option<&'a Track> {
        programme.track_of(self.particulars.track)
    }

    fn name(&self, _: &Programme) -> String {
        self.particulars.title.clone()
    }

    fn at(&self) -> String {
        format!("/plannen/mijlpaal/{}", self.id)
    }

    fn page(&self, programme: &Programme) -> String {
        self.track(programme).map_or_else(|| "/plannen".to_owned(), |track| track.page(programme))
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

    fn sections(ask: &Ask<'_>, old: Option<&Self>) -> Vec<Section> {
        let new = if old.is_none() { vec![ask.track(None), ask.line("due")] } else { Vec::new() };
        let fields = [ask.line("title"), ask.openness(), ask.source()];
        vec![Section::plain(new.into_iter().chain(fields).collect())]
    }

    fn parse(reading: &mut Reading<'_>, old: Option<&Self>) -> Option<NewMilestone> {
        let (track, due) = match old {
            Some(old) => (Some(old.particulars.track), Some(old.particulars.due)),
            None => (reading.parsed("track"), reading.date("due")),
        };
        let title = reading.line("title", LINE);
        let openness = reading.openness();
        let source = reading.source();
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

    fn ways(&self) -> Vec<&'static str> {
        self.state.ways().to_vec()
    }

    fn step_fields(&self, ask: &Ask<'_>, step: &str) -> Vec<Section> {
        let said = || [ask.line("on"), ask.text("said")];
        match step {
            "reach" | "drop" => vec![Section::plain(said().to_vec())],
            "postpone" => vec![Section::plain([ask.line("to")].into_iter().chain(said()).collect())],
            _ => Vec::new(),
        }
    }

    fn read_step(reading: &mut Reading<'_>, step: &str) -> Option<MilestoneStep> {
        match step {
            "reach" => reading.said().map(MilestoneStep::Reach),
            "postpone" => {
                let to = reading.date("to");
                let said = reading.said();
                Some(MilestoneStep::Postpone { to: to?, said: said? })
            }
            "drop" => reading.said().map(MilestoneStep::Drop),
            "reopen" => Some(MilestoneStep::Reopen),
            _ => None,
        }
    }

    async fn take(cx: &Cx, (milestone, seen): (&Self, i64), step: MilestoneStep) -> Result<(), TracksError> {
        crate::step_milestone(cx, milestone.id, seen, step).await
    }
}
