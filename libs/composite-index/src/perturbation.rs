//! An indicator from a survey, made anew as if other people had answered.

use std::sync::Arc;

use crate::denominator::{Denominator, no_counterpart};
use crate::error::{Cause, IndexError, Step};
use crate::imputation::Fill;
use crate::normalisation::{Method, Outside};
use crate::preparation::fill_column;
use crate::random::Stream;
use crate::recipe::Preparation;
use crate::run::{Common, population};
use crate::scale::Pool;
use crate::scores::Scores;
use crate::table::Table;
use crate::treatment::Treatment;

/// The way of one indicator from drawn values to scores.
pub(crate) struct Perturbation<'a> {
    /// The indicator.
    pub(crate) place: usize,
    common: Arc<Common>,
    table: &'a Table,
    values: Arc<[f64]>,
    errors: &'a [f64],
    links: Vec<Link>,
    method: Method,
    /// Population of the units that take part.
    weights: Option<Vec<f64>>,
    /// Position of the reference unit.
    reference: Option<usize>,
}

/// A preparation of one column, with the rows it works on.
enum Link {
    Divide(Denominator, Arc<[usize]>),
    Fill(Fill, Arc<[usize]>),
    Keep(Vec<usize>),
    Treat(Treatment),
}

/// Room to work in, used again and again.
#[derive(Default)]
pub(crate) struct Bench {
    column: Vec<f64>,
    spare: Vec<f64>,
    sorted: Vec<f64>,
}

impl<'a> Perturbation<'a> {
    pub(crate) fn new(
        common: Arc<Common>,
        place: usize,
        margin: &str,
        table: &'a Table,
        scores: &Scores,
    ) -> Result<Self, IndexError> {
        let code = &common.recipe.structure.elements()[place].code;
        let errors = table.column(margin, Step::Explore)?;
        let values = Arc::clone(&scores.prepared.stages[0].columns[place]);
        let lacking = (0..values.len()).find(|row| !values[*row].is_nan() && !matches!(errors[*row], 0.0..));
        if let Some(row) = lacking {
            return Err(no_counterpart(margin, row, table, Step::Explore).at(code));
        }
        let links = links(&common, place, table, scores)?;
        let mut method = common.recipe.normalisation.method_of(code).clone();
        if let Method::Goalposts { outside: outside @ Outside::Refuse, .. } = &mut method {
            // What was measured lies between the posts; what might have been is not refused.
            *outside = Outside::Clip;
        }
        let rows = &scores.prepared.last().rows;
        let weights = population(&method).map(|column| table.column(column, Step::Normalise));
        let weights = weights.transpose()?.map(|column| rows.iter().map(|row| column[*row]).collect());
        let reference = if let Method::DistanceToReference { unit, .. } = &method {
            scores.units().iter().position(|known| known == unit)
        } else {
            None
        };
        Ok(Self { place, common, table, values, errors, links, method, weights, reference })
    }

    /// Draws values around those measured and scores them into `out`.
    pub(crate) fn draw(
        &self,
        stream: &mut Stream,
        bench: &mut Bench,
        out: &mut [f64],
    ) -> Result<(), IndexError> {
        let element = &self.common.recipe.structure.elements()[self.place];
        bench.column.clear();
        for (value, error) in self.values.iter().zip(self.errors) {
            // A gap takes its number from the stream too, so that it leaves the draws of others as they are.
            bench.column.push(value + error * stream.normal());
        }
        for link in &self.links {
            link.work(self.table, bench).map_err(|error| error.at(&element.code))?;
        }
        let fault = |cause| IndexError::new(Step::Normalise, cause).at(&element.code);
        let reference = self.reference.map(|position| bench.column[position]);
        let pool = Pool { values: &bench.column, weights: self.weights.as_deref(), reference };
        let scale =
            self.method.fit(&element.code, element.direction, &pool, &mut bench.sorted).map_err(fault)?;
        scale.apply(&bench.column, &bench.sorted, out).map_err(|(cause, _)| fault(cause))
    }
}

impl Link {
    fn work(&self, table: &Table, bench: &mut Bench) -> Result<(), IndexError> {
        match self {
            Self::Divide(denominator, rows) => denominator.divide(&mut bench.column, rows, table),
            Self::Fill(fill, rows) => fill_column(fill, &mut bench.column, rows, table, &mut bench.spare),
            Self::Keep(positions) => {
                bench.spare.clear();
                bench.spare.extend(positions.iter().map(|position| bench.column[*position]));
                std::mem::swap(&mut bench.column, &mut bench.spare);
                Ok(())
            }
            Self::Treat(treatment) => {
                treatment.column(&mut bench.column, &mut bench.spare);
                Ok(())
            }
        }
    }
}

fn links(common: &Common, place: usize, table: &Table, scores: &Scores) -> Result<Vec<Link>, IndexError> {
    let recipe = &common.recipe;
    let code = &recipe.structure.elements()[place].code;
    let mut links = Vec::new();
    for (preparation, stages) in recipe.preparations.iter().zip(scores.prepared.stages.windows(2)) {
        let (before, after) = (&stages[0], &stages[1]);
        match preparation {
            Preparation::Denominate(denominators) => links.extend(
                denominators
                    .iter()
                    .filter(|denominator| denominator.indicator == *code)
                    .map(|denominator| Link::Divide(denominator.clone(), Arc::clone(&before.rows))),
            ),
            Preparation::Impute(_) if !before.columns[place].iter().any(|value| value.is_nan()) => {}
            Preparation::Impute(method) => {
                let why = Cause::DoesNotApply(
                    "its gaps are filled from other indicators, which would have to move too",
                );
                let fill = method.fill(table)?;
                let fill = fill.ok_or_else(|| IndexError::new(Step::Explore, why).at(code))?;
                links.push(Link::Fill(fill, Arc::clone(&before.rows)));
            }
            Preparation::Screen(_) if before.rows.len() == after.rows.len() => {}
            Preparation::Screen(_) => {
                let kept = |position: &usize| after.rows.binary_search(&before.rows[*position]).is_ok();
                links.push(Link::Keep((0..before.rows.len()).filter(kept).collect()));
            }
            Preparation::Treat(treatment) if treatment.skip.contains(code) => {}
            Preparation::Treat(treatment) => links.push(Link::Treat(treatment.clone())),
        }
    }
    Ok(links)
}
