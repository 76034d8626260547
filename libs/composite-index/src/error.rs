//! What went wrong, in which step, at which indicator and unit.

use std::error::Error;
use std::fmt;

use crate::missing::Missing;

/// A step on the way from values to an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub enum Step {
    /// Reading the hierarchy.
    Structure,
    /// Reading the values.
    Table,
    /// Dividing by a size.
    Denominate,
    /// Filling what is missing.
    Impute,
    /// Leaving out units with too little to go on.
    Screen,
    /// Taming outliers.
    Treat,
    /// Bringing indicators to one scale.
    Normalise,
    /// Settling the weights.
    Weigh,
    /// Combining children into their parent.
    Aggregate,
    /// Studying an index that stands.
    Analyse,
    /// Varying the assumptions.
    Explore,
}

/// An error that says where it happened.
#[derive(Debug, Clone, PartialEq)]
pub struct IndexError {
    /// The step that could not be done.
    pub step: Step,
    /// Code of the indicator, aggregate or column concerned.
    pub element: Option<String>,
    /// Code of the unit concerned.
    pub unit: Option<String>,
    /// The year concerned, in a panel.
    pub year: Option<i32>,
    /// What went wrong.
    pub cause: Cause,
}

/// What went wrong.
#[derive(Debug, Clone, PartialEq)]
pub enum Cause {
    /// The code stands in the table twice.
    Duplicate,
    /// No element, column or unit has this code.
    Unknown,
    /// The parent is no element.
    UnknownParent(String),
    /// The element lies above itself.
    Cycle,
    /// An aggregate without anything to combine.
    WithoutChildren,
    /// There are indicators, but nothing that combines them.
    NoAggregate,
    /// There is nothing at all.
    Empty,
    /// The level does not lie below that of the parent, or does not fit what stands below.
    WrongLevel(u32),
    /// More than a hundred levels above one another.
    TooDeep,
    /// A weight that is negative or not a number.
    BadWeight(f64),
    /// All weights in the group are zero.
    WeightsSumToZero,
    /// Only an indicator can be better when it is lower.
    DirectionOfAggregate,
    /// There are several top elements: say which one is meant.
    ManyTops,
    /// A column with another number of values than there are units.
    WrongLength {
        /// Number of units.
        units: usize,
        /// Number of values.
        values: usize,
    },
    /// A value that is infinite or not a number, or became so.
    NotFinite,
    /// Too few units for this step.
    TooFewUnits {
        /// How many are needed.
        needed: usize,
        /// How many there are.
        found: usize,
    },
    /// Every unit lacks a value.
    AllMissing,
    /// Every unit has this same value, so nothing can be told apart.
    ZeroSpread(f64),
    /// The unit has a value, but not what it is to be divided or weighed by.
    NoCounterpart {
        /// The column that lacks the value.
        column: String,
        /// Why it lacks it.
        reason: Missing,
    },
    /// What is divided or weighed by is zero or negative.
    NotPositiveCounterpart {
        /// The column.
        column: String,
        /// Its value.
        value: f64,
    },
    /// The unit belongs to no group, or nobody in its group has a value.
    NoGroup(String),
    /// The method asks for a parameter of this indicator.
    NoParameter(&'static str),
    /// A parameter outside its range.
    BadParameter {
        /// Which parameter.
        name: &'static str,
        /// Its value.
        value: f64,
    },
    /// A value outside the goalposts, where that is refused.
    OutsideGoalposts {
        /// The value.
        value: f64,
        /// Lower goalpost.
        lower: f64,
        /// Upper goalpost.
        upper: f64,
    },
    /// The mean exists for positive scores only.
    NotPositive(f64),
    /// The step or assumption has no meaning here; the text says why.
    DoesNotApply(&'static str),
    /// The step stands in the recipe twice.
    StepTwice,
    /// No answer within this number of rounds.
    NotConverged(usize),
    /// More than memory allows; take fewer runs or options.
    TooLarge,
}

impl IndexError {
    pub(crate) fn new(step: Step, cause: Cause) -> Self {
        Self { step, element: None, unit: None, year: None, cause }
    }

    pub(crate) fn at(mut self, element: &str) -> Self {
        self.element.get_or_insert_with(|| element.to_owned());
        self
    }

    pub(crate) fn unit(mut self, unit: &str) -> Self {
        self.unit.get_or_insert_with(|| unit.to_owned());
        self
    }

    pub(crate) fn in_year(mut self, year: i32) -> Self {
        self.year.get_or_insert(year);
        self
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Structure => "structure",
            Self::Table => "table",
            Self::Denominate => "denominate",
            Self::Impute => "impute",
            Self::Screen => "screen",
            Self::Treat => "treat",
            Self::Normalise => "normalise",
            Self::Weigh => "weigh",
            Self::Aggregate => "aggregate",
            Self::Analyse => "analyse",
            Self::Explore => "explore",
        })
    }
}

impl fmt::Display for IndexError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.step)?;
        if let Some(element) = &self.element {
            write!(f, ", {element}")?;
        }
        if let Some(unit) = &self.unit {
            write!(f, ", unit {unit}")?;
        }
        if let Some(year) = self.year {
            write!(f, ", {year}")?;
        }
        write!(f, ": {}", self.cause)
    }
}

impl Error for IndexError {}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Duplicate => f.write_str("the code stands here twice"),
            Self::Unknown => f.write_str("there is nothing by this code"),
            Self::UnknownParent(parent) => write!(f, "its parent {parent} is no element"),
            Self::Cycle => f.write_str("it lies above itself"),
            Self::WithoutChildren => f.write_str("it is an aggregate and has nothing to combine"),
            Self::NoAggregate => f.write_str("no element combines the indicators: add a parent"),
            Self::Empty => f.write_str("there is nothing here"),
            Self::WrongLevel(level) => write!(f, "level {level} does not fit what lies above or below it"),
            Self::TooDeep => f.write_str("there are more than a hundred elements above one another"),
            Self::BadWeight(weight) => write!(f, "{weight} is no weight: it is negative or not a number"),
            Self::WeightsSumToZero => f.write_str("the weights of its children sum to zero"),
            Self::DirectionOfAggregate => f.write_str("only an indicator can point down"),
            Self::ManyTops => f.write_str("there are several top elements: name one"),
            Self::WrongLength { units, values } => write!(f, "{values} values for {units} units"),
            Self::NotFinite => f.write_str("the value is infinite or not a number"),
            Self::TooFewUnits { needed, found } => {
                write!(f, "{needed} units are needed, {found} have a value")
            }
            Self::AllMissing => f.write_str("no unit has a value"),
            Self::ZeroSpread(value) => write!(f, "every unit has the same value, {value}"),
            Self::NoCounterpart { column, reason } => write!(f, "{column} has no value here ({reason})"),
            Self::NotPositiveCounterpart { column, value } => {
                write!(f, "{column} is {value}, not above zero")
            }
            Self::NoGroup(group) => write!(f, "no other unit of its {group} has a value"),
            Self::NoParameter(name) => write!(f, "no {name} is given for it"),
            Self::BadParameter { name, value } => write!(f, "{value} cannot be its {name}"),
            Self::OutsideGoalposts { value, lower, upper } => {
                write!(f, "{value} lies outside the goalposts {lower} to {upper}")
            }
            Self::NotPositive(value) => write!(f, "this mean needs scores above zero, not {value}"),
            Self::DoesNotApply(why) => write!(f, "this does not apply: {why}"),
            Self::StepTwice => f.write_str("the step stands in the recipe twice"),
            Self::NotConverged(rounds) => write!(f, "no answer within {rounds} rounds"),
            Self::TooLarge => f.write_str("this takes too much memory: take fewer runs or options"),
        }
    }
}
