/// Why there is no weight or no estimate. Names the item and, where there is one, the respondent by place from 0.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum SurveyError {
    /// There is nobody, or no area.
    #[error("{name}: there is nothing to work with")]
    Empty {
        /// What is empty.
        name: String,
    },
    /// A value is none, is infinite, or is not what it can be.
    #[error("{name}, place {place}: {value} is not {expected}")]
    BadValue {
        /// The item, the weights, or the parameter.
        name: String,
        /// Which respondent, area or row.
        place: usize,
        /// What stands there.
        value: f64,
        /// What was expected.
        expected: &'static str,
    },
    /// A column is not as long as there are respondents, or a row as there are covariates.
    #[error("{name}: {found} values where there should be {needed}")]
    WrongLength {
        /// The column or the area.
        name: String,
        /// How many there are.
        found: usize,
        /// How many there should be.
        needed: usize,
    },
    /// A category or an area is named twice.
    #[error("{name}: {level} stands here twice")]
    Twice {
        /// The margin or the list.
        name: String,
        /// The category.
        level: String,
    },
    /// A category is asked for that nobody has.
    #[error("{name}: there is no {level}")]
    NoSuchLevel {
        /// The factor.
        name: String,
        /// The category.
        level: String,
    },
    /// The population has people of a category that the sample lacks: no weight can make up for them.
    #[error("{name}: {total} people of the population are {level}, and nobody in the sample is")]
    NobodyThere {
        /// The margin.
        name: String,
        /// The category.
        level: String,
        /// Its total in the population.
        total: f64,
    },
    /// Respondents have a category without a population total.
    #[error("{name}: {respondents} respondents are {level}, and the population total of that is not given")]
    NoTotal {
        /// The margin.
        name: String,
        /// The category.
        level: String,
        /// How many respondents.
        respondents: usize,
    },
    /// A population total that respondents cannot add up to.
    #[error("{name}: {total} is no population total for {level}, which {respondents} respondents are")]
    BadTotal {
        /// The margin.
        name: String,
        /// The category.
        level: String,
        /// The total that was given.
        total: f64,
        /// How many respondents.
        respondents: usize,
    },
    /// Two margins count another number of people.
    #[error("{first} adds up to {one} people and {second} to {other}")]
    MarginsDisagree {
        /// The first margin.
        first: String,
        /// What it adds up to.
        one: f64,
        /// Another margin.
        second: String,
        /// What that adds up to.
        other: f64,
    },
    /// No weights reproduce all totals, or none within the bounds.
    #[error("{name}: the total {target} cannot be reached together with the others; it stands at {reached}")]
    OutOfReach {
        /// The total that is furthest off.
        name: String,
        /// What it should be.
        target: f64,
        /// What the last weights add up to.
        reached: f64,
    },
    /// Two auxiliaries say the same thing about each respondent, or too many were given.
    #[error("{found} auxiliary totals are more than the {most} that can be worked with")]
    TooManyTotals {
        /// How many.
        found: usize,
        /// How many at most.
        most: usize,
    },
    /// Trimmed weight has nowhere to go.
    #[error("no weights between {lower} and {upper} add up to {sum}")]
    NoRoom {
        /// The lower bound.
        lower: f64,
        /// The upper bound.
        upper: f64,
        /// What they should add up to.
        sum: f64,
    },
    /// A stratum of one unit: of one, no variance can be worked out.
    #[error("stratum {stratum} has one unit only: join it to another or choose how to treat it")]
    LonelyUnit {
        /// The stratum.
        stratum: String,
    },
    /// More units were drawn than there are.
    #[error("stratum {stratum}: {found} units from a population of {population}")]
    MoreThanPopulation {
        /// The stratum.
        stratum: String,
        /// How many units the sample has.
        found: usize,
        /// How many there are said to be.
        population: f64,
    },
    /// One stratum has two sizes.
    #[error("stratum {stratum} has {one} units in the population for one respondent and {other} for another")]
    TwoPopulations {
        /// The stratum.
        stratum: String,
        /// The size that the first respondent has.
        one: f64,
        /// The size that another has.
        other: f64,
    },
    /// Nobody in the domain answered, or their weights cancel.
    #[error("{name}: nobody in {domain} answered with a weight that counts")]
    NobodyAnswered {
        /// The item.
        name: String,
        /// The domain.
        domain: String,
    },
    /// A ratio whose denominator adds up to zero.
    #[error("{name}: the denominator adds up to zero in {domain}")]
    ZeroDenominator {
        /// The item below the line.
        name: String,
        /// The domain.
        domain: String,
    },
    /// The method needs another design.
    #[error("{method}: {needed}")]
    Unfit {
        /// The method.
        method: &'static str,
        /// What it needs.
        needed: String,
    },
    /// Fewer areas than the model needs.
    #[error("{areas} areas with a figure are too few for {parameters} covariates")]
    TooFewAreas {
        /// How many areas have a direct estimate.
        areas: usize,
        /// How many covariates there are.
        parameters: usize,
    },
    /// A covariate says nothing that the ones before it do not say.
    #[error("covariate {name} follows from the ones before it")]
    Collinear {
        /// The covariate.
        name: String,
    },
    /// A number ran over what can be written down.
    #[error("{name}: the numbers are too large or too far apart to be reckoned with")]
    RanOver {
        /// What was being worked out.
        name: String,
    },
}
