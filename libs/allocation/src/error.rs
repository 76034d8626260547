use crate::Impossible;

/// Why nothing is divided.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AllocationError {
    /// Two things have the same name, so that they could not be told apart.
    #[error("{what} {name} stands there twice")]
    Twice {
        /// What they are.
        what: &'static str,
        /// Their name.
        name: String,
    },
    /// A name is empty, or holds what is not printed.
    #[error("{name:?} is no name of {what}")]
    NotAName {
        /// Of what.
        what: &'static str,
        /// What stands there.
        name: String,
    },
    /// An application is for a part that there is not.
    #[error("{id} asks for part {part}, which there is not")]
    UnknownPart {
        /// The application.
        id: String,
        /// The part.
        part: String,
    },
    /// Nothing is asked, or more than is reckoned with.
    #[error("{id} asks for {asked} cents")]
    Asked {
        /// The application.
        id: String,
        /// What it asks.
        asked: u64,
    },
    /// The least that an application can do with is more than what it asks.
    #[error("{id} asks for {asked} cents and cannot do with less than {least}")]
    LeastAboveAsked {
        /// The application.
        id: String,
        /// What it asks.
        asked: u64,
        /// The least.
        least: u64,
    },
    /// A ceiling or an amount is more than is reckoned with.
    #[error("{name}: {cents} cents are more than {most}")]
    TooMuch {
        /// Of what.
        name: String,
        /// The amount.
        cents: u64,
        /// The most there can be.
        most: u64,
    },
    /// There are more of something than are reckoned with.
    #[error("{count} {what} are more than {most}")]
    TooMany {
        /// Of what.
        what: &'static str,
        /// How many there are.
        count: usize,
        /// How many there may be.
        most: usize,
    },
    /// The weights of the criteria do not sum to a hundred.
    #[error("the weights sum to {0}, not to 100")]
    Weights(u64),
    /// The scale of the points has no upper end.
    #[error("a criterion needs points to give")]
    NoPoints,
    /// An application was not given points for each criterion.
    #[error("{id} has points for {found} criteria of {wanted}")]
    Unscored {
        /// The application.
        id: String,
        /// For how many it has points.
        found: usize,
        /// How many there are.
        wanted: usize,
    },
    /// Points lie above the scale.
    #[error("{id}, {criterion}: {points} hundredths are more than {most}")]
    Points {
        /// The application.
        id: String,
        /// The criterion.
        criterion: String,
        /// What was given.
        points: u32,
        /// The most there is to give.
        most: u32,
    },
    /// A minimum lies above a hundred points, or a tie rule names a criterion that there is not.
    #[error("{0} is no rule that this round can follow")]
    Rule(String),
    /// A tie that no published rule breaks: a person must not break it here.
    #[error("{part}: no rule breaks the tie of {}", ids.join(", "))]
    UnbrokenTie {
        /// The part.
        part: String,
        /// Who are tied.
        ids: Vec<String>,
    },
    /// The secret is not the one that was committed to before.
    #[error("the secret is not the one of the commitment {0}")]
    NotCommitted(String),
    /// Somebody accepted more than was offered.
    #[error("{id} accepted {accepted} cents of {offered}")]
    AnswerAboveOffer {
        /// The application.
        id: String,
        /// What was accepted.
        accepted: u64,
        /// What there was.
        offered: u64,
    },
    /// The floors of all applicants do not fit under the ceiling together.
    #[error("{part}: floors of {floors} cents do not fit under {ceiling}")]
    FloorsAboveCeiling {
        /// The part.
        part: String,
        /// The floors together.
        floors: u64,
        /// The ceiling.
        ceiling: u64,
    },
    /// What the budget names is more than the ceiling.
    #[error("{part}: the budget names {named} cents, the ceiling is {ceiling}")]
    NamedAboveCeiling {
        /// The part.
        part: String,
        /// What is named.
        named: u64,
        /// The ceiling.
        ceiling: u64,
    },
    /// A claim does not say how many of a unit there are.
    #[error("{id} says nothing of {unit}")]
    UnknownUnit {
        /// The application.
        id: String,
        /// The unit.
        unit: String,
    },
    /// A proposal names a cell that there is not.
    #[error("{id} names cell {cell}, of {cells}")]
    UnknownCell {
        /// The application.
        id: String,
        /// The place of the cell.
        cell: usize,
        /// How many cells there are.
        cells: usize,
    },
    /// The round cannot be balanced as asked.
    #[error(transparent)]
    Impossible(#[from] Impossible),
    /// The program in whole numbers could not be solved at all.
    #[error("the solver gives no answer: {0}")]
    Solver(String),
    /// What was given could not be written down to be sealed.
    #[error("cannot be sealed: {0}")]
    Unsealed(String),
}
