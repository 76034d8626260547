//! What was asked, and of whom an estimate is.

use crate::SurveyError;
use crate::number::number;

/// The answers to one question, in the order of the respondents. No answer counts as not in the domain.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    name: String,
    /// NaN where there is no answer; nothing else is let in that is no number.
    values: Vec<f64>,
}

impl Item {
    /// Answers that are numbers.
    ///
    /// # Errors
    /// A number that is infinite, none, or beyond 1e60.
    pub fn new(name: &str, values: impl IntoIterator<Item = Option<f64>>) -> Result<Self, SurveyError> {
        let checked = |(place, value): (usize, Option<f64>)| match value {
            None => Ok(f64::NAN),
            Some(value) => number(name, place, value),
        };
        let values: Result<Vec<f64>, SurveyError> = values.into_iter().enumerate().map(checked).collect();
        Ok(Self { name: name.to_owned(), values: values? })
    }

    /// Answers that are yes or no: their mean is a proportion.
    pub fn share(name: &str, answers: impl IntoIterator<Item = Option<bool>>) -> Self {
        let value = |answer: Option<bool>| answer.map_or(f64::NAN, |yes| f64::from(u8::from(yes)));
        Self { name: name.to_owned(), values: answers.into_iter().map(value).collect() }
    }

    /// One for each respondent: its total is the number of people.
    pub fn people(respondents: usize) -> Self {
        Self { name: "people".to_owned(), values: vec![1.0; respondents] }
    }

    /// What it is called.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Number of respondents, whether they answered or not.
    pub fn respondents(&self) -> usize {
        self.values.len()
    }

    /// NaN where there is no answer.
    pub(crate) fn values(&self) -> &[f64] {
        &self.values
    }
}

/// The part of the population that an estimate is of. The design stays that of the whole sample: how many respondents
/// fall in a domain is chance too.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Domain {
    name: String,
    inside: Option<Vec<bool>>,
}

impl Domain {
    /// All that were asked.
    pub fn everyone() -> Self {
        Self { name: "the whole sample".to_owned(), inside: None }
    }

    /// Those for whom it is true, in the order of the respondents.
    pub fn new(name: &str, inside: impl IntoIterator<Item = bool>) -> Self {
        Self { name: name.to_owned(), inside: Some(inside.into_iter().collect()) }
    }

    /// What it is called.
    pub fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn len(&self) -> Option<usize> {
        self.inside.as_ref().map(Vec::len)
    }

    /// Whether a respondent, by place from 0, belongs to it.
    pub fn holds(&self, respondent: usize) -> bool {
        self.inside.as_ref().is_none_or(|inside| inside.get(respondent).is_some_and(|inside| *inside))
    }
}
