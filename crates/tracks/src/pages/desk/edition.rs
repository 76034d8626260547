use access::Cx;
use shell::desk::{Answers, Ask, Kept, Reading, Section, Stepped};
use shell::{Crumb, Visit};

use super::{HOME, asked, crumb};
use crate::{Edition, EditionStep, NewEdition, Programme, TracksError};

impl Kept for Edition {
    const FORM: &'static str = "track-edition";
    const HOME: &'static str = HOME;
    const NEW: &'static str = "/plannen/editie/nieuw";
    type Of = Programme;
    type New = NewEdition;

    fn find(programme: &Programme, id: &str) -> Option<Self> {
        programme.editions.iter().find(|one| one.id.to_string() == id).cloned()
    }

    fn above(&self, programme: &Programme) -> Option<Crumb> {
        crumb(programme.track_of(self.particulars.track))
    }

    fn name(&self, programme: &Programme) -> String {
        let track = programme.track_of(self.particulars.track);
        let track = track.map_or("", |track| track.particulars.name.as_str());
        format!("{track}, {}", self.particulars.half)
    }

    fn at(&self) -> String {
        format!("/plannen/editie/{}", self.id)
    }

    fn page(&self, programme: &Programme) -> String {
        work_page(programme, self)
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn answers(&self, _: &Visit) -> Answers {
        let of = &self.particulars;
        Answers::default()
            .with("track", of.track)
            .with("half", of.half)
            .with("openness", of.openness)
            .with_some("source", of.source.as_ref())
    }

    fn sections(ask: &Ask<'_, Programme>, _: Option<&Self>) -> Vec<Section> {
        vec![Section::plain(vec![
            asked::track(ask, None),
            ask.line("half"),
            asked::openness(ask),
            ask.maybe("source"),
        ])]
    }

    fn parse(reading: &mut Reading<'_>, _: &Programme, _: Option<&Self>) -> Option<NewEdition> {
        let track = reading.parsed("track");
        let half = reading.parsed("half");
        let openness = asked::read_openness(reading);
        let source = asked::source(reading);
        Some(NewEdition { track: track?, half: half?, openness: openness?, source })
    }

    async fn write(
        cx: &Cx,
        programme: &Programme,
        new: NewEdition,
        _: Option<(&Self, i64)>,
    ) -> Result<String, TracksError> {
        crate::start_edition(cx, &new).await?;
        let track = programme.track_of(new.track).ok_or(TracksError::NotFound)?;
        Ok(format!("/plannen/{}/werk?halfjaar={}", track.particulars.slug, new.half))
    }
}

impl Stepped for Edition {
    type Step = EditionStep;

    fn steps(&self) -> Vec<&'static str> {
        self.state.ways().into_iter().map(EditionStep::name).collect()
    }

    fn step_sections(&self, _: &Ask<'_, Programme>, _: &str) -> Vec<Section> {
        Vec::new()
    }

    fn read_step(_: &mut Reading<'_>, step: &str) -> Option<EditionStep> {
        step.parse().ok()
    }

    async fn take(cx: &Cx, (edition, seen): (&Self, i64), step: EditionStep) -> Result<(), TracksError> {
        crate::step_edition(cx, edition.id, seen, step).await
    }
}

/// Where an edition is written.
pub(super) fn work_page(programme: &Programme, edition: &Edition) -> String {
    let of = &edition.particulars;
    programme.track_of(of.track).map_or_else(
        || "/plannen".to_owned(),
        |track| format!("/plannen/{}/werk?halfjaar={}", track.particulars.slug, of.half),
    )
}
