/// Why a method gives no answer. Names the series, and the point by its place from 0.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum TrendError {
    /// A number is none, is infinite, or is too large to be squared.
    #[error("{series}, point {point}: {value} cannot be reckoned with")]
    NotANumber {
        /// The series or the figure.
        series: String,
        /// Which point.
        point: usize,
        /// What stands there.
        value: f64,
    },
    /// A number lies outside what it can be.
    #[error("{series}, point {point}: {value} is not {expected}")]
    OutOfRange {
        /// The series or the figure.
        series: String,
        /// Which point.
        point: usize,
        /// What stands there.
        value: f64,
        /// What was expected.
        expected: &'static str,
    },
    /// Moments and values do not pair up.
    #[error("{series}: {moments} moments and {values} values")]
    Unpaired {
        /// The series.
        series: String,
        /// How many moments.
        moments: usize,
        /// How many values.
        values: usize,
    },
    /// A moment does not come after the one before it.
    #[error("{series}, point {point}: {at} does not come after the point before it")]
    NotInOrder {
        /// The series.
        series: String,
        /// Which point.
        point: usize,
        /// Its moment.
        at: f64,
    },
    /// There are too few points for the method.
    #[error("{series}: {count} points are too few, at least {least} are needed{because}")]
    TooFew {
        /// The series.
        series: String,
        /// How many there are.
        count: usize,
        /// How many there must be.
        least: usize,
        /// Why, where it needs saying; begins with a comma or a space.
        because: &'static str,
    },
    /// There are more points than the method takes.
    #[error("{series}: {count} points are more than {most}")]
    TooMany {
        /// The series.
        series: String,
        /// How many there are.
        count: usize,
        /// How many there may be.
        most: usize,
    },
    /// All values are the same, so there is nothing to measure change against.
    #[error("{series}: all values are the same")]
    Constant {
        /// The series.
        series: String,
    },
}
