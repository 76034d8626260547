//! The hierarchy: which indicators make which aggregates, with what weight and direction.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::error::{Cause, IndexError, Step};

/// A hierarchy is as deep as anybody likes, up to here: a trace must end.
const MOST_HIGH: u32 = 100;

/// Whether more is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Direction {
    /// More is better.
    #[default]
    Up,
    /// Less is better.
    Down,
}

/// One row of the hierarchy: an indicator or an aggregate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Element {
    /// Code, unique in the hierarchy; for an indicator the column of the table.
    pub code: String,
    /// What people call it.
    pub name: String,
    /// Code of what it is part of; `None` for an index.
    pub parent: Option<String>,
    /// Weight among its siblings, not negative; only ratios matter.
    pub weight: f64,
    /// Whether more is better; always up for an aggregate.
    #[serde(default)]
    pub direction: Direction,
    /// Level, 1 for indicators; counted from below where it is not given.
    #[serde(default)]
    pub level: Option<u32>,
}

impl Element {
    /// A part of `parent` with weight 1, where more is better.
    pub fn part(code: &str, parent: &str) -> Self {
        Self { parent: Some(parent.to_owned()), ..Self::top(code) }
    }

    /// An index: part of nothing.
    pub fn top(code: &str) -> Self {
        Self {
            code: code.to_owned(),
            name: code.to_owned(),
            parent: None,
            weight: 1.0,
            direction: Direction::Up,
            level: None,
        }
    }

    /// The same with this weight.
    #[must_use]
    pub fn weighing(mut self, weight: f64) -> Self {
        self.weight = weight;
        self
    }

    /// The same, less being better.
    #[must_use]
    pub fn down(mut self) -> Self {
        self.direction = Direction::Down;
        self
    }
}

/// A checked hierarchy of any depth.
///
/// Indicators come first, in the order of the table, then aggregates from the lowest level up: whatever an element
/// is made of stands before it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Vec<Element>", into = "Vec<Element>")]
pub struct Structure {
    elements: Vec<Element>,
    levels: Vec<u32>,
    parents: Vec<Option<usize>>,
    children: Vec<Vec<usize>>,
    indicators: usize,
}

impl Structure {
    /// Checks the rows and lays them in order.
    ///
    /// # Errors
    ///
    /// A code twice, more than a hundred elements above one another, an unknown parent, a circle, an aggregate without parts, indicators without an aggregate, a level
    /// that does not lie below that of the parent, a weight that is negative or no number.
    pub fn new(rows: Vec<Element>) -> Result<Self, IndexError> {
        let index = index(&rows)?;
        let mut parents = Vec::with_capacity(rows.len());
        for row in &rows {
            let unknown = |parent: &String| fault(row, Cause::UnknownParent(parent.clone()));
            let parent = row
                .parent
                .as_ref()
                .map(|parent| index.get(parent.as_str()).copied().ok_or_else(|| unknown(parent)));
            parents.push(parent.transpose()?);
        }
        let mut children = vec![Vec::new(); rows.len()];
        for (child, parent) in parents.iter().enumerate() {
            if let Some(parent) = parent {
                children[*parent].push(child);
            }
        }
        let levels = levels(&rows, &parents, &children)?;
        check(&rows, &levels, &children)?;
        Ok(Self::ordered(rows, &levels, &parents, &children))
    }

    fn ordered(
        rows: Vec<Element>,
        levels: &[u32],
        parents: &[Option<usize>],
        children: &[Vec<usize>],
    ) -> Self {
        let mut order: Vec<usize> = (0..rows.len()).collect();
        order.sort_by_key(|row| (!children[*row].is_empty(), levels[*row], *row));
        let mut place = vec![0; rows.len()];
        for (position, row) in order.iter().enumerate() {
            place[*row] = position;
        }
        let indicators = children.iter().filter(|parts| parts.is_empty()).count();
        let moved = |row: &usize| place[*row];
        let mut rows: Vec<Option<Element>> = rows.into_iter().map(Some).collect();
        Self {
            levels: order.iter().map(|row| levels[*row]).collect(),
            parents: order.iter().map(|row| parents[*row].as_ref().map(moved)).collect(),
            children: order.iter().map(|row| children[*row].iter().map(moved).collect()).collect(),
            elements: order.iter().filter_map(|row| rows[*row].take()).collect(),
            indicators,
        }
    }

    /// All elements: indicators first, then aggregates from below.
    pub fn elements(&self) -> &[Element] {
        &self.elements
    }

    /// The indicators, in the order of the table.
    pub fn indicators(&self) -> &[Element] {
        &self.elements[..self.indicators]
    }

    /// The level of an element, 1 for indicators.
    pub fn level(&self, code: &str) -> Option<u32> {
        self.position(code).map(|element| self.levels[element])
    }

    /// The highest level.
    pub fn height(&self) -> u32 {
        self.levels.iter().copied().max().unwrap_or_default()
    }

    pub(crate) fn position(&self, code: &str) -> Option<usize> {
        self.elements.iter().position(|element| element.code == code)
    }

    pub(crate) fn find(&self, code: &str, step: Step) -> Result<usize, IndexError> {
        self.position(code).ok_or_else(|| IndexError::new(step, Cause::Unknown).at(code))
    }

    /// The indicator with this code; an aggregate does not count.
    pub(crate) fn find_indicator(&self, code: &str, step: Step) -> Result<usize, IndexError> {
        self.find(code, step).and_then(|position| {
            let aggregate = || IndexError::new(step, Cause::DoesNotApply("it is an aggregate")).at(code);
            if position < self.indicators { Ok(position) } else { Err(aggregate()) }
        })
    }

    pub(crate) fn aggregates(&self) -> std::ops::Range<usize> {
        self.indicators..self.elements.len()
    }

    pub(crate) fn children(&self, element: usize) -> &[usize] {
        &self.children[element]
    }

    pub(crate) fn parent(&self, element: usize) -> Option<usize> {
        self.parents[element]
    }

    pub(crate) fn level_of(&self, element: usize) -> u32 {
        self.levels[element]
    }

    /// The named element, or the only top.
    pub(crate) fn target(&self, code: Option<&str>, step: Step) -> Result<usize, IndexError> {
        if let Some(code) = code {
            return self.find(code, step);
        }
        let mut tops = self.aggregates().filter(|element| self.parents[*element].is_none());
        match (tops.next(), tops.next()) {
            (Some(top), None) => Ok(top),
            (Some(_), Some(_)) => Err(IndexError::new(step, Cause::ManyTops)),
            (None, _) => Err(IndexError::new(step, Cause::NoAggregate)),
        }
    }
}

impl TryFrom<Vec<Element>> for Structure {
    type Error = IndexError;

    fn try_from(rows: Vec<Element>) -> Result<Self, IndexError> {
        Self::new(rows)
    }
}

impl From<Structure> for Vec<Element> {
    fn from(structure: Structure) -> Self {
        structure.elements
    }
}

fn fault(row: &Element, cause: Cause) -> IndexError {
    IndexError::new(Step::Structure, cause).at(&row.code)
}

fn index(rows: &[Element]) -> Result<BTreeMap<&str, usize>, IndexError> {
    let mut index = BTreeMap::new();
    for (position, row) in rows.iter().enumerate() {
        if index.insert(row.code.as_str(), position).is_some() {
            return Err(fault(row, Cause::Duplicate));
        }
    }
    if rows.is_empty() { Err(IndexError::new(Step::Structure, Cause::Empty)) } else { Ok(index) }
}

/// Levels from below: an indicator is 1, an aggregate at least one more than the highest of its parts.
fn levels(
    rows: &[Element],
    parents: &[Option<usize>],
    children: &[Vec<usize>],
) -> Result<Vec<u32>, IndexError> {
    let mut waiting: Vec<usize> = children.iter().map(Vec::len).collect();
    let mut levels: Vec<u32> = rows.iter().map(|row| row.level.unwrap_or(1)).collect();
    let mut ready: Vec<usize> = (0..rows.len()).filter(|row| waiting[*row] == 0).collect();
    let mut settled = 0;
    let mut heights = vec![1_u32; rows.len()];
    while let Some(row) = ready.pop() {
        settled += 1;
        if heights[row] > MOST_HIGH {
            return Err(fault(&rows[row], Cause::TooDeep));
        }
        let Some(parent) = parents[row] else { continue };
        if rows[parent].level.is_none() {
            levels[parent] = levels[parent].max(levels[row].saturating_add(1));
        }
        heights[parent] = heights[parent].max(heights[row] + 1);
        waiting[parent] -= 1;
        if waiting[parent] == 0 {
            ready.push(parent);
        }
    }
    let in_circle = rows.iter().zip(&waiting).find(|(_, waiting)| **waiting > 0);
    match in_circle {
        Some((row, _)) if settled < rows.len() => Err(fault(row, Cause::Cycle)),
        Some(_) | None => Ok(levels),
    }
}

fn check(rows: &[Element], levels: &[u32], children: &[Vec<usize>]) -> Result<(), IndexError> {
    for (row, (level, parts)) in rows.iter().zip(levels.iter().zip(children)) {
        if !row.weight.is_finite() || row.weight < 0.0 {
            return Err(fault(row, Cause::BadWeight(row.weight)));
        }
        if parts.is_empty() && *level != 1 {
            return Err(fault(row, Cause::WithoutChildren));
        }
        if parts.iter().any(|part| levels[*part] >= *level) {
            return Err(fault(row, Cause::WrongLevel(*level)));
        }
        if !parts.is_empty() && row.direction == Direction::Down {
            return Err(fault(row, Cause::DirectionOfAggregate));
        }
    }
    if children.iter().all(Vec::is_empty) {
        return Err(IndexError::new(Step::Structure, Cause::NoAggregate));
    }
    Ok(())
}
