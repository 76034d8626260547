use crate::number::{cents, divided, float};
use crate::{CannotExtrapolate, Counterfactual, Selection};

/// Below this number of cases nothing is said about others.
pub const LEAST_TO_EXTRAPOLATE: u32 = 30;

/// What comes of a value case, in cents; never the figure without what must be said with it.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// How many cases it rests on.
    pub n: u32,
    /// How they were found.
    pub selection: Selection,
    /// Where "without" comes from.
    pub counterfactual: Counterfactual,
    /// What must be said with the figures.
    pub caveats: Vec<Caveat>,
    /// The three amounts over all cases and years, not discounted; absent where a source tells only differences.
    pub amounts: Option<ThreeAmounts>,
    /// Without − after, discounted.
    pub avoided: i64,
    /// What was really taken out of budgets, discounted: the only part that can be spent again.
    pub booked: i64,
    /// The discounted cost of the method; absent when nobody knows it.
    pub cost: Option<i64>,
    /// Avoided − cost; absent when the cost is not known.
    pub net: Option<i64>,
    /// Avoided per case.
    pub average: Average,
    /// The same by who pays, in the order in which payers were first named.
    pub payers: Vec<PayerShare>,
    /// How the cases differ; absent where only sums are known.
    pub spread: Option<Spread>,
}

/// The three amounts, in cents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ThreeAmounts {
    /// What was used when the method began.
    pub now: i64,
    /// What would have been used without it.
    pub without: i64,
    /// What was used afterwards.
    pub after: i64,
}

/// A mean that keeps what it was made of, because a rounded one cannot be multiplied back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Average {
    /// The sum, in cents.
    pub total: i64,
    /// Over how many.
    pub n: u32,
}

impl Average {
    /// In cents, half a cent away from zero; 0 over nothing.
    #[must_use]
    pub fn cents(&self) -> i64 {
        if self.n == 0 { 0 } else { divided(self.total, i64::from(self.n)) }
    }

    /// In whole euros, half a euro away from zero, rounded once from the sum.
    #[must_use]
    pub fn euros(&self) -> i64 {
        if self.n == 0 { 0 } else { divided(self.total, 100 * i64::from(self.n)) }
    }

    /// Whether [`Self::cents`] times `n` is the sum.
    #[must_use]
    pub fn is_whole_cents(&self) -> bool {
        self.n != 0 && self.total % i64::from(self.n) == 0
    }
}

/// The part of one payer, discounted, in cents.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PayerShare {
    /// Who.
    pub payer: String,
    /// Avoided.
    pub avoided: i64,
    /// Really taken out of the budget.
    pub booked: i64,
    /// What the method costs this payer; absent when nobody knows it.
    pub cost: Option<i64>,
}

/// How the cases differ.
#[derive(Debug, Clone, PartialEq)]
pub struct Spread {
    /// What each case avoids, discounted, in the given order.
    pub cases: Vec<CaseShare>,
    /// The case that avoids most.
    pub largest: CaseShare,
    /// Its part of all that is avoided; absent when that is not above zero.
    pub largest_share: Option<f64>,
    /// The average without each case in turn, in the given order (leave-one-out; Quenouille 1949, Tukey 1958); none for a
    /// single case.
    pub without_each: Vec<WithoutOne>,
}

/// What one case avoids.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CaseShare {
    /// The case.
    pub case: String,
    /// Avoided, in cents.
    pub avoided: i64,
}

/// What is left when one case is not counted.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct WithoutOne {
    /// The case that is not counted.
    pub case: String,
    /// The average of the others.
    pub average: Average,
}

/// Something that must be said with the figure.
#[derive(Debug, Clone, PartialEq)]
pub enum Caveat {
    /// There are so few cases that nothing follows for others.
    Few {
        /// How many.
        n: u32,
    },
    /// They were chosen, or nobody knows how they were found.
    NotLikeOthers,
    /// What would have been used without the method is a judgement, or nobody knows where it comes from.
    WithoutIsJudged,
    /// It was judged when the outcome was known already.
    JudgedAfterwards,
    /// Nobody wrote down what the method costs.
    CostUnknown,
    /// Only sums are known.
    OnlySums,
    /// Only differences are known, not the three amounts.
    OnlyDifferences,
    /// One case carries more than a quarter of it.
    OneCaseCarries {
        /// Which.
        case: String,
        /// Its part.
        share: f64,
    },
    /// None of it was taken out of a budget: nothing can be spent twice.
    NothingBooked,
    /// More was taken out of budgets than was avoided.
    BookedAboveAvoided,
    /// In somebody's own words.
    Said(String),
}

/// What the figures say about more cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Extrapolation {
    /// How many cases.
    pub cases: u32,
    /// What these would avoid, in cents.
    pub avoided: i64,
    /// The standard error that follows from how the known cases differ, in cents.
    pub error: i64,
}

impl Outcome {
    /// What `cases` others would avoid if they are like these: their number times the average, with the standard error
    /// `cases · s / √n`.
    ///
    /// # Errors
    /// Below thirty cases, when they were not all there were or drawn by lot, and when only sums are known: then there is
    /// no such figure.
    pub fn extrapolate(&self, cases: u32) -> Result<Extrapolation, CannotExtrapolate> {
        if self.n < LEAST_TO_EXTRAPOLATE {
            return Err(CannotExtrapolate::TooFew { n: self.n, least: LEAST_TO_EXTRAPOLATE });
        }
        match self.selection {
            Selection::Chosen | Selection::Unknown => return Err(CannotExtrapolate::NotLikeOthers),
            Selection::All | Selection::Random => {}
        }
        let spread = self.spread.as_ref().ok_or(CannotExtrapolate::NoSpread)?;
        let n = f64::from(self.n);
        let mean = float(self.avoided) / n;
        let squares = spread.cases.iter().map(|case| float(case.avoided) - mean);
        let variance = squares.map(|away| away * away).sum::<f64>() / (n - 1.0);
        let times = f64::from(cases);
        Ok(Extrapolation { cases, avoided: cents(times * mean), error: cents(times * (variance / n).sqrt()) })
    }
}
