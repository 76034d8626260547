use std::collections::BTreeMap;

use allocation::{AllocationError, Ceilings, Division, Leftover, Outcome, Tail, Tender, Tie};
use kernel::{AccountId, Cents, Instant};

use crate::{Application, ApplicationId, Card, RankingId, Round, Rules, TailRule, TieRule};

/// A ranking as it was fixed (*rangschikking*). It never changes; a new one is a new version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranking {
    /// Its identity.
    pub id: RankingId,
    /// Its version in the round, counted from 1.
    pub number: i64,
    /// The outcome, line by line.
    pub division: Division,
    /// When it was fixed.
    pub made_at: Instant,
    /// Who fixed it.
    pub made_by: Option<AccountId>,
}

/// Why there is no ranking.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RankingFault {
    /// These applications have no settled points in a part that they ask for.
    #[error("without settled points: {}", .0.join(", "))]
    Unsettled(Vec<String>),
    /// No division can be made of it.
    #[error(transparent)]
    Allocation(#[from] AllocationError),
}

/// The settled points, by application and part.
pub type Settled = BTreeMap<(ApplicationId, String), Card>;

/// Ranks and divides the ceilings of a round among the applications that are complete, by the published rule.
///
/// # Errors
/// [`RankingFault::Unsettled`] while points are missing; whatever the rule cannot settle, such as a tie that it does not
/// break.
pub fn rank(
    round: &Round,
    applications: &[Application],
    settled: &Settled,
) -> Result<Division, RankingFault> {
    let rules = &round.rules.rules;
    let mut scored = Vec::new();
    let mut unsettled = Vec::new();
    for application in applications {
        for ask in &application.plan.asks {
            let card = settled.get(&(application.id, ask.part.clone()));
            match card.and_then(|card| points(rules, card)) {
                Some(points) => scored.push(allocation::Scored {
                    ask: allocation::Ask {
                        id: application.number().to_owned(),
                        part: ask.part.clone(),
                        asked: ask.asked.0.unsigned_abs(),
                        least: ask.least.0.unsigned_abs(),
                    },
                    points,
                }),
                None => unsettled.push(application.number().to_owned()),
            }
        }
    }
    if !unsettled.is_empty() {
        unsettled.dedup();
        return Err(RankingFault::Unsettled(unsettled));
    }
    Ok(tender(round, scored).divide()?)
}

/// The points of a card in hundredths, in the order of the criteria.
fn points(rules: &Rules, card: &Card) -> Option<Vec<u32>> {
    rules.criteria.iter().map(|one| card.get(&one.name).map(|given| given.points * 100)).collect()
}

fn tender(round: &Round, scored: Vec<allocation::Scored>) -> Tender {
    let rules = &round.rules.rules;
    let part = |one: &crate::Ceiling| allocation::Part {
        name: one.part.clone(),
        ceiling: one.amount.0.unsigned_abs(),
    };
    let criterion = |one: &crate::Criterion| allocation::Criterion {
        name: one.name.clone(),
        weight: one.weight,
        least: one.least.map(|least| least * 100),
    };
    Tender {
        ceilings: Ceilings {
            parts: round.particulars.ceilings.iter().map(part).collect(),
            tail: match rules.tail {
                TailRule::Skip => Tail::Skip,
                TailRule::Stop => Tail::Stop,
                TailRule::Partial => Tail::Partial,
            },
            leftover: Leftover::Stays,
            answers: Vec::new(),
        },
        criteria: rules.criteria.iter().map(criterion).collect(),
        most: rules.most * 100,
        minimum: rules.minimum.map(|minimum| minimum * 100),
        ties: rules.ties.iter().filter_map(|rule| tie(rules, *rule)).collect(),
        scored,
    }
}

fn tie(rules: &Rules, rule: TieRule) -> Option<Tie> {
    match rule {
        TieRule::LowerAmount => Some(Tie::LowerAmount),
        TieRule::HeaviestCriterion => {
            // Of two that weigh as much the one that stands first.
            let heaviest = rules.criteria.iter().rev().max_by_key(|one| one.weight)?;
            Some(Tie::Criterion(heaviest.name.clone()))
        }
    }
}

impl Ranking {
    /// What it gives an application, by part; a part in which it gets nothing is left out.
    #[must_use]
    pub fn amounts(&self, number: &str) -> BTreeMap<String, Cents> {
        let lines = self.division.lines.iter().filter(|line| line.id == number);
        lines.filter_map(|line| Some((line.part.clone(), granted(line.outcome)?))).collect()
    }
}

fn granted(outcome: Outcome) -> Option<Cents> {
    let cents = i64::try_from(outcome.granted()).ok().filter(|cents| *cents > 0)?;
    Some(Cents(cents))
}
