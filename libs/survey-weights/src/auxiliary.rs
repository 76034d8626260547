//! What is known of the population, respondent by respondent: categories as codes, numbers as they are.

use crate::SurveyError;
use crate::factor::Margin;
use crate::item::Item;
use crate::number::{as_long, number};
use crate::scores::{LANES, Lanes};
use crate::symmetric::Factorised;

/// More totals than this would take minutes.
const MOST: usize = 2_000;

/// Totals of the population that weights are to reproduce.
#[derive(Debug, Clone, PartialEq)]
pub enum Known {
    /// How many people there are of each level.
    Margin(Margin),
    /// What a number adds up to over the population, known of every respondent. The number of people is the total of
    /// [`Item::people`].
    Total(Item, f64),
}

/// The auxiliary variables as a matrix that is never written out: a column for each level and each number.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Auxiliary {
    names: Vec<String>,
    pub(crate) totals: Vec<f64>,
    /// For each margin, the column of each respondent.
    margins: Vec<Vec<usize>>,
    numbers: Vec<(usize, Vec<f64>)>,
    respondents: usize,
}

impl Auxiliary {
    pub(crate) fn new(known: &[Known], respondents: usize) -> Result<Self, SurveyError> {
        let (names, totals) = (Vec::new(), Vec::new());
        let mut all = Self { names, totals, margins: Vec::new(), numbers: Vec::new(), respondents };
        for one in known {
            match one {
                Known::Margin(margin) => all.add_margin(margin)?,
                Known::Total(item, total) => all.add_number(item, *total)?,
            }
        }
        if all.totals.is_empty() {
            return Err(SurveyError::Empty { name: "population totals".to_owned() });
        }
        if all.totals.len() > MOST && !all.is_diagonal() {
            return Err(SurveyError::TooManyTotals { found: all.totals.len(), most: MOST });
        }
        Ok(all)
    }

    fn add_margin(&mut self, margin: &Margin) -> Result<(), SurveyError> {
        let factor = &margin.factor;
        as_long(factor.name(), factor.respondents(), self.respondents)?;
        let first = self.totals.len();
        self.margins.push(factor.codes().iter().map(|code| first + code).collect());
        self.names.extend(factor.levels().iter().map(|level| format!("{} {level}", factor.name())));
        self.totals.extend(&margin.totals);
        Ok(())
    }

    fn add_number(&mut self, item: &Item, total: f64) -> Result<(), SurveyError> {
        as_long(item.name(), item.respondents(), self.respondents)?;
        for (place, value) in item.values().iter().enumerate() {
            number(item.name(), place, *value)?;
        }
        number(item.name(), 0, total)?;
        self.numbers.push((self.totals.len(), item.values().to_vec()));
        self.names.push(item.name().to_owned());
        self.totals.push(total);
        Ok(())
    }

    /// One margin and nothing else: columns never meet.
    fn is_diagonal(&self) -> bool {
        self.margins.len() == 1 && self.numbers.is_empty()
    }

    pub(crate) fn has_numbers(&self) -> bool {
        !self.numbers.is_empty()
    }

    fn each(&self, respondent: usize) -> impl Iterator<Item = (usize, f64)> {
        let levels = self.margins.iter().map(move |codes| (codes[respondent], 1.0));
        levels.chain(self.numbers.iter().map(move |(column, values)| (*column, values[respondent])))
    }

    /// `xᵢ' b`.
    pub(crate) fn times(&self, respondent: usize, b: &[f64]) -> f64 {
        self.each(respondent).map(|(column, value)| value * b[column]).sum()
    }

    /// `Σ wᵢ xᵢ`.
    pub(crate) fn sums(&self, weights: &[f64]) -> Vec<f64> {
        let mut sums = vec![0.0; self.totals.len()];
        for (respondent, weight) in weights.iter().enumerate() {
            self.each(respondent).for_each(|(column, value)| sums[column] += weight * value);
        }
        sums
    }

    /// `Σ cᵢ xᵢ xᵢ'`, ready to be solved.
    pub(crate) fn solver(&self, weights: &[f64]) -> Solver {
        if self.is_diagonal() {
            return Solver::Diagonal(self.sums(weights));
        }
        let n = self.totals.len();
        let mut matrix = vec![0.0; n * n];
        for (respondent, weight) in weights.iter().enumerate() {
            for (row, one) in self.each(respondent) {
                self.each(respondent)
                    .for_each(|(column, other)| matrix[row * n + column] += weight * one * other);
            }
        }
        Solver::Full(Factorised::new(&matrix, n))
    }

    /// `Σ cᵢ xᵢ zᵢ'` for several variables z at once.
    fn products(&self, weights: &[f64], rows: &[Lanes]) -> Vec<Lanes> {
        let mut sums = vec![[0.0; LANES]; self.totals.len()];
        for codes in &self.margins {
            for ((row, weight), column) in rows.iter().zip(weights).zip(codes) {
                add(&mut sums[*column], row, *weight);
            }
        }
        for (column, values) in &self.numbers {
            for ((row, weight), value) in rows.iter().zip(weights).zip(values) {
                add(&mut sums[*column], row, weight * value);
            }
        }
        sums
    }

    /// `zᵢ - xᵢ' b` in place.
    fn remove(&self, b: &[Lanes], rows: &mut [Lanes]) {
        for codes in &self.margins {
            rows.iter_mut().zip(codes).for_each(|(row, column)| add(row, &b[*column], -1.0));
        }
        for (column, values) in &self.numbers {
            rows.iter_mut().zip(values).for_each(|(row, value)| add(row, &b[*column], -value));
        }
    }

    /// What remains of each row after regression on the auxiliaries.
    pub(crate) fn residuals(&self, solver: &Solver, weights: &[f64], rows: &mut [Lanes]) {
        // Sums of products lose digits when numbers differ much in size; what was lost is found in a second pass.
        for _ in 0..if self.has_numbers() { 2 } else { 1 } {
            let mut b = self.products(weights, rows);
            solver.solve_lanes(&mut b);
            self.remove(&b, rows);
        }
    }

    /// What each total is measured by: itself, or what its numbers add up to without their signs, since the total of numbers around
    /// zero is known to no more digits than that leaves.
    fn sizes(&self, weights: &[f64]) -> Vec<f64> {
        let mut sizes: Vec<f64> = self.totals.iter().map(|total| total.abs()).collect();
        for (column, values) in &self.numbers {
            let size: f64 = weights.iter().zip(values).map(|(weight, value)| (weight * value).abs()).sum();
            sizes[*column] = sizes[*column].max(size);
        }
        sizes
    }

    /// The total that these weights are furthest off from, in parts of its size, and by how much.
    pub(crate) fn worst(&self, weights: &[f64], sums: &[f64]) -> (usize, f64) {
        let sizes = self.sizes(weights);
        let off = |column: usize| {
            let away = (sums[column] - self.totals[column]).abs();
            if away == 0.0 { 0.0 } else { away / sizes[column] }
        };
        let columns = (0..sums.len()).map(|column| (column, off(column)));
        columns.fold((0, 0.0), |worst, one| if one.1 > worst.1 || one.1.is_nan() { one } else { worst })
    }

    /// Says which total these weights miss most.
    pub(crate) fn out_of_reach(&self, weights: &[f64]) -> SurveyError {
        let sums = self.sums(weights);
        let (column, _) = self.worst(weights, &sums);
        let (target, reached) = (self.totals[column], sums[column]);
        SurveyError::OutOfReach { name: self.names[column].clone(), target, reached }
    }

    /// Margins count the same people.
    pub(crate) fn check_margins(&self, known: &[Known]) -> Result<(), SurveyError> {
        let margins = known.iter().filter_map(|one| match one {
            Known::Margin(margin) => Some(margin),
            Known::Total(..) => None,
        });
        let mut first: Option<&Margin> = None;
        for margin in margins {
            let against = *first.get_or_insert(margin);
            let (one, other) = (against.sum(), margin.sum());
            if (one - other).abs() > 1e-9 * one {
                let (first, second) = (against.factor.name().to_owned(), margin.factor.name().to_owned());
                return Err(SurveyError::MarginsDisagree { first, one, second, other });
            }
        }
        Ok(())
    }
}

/// The matrix of the auxiliaries, ready to be solved.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Solver {
    Diagonal(Vec<f64>),
    Full(Factorised),
}

impl Solver {
    pub(crate) fn solve(&self, b: &mut [f64]) {
        match self {
            Self::Diagonal(sums) => b.iter_mut().zip(sums).for_each(|(cell, sum)| *cell /= sum),
            Self::Full(factorised) => factorised.solve(b),
        }
    }

    fn solve_lanes(&self, b: &mut [Lanes]) {
        match self {
            Self::Diagonal(sums) => {
                b.iter_mut()
                    .zip(sums)
                    .for_each(|(lanes, sum)| lanes.iter_mut().for_each(|cell| *cell /= sum));
            }
            Self::Full(factorised) => factorised.solve_lanes(b),
        }
    }
}

fn add(to: &mut Lanes, row: &Lanes, factor: f64) {
    to.iter_mut().zip(row).for_each(|(cell, value)| *cell += factor * value);
}
