use super::worth::{Model, Worth, least};
use crate::Division;

/// Choices to begin with: the one by the published rule, the highest scores, and the most points and cells for the money.
pub(super) fn starts(model: &Model<'_>, by_rule: &Division) -> Vec<Vec<bool>> {
    let granted = model.round.proposals.iter().map(|proposal| {
        by_rule.line(&proposal.ask.part, &proposal.ask.id).is_some_and(|line| line.outcome.granted() > 0)
    });
    let by_rule: Vec<usize> = granted.enumerate().filter(|(_, granted)| *granted).map(|(at, _)| at).collect();
    let proposals = &model.round.proposals;
    let mut by_score: Vec<usize> = (0..model.len()).collect();
    by_score.sort_by_key(|at| std::cmp::Reverse(proposals[*at].score));
    let mut by_price = by_score.clone();
    by_price.sort_by_key(|at| {
        let cells = u64::try_from(proposals[*at].cells.len()).unwrap_or(0);
        least(&proposals[*at].ask) / (cells + 1)
    });
    vec![greedy(model, &[]), greedy(model, &by_rule), greedy(model, &by_score), greedy(model, &by_price)]
}

/// Takes one after the other what still fits.
fn greedy(model: &Model<'_>, order: &[usize]) -> Vec<bool> {
    let mut chosen = vec![false; model.len()];
    for at in order {
        chosen[*at] = true;
        if model.amounts(&chosen).is_none() {
            chosen[*at] = false;
        }
    }
    chosen
}

/// No more choices than these are looked at, so that a large round takes seconds too; a small one needs far fewer.
const MOST_LOOKED_AT: usize = 500_000;

/// The best of the choices after each was improved step by step.
pub(super) fn best(model: &Model<'_>, starts: Vec<Vec<bool>>) -> Vec<bool> {
    let per_step = model.len() * (model.len() + 1) / 2;
    let mut steps = MOST_LOOKED_AT / per_step.max(1);
    let mut best = vec![false; model.len()];
    for start in starts {
        let chosen = climb(model, start, &mut steps);
        if model.is_better(&chosen, &best) {
            best = chosen;
        }
    }
    best
}

/// Puts one in, takes one out, or exchanges two, as long as that makes it better.
fn climb(model: &Model<'_>, mut chosen: Vec<bool>, steps: &mut usize) -> Vec<bool> {
    let mut worth = model.worth(&chosen);
    while *steps > 0 {
        *steps -= 1;
        let Some((better, there)) = step(model, &mut chosen, worth) else { break };
        (chosen, worth) = (there, Some(better));
    }
    chosen
}

/// The best single step up.
fn step(model: &Model<'_>, chosen: &mut [bool], worth: Option<Worth>) -> Option<(Worth, Vec<bool>)> {
    let mut best: Option<(Worth, (usize, usize))> = None;
    for one in 0..model.len() {
        for other in one..model.len() {
            if one != other && chosen[one] == chosen[other] {
                continue;
            }
            turn(chosen, one, other);
            let found = model.worth(chosen);
            turn(chosen, one, other);
            let bar = best.as_ref().map(|(best, _)| *best).or(worth);
            if let Some(found) = found
                && Some(found) > bar
            {
                best = Some((found, (one, other)));
            }
        }
    }
    let (found, (one, other)) = best?;
    let mut there = chosen.to_vec();
    turn(&mut there, one, other);
    Some((found, there))
}

fn turn(chosen: &mut [bool], one: usize, other: usize) {
    chosen[one] = !chosen[one];
    if other != one {
        chosen[other] = !chosen[other];
    }
}
