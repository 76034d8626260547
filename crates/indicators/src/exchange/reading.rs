use std::collections::{HashMap, HashSet};

use areas::{AreaCode, MunicipalityCode};

use super::mapping::{Lack, Mapping, Part, Role};
use super::{Fault, Sheet, SheetRow, Wrong};
use crate::exchange::figure::{Cells, figure};
use crate::{Indicator, Observation, Origin, Place, Series, Status, When};

/// The most faults that are told; the others are counted.
pub const MOST_FAULTS: usize = 200;

/// What the words in a file can mean here.
#[derive(Debug)]
pub struct Terms<'a> {
    /// The catalogue.
    pub indicators: &'a [Indicator],
    /// The municipality; rows of others are passed over.
    pub municipality: MunicipalityCode,
    /// Its wards and neighbourhoods.
    pub places: &'a HashSet<AreaCode>,
    /// The division by which the places of the file are meant, by its year.
    pub division: i32,
}

/// What was read of a file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    /// The figures, each under the series of its definition.
    pub observations: Vec<(Series, Observation)>,
    /// The first faults, by row.
    pub faults: Vec<Fault>,
    /// How many there are in all.
    pub fault_count: usize,
    /// How many rows were passed over: of other municipalities, or left out by the mapping.
    pub passed_over: usize,
}

/// Reads a table by its mapping. With any fault nothing of it may be kept.
///
/// # Errors
/// When the mapping does not say enough.
pub fn read(sheet: &Sheet, mapping: &Mapping, terms: &Terms<'_>) -> Result<Reading, Lack> {
    mapping.check(&sheet.columns)?;
    let mut reader = Reader::of(sheet, mapping, terms);
    for row in &sheet.rows {
        reader.row(row);
    }
    Ok(reader.reading)
}

/// The columns of one figure: which part stands where.
type Parts = Vec<(Part, usize)>;

struct Reader<'a> {
    sheet: &'a Sheet,
    mapping: &'a Mapping,
    terms: &'a Terms<'a>,
    place: Option<usize>,
    time: Option<usize>,
    indicator: Option<usize>,
    /// The parts of the figure that a row is about.
    long: Parts,
    /// Indicators with columns of their own.
    wide: Vec<(&'a Indicator, Parts)>,
    only: Vec<(usize, &'a str)>,
    words: HashMap<&'a str, &'a Indicator>,
    places: HashMap<String, Result<Option<Place>, Wrong>>,
    seen: HashSet<(Series, i64, i64)>,
    reading: Reading,
}

impl<'a> Reader<'a> {
    fn of(sheet: &'a Sheet, mapping: &'a Mapping, terms: &'a Terms<'a>) -> Self {
        let mut reader = Self {
            sheet,
            mapping,
            terms,
            place: None,
            time: None,
            indicator: None,
            long: Parts::new(),
            wide: Vec::new(),
            only: Vec::new(),
            words: words(mapping, terms.indicators),
            places: HashMap::new(),
            seen: HashSet::new(),
            reading: Reading::default(),
        };
        for (column, name) in sheet.columns.iter().enumerate() {
            if let Some(text) = mapping.only.get(name) {
                reader.only.push((column, text));
            }
            if let Some(role) = mapping.columns.get(name) {
                reader.take(column, role);
            }
        }
        reader
    }

    fn take(&mut self, column: usize, role: &'a Role) {
        match role {
            Role::Ignored => {}
            Role::Place => self.place = Some(column),
            Role::Time => self.time = Some(column),
            Role::Indicator => self.indicator = Some(column),
            Role::Part(part) => self.long.push((*part, column)),
            Role::PartOf(part, slug) => match self.terms.indicators.iter().find(|one| one.slug == *slug) {
                None => self.fault(1, column, Wrong::UnknownIndicator(slug.to_string())),
                Some(indicator) => match self.wide.iter_mut().find(|(known, _)| known.id == indicator.id) {
                    Some((_, parts)) => parts.push((*part, column)),
                    None => self.wide.push((indicator, vec![(*part, column)])),
                },
            },
        }
    }

    fn fault(&mut self, row: usize, column: usize, wrong: Wrong) {
        self.reading.fault_count += 1;
        if self.reading.faults.len() < MOST_FAULTS {
            let column = self.sheet.columns.get(column).cloned().unwrap_or_default();
            self.reading.faults.push(Fault { row, column, wrong });
        }
    }

    fn row(&mut self, row: &SheetRow) {
        if !self.only.iter().all(|(column, text)| row.cell(*column) == *text) {
            self.reading.passed_over += 1;
            return;
        }
        let column = self.place.unwrap_or_default();
        let place = match self.place(row.cell(column)) {
            Ok(Some(place)) => place,
            Ok(None) => {
                self.reading.passed_over += 1;
                return;
            }
            Err(wrong) => return self.fault(row.number, column, wrong),
        };
        let when: When = match self.time {
            None => match self.mapping.time {
                Some(time) => time,
                None => return,
            },
            Some(column) => match row.cell(column).parse() {
                Ok(time) => time,
                Err(crate::NotATime(text)) => return self.fault(row.number, column, Wrong::NotATime(text)),
            },
        };
        if !self.long.is_empty() {
            match self.indicator_of(row) {
                Ok(indicator) => self.figure(row, indicator, (place, when), &self.long.clone()),
                Err((column, wrong)) => self.fault(row.number, column, wrong),
            }
        }
        for (indicator, parts) in self.wide.clone() {
            self.figure(row, indicator, (place, when), &parts);
        }
    }

    /// The place with this code; none when it lies in another municipality.
    fn place(&mut self, code: &str) -> Result<Option<Place>, Wrong> {
        if let Some(known) = self.places.get(code) {
            return known.clone();
        }
        let found = self.looked_up(code);
        self.places.insert(code.to_owned(), found.clone());
        found
    }

    fn looked_up(&self, code: &str) -> Result<Option<Place>, Wrong> {
        let place: Place = code.parse().map_err(|_| Wrong::NotAPlace(shortened(code)))?;
        match place.area() {
            None => Ok(Some(place)),
            Some(area) if area.municipality() != self.terms.municipality => Ok(None),
            Some(AreaCode::Municipality(_)) => Ok(Some(place)),
            Some(area) if self.terms.places.contains(&area) => Ok(Some(place)),
            Some(_) => Err(Wrong::UnknownPlace(shortened(code))),
        }
    }

    fn indicator_of(&self, row: &SheetRow) -> Result<&'a Indicator, (usize, Wrong)> {
        let fixed = self.mapping.indicator.as_deref().unwrap_or_default();
        let (column, word) = match self.indicator {
            Some(column) => (column, row.cell(column)),
            None => (0, fixed),
        };
        let unknown = || (column, Wrong::UnknownIndicator(shortened(word)));
        self.words.get(word).copied().ok_or_else(unknown)
    }

    fn figure(&mut self, row: &SheetRow, indicator: &'a Indicator, at: (Place, When), parts: &Parts) {
        let (place, when) = at;
        let cells = Cells { row, parts, mark: self.sheet.mark, mapping: self.mapping };
        let definition = &indicator.current.definition;
        let (outcome, status) = match figure(definition, &cells) {
            Ok(None) => return,
            Ok(Some((outcome, status))) => (outcome, status.unwrap_or(Status::Definitive)),
            Err((column, wrong)) => return self.fault(row.number, column, wrong),
        };
        let column = parts.first().map_or(0, |(_, column)| *column);
        if place.level() < definition.lowest {
            return self.fault(row.number, column, Wrong::TooSmallAPlace(place.to_string()));
        }
        let series = indicator.current.series;
        if !self.seen.insert((series, place.key(), when.key())) {
            let found = format!("{}, {place}, {when}", indicator.slug);
            return self.fault(row.number, column, Wrong::Twice(found));
        }
        let division = self.terms.division;
        let observation = Observation { place, when, division, outcome, status, origin: Origin::BroughtIn };
        self.reading.observations.push((series, observation));
    }
}

/// The indicators by our words and by those of the source.
fn words<'a>(mapping: &'a Mapping, indicators: &'a [Indicator]) -> HashMap<&'a str, &'a Indicator> {
    let ours: HashMap<&str, &Indicator> = indicators.iter().map(|one| (one.slug.as_str(), one)).collect();
    let theirs =
        mapping.words.iter().filter_map(|(word, slug)| Some((word.as_str(), *ours.get(slug.as_str())?)));
    let theirs: Vec<_> = theirs.collect();
    ours.into_iter().chain(theirs).collect()
}

pub(super) fn shortened(text: &str) -> String {
    text.chars().take(60).collect()
}
