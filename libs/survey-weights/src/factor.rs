//! What divides respondents into categories, and how many people of each there are.

use std::collections::{BTreeMap, BTreeSet};

use crate::SurveyError;
use crate::item::Domain;
use crate::number::{as_long, within};

/// A division of the respondents, such as the ward they live in. Each respondent has one level; levels stand in the
/// order of the alphabet, so that the order of respondents does not matter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Factor {
    name: String,
    levels: Vec<String>,
    codes: Vec<usize>,
}

impl Factor {
    /// A division by label, one for each respondent.
    pub fn new<L: Into<String>>(name: &str, labels: impl IntoIterator<Item = L>) -> Self {
        let labels: Vec<String> = labels.into_iter().map(Into::into).collect();
        let levels: BTreeSet<&str> = labels.iter().map(String::as_str).collect();
        let places: BTreeMap<&str, usize> =
            levels.iter().enumerate().map(|(at, level)| (*level, at)).collect();
        let codes = labels.iter().map(|label| places[label.as_str()]).collect();
        let levels = levels.into_iter().map(str::to_owned).collect();
        Self { name: name.to_owned(), levels, codes }
    }

    /// The division by both at once: `age × sex`, with levels such as `18-34 × m`.
    ///
    /// # Errors
    /// The other has another number of respondents.
    pub fn crossed(&self, other: &Self) -> Result<Self, SurveyError> {
        as_long(&other.name, other.codes.len(), self.codes.len())?;
        let pairs = self.codes.iter().zip(&other.codes);
        let labels = pairs.map(|(one, two)| format!("{} × {}", self.levels[*one], other.levels[*two]));
        Ok(Self::new(&format!("{} × {}", self.name, other.name), labels))
    }

    /// What it is called.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its levels that respondents have.
    pub fn levels(&self) -> &[String] {
        &self.levels
    }

    /// Number of respondents.
    pub fn respondents(&self) -> usize {
        self.codes.len()
    }

    /// The level of each respondent, as a place among the levels.
    pub(crate) fn codes(&self) -> &[usize] {
        &self.codes
    }

    /// The respondents that have this level.
    ///
    /// # Errors
    /// No respondent has it.
    pub fn domain(&self, level: &str) -> Result<Domain, SurveyError> {
        let place = self.place(level)?;
        Ok(Domain::new(level, self.codes.iter().map(|code| *code == place)))
    }

    fn place(&self, level: &str) -> Result<usize, SurveyError> {
        let unknown = || SurveyError::NoSuchLevel { name: self.name.clone(), level: level.to_owned() };
        self.levels.binary_search_by(|known| known.as_str().cmp(level)).map_err(|_| unknown())
    }

    /// How many people of the population have each level.
    ///
    /// A level of the population that nobody in the sample has may be named with a total of 0 only.
    ///
    /// # Errors
    /// A level named twice, without a total, without respondents, or with a total that is not above zero.
    pub fn margin<'a>(
        &self,
        totals: impl IntoIterator<Item = (&'a str, f64)>,
    ) -> Result<Margin, SurveyError> {
        let mut found = vec![None; self.levels.len()];
        let mut seen = BTreeSet::new();
        for (level, total) in totals {
            if !seen.insert(level) {
                return Err(SurveyError::Twice { name: self.name.clone(), level: level.to_owned() });
            }
            match self.place(level) {
                Ok(place) => found[place] = Some(self.total(place, total)?),
                Err(_) if total == 0.0 => {}
                Err(_) => {
                    let (name, level) = (self.name.clone(), level.to_owned());
                    return Err(SurveyError::NobodyThere { name, level, total });
                }
            }
        }
        let missing = |place: usize| SurveyError::NoTotal {
            name: self.name.clone(),
            level: self.levels[place].clone(),
            respondents: self.number_of(place),
        };
        let totals: Result<Vec<f64>, SurveyError> =
            found.into_iter().enumerate().map(|(place, total)| total.ok_or_else(|| missing(place))).collect();
        Ok(Margin { factor: self.clone(), totals: totals? })
    }

    fn total(&self, place: usize, total: f64) -> Result<f64, SurveyError> {
        if (1e-9..=1e15).contains(&total) {
            return Ok(total);
        }
        let (name, level) = (self.name.clone(), self.levels[place].clone());
        Err(SurveyError::BadTotal { name, level, total, respondents: self.number_of(place) })
    }

    fn number_of(&self, place: usize) -> usize {
        self.codes.iter().filter(|code| **code == place).count()
    }
}

/// A factor with the number of people that each level has in the population.
#[derive(Debug, Clone, PartialEq)]
pub struct Margin {
    pub(crate) factor: Factor,
    pub(crate) totals: Vec<f64>,
}

impl Margin {
    /// What it divides by.
    pub fn factor(&self) -> &Factor {
        &self.factor
    }

    /// The totals, in the order of the levels.
    pub fn totals(&self) -> &[f64] {
        &self.totals
    }

    /// The same shares of another number of people: margins of different sources seldom add up to the same.
    ///
    /// # Errors
    /// A number of people that is not above zero.
    pub fn scaled_to(mut self, people: f64) -> Result<Self, SurveyError> {
        let fits = (1e-9..=1e15).contains(&people);
        within(self.factor.name(), 0, people, (fits, "a number of people above zero"))?;
        let sum = self.sum();
        self.totals.iter_mut().for_each(|total| *total *= people / sum);
        Ok(self)
    }

    /// How many people it counts.
    pub fn sum(&self) -> f64 {
        self.totals.iter().sum()
    }
}
