use std::collections::BTreeMap;

use crate::cell::{Cell, Content, Fate, Key};
use crate::dimension::Dimension;
use crate::error::DisclosureError;

/// Above this the programs to solve would not fit in memory.
const MOST_CELLS: usize = 200_000;

/// People counted under a leaf of each dimension.
#[derive(Debug, Clone, Copy)]
pub struct Count<'a> {
    /// A leaf of each dimension, in the order of the dimensions.
    pub codes: &'a [&'a str],
    /// How many people.
    pub people: u32,
}

/// What one contributor adds under a leaf of each dimension.
#[derive(Debug, Clone, Copy)]
pub struct Contribution<'a> {
    /// A leaf of each dimension, in the order of the dimensions.
    pub codes: &'a [&'a str],
    /// Who contributes; several contributions of one are taken together.
    pub contributor: &'a str,
    /// How much.
    pub amount: f64,
}

/// A table with all its sums: every combination of codes and totals of its dimensions.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub(crate) cells: Vec<Cell>,
    /// Positions of the sum and of its parts, and the dimension along which it is one.
    pub(crate) sums: Vec<(usize, Vec<usize>, String)>,
}

impl Table {
    /// A table of people.
    pub fn people(
        measure: &str,
        dimensions: &[Dimension],
        counts: &[Count<'_>],
    ) -> Result<Self, DisclosureError> {
        let frame = Frame::new(dimensions)?;
        let mut values = vec![0.0; frame.size];
        for (row, count) in counts.iter().enumerate() {
            for cell in frame.above(row, count.codes)? {
                values[cell] += f64::from(count.people);
            }
        }
        Ok(frame.table(measure, values.into_iter().map(|value| (value, Content::People))))
    }

    /// A table of amounts, with the contributions that make them.
    pub fn amounts(
        measure: &str,
        dimensions: &[Dimension],
        contributions: &[Contribution<'_>],
    ) -> Result<Self, DisclosureError> {
        let frame = Frame::new(dimensions)?;
        let mut cells: Vec<BTreeMap<&str, f64>> = vec![BTreeMap::new(); frame.size];
        let mut all = 0.0_f64;
        for (row, contribution) in contributions.iter().enumerate() {
            let value = contribution.amount;
            if !(value.is_finite() && value >= 0.0) {
                return Err(DisclosureError::Amount { row, value });
            }
            for cell in frame.above(row, contribution.codes)? {
                *cells[cell].entry(contribution.contributor).or_default() += value;
            }
            all += value;
            if !all.is_finite() {
                return Err(DisclosureError::Amount { row, value });
            }
        }
        Ok(frame.table(measure, cells.into_iter().map(content_of)))
    }
}

fn content_of(contributions: BTreeMap<&str, f64>) -> (f64, Content) {
    let mut names = contributions.iter().filter(|(_, amount)| **amount > 0.0).map(|(name, _)| *name);
    let alone = match (names.next(), names.next()) {
        (Some(name), None) => Some(name.to_owned()),
        _ => None,
    };
    let mut largest: Vec<f64> = contributions.into_values().filter(|amount| *amount > 0.0).collect();
    largest.sort_by(|one, other| other.total_cmp(one));
    let (value, contributors) = (largest.iter().sum(), largest.len());
    largest.truncate(Content::KEPT);
    (value, Content::Amount { contributors, largest, alone })
}

/// The cells of a table in the order of their codes, the last dimension running fastest.
struct Frame<'a> {
    dimensions: &'a [Dimension],
    size: usize,
}

impl<'a> Frame<'a> {
    fn new(dimensions: &'a [Dimension]) -> Result<Self, DisclosureError> {
        let mut size = 1_usize;
        for (place, dimension) in dimensions.iter().enumerate() {
            if dimensions.iter().take(place).any(|other| other.name() == dimension.name()) {
                return Err(DisclosureError::DimensionTwice { dimension: dimension.name().to_owned() });
            }
            size = size.saturating_mul(dimension.len());
        }
        if size > MOST_CELLS {
            Err(DisclosureError::TooLarge { most: MOST_CELLS })
        } else {
            Ok(Self { dimensions, size })
        }
    }

    /// The cells that an observation is part of.
    fn above(&self, row: usize, codes: &[&str]) -> Result<Vec<usize>, DisclosureError> {
        let (expected, found) = (self.dimensions.len(), codes.len());
        if expected != found {
            return Err(DisclosureError::Codes { row, expected, found });
        }
        let mut cells = vec![0];
        for (dimension, code) in self.dimensions.iter().zip(codes) {
            let leaf = dimension.place(code).ok_or_else(|| dimension.unknown(&format!("row {row}"), code))?;
            if !dimension.is_leaf(leaf) {
                let (dimension, code) = (dimension.name().to_owned(), (*code).to_owned());
                return Err(DisclosureError::NotALeaf { row, dimension, code });
            }
            let above = dimension.above(leaf);
            cells = cells
                .iter()
                .flat_map(|cell| above.iter().map(move |place| cell * dimension.len() + place))
                .collect();
        }
        Ok(cells)
    }

    /// The place of a cell in each dimension.
    fn places(&self, mut cell: usize) -> Vec<usize> {
        let mut places: Vec<usize> = Vec::with_capacity(self.dimensions.len());
        for dimension in self.dimensions.iter().rev() {
            places.push(cell % dimension.len());
            cell /= dimension.len();
        }
        places.reverse();
        places
    }

    fn key(&self, measure: &str, cell: usize) -> (Key, bool) {
        let mut key = Key { measure: measure.to_owned(), codes: BTreeMap::new() };
        let mut hidden = false;
        for (dimension, place) in self.dimensions.iter().zip(self.places(cell)) {
            hidden |= dimension.is_hidden(place);
            if place != dimension.total() {
                key.codes.insert(dimension.name().to_owned(), dimension.code_name(place).to_owned());
            }
        }
        (key, hidden)
    }

    fn table(&self, measure: &str, contents: impl Iterator<Item = (f64, Content)>) -> Table {
        let cell_of = |(cell, (value, content))| {
            let (key, hidden) = self.key(measure, cell);
            Cell { key, value, content, fate: if hidden { Fate::Hidden } else { Fate::Open } }
        };
        Table { cells: contents.enumerate().map(cell_of).collect(), sums: self.sums() }
    }

    /// Along each dimension, each code that is a sum, at each combination of the others.
    fn sums(&self) -> Vec<(usize, Vec<usize>, String)> {
        let mut sums = Vec::new();
        let mut step = self.size;
        for dimension in self.dimensions {
            step /= dimension.len();
            for (total, parts) in dimension.sums() {
                for cell in 0..self.size {
                    let here = (cell / step) % dimension.len();
                    if here == total {
                        let at = |place: &usize| cell - here * step + place * step;
                        sums.push((cell, parts.iter().map(at).collect(), dimension.name().to_owned()));
                    }
                }
            }
        }
        sums
    }
}
