/// Why there is no answer; rows are counted from 0.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum DisclosureError {
    /// A code of a dimension is used for two things.
    #[error("dimension {dimension} has code {code} twice")]
    CodeTwice {
        /// The dimension.
        dimension: String,
        /// The code.
        code: String,
    },
    /// A code that the dimension does not have, or not yet where a sum is made of it.
    #[error("{place}: dimension {dimension} has no code {code}")]
    UnknownCode {
        /// The row of the observations, or the sum that names it.
        place: String,
        /// The dimension.
        dimension: String,
        /// The code.
        code: String,
    },
    /// A sum that counts something twice.
    #[error("dimension {dimension}: {code} counts {part} twice")]
    CountedTwice {
        /// The dimension.
        dimension: String,
        /// The sum.
        code: String,
        /// The leaf that is in it twice.
        part: String,
    },
    /// A dimension or a sum of nothing.
    #[error("dimension {dimension}: {code} has no parts")]
    NoParts {
        /// The dimension.
        dimension: String,
        /// The sum.
        code: String,
    },
    /// An observation of a sum; only the parts are observed.
    #[error("row {row}: {code} of dimension {dimension} is a sum; give its parts")]
    NotALeaf {
        /// Which row.
        row: usize,
        /// The dimension.
        dimension: String,
        /// The code.
        code: String,
    },
    /// An observation with too few or too many codes.
    #[error("row {row} has {found} codes for {expected} dimensions")]
    Codes {
        /// Which row.
        row: usize,
        /// How many dimensions there are.
        expected: usize,
        /// How many codes were given.
        found: usize,
    },
    /// An amount that is negative, no number, or too large to add to the others.
    #[error("row {row} is {value}; it must be a number of at least 0 that can be added to the others")]
    Amount {
        /// Which row.
        row: usize,
        /// What was given.
        value: f64,
    },
    /// Two dimensions of one table with the same name.
    #[error("the table has dimension {dimension} twice")]
    DimensionTwice {
        /// The dimension.
        dimension: String,
    },
    /// More cells than can be worked with.
    #[error("the table would have more than {most} cells")]
    TooLarge {
        /// How many are the most.
        most: usize,
    },
    /// Two tables say different things about the same cell.
    #[error("two tables disagree about {cell}: {one} and {other}")]
    Disagree {
        /// The cell.
        cell: String,
        /// What the first says.
        one: f64,
        /// What the other says.
        other: f64,
    },
    /// A cell that the release does not have.
    #[error("the release has no cell {cell}")]
    UnknownCell {
        /// The cell.
        cell: String,
    },
    /// A rule without meaning.
    #[error("{rule} is {value}, which is no possible rule")]
    Rule {
        /// Which rule.
        rule: &'static str,
        /// What was given.
        value: f64,
    },
    /// No choice of cells protects this one: too much is known already, or the solver gave up.
    #[error("{cell} cannot be protected by leaving out other cells")]
    CannotProtect {
        /// The cell.
        cell: String,
    },
}
