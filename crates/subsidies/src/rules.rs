use std::collections::BTreeSet;

use kernel::Cents;
use serde::{Deserialize, Serialize};

/// The rules of a scheme, as they were when a round was prepared. A round keeps the version that it was prepared with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// What can be asked for; each has a ceiling of its own in a round.
    pub parts: Vec<Part>,
    /// By what applications are compared.
    pub criteria: Vec<Criterion>,
    /// The most points for a criterion.
    pub most: u32,
    /// The lowest weighed score that will do, out of a hundred.
    pub minimum: Option<u32>,
    /// What happens to the first that does not fit under a ceiling.
    pub tail: TailRule,
    /// What sets equal scores apart, rule after rule.
    pub ties: Vec<TieRule>,
    /// Who may apply.
    pub applicants: Applicants,
    /// What must come with an application.
    pub documents: Vec<String>,
    /// For whom activities can be.
    pub target_groups: Vec<String>,
    /// By what it will be told what came of it.
    pub indicators: Vec<String>,
    /// How many days an applicant has to complete an application (Awb 4:5).
    pub repair_days: u32,
    /// Within how many weeks after the closing day it is decided (Awb 4:13).
    pub decision_weeks: u32,
    /// By how many weeks these rules let the decision be put off; none where they say nothing of it.
    #[serde(default)]
    pub put_off_weeks: u32,
    /// What must be accounted for, by what was granted; from the lowest amount up.
    pub regimes: Vec<Regime>,
}

/// A part of a scheme (*onderdeel*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Names it in addresses and rows.
    pub key: String,
    /// How people call it.
    pub name: String,
}

/// A criterion (*beoordelingscriterium*).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// How it is called.
    pub name: String,
    /// Its weight, of a hundred.
    pub weight: u32,
    /// The fewest points that will do; nothing when any will.
    pub least: Option<u32>,
}

kernel::words! {
    /// What happens to the first application that does not fit under a ceiling.
    TailRule, "rule for what does not fit" {
        /// It is passed over, and the next that fits is granted.
        Skip => "skip",
        /// Nobody after it is granted anything.
        Stop => "stop",
        /// It is granted what is left.
        Partial => "partial",
    }
}

kernel::words! {
    /// What sets equal scores apart.
    TieRule, "rule for equal scores" {
        /// More points for the criterion that weighs most come first.
        HeaviestCriterion => "heaviest-criterion",
        /// The lower amount comes first.
        LowerAmount => "lower-amount",
    }
}

/// Who may apply.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applicants {
    /// In words.
    pub who: String,
    /// For how many years an organisation must have worked with these people.
    pub years: u32,
    /// How many organisations a partnership has at least, of which one has worked so long.
    pub together: u32,
}

kernel::words! {
    /// How a subsidy is settled (*vaststellen*).
    Settlement, "way of settling" {
        /// At once, with the grant.
        Direct => "direct",
        /// By the authority, without being asked.
        ExOfficio => "ex-officio",
        /// On a request that tells what was done.
        OnRequest => "on-request",
    }
}

/// What must be accounted for, up to an amount (*verantwoordingsregime*). The amount that was granted chooses it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Regime {
    /// It holds below this amount; the last holds for all above.
    pub below: Option<Cents>,
    /// How it is settled.
    pub settlement: Settlement,
    /// What is asked, in words.
    pub asks: String,
}

/// What keeps rules from being used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RulesFault {
    /// There is no part, or two of one name.
    Parts,
    /// There is no criterion, or two of one name.
    Criteria,
    /// The weights do not sum to a hundred.
    Weights(u64),
    /// A minimum lies above what can be reached, or no points can be given.
    Minimum,
    /// The regimes do not go up, or leave an amount without one.
    Regimes,
    /// A term of nothing.
    Terms,
}

impl RulesFault {
    /// Its name in texts.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Parts => "parts",
            Self::Criteria => "criteria",
            Self::Weights(_) => "weights",
            Self::Minimum => "minimum",
            Self::Regimes => "regimes",
            Self::Terms => "terms",
        }
    }
}

impl Rules {
    /// All that keeps these rules from being used.
    #[must_use]
    pub fn faults(&self) -> Vec<RulesFault> {
        let mut faults = Vec::new();
        if !are_distinct(self.parts.iter().map(|part| part.key.as_str())) {
            faults.push(RulesFault::Parts);
        }
        if !are_distinct(self.criteria.iter().map(|one| one.name.as_str())) {
            faults.push(RulesFault::Criteria);
        }
        let sum: u64 = self.criteria.iter().map(|one| u64::from(one.weight)).sum();
        if sum != 100 {
            faults.push(RulesFault::Weights(sum));
        }
        let too_high = self.criteria.iter().any(|one| one.least.is_some_and(|least| least > self.most));
        if self.most == 0 || too_high || self.minimum.is_some_and(|minimum| minimum > 100) {
            faults.push(RulesFault::Minimum);
        }
        if !self.regimes_go_up() {
            faults.push(RulesFault::Regimes);
        }
        if self.repair_days == 0 || self.decision_weeks == 0 {
            faults.push(RulesFault::Terms);
        }
        faults
    }

    fn regimes_go_up(&self) -> bool {
        let Some((last, before)) = self.regimes.split_last() else { return false };
        let mut floor = Cents(0);
        let rises = before.iter().all(|one| {
            let Some(below) = one.below else { return false };
            let higher = below > floor;
            floor = below;
            higher
        });
        rises && last.below.is_none()
    }

    /// What must be accounted for when so much was granted.
    #[must_use]
    pub fn regime(&self, granted: Cents) -> Option<&Regime> {
        self.regimes.iter().find(|one| one.below.is_none_or(|below| granted < below))
    }

    /// The part of this key.
    #[must_use]
    pub fn part(&self, key: &str) -> Option<&Part> {
        self.parts.iter().find(|part| part.key == key)
    }

    /// The name of a part; its key when there is none of it.
    #[must_use]
    pub fn part_name<'a>(&'a self, key: &'a str) -> &'a str {
        self.part(key).map_or(key, |part| part.name.as_str())
    }
}

fn are_distinct<'a>(names: impl Iterator<Item = &'a str>) -> bool {
    let mut seen = BTreeSet::new();
    let mut all = names.peekable();
    all.peek().is_some() && all.all(|name| !name.trim().is_empty() && seen.insert(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::example;

    #[test]
    fn rules_without_fault_can_be_used() {
        assert_eq!(example::rules().faults(), []);
    }

    #[test]
    fn each_fault_is_named() {
        let broken = |change: fn(&mut Rules)| {
            let mut rules = example::rules();
            change(&mut rules);
            rules.faults()
        };
        assert_eq!(broken(|rules| rules.parts.clear()), [RulesFault::Parts]);
        assert_eq!(broken(|rules| rules.parts[1].key = rules.parts[0].key.clone()), [RulesFault::Parts]);
        assert_eq!(broken(|rules| rules.criteria[0].weight += 1), [RulesFault::Weights(101)]);
        assert_eq!(broken(|rules| rules.criteria.clear()), [RulesFault::Criteria, RulesFault::Weights(0)]);
        assert_eq!(broken(|rules| rules.criteria[0].least = Some(11)), [RulesFault::Minimum]);
        assert_eq!(broken(|rules| rules.minimum = Some(101)), [RulesFault::Minimum]);
        assert_eq!(broken(|rules| rules.regimes.truncate(1)), [RulesFault::Regimes]);
        assert_eq!(broken(|rules| rules.regimes.swap(0, 1)), [RulesFault::Regimes]);
        assert_eq!(broken(|rules| rules.decision_weeks = 0), [RulesFault::Terms]);
    }

    #[test]
    fn the_amount_granted_chooses_the_regime() {
        let rules = example::rules();
        let settlement = |cents| rules.regime(Cents(cents)).unwrap().settlement;
        assert_eq!(settlement(499_999), Settlement::Direct);
        assert_eq!(settlement(500_000), Settlement::ExOfficio);
        assert_eq!(settlement(5_000_000), Settlement::OnRequest);
    }
}
