use crate::error::{ReachError, Side, check_amounts};
use crate::number::position;
use crate::pairs::Pairs;

/// People at demand points, what is offered at sites, and who can go where.
#[derive(Debug, Clone, Copy)]
pub struct Region<'a> {
    pub(crate) pairs: &'a Pairs,
    pub(crate) population: &'a [f64],
    pub(crate) supply: &'a [f64],
}

/// What each demand point gets, with the steps in between.
#[derive(Debug, Clone, PartialEq)]
pub struct Access {
    /// Supply per head at each demand point; 0 where nothing is reached.
    pub score: Vec<f64>,
    /// Whether the demand point reaches anything at all: tells nothing from too little.
    pub reached: Vec<bool>,
    /// The people who come to each site, weighed.
    pub demand: Vec<f64>,
    /// Supply over demand at each site; 0 where nobody comes.
    pub per_head: Vec<f64>,
}

impl<'a> Region<'a> {
    /// Population runs along with the demand points, supply with the sites.
    pub fn new(pairs: &'a Pairs, population: &'a [f64], supply: &'a [f64]) -> Result<Self, ReachError> {
        check_amounts("population", Side::Demand, population, pairs.demand_count())?;
        check_amounts("supply", Side::Site, supply, pairs.site_count())?;
        Ok(Self { pairs, population, supply })
    }

    /// Who is in which row: population, and the range of its pairs.
    pub(crate) fn rows(&self) -> impl Iterator<Item = (f64, std::ops::Range<usize>)> + '_ {
        self.population.iter().enumerate().map(|(demand, &people)| (people, self.pairs.row(demand)))
    }

    /// The two steps that all catchment measures share.
    ///
    /// Step 1: the demand at a site is Σᵢ `going`ᵢⱼ Pᵢ, and its supply per head Rⱼ = Sⱼ / that.
    /// Step 2: the score of a demand point is Σⱼ `getting`ᵢⱼ Rⱼ.
    pub(crate) fn share(&self, going: &[f64], getting: &[f64]) -> Access {
        let sites = self.pairs.sites();
        let mut demand = vec![0.0; self.supply.len()];
        for (people, row) in self.rows() {
            for (&site, going) in sites[row.clone()].iter().zip(&going[row]) {
                demand[position(site)] += people * going;
            }
        }
        let per_head: Vec<f64> =
            self.supply.iter().zip(&demand).map(|(supply, demand)| over(*supply, *demand)).collect();
        let mut access = Access { score: Vec::new(), reached: Vec::new(), demand, per_head };
        for (_, row) in self.rows() {
            let pairs = sites[row.clone()].iter().zip(&getting[row.clone()]);
            access.score.push(pairs.map(|(&site, getting)| getting * access.per_head[position(site)]).sum());
            access.reached.push(getting[row].iter().any(|weight| *weight > 0.0));
        }
        access
    }
}

/// A ratio that is 0 where there is nothing to divide by.
pub(crate) fn over(part: f64, whole: f64) -> f64 {
    let ratio = part / whole;
    if whole > 0.0 && ratio.is_finite() { ratio } else { 0.0 }
}
