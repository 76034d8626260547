use access::Cx;
use shell::Visit;
use shell::desk::{Answers, Ask, Kept, Reading, Section, Way};

use super::{asked, readers_way};
use crate::{Body, Dating, Decision, DecisionKind, NewDecision, Thing, Vision, VisionError};

/// How many empty rows for other dates there are below those filled in.
const SPARE: usize = 1;
const GROUP: [&str; 3] = ["dating", "dating_source", "dating_note"];

impl Kept for Decision {
    const FORM: &'static str = "decision";
    const HOME: &'static str = "/besluiten";
    const NEW: &'static str = "/besluiten/nieuw";
    type Of = Vision;
    type New = NewDecision;

    fn find(vision: &Vision, id: &str) -> Option<Self> {
        vision.decisions.iter().find(|one| one.id.to_string() == id).cloned()
    }

    fn name(&self, _: &Vision) -> String {
        self.particulars.title.clone()
    }

    fn at(&self) -> String {
        format!("/besluiten/{}", self.id)
    }

    fn page(&self, _: &Vision) -> String {
        self.at()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn ways(&self, visit: &Visit) -> Vec<Way> {
        readers_way(visit, Thing::Decision, self.id.uuid())
    }

    fn answers(&self, visit: &Visit) -> Answers {
        let of = &self.particulars;
        let answers = Answers::default()
            .with("kind", of.kind)
            .with("body", of.body)
            .with("date", visit.span(of.date))
            .with("title", &of.title)
            .with("summary", &of.summary)
            .with_some("link", of.link.as_ref())
            .with("openness", of.openness)
            .with_some("source", of.source.as_ref());
        answers.with_each(&of.datings, |answers, number, dating| {
            answers
                .with_some(&format!("dating-{number}"), dating.date.map(|date| visit.span(date)))
                .with(&format!("dating_source-{number}"), &dating.source)
                .with(&format!("dating_note-{number}"), &dating.note)
        })
    }

    fn sections(ask: &Ask<'_, Vision>, _: Option<&Self>) -> Vec<Section> {
        let top = vec![
            ask.word("kind", DecisionKind::ALL.iter().map(|kind| kind.name())),
            ask.word("body", Body::ALL.iter().map(|body| body.name())),
            ask.line("date"),
            ask.line("title"),
            ask.maybe_text("summary"),
            ask.maybe("link"),
        ];
        let datings = (1..=ask.groups(&GROUP) + SPARE).map(|number| Section {
            legend: ask.visit.t_with("decision-dating-number", "number", number),
            fields: GROUP.iter().map(|name| ask.numbered(ask.maybe(name), number)).collect(),
            wide: &["dating_source", "dating_note"],
        });
        let below = Section::plain(vec![asked::openness(ask), ask.maybe("source")]);
        std::iter::once(Section::plain(top)).chain(datings).chain([below]).collect()
    }

    fn parse(reading: &mut Reading<'_>, _: &Vision, _: Option<&Self>) -> Option<NewDecision> {
        let kind = reading.parsed("kind");
        let body = reading.parsed("body");
        let date = reading.date("date");
        let title = reading.line("title", 200);
        let summary = reading.maybe_text("summary", 4000);
        let link = reading.maybe_parsed("link");
        let datings = datings(reading);
        let openness = reading.parsed("openness");
        let source = reading.maybe_line("source", 200);
        Some(NewDecision {
            kind: kind?,
            body: body?,
            date: date?,
            title: title?,
            summary: summary.unwrap_or_default(),
            link,
            datings,
            openness: openness?,
            source,
        })
    }

    async fn write(
        cx: &Cx,
        _: &Vision,
        new: NewDecision,
        old: Option<(&Self, i64)>,
    ) -> Result<String, VisionError> {
        let id = match old {
            Some((old, seen)) => {
                crate::change_decision(cx, old.id, seen, &new).await?;
                old.id
            }
            None => crate::register_decision(cx, &new).await?,
        };
        Ok(format!("/besluiten/{id}"))
    }
}

/// The dates that documents give, each with its document; a group without any answer says nothing.
fn datings(reading: &mut Reading<'_>) -> Vec<Dating> {
    let mut datings = Vec::new();
    for number in reading.numbers(&GROUP) {
        let field = |name: &str| format!("{name}-{number}");
        let date = reading.maybe_date(&field("dating"));
        let note = reading.maybe_line(&field("dating_note"), 300).unwrap_or_default();
        if let Some(source) = reading.line(&field("dating_source"), 200) {
            datings.push(Dating { date, source, note });
        }
    }
    datings
}
