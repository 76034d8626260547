use std::collections::BTreeMap;

use dutch_text::fold;
use kernel::{Openness, OrganisationId, Span};
use serde::Deserialize;
use shell::{Field, FieldError, Visit};
use vision::ThemeId;

use super::super::mistakes::Mistakes;
use super::super::themes;
use super::places::Places;
use crate::actions::Whole;
use crate::{Party, Pilot, PilotKind, Protocol};

/// What is typed of a pilot.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct PilotForm {
    pub(super) version: i64,
    name: String,
    aliases: String,
    kind: String,
    about: String,
    hypothesis: String,
    change_story: String,
    working_elements: String,
    questions: String,
    areas: Vec<String>,
    parties: String,
    themes: Vec<String>,
    starts: String,
    ends: String,
    openness: String,
    source: String,
}

impl PilotForm {
    pub(super) fn empty() -> Self {
        Self {
            kind: PilotKind::Pilot.name().to_owned(),
            openness: Openness::Internal.name().to_owned(),
            ..Self::default()
        }
    }

    pub(super) fn of(visit: &Visit, whole: &Whole, pilot: &Pilot) -> Self {
        let told = &pilot.protocol;
        let parties: Vec<&str> = told.parties.iter().map(|party| whole.party(party)).collect();
        Self {
            version: pilot.version,
            name: told.name.clone(),
            aliases: told.aliases.join("\n"),
            kind: told.kind.name().to_owned(),
            about: told.about.clone(),
            hypothesis: told.hypothesis.clone(),
            change_story: told.change_story.clone(),
            working_elements: told.working_elements.join("\n"),
            questions: told.questions.join("\n"),
            areas: told.areas.clone(),
            parties: parties.join("\n"),
            themes: told.themes.iter().map(ThemeId::to_string).collect(),
            starts: told.starts.map(|span| visit.span(span)).unwrap_or_default(),
            ends: told.ends.map(|span| visit.span(span)).unwrap_or_default(),
            openness: told.openness.name().to_owned(),
            source: told.source.clone().unwrap_or_default(),
        }
    }

    /// The protocol that was typed; `old` is what it was.
    pub(super) fn parse(
        &self,
        visit: &Visit,
        (whole, places): (&Whole, &Places),
        old: Option<&Pilot>,
    ) -> Result<Protocol, Vec<FieldError>> {
        let mut m = Mistakes::of(visit, "pilot");
        let kept = old.map(|old| &old.protocol);
        let known = |code: &String| places.districts.contains_key(code) || places.wards.contains_key(code);
        let stays = |code: &String| known(code) || kept.is_some_and(|kept| kept.areas.contains(code));
        let kind = m.chosen("kind", &self.kind);
        let openness = m.chosen("openness", &self.openness);
        // Whatever stands here in place of a wrong choice is never kept: the mistake is.
        let protocol = Protocol {
            name: m.line("name", &self.name),
            aliases: m.lines("aliases", &self.aliases),
            kind: kind.unwrap_or(PilotKind::Pilot),
            about: m.text("about", &self.about),
            hypothesis: m.maybe("hypothesis", &self.hypothesis),
            change_story: m.maybe("change_story", &self.change_story),
            working_elements: m.lines("working_elements", &self.working_elements),
            questions: m.lines("questions", &self.questions),
            areas: self.areas.iter().filter(|code| stays(code)).cloned().collect(),
            parties: parties(&m.lines("parties", &self.parties), &whole.organisations),
            themes: themes::chosen(whole, &self.themes, kept.map_or(&[], |kept| &kept.themes)),
            starts: m.optional_span("starts", &self.starts),
            ends: m.optional_span("ends", &self.ends),
            openness: openness.unwrap_or(Openness::Restricted),
            source: m.optional("source", &self.source),
        };
        let backwards = |(starts, ends): (Span, Span)| ends.last_day() < starts.first_day();
        if protocol.starts.zip(protocol.ends).is_some_and(backwards) {
            m.add("ends");
        }
        m.unless_any(Some(protocol))
    }

    pub(super) fn asked(
        &self,
        visit: &Visit,
        (whole, places): (&Whole, &Places),
        errors: &[FieldError],
    ) -> Vec<Field> {
        let f = visit.fields("pilot", errors);
        let kinds = PilotKind::ALL.iter().map(|kind| kind.name());
        let levels = Openness::ALL.iter().map(|one| one.name());
        let areas = f.optional("areas", "").any_of(places.all(visit), &self.areas);
        let line = |name: &str, value: &str| f.optional(name, value);
        let area = |name: &str, value: &str| f.optional(name, value).area();
        let mut asked = vec![
            f.field("name", &self.name),
            area("aliases", &self.aliases),
            f.choice("kind", kinds, &[&self.kind]).select(),
            f.field("about", &self.about).area(),
            area("hypothesis", &self.hypothesis),
            area("change_story", &self.change_story),
            area("working_elements", &self.working_elements),
            area("questions", &self.questions),
            line("starts", &self.starts),
            line("ends", &self.ends),
            area("parties", &self.parties),
        ];
        asked.extend((!areas.options.is_empty()).then(|| areas.ticks()));
        asked.extend(themes::asked(visit, whole, "pilot", &self.themes));
        asked.push(f.choice("openness", levels, &[&self.openness]).radios());
        asked.push(line("source", &self.source));
        asked
    }
}

/// Those that are named: organisations that we know by their name, in whatever case, and others.
fn parties(names: &[String], known: &BTreeMap<OrganisationId, String>) -> Vec<Party> {
    let by_name: BTreeMap<String, OrganisationId> =
        known.iter().map(|(id, name)| (fold(name), *id)).collect();
    let party = |name: &String| Party { organisation: by_name.get(&fold(name)).copied(), name: name.clone() };
    names.iter().map(party).collect()
}
