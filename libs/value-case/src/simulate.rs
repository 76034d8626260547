use crate::amount::Sampler;
use crate::chance::Chance;
use crate::checked::Checked;
use crate::number::{cents, count};
use crate::quantile::{Band, Fan};
use crate::{Amount, Amounts, Average, MethodCost, ValueCase, ValueCaseError};

const MOST_DRAWS: u32 = 1_000_000;

/// How often to draw, and from where; the same plan gives the same figures on every machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Draws {
    /// Where the draws begin.
    pub seed: u64,
    /// How many; at least 1, at most a million.
    pub count: u32,
}

/// How sure the figures are as far as the amounts are unsure, each drawn apart from the others (Monte Carlo).
#[derive(Debug, Clone, PartialEq)]
pub struct Simulation {
    /// What was drawn.
    pub draws: Draws,
    /// Avoided over all years.
    pub avoided: Fan,
    /// Avoided − cost over all years; absent when nobody knows the cost.
    pub net: Option<Fan>,
    /// The part of the draws in which more is avoided than nothing.
    pub chance_avoided: f64,
    /// The part of the draws in which more is avoided than the method costs; absent when nobody knows that.
    pub chance_net: Option<f64>,
    /// Avoided up to and with each year in which something flows.
    pub years: Vec<YearFan>,
    /// Avoided by who pays.
    pub payers: Vec<PayerFan>,
}

/// Avoided up to and with a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct YearFan {
    /// Years after the start.
    pub year: u16,
    /// How much.
    pub avoided: Fan,
}

/// Avoided by one payer.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct PayerFan {
    /// Who.
    pub payer: String,
    /// How much.
    pub avoided: Fan,
}

/// How sure the figures are as far as other cases could have been met: the cases are drawn anew, with putting back.
///
/// Efron, "Bootstrap methods: another look at the jackknife", Annals of Statistics 7 (1979); percentile interval. With few
/// and uneven cases it is too narrow rather than too wide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Bootstrap {
    /// What was drawn.
    pub draws: Draws,
    /// The average of the cases as they are.
    pub average: Average,
    /// Where the average lies in 95% of the draws, in cents.
    pub interval: Band,
}

impl ValueCase {
    /// Draws every amount `draws.count` times.
    ///
    /// # Errors
    /// As [`Self::reckon`], and when more draws are asked than a million, or none.
    pub fn simulate(&self, draws: Draws) -> Result<Simulation, ValueCaseError> {
        let checked = Checked::new(self)?;
        let number = number_of(draws)?;
        let mut chance = Chance::seeded(draws.seed);
        let mut payers = vec![vec![0.0; number]; checked.payers.len()];
        let mut flows: Vec<_> = checked.flows().map(|(_, flow)| flow).collect();
        flows.sort_by_key(|flow| flow.year);
        let mut years = Vec::new();
        for of_year in flows.chunk_by(|one, next| one.year == next.year) {
            for flow in of_year {
                let sums = &mut payers[checked.payer(&flow.payer)];
                let factor = self.discounting.factor(flow.year);
                for (sign, amount) in signed(flow.amounts) {
                    Sampler::of(&amount).add(sign * factor, sums, &mut chance);
                }
            }
            let year = of_year.first().map_or(0, |flow| flow.year);
            years.push(YearFan { year, avoided: Fan::of(&mut sum(&payers, number)) });
        }
        let avoided = sum(&payers, number);
        let fan_of_all = years.last().map_or_else(|| Fan::of(&mut avoided.clone()), |year| year.avoided);
        let net = self.less_cost(&avoided, &mut chance);
        let of_payers = checked.payers.iter().zip(&mut payers);
        let fan = |(payer, sums): (&&str, &mut Vec<f64>)| PayerFan {
            payer: (*payer).to_owned(),
            avoided: Fan::of(sums),
        };
        Ok(Simulation {
            draws,
            chance_avoided: above_zero(&avoided),
            chance_net: net.as_deref().map(above_zero),
            net: net.map(|mut net| Fan::of(&mut net)),
            avoided: fan_of_all,
            years,
            payers: of_payers.map(fan).collect(),
        })
    }

    fn less_cost(&self, avoided: &[f64], chance: &mut Chance) -> Option<Vec<f64>> {
        match &self.cost {
            MethodCost::Unknown => None,
            MethodCost::Known(costs) => {
                let mut net = avoided.to_vec();
                for cost in costs {
                    let factor = self.discounting.factor(cost.year);
                    Sampler::of(&cost.amount).add(-factor, &mut net, chance);
                }
                Some(net)
            }
        }
    }

    /// Draws the cases anew `draws.count` times; nothing where only sums are known.
    ///
    /// # Errors
    /// As [`Self::simulate`].
    pub fn bootstrap(&self, draws: Draws) -> Result<Option<Bootstrap>, ValueCaseError> {
        let n = Checked::new(self)?.n;
        let number = number_of(draws)?;
        let cases: Vec<f64> = self.avoided_by_case().into_iter().map(|(_, avoided)| avoided).collect();
        if cases.is_empty() {
            return Ok(None);
        }
        let mut chance = Chance::seeded(draws.seed);
        let mut mean = || {
            let sum: f64 = cases.iter().map(|_| cases[chance.place(cases.len())]).sum();
            sum / count(cases.len())
        };
        let mut means: Vec<f64> = (0..number).map(|_| mean()).collect();
        let total = cents(cases.iter().sum());
        let interval = Band::of(&mut means, [0.025, 0.975]);
        Ok(Some(Bootstrap { draws, average: Average { total, n }, interval }))
    }
}

fn number_of(draws: Draws) -> Result<usize, ValueCaseError> {
    let number = usize::try_from(draws.count).unwrap_or_default();
    match draws.count {
        0 => Err(ValueCaseError::NoDraws),
        1..=MOST_DRAWS => Ok(number),
        _ => Err(ValueCaseError::TooMany { what: "draws", count: number, most: 1_000_000 }),
    }
}

/// The amounts that make the difference, with their sign.
fn signed(amounts: Amounts) -> Vec<(f64, Amount)> {
    match amounts {
        Amounts::Three { without, after, .. } => vec![(1.0, without), (-1.0, after)],
        Amounts::Difference(difference) => vec![(1.0, difference)],
    }
}

fn sum(parts: &[Vec<f64>], number: usize) -> Vec<f64> {
    let mut sums = vec![0.0; number];
    for part in parts {
        for (sum, one) in sums.iter_mut().zip(part) {
            *sum += one;
        }
    }
    sums
}

fn above_zero(values: &[f64]) -> f64 {
    count(values.iter().filter(|value| **value > 0.0).count()) / count(values.len())
}
