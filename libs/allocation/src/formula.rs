use serde::{Deserialize, Serialize};

use crate::ask::{check_amount, check_name};
use crate::number::share;
use crate::{AllocationError, Ask};

/// An amount for each of something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rate {
    /// Of what: members who live here, say.
    pub unit: String,
    /// Cents for each.
    pub cents: u64,
}

/// A cap that rises with a count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SteppedCap {
    /// What is counted: activities, say.
    pub unit: String,
    /// From which count on which cap holds; below the first there is nothing.
    pub steps: Vec<StepOfCap>,
}

/// One step of a cap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct StepOfCap {
    /// From this count on.
    pub from: u64,
    /// The most there is, in cents.
    pub cents: u64,
}

/// How much an application is due by a formula; the lowest of its bounds holds.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Formula {
    /// Amounts per unit, which add up; none for a formula without them.
    pub rates: Vec<Rate>,
    /// The part of the eligible costs, in hundredths of a percent: 7,500 for 75 %.
    pub of_costs: Option<u32>,
    /// A cap that rises with a count.
    pub cap: Option<SteppedCap>,
    /// The most there is for anybody, in cents.
    pub most: Option<u64>,
}

/// What an applicant has and spends.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// The application.
    pub id: String,
    /// The part it is for.
    pub part: String,
    /// How many there are of each unit, on the reference date.
    pub units: Vec<(String, u64)>,
    /// Eligible costs, in cents.
    pub costs: u64,
    /// What was asked, where less was asked than the formula gives.
    pub asked: Option<u64>,
}

/// Where a bound comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The amounts per unit.
    PerUnit,
    /// The part of the costs.
    OfCosts,
    /// The cap that rises with a count.
    Cap,
    /// The most there is for anybody.
    Most,
    /// The costs themselves: a subsidy is no profit.
    Costs,
    /// What was asked.
    Asked,
}

/// One bound of an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Bound {
    /// Where it comes from.
    pub kind: Kind,
    /// In cents.
    pub cents: u64,
}

/// An amount by formula, with all its bounds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amount {
    /// What the formula gives, in cents; parts of a cent are dropped.
    pub cents: u64,
    /// The bound that holds: the lowest, the first among equal ones.
    pub held_by: Kind,
    /// All bounds, in the order of the formula.
    pub bounds: Vec<Bound>,
}

impl Formula {
    /// Works out what a claim is due.
    ///
    /// # Errors
    /// When the claim does not count a unit of the formula, an amount is beyond reckoning, or the formula asks for more
    /// than all the costs.
    pub fn amount(&self, claim: &Claim) -> Result<Amount, AllocationError> {
        check_name("application", &claim.id)?;
        check_amount(&claim.id, claim.costs)?;
        let mut bounds = Vec::with_capacity(6);
        let mut bound = |kind, cents| bounds.push(Bound { kind, cents });
        if !self.rates.is_empty() {
            bound(Kind::PerUnit, self.per_unit(claim)?);
        }
        if let Some(part) = self.of_costs {
            if part > 10_000 {
                return Err(AllocationError::Rule(format!("{part} hundredths of a percent of the costs")));
            }
            bound(Kind::OfCosts, share(claim.costs, part.into(), 10_000).0);
        }
        if let Some(cap) = &self.cap {
            let count = claim.count(&cap.unit)?;
            let reached = cap.steps.iter().filter(|step| step.from <= count);
            bound(Kind::Cap, reached.max_by_key(|step| step.from).map_or(0, |step| step.cents));
        }
        if let Some(most) = self.most {
            bound(Kind::Most, most);
        }
        bound(Kind::Costs, claim.costs);
        if let Some(asked) = claim.asked {
            bound(Kind::Asked, asked);
        }
        let lowest = bounds.iter().min_by_key(|bound| bound.cents);
        let (cents, held_by) = lowest.map_or((0, Kind::Costs), |bound| (bound.cents, bound.kind));
        Ok(Amount { cents, held_by, bounds })
    }

    /// What a claim asks of a round under a ceiling: the amount by the formula, which can be cut to anything.
    ///
    /// # Errors
    /// As [`Self::amount`].
    pub fn ask(&self, claim: &Claim) -> Result<Ask, AllocationError> {
        Ok(Ask::new(&claim.id, &claim.part, self.amount(claim)?.cents))
    }

    fn per_unit(&self, claim: &Claim) -> Result<u64, AllocationError> {
        let mut sum = 0_u64;
        for rate in &self.rates {
            let of_rate = claim.count(&rate.unit)?.saturating_mul(rate.cents);
            sum = sum.saturating_add(of_rate);
        }
        check_amount(&claim.id, sum)?;
        Ok(sum)
    }
}

impl Claim {
    fn count(&self, unit: &str) -> Result<u64, AllocationError> {
        let found = self.units.iter().find(|(name, _)| name == unit).map(|(_, count)| *count);
        found.ok_or_else(|| AllocationError::UnknownUnit { id: self.id.clone(), unit: unit.to_owned() })
    }
}
