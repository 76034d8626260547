//! How a score came about: from the values, step by step.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::aggregation::Mean;
use crate::error::Step;
use crate::missing::Missing;
use crate::recipe::Preparation;
use crate::scale::Scale;
use crate::scores::Scores;

/// A score with all that it is made of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Trace {
    /// Code of the unit.
    pub unit: String,
    /// Code of the element.
    pub element: String,
    /// What people call the element.
    pub name: String,
    /// The score; `None` where there is none.
    pub score: Option<f64>,
    /// What it is made of.
    pub origin: Origin,
}

/// What a score is made of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Origin {
    /// An indicator: its value, step by step.
    Value {
        /// The value as it was reported, or why it is missing.
        reported: Result<f64, Missing>,
        /// What was done to it, in order. Steps that left it alone are not told.
        steps: Vec<Worked>,
        /// How the value became a score.
        scale: Scale,
    },
    /// An aggregate: its children.
    Children {
        /// The mean that combined them.
        mean: Mean,
        /// The children with their shares.
        parts: Vec<Part>,
    },
}

/// A step that changed a value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Worked {
    /// The step.
    pub step: Step,
    /// What was done.
    pub how: How,
    /// The value after it.
    pub value: Option<f64>,
}

/// What was done to a value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum How {
    /// Divided by a size.
    Divided {
        /// Column of the size.
        by: String,
        /// The size of this unit.
        size: f64,
        /// Multiplier.
        scale: f64,
    },
    /// Left out, as there is no size to divide by.
    Sizeless {
        /// Column of the size.
        by: String,
    },
    /// Filled in, as it was missing.
    Imputed,
    /// Brought to the value next to it, as an outlier.
    Winsorised,
    /// Replaced by its logarithm, as all values of the indicator.
    Logarithm,
}

/// A child in a mean.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// Its weight among its siblings.
    pub weight: f64,
    /// Its share in this unit: zero where it has no score, and then more for the others.
    pub share: f64,
    /// Where it comes from.
    pub trace: Trace,
}

impl Scores {
    /// How the score of a unit came about; `None` where unit or element is unknown.
    pub fn trace(&self, unit: &str, element: &str) -> Option<Trace> {
        let position = self.units.iter().position(|known| known == unit)?;
        let place = self.recipe().structure.position(element)?;
        Some(self.trace_at(position, place))
    }

    fn trace_at(&self, position: usize, place: usize) -> Trace {
        let structure = &self.recipe().structure;
        let element = &structure.elements()[place];
        let score = self.grid.row(place)[position];
        let origin = if structure.children(place).is_empty() {
            self.value_of(position, place)
        } else {
            self.children_of(position, place)
        };
        Trace {
            unit: self.units[position].clone(),
            element: element.code.clone(),
            name: element.name.clone(),
            score: (!score.is_nan()).then_some(score),
            origin,
        }
    }

    fn children_of(&self, position: usize, place: usize) -> Origin {
        let structure = &self.recipe().structure;
        let weight = |child: usize| self.common.weights[child];
        let there = |child: usize| !self.grid.row(child)[position].is_nan();
        let children = structure.children(place);
        let total: f64 = children.iter().filter(|child| there(**child)).map(|child| weight(*child)).sum();
        let part = |child: &usize| Part {
            weight: weight(*child),
            share: if there(*child) && total > 0.0 { weight(*child) / total } else { 0.0 },
            trace: self.trace_at(position, *child),
        };
        let mean = self.recipe().aggregation.mean_at(structure.level_of(place));
        Origin::Children { mean, parts: children.iter().map(part).collect() }
    }

    fn value_of(&self, position: usize, place: usize) -> Origin {
        let row = self.prepared.stages.last().map_or(position, |stage| stage.rows[position]);
        let mut stages = self.prepared.stages.iter();
        let raw = stages.next().map_or(f64::NAN, |stage| stage.columns[place][row]);
        let reason = self.reasons.get(&(place, row)).copied().unwrap_or_default();
        let mut steps = Vec::new();
        let mut before = raw;
        for stage in stages {
            // Rows ascend: units keep the order of the table.
            let Ok(at) = stage.rows.binary_search(&row) else { continue };
            let after = stage.columns[place][at];
            if let Some(how) = self.how(stage.step, place, row, (before, after)) {
                steps.push(Worked { step: stage.step, how, value: (!after.is_nan()).then_some(after) });
            }
            before = after;
        }
        let reported = if raw.is_nan() { Err(reason) } else { Ok(raw) };
        Origin::Value { reported, steps, scale: self.common.scales[place] }
    }

    fn how(&self, step: Step, place: usize, row: usize, (before, after): (f64, f64)) -> Option<How> {
        let changed = before.is_nan() != after.is_nan() || (before - after).abs() > 0.0;
        match step {
            Step::Denominate if before.is_nan() => None,
            Step::Denominate => self.divided(place, row),
            Step::Impute => changed.then_some(How::Imputed),
            Step::Treat if self.prepared.treated.get(place).is_some_and(|treated| treated.logged) => {
                Some(How::Logarithm)
            }
            Step::Treat => changed.then_some(How::Winsorised),
            Step::Structure
            | Step::Table
            | Step::Screen
            | Step::Normalise
            | Step::Weigh
            | Step::Aggregate
            | Step::Analyse
            | Step::Explore => None,
        }
    }

    fn divided(&self, place: usize, row: usize) -> Option<How> {
        let code = &self.recipe().structure.elements()[place].code;
        let denominators = self.recipe().preparations.iter().find_map(|preparation| match preparation {
            Preparation::Denominate(denominators) => Some(denominators),
            Preparation::Impute(_) | Preparation::Screen(_) | Preparation::Treat(_) => None,
        })?;
        let denominator = denominators.iter().find(|denominator| denominator.indicator == *code)?;
        let size = *self.prepared.sizes.get(&denominator.by)?.get(row)?;
        let by = denominator.by.clone();
        Some(if size.is_nan() {
            How::Sizeless { by }
        } else {
            How::Divided { by, size, scale: denominator.scale }
        })
    }
}

impl fmt::Display for Trace {
    /// One line for each element and step, indented by depth.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.lines(f, 0)
    }
}

impl Trace {
    fn lines(&self, f: &mut fmt::Formatter<'_>, depth: usize) -> fmt::Result {
        let score = self.score.map_or_else(|| "no score".to_owned(), |score| format!("{score:.3}"));
        writeln!(f, "{:1$}{2}: {score}", "", 2 * depth, self.name)?;
        match &self.origin {
            Origin::Value { reported, steps, .. } => {
                match reported {
                    Ok(value) => write!(f, "{:1$}value {value}", "", 2 * depth + 2)?,
                    Err(reason) => write!(f, "{:1$}{reason}", "", 2 * depth + 2)?,
                }
                for worked in steps {
                    write!(f, ", {}", worked.how)?;
                }
                writeln!(f)
            }
            Origin::Children { parts, .. } => {
                parts.iter().try_for_each(|part| part.trace.lines(f, depth + 1))
            }
        }
    }
}

impl fmt::Display for How {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Divided { by, size, scale } => write!(f, "divided by {by} ({size}) times {scale}"),
            Self::Sizeless { by } => write!(f, "left out without {by}"),
            Self::Imputed => f.write_str("filled in"),
            Self::Winsorised => f.write_str("winsorised"),
            Self::Logarithm => f.write_str("logarithm"),
        }
    }
}
