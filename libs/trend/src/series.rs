use crate::TrendError;

/// The largest series that is reckoned with: methods that compare each pair of points stay within a second.
pub const MOST_POINTS: usize = 3_000;
/// Numbers beyond this cannot be squared and added.
const MOST: f64 = 1e100;

/// Moments nearer to each other than this are the same moment.
const LEAST_DISTANCE: f64 = 1e-9;

/// Values through time, each a finite number, the moments rising. Yearly or not: the distances between moments count.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    name: String,
    moments: Vec<f64>,
    values: Vec<f64>,
}

impl Series {
    /// The values at these moments, such as years.
    ///
    /// # Errors
    /// Names the point that is no number or does not come after the one before it.
    pub fn new(name: &str, moments: &[f64], values: &[f64]) -> Result<Self, TrendError> {
        if moments.len() != values.len() {
            let series = name.to_owned();
            return Err(TrendError::Unpaired { series, moments: moments.len(), values: values.len() });
        }
        at_most(name, values.len())?;
        numbers(name, moments)?;
        numbers(name, values)?;
        let behind = moments.windows(2).position(|two| two[1] - two[0] < LEAST_DISTANCE);
        if let Some(before) = behind {
            let series = name.to_owned();
            return Err(TrendError::NotInOrder { series, point: before + 1, at: moments[before + 1] });
        }
        Ok(Self { name: name.to_owned(), moments: moments.to_vec(), values: values.to_vec() })
    }

    /// The values at the moments 0, 1, 2 and so on.
    ///
    /// # Errors
    /// As [`Series::new`].
    pub fn yearly(name: &str, values: &[f64]) -> Result<Self, TrendError> {
        let moments: Vec<f64> = (0..values.len()).map(crate::count::float).collect();
        Self::new(name, &moments, values)
    }

    /// What it is called in errors.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// When.
    #[must_use]
    pub fn moments(&self) -> &[f64] {
        &self.moments
    }

    /// What.
    #[must_use]
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    pub(crate) fn len(&self) -> usize {
        self.values.len()
    }

    pub(crate) fn at_least(&self, least: usize) -> Result<(), TrendError> {
        at_least(&self.name, self.len(), least)
    }

    pub(crate) fn constant(&self) -> TrendError {
        TrendError::Constant { series: self.name.clone() }
    }
}

/// Refuses what cannot be reckoned with.
pub(crate) fn numbers(series: &str, values: &[f64]) -> Result<(), TrendError> {
    values.iter().enumerate().try_for_each(|(point, value)| number((series, point), *value))
}

/// The same for one number.
pub(crate) fn number((series, point): (&str, usize), value: f64) -> Result<(), TrendError> {
    if value.is_finite() && value.abs() <= MOST {
        return Ok(());
    }
    Err(TrendError::NotANumber { series: series.to_owned(), point, value })
}

pub(crate) fn at_least(series: &str, count: usize, least: usize) -> Result<(), TrendError> {
    if count >= least {
        return Ok(());
    }
    Err(TrendError::TooFew { series: series.to_owned(), count, least, because: "" })
}

pub(crate) fn at_most(series: &str, count: usize) -> Result<(), TrendError> {
    if count <= MOST_POINTS {
        return Ok(());
    }
    Err(TrendError::TooMany { series: series.to_owned(), count, most: MOST_POINTS })
}

/// Refuses a number outside what it can be.
pub(crate) fn within(
    (series, point): (&str, usize),
    value: f64,
    holds: bool,
    expected: &'static str,
) -> Result<(), TrendError> {
    if holds {
        return Ok(());
    }
    Err(TrendError::OutOfRange { series: series.to_owned(), point, value, expected })
}
