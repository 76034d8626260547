//! An index over the years.

use serde::{Deserialize, Serialize};

use crate::error::{Cause, IndexError, Step};
use crate::preparation::prepare;
use crate::recipe::Recipe;
use crate::scores::Scores;
use crate::table::Table;

/// Tables of several years, in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    years: Vec<(i32, Table)>,
}

/// What scores over the years can be compared with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scaling {
    /// One scale and one set of weights for all years: scores show progress.
    Together,
    /// A scale and weights for each year: scores show who is ahead in that year.
    Yearly,
}

impl Panel {
    /// Lays the years in order.
    ///
    /// # Errors
    ///
    /// No years, or a year twice.
    pub fn new(years: impl IntoIterator<Item = (i32, Table)>) -> Result<Self, IndexError> {
        let mut years: Vec<(i32, Table)> = years.into_iter().collect();
        years.sort_by_key(|(year, _)| *year);
        if years.is_empty() {
            return Err(IndexError::new(Step::Table, Cause::Empty));
        }
        if let Some(twice) = years.windows(2).find(|pair| pair[0].0 == pair[1].0) {
            return Err(IndexError::new(Step::Table, Cause::Duplicate).at(&twice[0].0.to_string()));
        }
        Ok(Self { years })
    }
}

impl Recipe {
    /// Makes the index of every year. Preparations look at one year at a time, except the panel imputations.
    ///
    /// # Errors
    ///
    /// As [`Recipe::run`].
    pub fn run_panel(&self, panel: &Panel, scaling: Scaling) -> Result<Vec<(i32, Scores)>, IndexError> {
        let years: Vec<(i32, &Table)> = panel.years.iter().map(|(year, table)| (*year, table)).collect();
        let prepared = prepare(self, &years, true)?;
        let made = match scaling {
            Scaling::Together => self.finish(&years, prepared)?,
            Scaling::Yearly => {
                let mut made = Vec::with_capacity(years.len());
                for (year, prepared) in years.iter().zip(prepared) {
                    let scores = self.finish(std::slice::from_ref(year), vec![prepared]);
                    made.extend(scores.map_err(|error| error.in_year(year.0))?);
                }
                made
            }
        };
        Ok(years.iter().map(|(year, _)| *year).zip(made).collect())
    }
}
