use access::Cx;
use shell::Visit;

use super::edition::work_page;
use super::part_content as content;
use super::reading::LINE;
use super::{Answers, Ask, Kept, Reading, Section};
use crate::{Edition, Part, PartText, Programme, Track, TracksError};

/// A part of an edition as it lies open at the desk. Its identity is `part.edition`.
#[derive(Debug, Clone)]
pub(crate) struct OpenPart {
    edition: Edition,
    part: Part,
}

impl OpenPart {
    fn text(&self) -> PartText {
        self.edition.text(self.part).cloned().unwrap_or_else(|| PartText::none(self.part))
    }

    /// What stands in it now, as a form holds it.
    fn stored(&self) -> Answers {
        let text = self.text();
        let answers = Answers::default()
            .with_some("heading", text.heading.as_ref())
            .with_some("absent_because", text.absent_because.as_ref());
        content::answers(answers, &text.content)
    }
}

impl Kept for OpenPart {
    const FORM: &'static str = "track-part";
    const NEW: &'static str = "/plannen";
    type New = PartText;

    fn find(programme: &Programme, id: &str) -> Option<Self> {
        let (part, edition) = id.split_once('.')?;
        let edition = Edition::find(programme, edition)?;
        Some(Self { edition, part: part.parse().ok()? })
    }

    fn track<'a>(&self, programme: &'a Programme) -> Option<&'a Track> {
        self.edition.track(programme)
    }

    fn name(&self, programme: &Programme) -> String {
        self.edition.name(programme)
    }

    fn title(&self, visit: &Visit, programme: &Programme) -> String {
        let part = visit.t(&format!("tracks-part-{}", self.part)).to_owned();
        visit.t_args("track-part-title", &[("part", part.into()), ("edition", self.name(programme).into())])
    }

    fn at(&self) -> String {
        format!("/plannen/onderdeel/{}.{}", self.part, self.edition.id)
    }

    fn page(&self, programme: &Programme) -> String {
        work_page(programme, &self.edition)
    }

    fn version(&self) -> i64 {
        self.edition.version_of(self.part)
    }

    fn answers(&self, _: &Visit) -> Answers {
        self.stored()
    }

    fn sections(ask: &Ask<'_>, old: Option<&Self>) -> Vec<Section> {
        let Some(old) = old else { return Vec::new() };
        let stored = old.stored();
        let groups = content::sections(ask, old.part, &stored);
        let rest = Section::plain(vec![ask.maybe("heading"), ask.maybe_text("absent_because")]);
        groups.into_iter().chain([rest]).collect()
    }

    fn parse(reading: &mut Reading<'_>, old: Option<&Self>) -> Option<PartText> {
        let part = old?.part;
        let content = content::read(reading, part.shape());
        let heading = reading.maybe_line("heading", LINE);
        let absent_because = reading.maybe_text("absent_because");
        Some(PartText { heading, content, absent_because })
    }

    async fn write(
        cx: &Cx,
        programme: &Programme,
        new: PartText,
        old: Option<(&Self, i64)>,
    ) -> Result<String, TracksError> {
        let (open, seen) = old.ok_or(TracksError::NotFound)?;
        crate::write_part(cx, (open.edition.id, open.part), seen, &new).await?;
        Ok(open.page(programme))
    }
}
