use crate::decay::Decay;
use crate::error::{ReachError, Side, check_amounts, check_length};
use crate::number::position;
use crate::pairs::Pairs;
use crate::region::{Region, over};

impl Region<'_> {
    /// Supply within reach, weighed by distance and shared with nobody: Aᵢ = Σⱼ wᵢⱼ Sⱼ (Hansen 1959).
    ///
    /// With [`Decay::within`] it is the cumulative opportunity.
    pub fn gravity(&self, decay: &Decay) -> Result<Vec<f64>, ReachError> {
        reached(self.pairs, self.supply, decay)
    }

    /// The floating-catchment ratio: supply within reach over the people within reach, Aᵢ = Σⱼ wᵢⱼ Sⱼ / Σₖ wᵢₖ Pₖ.
    ///
    /// `between` holds the pairs of demand points with demand points, each with itself too. 0 where nobody is near.
    pub fn ratio(&self, between: &Pairs, decay: &Decay) -> Result<Vec<f64>, ReachError> {
        let points = self.population.len();
        check_length("pairs between demand points", Side::Demand, between.demand_count(), points)?;
        check_length("pairs between demand points", Side::Demand, between.site_count(), points)?;
        let supply = reached(self.pairs, self.supply, decay)?;
        let people = reached(between, self.population, decay)?;
        Ok(supply.iter().zip(&people).map(|(supply, people)| over(*supply, *people)).collect())
    }
}

fn reached(pairs: &Pairs, amounts: &[f64], decay: &Decay) -> Result<Vec<f64>, ReachError> {
    let weights = decay.weights(pairs)?;
    let rows = (0..pairs.demand_count()).map(|demand| pairs.row(demand));
    Ok(rows
        .map(|row| {
            let there = pairs.sites()[row.clone()].iter().zip(&weights[row]);
            there.map(|(&site, weight)| weight * amounts[position(site)]).sum()
        })
        .collect())
}

/// Each score over the mean of all people: 1 is what the average person has; `None` where that is 0.
pub fn relative_to_mean(score: &[f64], population: &[f64]) -> Result<Option<Vec<f64>>, ReachError> {
    check_amounts("population", Side::Demand, population, score.len())?;
    let people: f64 = population.iter().sum();
    let mean = over(score.iter().zip(population).map(|(score, people)| score * people).sum(), people);
    Ok((mean > 0.0).then(|| score.iter().map(|score| score / mean).collect()))
}
