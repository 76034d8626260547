use crate::decay::Decay;
use crate::error::ReachError;
use crate::region::{Access, Region, over};

impl Region<'_> {
    /// The two-step floating catchment area, enhanced by any [`Decay`].
    ///
    /// With [`Decay::within`] it is 2SFCA (Luo and Wang 2003), with steps E2SFCA (Luo and Qi 2009), with a bell or a power
    /// the forms of Dai (2010) and of gravity. The supply of every site is handed out exactly:
    /// Σᵢ Pᵢ wᵢⱼ Rⱼ = Sⱼ wherever somebody comes.
    pub fn two_step(&self, decay: &Decay) -> Result<Access, ReachError> {
        let weights = decay.weights(self.pairs)?;
        Ok(self.share(&weights, &weights))
    }

    /// The three-step floating catchment area (Wan, Zou and Sternberg 2012).
    ///
    /// A person with more places to choose from comes less often to each: wᵢⱼ is multiplied by the chance of choosing,
    /// Gᵢⱼ = cᵢⱼ / Σⱼ cᵢⱼ with c = `choice`. In the paper the choice is among the catchment, so both decays are the same;
    /// PySAL's `access` lets people choose among all pairs it was given, for which `choice` has no limit.
    pub fn three_step(&self, decay: &Decay, choice: &Decay) -> Result<Access, ReachError> {
        let mut weights = decay.weights(self.pairs)?;
        let choosing = if choice == decay { None } else { Some(choice.weights(self.pairs)?) };
        for (_, row) in self.rows() {
            match &choosing {
                Some(choosing) => {
                    let all: f64 = choosing[row.clone()].iter().sum();
                    for (weight, choice) in weights[row.clone()].iter_mut().zip(&choosing[row]) {
                        *weight *= over(*choice, all);
                    }
                }
                None => {
                    let all: f64 = weights[row.clone()].iter().sum();
                    for weight in &mut weights[row] {
                        *weight *= over(*weight, all);
                    }
                }
            }
        }
        Ok(self.share(&weights, &weights))
    }
}
