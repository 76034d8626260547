use crate::error::ReachError;
use crate::number::{position, real};
use crate::raam::checked_rho;
use crate::region::Region;

/// In the first cycles many would rush to the same attractive site; they are held back.
const HELD_BACK: usize = 20;

/// How the agents move in whole persons, cycle by cycle, as in PySAL's `access`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cycles {
    /// τ: the distance somebody goes to avoid a site with twice the demand it was meant for.
    pub tau: f64,
    /// ρ: people for each unit of supply; `None`: the mean of the region.
    pub rho: Option<f64>,
    /// How many cycles there are.
    pub cycles: usize,
    /// The largest part of the people of a demand point that moves in the first cycle.
    pub first_step: f64,
    /// The part that may always move.
    pub least_step: f64,
    /// After so many cycles the step is half as large.
    pub half_life: f64,
}

impl Cycles {
    /// The settings of PySAL with this τ.
    #[must_use]
    pub const fn new(tau: f64) -> Self {
        Self { tau, rho: None, cycles: 150, first_step: 0.2, least_step: 0.005, half_life: 50.0 }
    }
}

struct Crowd {
    way: Vec<f64>,
    meant: Vec<f64>,
    going: Vec<f64>,
    demand: Vec<f64>,
}

/// People of one demand point who leave the dearest site they use for the cheapest there is.
#[derive(Clone, Copy)]
struct Move {
    from: usize,
    to: usize,
    people: f64,
}

impl Region<'_> {
    /// The rational agent model by moving whole persons for a number of cycles (Saxon and Snow 2020, as PySAL does it).
    ///
    /// It comes near [`Region::rational_agents`] where many people live at each point and stands still where few do; it is
    /// here to reproduce earlier figures. `None` where no supply is reached.
    pub fn shifting_agents(&self, cycles: &Cycles) -> Result<Vec<Option<f64>>, ReachError> {
        let rho = checked_rho(self, cycles.tau, cycles.rho)?;
        for (what, value) in [("first step", cycles.first_step), ("half-life", cycles.half_life)] {
            if !(value.is_finite() && value > 0.0) {
                return Err(ReachError::Agents { what, value });
            }
        }
        let mut crowd = Crowd {
            way: self.pairs.distances().iter().map(|distance| distance / cycles.tau).collect(),
            meant: self.supply.iter().map(|supply| supply * rho).collect(),
            going: vec![0.0; self.pairs.len()],
            demand: vec![0.0; self.supply.len()],
        };
        self.go_to_the_nearest(&mut crowd);
        let mut costs = self.costs(&crowd);
        for cycle in 0..cycles.cycles {
            costs = self.costs(&crowd);
            let halved = 0.5_f64.powf(real(cycle) / cycles.half_life);
            let step = (cycles.first_step * halved).max(cycles.least_step);
            let mut moves = self.moves(&crowd, &costs, step);
            if cycle < HELD_BACK {
                self.hold_back(&crowd, &mut moves);
            }
            for Move { from, to, people } in moves.into_iter().flatten() {
                for (pair, people) in [(to, people), (from, -people)] {
                    crowd.going[pair] += people;
                    crowd.demand[self.site(pair)] += people;
                }
            }
        }
        Ok(self.rows().map(|(_, row)| paid(&crowd.going[row.clone()], &costs[row])).collect())
    }

    fn site(&self, pair: usize) -> usize {
        position(self.pairs.sites()[pair])
    }

    fn go_to_the_nearest(&self, crowd: &mut Crowd) {
        for (people, row) in self.rows() {
            let open = row.filter(|pair| crowd.meant[self.site(*pair)] > 0.0);
            let nearer = |one: &usize, other: &usize| {
                crowd.way[*one].total_cmp(&crowd.way[*other]).then(self.site(*one).cmp(&self.site(*other)))
            };
            if let Some(nearest) = open.min_by(nearer) {
                crowd.going[nearest] = people;
                crowd.demand[self.site(nearest)] += people;
            }
        }
    }

    /// The cost of each pair as the crowd stands; infinite where the site is closed.
    fn costs(&self, crowd: &Crowd) -> Vec<f64> {
        let cost = |(pair, way): (usize, &f64)| {
            let site = self.site(pair);
            if crowd.meant[site] > 0.0 { way + crowd.demand[site] / crowd.meant[site] } else { f64::INFINITY }
        };
        crowd.way.iter().enumerate().map(cost).collect()
    }

    /// For each demand point who would move, before anybody does.
    fn moves(&self, crowd: &Crowd, costs: &[f64], step: f64) -> Vec<Option<Move>> {
        let dearer = |one: &usize, other: &usize| {
            costs[*one].total_cmp(&costs[*other]).then(self.site(*other).cmp(&self.site(*one)))
        };
        let cheaper = |one: &usize, other: &usize| {
            costs[*one].total_cmp(&costs[*other]).then(self.site(*one).cmp(&self.site(*other)))
        };
        self.rows()
            .map(|(people, row)| {
                let from = row.clone().filter(|pair| crowd.going[*pair] > 0.0).max_by(dearer)?;
                let to = row.min_by(cheaper)?;
                let leaving = self.evened_out(crowd, from, to).min(crowd.going[from]).min(step * people);
                (from != to).then(|| Move { from, to, people: leaving.trunc().max(0.0) })
            })
            .collect()
    }

    /// How many would have to move for both sites to cost the same.
    fn evened_out(&self, crowd: &Crowd, from: usize, to: usize) -> f64 {
        let (dear, cheap) = (crowd.meant[self.site(from)], crowd.meant[self.site(to)]);
        let ours = crowd.going[from] + crowd.going[to];
        let others_there = crowd.demand[self.site(from)] - crowd.going[from];
        let others_here = crowd.demand[self.site(to)] - crowd.going[to];
        let apart = crowd.way[from] - crowd.way[to] + (ours + others_there) / dear - others_here / cheap;
        cheap * dear / (cheap + dear) * apart - crowd.going[to]
    }

    fn hold_back(&self, crowd: &Crowd, moves: &mut [Option<Move>]) {
        let mut coming = vec![0.0; self.supply.len()];
        for moving in moves.iter().flatten() {
            coming[self.site(moving.to)] += moving.people;
        }
        for moving in moves.iter_mut().flatten() {
            let site = self.site(moving.to);
            moving.people = (moving.people / (coming[site] / crowd.meant[site]).max(1.0)).round_ties_even();
        }
    }
}

/// What the people of a demand point pay on average; where nobody lives, what the first would pay.
fn paid(going: &[f64], costs: &[f64]) -> Option<f64> {
    let people: f64 = going.iter().sum();
    let paid: f64 =
        going.iter().zip(costs).filter(|(going, _)| **going > 0.0).map(|(going, cost)| going * cost).sum();
    let least = costs.iter().copied().fold(f64::INFINITY, f64::min);
    let cost = if people > 0.0 { paid / people } else { least };
    cost.is_finite().then_some(cost)
}
