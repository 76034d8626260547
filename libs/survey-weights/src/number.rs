//! Counts as real numbers, and the range of numbers that is worked with.

use crate::SurveyError;

/// Values up to this size can be squared, weighed and added without running over.
pub(crate) const LARGEST: f64 = 1e60;
/// Weights lie between this and its inverse.
pub(crate) const SMALLEST_WEIGHT: f64 = 1e-30;

/// A count as a real number; there are never more than 2³² of anything here.
pub(crate) fn count(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::INFINITY, f64::from)
}

/// The value, where it is a number of a size that can be worked with.
pub(crate) fn number(name: &str, place: usize, value: f64) -> Result<f64, SurveyError> {
    within(name, place, value, (value.abs() <= LARGEST, "a number that can be reckoned with"))
}

/// The value, where it fits.
pub(crate) fn within(
    name: &str,
    place: usize,
    value: f64,
    (fits, expected): (bool, &'static str),
) -> Result<f64, SurveyError> {
    if fits {
        Ok(value)
    } else {
        Err(SurveyError::BadValue { name: name.to_owned(), place, value, expected })
    }
}

/// A column has a value for each respondent, a row one for each covariate.
pub(crate) fn as_long(name: &str, found: usize, needed: usize) -> Result<(), SurveyError> {
    if found == needed {
        Ok(())
    } else {
        Err(SurveyError::WrongLength { name: name.to_owned(), found, needed })
    }
}
