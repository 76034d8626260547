use std::collections::BTreeMap;

use access::Cx;
use dutch_text::fold;
use kernel::{OrganisationId, Span};
use shell::Visit;
use shell::desk::{Answers, Ask, Kept, Reading, Section, Way};

use super::asked::{LINE, TEXT};
use super::{Desk, asked};
use crate::pages::readers::{Thing, readers_href};
use crate::{LearningError, Party, Pilot, PilotKind, Protocol};

impl Kept for Pilot {
    const FORM: &'static str = "pilot";
    const HOME: &'static str = "/pilots";
    const NEW: &'static str = "/pilots/nieuw";
    type Of = Desk;
    type New = Protocol;

    /// Who takes part is called as it is called today, so that it is known again when the form comes back.
    fn find(desk: &Desk, id: &str) -> Option<Self> {
        let mut pilot = desk.all.pilot(id.parse().ok()?)?.clone();
        for party in &mut pilot.protocol.parties {
            party.name = desk.all.party(party).to_owned();
        }
        Some(pilot)
    }

    fn name(&self, _: &Desk) -> String {
        self.protocol.name.clone()
    }

    fn at(&self) -> String {
        format!("/pilots/{}", self.id)
    }

    fn page(&self, _: &Desk) -> String {
        self.at()
    }

    fn version(&self) -> i64 {
        self.version
    }

    fn begins(_: &Visit) -> Answers {
        asked::begins().with("kind", PilotKind::Pilot)
    }

    fn ways(&self, visit: &Visit) -> Vec<Way> {
        Way::to_readers(visit, readers_href(Thing::Pilot, self.id.uuid())).into_iter().collect()
    }

    fn answers(&self, visit: &Visit) -> Answers {
        let told = &self.protocol;
        let answers = Answers::default()
            .with("name", &told.name)
            .with("aliases", told.aliases.join("\n"))
            .with("kind", told.kind)
            .with("about", &told.about)
            .with("hypothesis", &told.hypothesis)
            .with("change_story", &told.change_story)
            .with("working_elements", told.working_elements.join("\n"))
            .with("questions", told.questions.join("\n"))
            .with_some("starts", told.starts.map(|span| visit.span(span)))
            .with_some("ends", told.ends.map(|span| visit.span(span)))
            .with("parties", told.parties.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join("\n"))
            .with("openness", told.openness)
            .with_some("source", told.source.as_ref());
        let placed = told.areas.iter().fold(answers, |answers, code| answers.with("areas", code));
        asked::with_themes(placed, &told.themes)
    }

    fn sections(ask: &Ask<'_, Desk>, _: Option<&Self>) -> Vec<Section> {
        let areas = ask.any_of("areas", ask.whole.places.all(ask.visit));
        let fields = [
            ask.line("name"),
            ask.maybe_text("aliases"),
            ask.word("kind", PilotKind::ALL.iter().map(|kind| kind.name())),
            ask.text("about"),
            ask.maybe_text("hypothesis"),
            ask.maybe_text("change_story"),
            ask.maybe_text("working_elements"),
            ask.maybe_text("questions"),
            ask.maybe("starts"),
            ask.maybe("ends"),
            ask.maybe_text("parties"),
        ];
        let areas = Some(areas).filter(|field| !field.options.is_empty());
        let below = [asked::openness(ask), ask.maybe("source")];
        vec![Section::plain(fields.into_iter().chain(areas).chain(asked::themes(ask)).chain(below).collect())]
    }

    fn parse(reading: &mut Reading<'_>, desk: &Desk, old: Option<&Self>) -> Option<Protocol> {
        let kept = old.map(|old| &old.protocol);
        let is_known =
            |code: &String| desk.places.is_known(code) || kept.is_some_and(|kept| kept.areas.contains(code));
        let (name, about) = (reading.line("name", LINE), reading.text("about", TEXT));
        let (kind, openness) = (reading.parsed("kind"), reading.parsed("openness"));
        let (starts, ends) = (reading.maybe_date("starts"), reading.maybe_date("ends"));
        let is_backwards = |(starts, ends): (Span, Span)| ends.last_day() < starts.first_day();
        if starts.zip(ends).is_some_and(is_backwards) {
            reading.wrong("ends");
        }
        Some(Protocol {
            aliases: asked::lines(reading, "aliases"),
            hypothesis: asked::text_or_none(reading, "hypothesis"),
            change_story: asked::text_or_none(reading, "change_story"),
            working_elements: asked::lines(reading, "working_elements"),
            questions: asked::lines(reading, "questions"),
            areas: reading.many("areas").into_iter().filter(is_known).collect(),
            parties: parties(&asked::lines(reading, "parties"), &desk.all.organisations),
            themes: asked::read_themes(reading, desk, kept.map_or(&[], |kept| &kept.themes)),
            source: reading.maybe_line("source", LINE),
            name: name?,
            kind: kind?,
            about: about?,
            starts,
            ends,
            openness: openness?,
        })
    }

    async fn write(
        cx: &Cx,
        _: &Desk,
        new: Protocol,
        old: Option<(&Self, i64)>,
    ) -> Result<String, LearningError> {
        let id = match old {
            Some((old, seen)) => crate::change_pilot(cx, old.id, seen, new).await.map(|()| old.id)?,
            None => crate::add_pilot(cx, &new).await?,
        };
        Ok(format!("/pilots/{id}"))
    }
}

/// Those that are named: organisations that we know by their name, in whatever case, and others.
fn parties(names: &[String], known: &BTreeMap<OrganisationId, String>) -> Vec<Party> {
    let by_name: BTreeMap<String, OrganisationId> =
        known.iter().map(|(id, name)| (fold(name), *id)).collect();
    let party = |name: &String| Party { organisation: by_name.get(&fold(name)).copied(), name: name.clone() };
    names.iter().map(party).collect()
}
