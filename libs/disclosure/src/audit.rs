use crate::cell::Content;
use crate::model::Model;
use crate::program::{Answer, Program, SLIGHT, Unknown};
use crate::release::Release;
use crate::rounding::Rounded;
use crate::rules::{Finding, Need};

/// What somebody with everything that is published can work out.
#[derive(Debug, Clone, PartialEq)]
pub struct Audit {
    /// Each cell that is not published, in the order of the cells.
    pub intervals: Vec<Interval>,
}

/// What can be worked out of one cell: it lies between `low` and `high`, and could be either.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Which cell of the release.
    pub cell: usize,
    /// The least it can be.
    pub low: f64,
    /// The most it can be; infinite where nothing bounds it.
    pub high: f64,
    /// What it needs, if it is sensitive.
    pub need: Option<Need>,
    /// False where the solver gave up; the bounds are then the figure itself, as if it were known.
    pub proven: bool,
}

impl Interval {
    /// Whether neither end of what the cell needs can be ruled out.
    #[must_use]
    pub fn is_safe(&self) -> bool {
        let slight = |end: f64| SLIGHT * end.abs().max(1.0);
        self.need.is_none_or(|need| {
            self.low <= need.low + slight(need.low) && self.high >= need.high - slight(need.high)
        })
    }
}

impl Audit {
    /// The sensitive cells that can be bounded too closely; none after [`crate::protect`].
    pub fn exposed(&self) -> impl Iterator<Item = &Interval> {
        self.intervals.iter().filter(|interval| !interval.is_safe())
    }

    /// The interval of one cell; `None` where it is published.
    #[must_use]
    pub fn of(&self, cell: usize) -> Option<&Interval> {
        let place = self.intervals.binary_search_by_key(&cell, |interval| interval.cell).ok()?;
        self.intervals.get(place)
    }
}

/// Works out, for each cell that is not published, the least and the most it can be.
///
/// Somebody is supposed to have every published cell (`published` runs along with the cells; what is missing is not), to
/// know that rows and columns add up, that nothing is below 0 and that people are whole. Each bound is the optimum of a
/// linear program, in whole numbers where people are counted, so that there is a table that reaches it.
#[must_use]
pub fn audit(release: &Release, findings: &[Finding], published: &[bool]) -> Audit {
    let model = Model::of(release);
    let unknown = |cell: usize| !published.get(cell).copied().unwrap_or(false);
    let is_figure = |cell: &usize| !matches!(release.cells()[*cell].content, Content::Change { .. });
    let interval = |cell: usize| {
        let need = findings.iter().find(|finding| finding.cell == cell).map(|finding| finding.need);
        interval(&model, cell, need, unknown)
    };
    let hidden = (0..model.len()).filter(|cell| unknown(*cell)).filter(is_figure);
    Audit { intervals: hidden.map(interval).collect() }
}

/// What can be worked out of some cells when every figure of the release is published, but rounded.
///
/// Sums that were rounded by themselves tell more about their parts than a rounded figure tells by itself.
#[must_use]
pub fn audit_rounded(release: &Release, rounded: &Rounded, cells: &[usize]) -> Audit {
    let mut model = Model::of(release);
    for cell in 0..model.len() {
        if !matches!(release.cells()[cell].content, Content::Change { .. }) {
            model.bounds[cell] = rounded.bounds(cell, model.whole[cell]);
        }
    }
    let mut cells: Vec<usize> = cells.iter().copied().filter(|cell| *cell < model.len()).collect();
    cells.sort_unstable();
    Audit { intervals: cells.into_iter().map(|cell| interval(&model, cell, None, |_| true)).collect() }
}

fn interval(model: &Model, cell: usize, need: Option<Need>, unknown: impl Fn(usize) -> bool) -> Interval {
    match (bound(model, cell, &unknown, 1.0), bound(model, cell, &unknown, -1.0)) {
        (Some(low), Some(high)) => Interval { cell, low, high, need, proven: true },
        _ => Interval { cell, low: model.values[cell], high: model.values[cell], need, proven: false },
    }
}

/// The least (`direction` 1) or the most (−1) that a cell can be.
fn bound(model: &Model, cell: usize, unknown: impl Fn(usize) -> bool, direction: f64) -> Option<f64> {
    let (cells, rows) = model.around(cell, &unknown);
    let mut program = Program::default();
    for &other in &cells {
        let (low, high) = model.bounds[other];
        let price = if other == cell { direction } else { 0.0 };
        program.unknowns.push(Unknown { price, low, high, whole: model.whole[other] });
    }
    for row in rows {
        let mut terms = Vec::new();
        let mut known = 0.0;
        for &(other, factor) in &model.rows[row] {
            match cells.binary_search(&other) {
                Ok(place) => terms.push((place, factor)),
                Err(_) => known += factor * model.values[other],
            }
        }
        program.rows.push((terms, -known));
    }
    match program.solve() {
        Answer::Found(found) => found.get(cells.binary_search(&cell).ok()?).copied(),
        Answer::Unbounded => Some(-direction * f64::INFINITY),
        Answer::Impossible | Answer::GaveUp => None,
    }
}
