use access::Cx;
use shell::Visit;
use shell::desk::{Answers, Ask, Kept, Reading, Section, Way};

use super::{asked, readers_way};
use crate::{Name, NameKind, NewTheme, Theme, ThemeKind, Thing, Vision, VisionError};

/// How many empty rows for names there are below those filled in.
const SPARE: usize = 2;
const GROUP: [&str; 4] = ["name", "name_since", "name_until", "name_source"];

impl Kept for Theme {
    const FORM: &'static str = "vision-theme";
    const HOME: &'static str = "/visie";
    const NEW: &'static str = "/visie/thema/nieuw";
    type Of = Vision;
    type New = NewTheme;

    fn find(vision: &Vision, id: &str) -> Option<Self> {
        vision.themes.iter().find(|one| one.id.to_string() == id).cloned()
    }

    fn name(&self, vision: &Vision) -> String {
        self.particulars.name_on(vision.today).to_owned()
    }

    fn at(&self) -> String {
        format!("/visie/thema/{}", self.id)
    }

    fn page(&self, _: &Vision) -> String {
        self.at()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn ways(&self, visit: &Visit) -> Vec<Way> {
        readers_way(visit, Thing::Theme, self.id.uuid())
    }

    fn answers(&self, visit: &Visit) -> Answers {
        let of = &self.particulars;
        let answers = Answers::default()
            .with("kind", of.kind)
            .with("number", of.number)
            .with("about", &of.about)
            .with("openness", of.openness)
            .with_some("source", of.source.as_ref());
        answers.with_each(&of.names, |answers, number, name| {
            answers
                .with(&format!("name-{number}"), &name.text)
                .with(&format!("name_kind-{number}"), name.kind)
                .with_some(&format!("name_since-{number}"), name.since.map(|date| visit.span(date)))
                .with_some(&format!("name_until-{number}"), name.until.map(|date| visit.span(date)))
                .with_some(&format!("name_source-{number}"), name.source.as_ref())
        })
    }

    fn sections(ask: &Ask<'_, Vision>, _: Option<&Self>) -> Vec<Section> {
        let top = vec![
            ask.word("kind", ThemeKind::ALL.iter().map(|kind| kind.name())),
            ask.line("number"),
            ask.maybe_text("about"),
        ];
        let names = (1..=ask.groups(&GROUP) + SPARE).map(|number| Section {
            legend: ask.visit.t_with("vision-theme-name-number", "number", number),
            fields: vec![
                ask.numbered(ask.maybe("name"), number),
                ask.numbered(ask.word("name_kind", NameKind::ALL.iter().map(|kind| kind.name())), number),
                ask.numbered(ask.maybe("name_since"), number),
                ask.numbered(ask.maybe("name_until"), number),
                ask.numbered(ask.maybe("name_source"), number),
            ],
            wide: &["name", "name_source"],
        });
        let below = Section::plain(vec![asked::openness(ask), ask.maybe("source")]);
        std::iter::once(Section::plain(top)).chain(names).chain([below]).collect()
    }

    fn parse(reading: &mut Reading<'_>, _: &Vision, _: Option<&Self>) -> Option<NewTheme> {
        let kind = reading.parsed("kind");
        let number = reading.parsed("number").filter(|number| (0..1000).contains(number));
        if number.is_none() {
            reading.wrong("number");
        }
        let about = reading.maybe_text("about", 2000);
        let names = names(reading);
        let openness = reading.parsed("openness");
        let source = reading.maybe_line("source", 200);
        Some(NewTheme {
            kind: kind?,
            number: number?,
            about: about.unwrap_or_default(),
            names,
            openness: openness?,
            source,
        })
    }

    async fn write(
        cx: &Cx,
        _: &Vision,
        new: NewTheme,
        old: Option<(&Self, i64)>,
    ) -> Result<String, VisionError> {
        let id = match old {
            Some((old, seen)) => {
                crate::change_theme(cx, old.id, seen, &new).await?;
                old.id
            }
            None => crate::add_theme(cx, &new).await?,
        };
        Ok(format!("/visie/thema/{id}"))
    }
}

/// The names that were filled in; a group without a name says nothing.
fn names(reading: &mut Reading<'_>) -> Vec<Name> {
    let mut names = Vec::new();
    for number in reading.numbers(&GROUP) {
        let field = |name: &str| format!("{name}-{number}");
        let Some(text) = reading.line(&field("name"), 200) else { continue };
        let kind = reading.parsed(&field("name_kind"));
        let since = reading.maybe_date(&field("name_since"));
        let until = reading.maybe_date(&field("name_until"));
        if since.zip(until).is_some_and(|(since, until)| until.last_day() < since.first_day()) {
            reading.wrong(&field("name_until"));
        }
        let source = reading.maybe_line(&field("name_source"), 200);
        if let Some(kind) = kind {
            names.push(Name { text, kind, since, until, source });
        }
    }
    names
}
