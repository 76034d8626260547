//! Many items in many domains in one pass: a table of means with their standard errors.

use crate::SurveyError;
use crate::estimate::Estimate;
use crate::factor::Factor;
use crate::item::{Domain, Item};
use crate::number::count;
use crate::scores::{LANES, Workroom};
use crate::weighting::Weighting;

/// Means of items by the levels of a factor.
#[derive(Debug, Clone, PartialEq)]
pub struct MeansBy {
    items: Vec<String>,
    levels: Vec<String>,
    cells: Vec<Option<Estimate>>,
}

impl MeansBy {
    /// The mean of an item in a level, by their places; none where nobody answered, or beyond the table.
    pub fn get(&self, item: usize, level: usize) -> Option<&Estimate> {
        if level >= self.levels.len() {
            return None;
        }
        self.cells.get(item * self.levels.len() + level)?.as_ref()
    }

    /// The items, in the order they were given.
    pub fn items(&self) -> &[String] {
        &self.items
    }

    /// The levels, in the order of the factor.
    pub fn levels(&self) -> &[String] {
        &self.levels
    }

    /// All cells with their item and level.
    pub fn cells(&self) -> impl Iterator<Item = (&str, &str, Option<&Estimate>)> {
        let width = self.levels.len().max(1);
        self.cells.iter().enumerate().map(move |(at, cell)| {
            (self.items[at / width].as_str(), self.levels[at % width].as_str(), cell.as_ref())
        })
    }
}

/// A column of scores still to be worked out: which cell, whose members, around which mean.
struct Column<'a> {
    cell: usize,
    item: &'a Item,
    members: &'a [usize],
    mean: f64,
    weight: f64,
}

impl Weighting {
    /// The mean of each item in each level, as [`Weighting::mean`] gives them one by one.
    ///
    /// # Errors
    /// An item or factor of another number of respondents, a stratum of one unit.
    pub fn means_by(&self, items: &[Item], by: &Factor) -> Result<MeansBy, SurveyError> {
        let every: Vec<&Item> = items.iter().collect();
        self.fits(&every, &Domain::everyone())?;
        crate::number::as_long(by.name(), by.respondents(), self.weights.len())?;
        let mut members = vec![Vec::new(); by.levels().len()];
        by.codes().iter().enumerate().for_each(|(respondent, code)| members[*code].push(respondent));
        let mut freedom = Freedom::new(self);
        let (mut cells, mut columns) = (Vec::new(), Vec::new());
        for item in items {
            for members in &members {
                let cell = self.without_error(item, members, &mut freedom);
                if let Some(Estimate { value: mean, weight, .. }) = cell {
                    columns.push(Column { cell: cells.len(), item, members, mean, weight });
                }
                cells.push(cell);
            }
        }
        self.add_errors(&columns, &mut cells)?;
        let items = items.iter().map(|item| item.name().to_owned()).collect();
        Ok(MeansBy { items, levels: by.levels().to_vec(), cells })
    }

    fn without_error(&self, item: &Item, members: &[usize], freedom: &mut Freedom<'_>) -> Option<Estimate> {
        let values = item.values();
        let answered = || members.iter().copied().filter(|i| !values[*i].is_nan());
        let (mut weight, mut sum, mut answers) = (0.0, 0.0, 0);
        for i in answered() {
            weight += self.weights[i];
            sum += self.weights[i] * values[i];
            answers += 1;
        }
        if weight <= 0.0 {
            return None;
        }
        let value = sum / weight;
        let squares: f64 =
            answered().map(|i| self.weights[i] * (values[i] - value) * (values[i] - value)).sum();
        let simple = if answers > 1 { squares / weight / count(answers - 1) } else { 0.0 };
        Some(Estimate { value, error: 0.0, freedom: freedom.of(answered()), answers, weight, simple })
    }

    fn add_errors(&self, columns: &[Column<'_>], cells: &mut [Option<Estimate>]) -> Result<(), SurveyError> {
        let mut room = Workroom::default();
        let mut rows = vec![[0.0; LANES]; self.weights.len()];
        for block in columns.chunks(LANES) {
            rows.fill([0.0; LANES]);
            for (lane, column) in block.iter().enumerate() {
                let values = column.item.values();
                for i in column.members.iter().filter(|i| !values[**i].is_nan()) {
                    rows[*i][lane] = (values[*i] - column.mean) / column.weight;
                }
            }
            let variances = self.variances(&mut rows, &mut room)?;
            for (column, variance) in block.iter().zip(variances) {
                if !column.mean.is_finite() || !variance.is_finite() {
                    return Err(SurveyError::RanOver { name: column.item.name().to_owned() });
                }
                if let Some(estimate) = &mut cells[column.cell] {
                    estimate.error = variance.sqrt();
                }
            }
        }
        Ok(())
    }
}

/// Counts units and strata, each once for a cell.
struct Freedom<'a> {
    weighting: &'a Weighting,
    /// The cell in which a unit or stratum was last seen.
    units: Vec<usize>,
    strata: Vec<usize>,
    cell: usize,
}

impl<'a> Freedom<'a> {
    fn new(weighting: &'a Weighting) -> Self {
        let first = &weighting.design.levels[0];
        Self {
            weighting,
            units: vec![0; first.stratum_of.len()],
            strata: vec![0; first.strata.len()],
            cell: 0,
        }
    }

    fn of(&mut self, respondents: impl Iterator<Item = usize>) -> usize {
        self.cell += 1;
        let first = &self.weighting.design.levels[0];
        let mut freedom = 0;
        let mut strata = 0;
        for respondent in respondents {
            let unit = first.unit_of[respondent];
            if self.units[unit] != self.cell {
                self.units[unit] = self.cell;
                freedom += 1;
                let stratum = first.stratum_of[unit];
                if self.strata[stratum] != self.cell {
                    self.strata[stratum] = self.cell;
                    strata += 1;
                }
            }
        }
        freedom - strata
    }
}
