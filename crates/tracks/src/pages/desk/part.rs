use access::Cx;
use shell::desk::{Answers, Ask, Kept, Reading, Section};
use shell::{Crumb, Visit};

use super::HOME;
use super::asked::{LINE, TEXT};
use super::edition::work_page;
use super::part_content as content;
use crate::{Edition, Part, PartText, Programme, TracksError};

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
}

impl Kept for OpenPart {
    const FORM: &'static str = "track-part";
    const HOME: &'static str = HOME;
    const NEW: &'static str = HOME;
    type Of = Programme;
    type New = PartText;

    fn find(programme: &Programme, id: &str) -> Option<Self> {
        let (part, edition) = id.split_once('.')?;
        let edition = Edition::find(programme, edition)?;
        Some(Self { edition, part: part.parse().ok()? })
    }

    fn above(&self, programme: &Programme) -> Option<Crumb> {
        self.edition.above(programme)
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
        let text = self.text();
        let answers = Answers::default()
            .with_some("heading", text.heading.as_ref())
            .with_some("absent_because", text.absent_because.as_ref());
        content::answers(answers, &text.content)
    }

    fn sections(ask: &Ask<'_, Programme>, old: Option<&Self>) -> Vec<Section> {
        let Some(old) = old else { return Vec::new() };
        let groups = content::sections(ask, old.part);
        let rest = Section::plain(vec![ask.maybe("heading"), ask.maybe_text("absent_because")]);
        groups.into_iter().chain([rest]).collect()
    }

    fn parse(reading: &mut Reading<'_>, _: &Programme, old: Option<&Self>) -> Option<PartText> {
        let part = old?.part;
        let content = content::read(reading, part.shape());
        let heading = reading.maybe_line("heading", LINE);
        let absent_because = reading.maybe_text("absent_because", TEXT);
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
