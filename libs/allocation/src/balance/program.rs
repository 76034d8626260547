use super::Impossible;
use super::branch;
use super::linear::{Answer, Linear};
use super::worth::{Model, UNIT, least};
use crate::AllocationError;
use crate::number::{float, whole_above};

/// Solvers work best with figures around one, so values are divided by this many-th part of all there is.
const SCALE: f64 = 1_000.0;

/// What rounding in a solver can have taken off a bound, as a part of it.
const SLACK: f64 = 1e-9;

/// What the solver found.
pub(super) struct Solved {
    /// A choice, when it found one.
    pub(super) chosen: Option<Vec<bool>>,
    /// No choice can be worth more than this.
    pub(super) bound: i128,
}

/// Solves with real numbers first, which shows a round that is impossible; then in whole numbers from a known choice on,
/// as far as the effort reaches.
pub(super) fn solve(model: &Model<'_>, known: &[bool]) -> Result<Solved, AllocationError> {
    let program = Program::of(model);
    let relaxed = match branch::relax(&program.linear) {
        Answer::Found { bound, .. } => program.bound(bound),
        Answer::Impossible => return Err(Impossible::Together.into()),
        Answer::Unknown(why) => return Err(AllocationError::Solver(why)),
    };
    let start = model.worth(known).filter(|worth| worth.missing == 0).map(|_| known);
    match branch::solve(&program.linear, start, model.round.effort) {
        Answer::Found { values, bound } => {
            let chosen = program.grants.iter().map(|grant| values[*grant] > 0.5).collect();
            Ok(Solved { chosen: Some(chosen), bound: program.bound(bound).min(relaxed) })
        }
        Answer::Impossible => Err(Impossible::Together.into()),
        // Without an answer in whole numbers the choice that was known stands, under the bound of the real numbers.
        Answer::Unknown(_) => Ok(Solved { chosen: None, bound: relaxed }),
    }
}

/// A round as a program in whole numbers.
struct Program<'m, 'a> {
    model: &'m Model<'a>,
    linear: Linear,
    grants: Vec<usize>,
    unit: f64,
}

impl<'m, 'a> Program<'m, 'a> {
    fn of(model: &'m Model<'a>) -> Self {
        let round = model.round;
        let ceilings: i128 = round.parts.iter().map(|part| i128::from(part.ceiling)).sum();
        let rewards: i128 = round.cells.iter().map(|cell| i128::from(cell.reward)).sum();
        let unit = float((ceilings * UNIT + rewards * UNIT).max(1)) / SCALE;
        let mut program =
            Self { model, linear: Linear::default(), grants: Vec::with_capacity(model.len()), unit };
        program.add_grants();
        program.add_cells();
        program.add_leads();
        program
    }

    fn worth(&self, value: i128) -> f64 {
        float(value) / self.unit
    }

    fn bound(&self, objective: f64) -> i128 {
        whole_above(objective * self.unit * (1.0 + SLACK))
    }

    /// Who is granted the least, how far each is lifted above it, and the ceilings.
    fn add_grants(&mut self) {
        let (model, round) = (self.model, self.model.round);
        let mut spent: Vec<Vec<(usize, f64)>> = vec![Vec::new(); round.parts.len()];
        for (proposal, part) in round.proposals.iter().zip(&model.part) {
            let (score, base) = (i128::from(proposal.score), least(&proposal.ask));
            let (ceiling, more) = (round.parts[*part].ceiling, proposal.ask.asked - base);
            let fits = base <= ceiling;
            let grant = self.linear.yes_or_no(self.worth(score * i128::from(base)), fits);
            self.grants.push(grant);
            if !fits {
                continue;
            }
            let of_ceiling = |cents: u64| float(cents.into()) / float(i128::from(ceiling).max(1));
            spent[*part].push((grant, of_ceiling(base)));
            if more > 0 {
                let lift = self.linear.real(self.worth(score * i128::from(more)), 1.0);
                self.linear.at_most(vec![(lift, 1.0), (grant, -1.0)], 0.0);
                spent[*part].push((lift, of_ceiling(more)));
            }
        }
        for terms in spent.into_iter().filter(|terms| !terms.is_empty()) {
            self.linear.at_most(terms, 1.0);
        }
    }

    /// Whether each cell is reached, how often more than enough, and how often it must be.
    fn add_cells(&mut self) {
        for (at, cell) in self.model.round.cells.iter().enumerate() {
            let proposals = self.model.round.proposals.iter().zip(&self.grants);
            let reaching = proposals.filter(|(proposal, _)| proposal.cells.contains(&at));
            let reaching: Vec<(usize, f64)> = reaching.map(|(_, grant)| (*grant, 1.0)).collect();
            let without = |column: usize| reaching.iter().copied().chain([(column, -1.0)]).collect();
            if cell.reward > 0 && !reaching.is_empty() {
                let reached = self.linear.real(self.worth(UNIT * i128::from(cell.reward)), 1.0);
                self.linear.at_least(without(reached), 0.0);
            }
            if cell.overlap > 0 && usize::try_from(cell.enough).is_ok_and(|enough| reaching.len() > enough) {
                let above = self.linear.real(self.worth(-UNIT * i128::from(cell.overlap)), f64::INFINITY);
                self.linear.at_most(without(above), cell.enough.into());
            }
            if cell.least > 0 {
                self.linear.at_least(reaching, cell.least.into());
            }
        }
    }

    /// No lead holds more grants than allowed.
    fn add_leads(&mut self) {
        let Some(most) = self.model.round.most_per_lead else { return };
        for lead in 0..self.model.leads {
            let held = self.grants.iter().zip(&self.model.lead).filter(|(_, of)| **of == lead);
            let held: Vec<(usize, f64)> = held.map(|(grant, _)| (*grant, 1.0)).collect();
            if usize::try_from(most).is_ok_and(|most| held.len() > most) {
                self.linear.at_most(held, most.into());
            }
        }
    }
}
