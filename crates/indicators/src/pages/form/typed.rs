use std::fmt::Display;
use std::str::FromStr;

use kernel::{NotText, Openness, clean_line, clean_text};
use serde::Deserialize;
use shell::{Field, FieldError, Visit};

use crate::{
    Definition, Direction, Frequency, Indicator, Influence, Kind, Label, Level, OverAreas, OverPeriods,
    Protection, Slug, Topic, Unit,
};

/// What is typed of an indicator.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub(crate) struct IndicatorForm {
    pub(super) version: i64,
    slug: String,
    name: String,
    topic: String,
    about: String,
    unit: String,
    numerator: String,
    denominator: String,
    direction: String,
    weight: String,
    least_answers: String,
    least_denominator: String,
    protection: String,
    source: String,
    licence: String,
    frequency: String,
    lowest: String,
    over_areas: String,
    over_periods: String,
    kind: String,
    influence: String,
    marks: Vec<String>,
    decimals: String,
    openness: String,
    retired: String,
    pub(super) change: String,
}

/// What can be ticked.
const MARKS: [&str; 3] = ["headline", "proxy", "modelled"];

fn text<T: Display>(value: Option<T>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

fn words<T: Copy>(all: &'static [T], name: impl Fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|one| name(*one)).collect()
}

impl IndicatorForm {
    pub(super) fn empty() -> Self {
        Self {
            unit: Unit::Percent.name().to_owned(),
            direction: Direction::None.name().to_owned(),
            protection: Protection::Fives.name().to_owned(),
            frequency: Frequency::Yearly.name().to_owned(),
            lowest: Level::Neighbourhood.name().to_owned(),
            over_areas: OverAreas::Ratio.name().to_owned(),
            over_periods: OverPeriods::None.name().to_owned(),
            kind: Kind::Stock.name().to_owned(),
            influence: Influence::Context.name().to_owned(),
            decimals: "1".to_owned(),
            openness: Openness::Internal.name().to_owned(),
            ..Self::default()
        }
    }

    pub(super) fn of(known: &Indicator) -> Self {
        let (label, definition) = (&known.label, &known.current.definition);
        let marks = [label.headline, definition.proxy, definition.modelled];
        let marks = MARKS.iter().zip(marks).filter(|(_, set)| *set).map(|(mark, _)| (*mark).to_owned());
        Self {
            version: known.version,
            slug: known.slug.to_string(),
            name: label.name.clone(),
            topic: label.topic.to_string(),
            about: definition.about.clone(),
            unit: definition.unit.to_string(),
            numerator: definition.numerator.clone(),
            denominator: definition.denominator.clone(),
            direction: definition.direction.to_string(),
            weight: definition.weight.clone(),
            least_answers: text(definition.least_answers),
            least_denominator: text(definition.least_denominator),
            protection: definition.protection.to_string(),
            source: definition.source.clone(),
            licence: definition.licence.clone(),
            frequency: definition.frequency.to_string(),
            lowest: definition.lowest.to_string(),
            over_areas: definition.over_areas.to_string(),
            over_periods: definition.over_periods.to_string(),
            kind: definition.kind.to_string(),
            influence: definition.influence.to_string(),
            marks: marks.collect(),
            decimals: definition.decimals.to_string(),
            openness: label.openness.to_string(),
            retired: label.retired.clone().unwrap_or_default(),
            change: String::new(),
        }
    }

    fn is_marked(&self, mark: &str) -> bool {
        self.marks.iter().any(|one| one == mark)
    }

    /// What was typed, or all that is wrong with it.
    pub(super) fn parse(
        &self,
        visit: &Visit,
        known: Option<&Indicator>,
    ) -> Result<(Slug, Label, Definition), Vec<FieldError>> {
        let mut m = Mistakes { visit, found: Vec::new() };
        let slug: Option<Slug> = match known {
            Some(known) => Some(known.slug.clone()),
            None => m.chosen("slug", &self.slug),
        };
        let name = m.taken("name", Label::name(&self.name));
        let retired = m.maybe("retired", &self.retired);
        let label = m.chosen("topic", &self.topic).zip(m.chosen("openness", &self.openness)).map(
            |(topic, openness)| Label {
                name,
                topic,
                headline: self.is_marked("headline"),
                openness,
                retired: Some(retired).filter(|why| !why.is_empty()),
            },
        );
        let definition = self.definition(&mut m);
        let changed = known.zip(definition.as_ref()).is_some_and(|(old, new)| old.current.definition != *new);
        if changed && self.change.trim().is_empty() {
            m.add("change");
        }
        match (slug, label, definition) {
            (Some(slug), Some(label), Some(definition)) if m.found.is_empty() => {
                Ok((slug, label, definition))
            }
            _ => Err(m.found),
        }
    }

    fn definition(&self, m: &mut Mistakes<'_>) -> Option<Definition> {
        let about = m.taken("about", clean_text(&self.about, 1_000));
        let source = m.taken("source", clean_line(&self.source, 200));
        let licence = m.taken("licence", clean_line(&self.licence, 120));
        let (unit, direction) = (m.chosen("unit", &self.unit), m.chosen("direction", &self.direction));
        let protection = m.chosen("protection", &self.protection);
        let (frequency, lowest) = (m.chosen("frequency", &self.frequency), m.chosen("lowest", &self.lowest));
        let over_areas = m.chosen("over-areas", &self.over_areas);
        let over_periods = m.chosen("over-periods", &self.over_periods);
        let (kind, influence) = (m.chosen("kind", &self.kind), m.chosen("influence", &self.influence));
        let decimals = m.chosen("decimals", self.decimals.trim());
        let (numerator, denominator) =
            (m.maybe("numerator", &self.numerator), m.maybe("denominator", &self.denominator));
        let weight = m.maybe("weight", &self.weight);
        let least_answers = m.optional("least-answers", &self.least_answers);
        let least_denominator = m.optional("least-denominator", &self.least_denominator);
        Some(Definition {
            about,
            unit: unit?,
            numerator,
            denominator,
            direction: direction?,
            weight,
            least_answers,
            least_denominator,
            protection: protection?,
            source,
            licence,
            frequency: frequency?,
            lowest: lowest?,
            over_areas: over_areas?,
            over_periods: over_periods?,
            proxy: self.is_marked("proxy"),
            kind: kind?,
            influence: influence?,
            modelled: self.is_marked("modelled"),
            decimals: decimals?,
        })
    }

    pub(super) fn asked(&self, visit: &Visit, is_known: bool, errors: &[FieldError]) -> Vec<Field> {
        let f = visit.fields("indicator", errors);
        let line = |name: &str, value: &str| f.field(name, value);
        let maybe = |name: &str, value: &str| f.optional(name, value);
        let select =
            |name: &str, all: Vec<&'static str>, chosen: &str| f.choice(name, all, &[chosen]).select();
        let marks: Vec<&str> = self.marks.iter().map(String::as_str).collect();
        let ticks = shell::Field { required: false, ..f.choice("marks", MARKS, &marks) };
        let levels =
            [Openness::Public, Openness::CouncilConfidential, Openness::Internal].map(Openness::name);
        let mut asked = vec![
            line("name", &self.name),
            select("topic", words(Topic::ALL, Topic::name), &self.topic),
            f.field("about", &self.about).area(),
            select("unit", words(Unit::ALL, Unit::name), &self.unit),
            maybe("numerator", &self.numerator),
            maybe("denominator", &self.denominator),
            line("decimals", &self.decimals),
            select("direction", words(Direction::ALL, Direction::name), &self.direction),
            line("source", &self.source),
            line("licence", &self.licence),
            select("frequency", words(Frequency::ALL, Frequency::name), &self.frequency),
            select("kind", words(Kind::ALL, Kind::name), &self.kind),
            select("lowest", words(Level::ALL, Level::name), &self.lowest),
            select("over-areas", words(OverAreas::ALL, OverAreas::name), &self.over_areas),
            select("over-periods", words(OverPeriods::ALL, OverPeriods::name), &self.over_periods),
            select("influence", words(Influence::ALL, Influence::name), &self.influence),
            select("protection", words(Protection::ALL, Protection::name), &self.protection),
            maybe("least-denominator", &self.least_denominator),
            maybe("least-answers", &self.least_answers),
            maybe("weight", &self.weight),
            ticks.ticks(),
            f.choice("openness", levels, &[&self.openness]).radios(),
        ];
        if is_known {
            asked.push(maybe("change", &self.change));
            asked.push(maybe("retired", &self.retired));
        } else {
            asked.insert(1, line("slug", &self.slug));
        }
        asked
    }
}

/// Collects what is wrong with a form, so that all of it is shown at once.
struct Mistakes<'a> {
    visit: &'a Visit,
    found: Vec<FieldError>,
}

impl Mistakes<'_> {
    fn add(&mut self, field: &str) {
        let message = self.visit.t(&format!("indicator-{field}-error")).to_owned();
        self.found.push(FieldError { field: field.to_owned(), message });
    }

    fn taken(&mut self, field: &str, text: Result<String, NotText>) -> String {
        text.map_err(|_| self.add(field)).unwrap_or_default()
    }

    fn maybe(&mut self, field: &str, text: &str) -> String {
        match clean_line(text, 300) {
            Err(NotText::Empty) => String::new(),
            other => self.taken(field, other),
        }
    }

    fn chosen<T: FromStr>(&mut self, field: &str, text: &str) -> Option<T> {
        text.parse().map_err(|_| self.add(field)).ok()
    }

    fn optional(&mut self, field: &str, text: &str) -> Option<u32> {
        if text.trim().is_empty() { None } else { self.chosen(field, text.trim()) }
    }
}
