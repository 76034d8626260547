use crate::decay::Decay;
use crate::error::ReachError;
use crate::number::position;
use crate::region::{Access, Region, over};

/// What stays the same in the second step of the balanced catchment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Balance {
    /// The level of service is divided over those who come, as in the paper: Σᵢ Aᵢ = Σⱼ Rⱼ.
    LevelOfService,
    /// The supply is divided over people by the weights of the first step: Σᵢ Pᵢ Aᵢ = Σⱼ Sⱼ.
    Supply,
}

impl Region<'_> {
    /// The balanced floating catchment area (Paez, Higgins and Vivona 2019).
    ///
    /// Nobody is counted twice: a person is divided over the places within reach, Σⱼ wᵢⱼ / Σⱼ wᵢⱼ = 1, so that the demand
    /// at all sites together is the population that reaches one. What comes back is divided as `balance` says.
    pub fn balanced(&self, decay: &Decay, balance: Balance) -> Result<Access, ReachError> {
        let weights = decay.weights(self.pairs)?;
        let mut going = weights.clone();
        for (_, row) in self.rows() {
            let all: f64 = going[row.clone()].iter().sum();
            for weight in &mut going[row] {
                *weight = over(*weight, all);
            }
        }
        Ok(match balance {
            Balance::Supply => self.share(&going, &going),
            Balance::LevelOfService => self.share(&going, &self.by_site(weights)),
        })
    }

    /// Each weight as a part of all weights that come to its site.
    fn by_site(&self, mut weights: Vec<f64>) -> Vec<f64> {
        let mut all = vec![0.0; self.supply.len()];
        for (&site, weight) in self.pairs.sites().iter().zip(&weights) {
            all[position(site)] += weight;
        }
        for (&site, weight) in self.pairs.sites().iter().zip(&mut weights) {
            *weight = over(*weight, all[position(site)]);
        }
        weights
    }
}
