use crate::cell::Content;
use crate::error::DisclosureError;
use crate::model::Model;
use crate::program::{Answer, Program, SLIGHT, Unknown};
use crate::release::Release;

/// Figures in multiples of a base.
#[derive(Debug, Clone, PartialEq)]
pub struct Rounded {
    /// The rounded figure of each cell, in the order of the cells.
    pub values: Vec<f64>,
    /// What everything is a multiple of.
    pub base: f64,
    /// Whether every figure lies at most half a base from its rounded one; else it is less than a whole base.
    pub nearest: bool,
    /// The sums that no longer are the sum of their parts, as cells; none where all is consistent.
    pub broken: Vec<usize>,
}

impl Rounded {
    /// Whether every sum is still the sum of its parts.
    #[must_use]
    pub fn is_consistent(&self) -> bool {
        self.broken.is_empty()
    }

    /// What the rounded figure of a cell tells of it; people are whole.
    pub(crate) fn bounds(&self, cell: usize, whole: bool) -> (f64, f64) {
        let value = self.values.get(cell).copied().unwrap_or(0.0);
        let reach = if self.nearest { self.base / 2.0 } else { self.base };
        let (low, high) = (value - reach, value + reach);
        match (whole, self.nearest) {
            (true, true) => (low.ceil().max(0.0), high.ceil() - 1.0),
            (true, false) => ((low + 1.0).max(0.0), high - 1.0),
            (false, _) => (low.max(0.0), high),
        }
    }

    fn of(model: &Model, values: Vec<f64>, base: f64, nearest: bool) -> Self {
        let mut broken: Vec<usize> = Vec::new();
        for row in &model.rows {
            let sum: f64 = row.iter().map(|(cell, factor)| factor * values[*cell]).sum();
            if sum.abs() > SLIGHT {
                broken.extend(row.iter().find(|(_, factor)| *factor > 0.0).map(|(cell, _)| *cell));
            }
        }
        broken.sort_unstable();
        broken.dedup();
        Self { values, base, nearest, broken }
    }
}

/// Rounds each cell to the nearest multiple of `base`, halves up; sums are rounded by themselves, as the CBS does.
pub fn round_each(release: &Release, base: u32) -> Result<Rounded, DisclosureError> {
    let base = checked(base)?;
    let model = Model::of(release);
    let values = model.values.iter().map(|value| (value / base + 0.5).floor() * base).collect();
    Ok(Rounded::of(&model, values, base, true))
}

/// Rounds each cell to a neighbouring multiple of `base` so that every sum stays the sum of its parts, as close to the
/// true figures as that allows; multiples stay what they are (controlled rounding, Cox 1987).
///
/// It always exists for a table of two dimensions. Where it does not, each cell is rounded by itself, and the sums that
/// broke are named.
pub fn round_together(release: &Release, base: u32) -> Result<Rounded, DisclosureError> {
    let size = checked(base)?;
    let model = Model::of(release);
    let floors: Vec<f64> = model.values.iter().map(|value| (value / size).floor()).collect();
    let above = |cell: usize| model.values[cell] / size - floors[cell];
    let program = Program {
        unknowns: (0..model.len())
            .map(|cell| {
                let is_change = matches!(release.cells()[cell].content, Content::Change { .. });
                let high = if above(cell) > 0.0 || is_change { 1.0 } else { 0.0 };
                Unknown { price: 1.0 - 2.0 * above(cell), low: 0.0, high, whole: true }
            })
            .collect(),
        rows: model
            .rows
            .iter()
            .map(|row| {
                let floor: f64 = row.iter().map(|(cell, factor)| factor * floors[*cell]).sum();
                (row.clone(), -floor)
            })
            .collect(),
    };
    match program.solve() {
        Answer::Found(ups) => {
            let values = floors.iter().zip(ups).map(|(floor, up)| (floor + up) * size).collect();
            Ok(Rounded::of(&model, values, size, false))
        }
        Answer::Unbounded | Answer::Impossible | Answer::GaveUp => round_each(release, base),
    }
}

fn checked(base: u32) -> Result<f64, DisclosureError> {
    if base == 0 {
        Err(DisclosureError::Rule { rule: "the base of rounding", value: 0.0 })
    } else {
        Ok(f64::from(base))
    }
}
