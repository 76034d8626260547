use serde::{Deserialize, Serialize};

/// How the answers of a wave are weighted (*weging*): by which totals of the population, and how far weights may go.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WeightRecipe {
    /// The year of the register with adults by ward and age.
    pub year: i32,
    /// Women and men of 18 and older, when the register says so; none when sex is left out.
    pub sexes: Option<(u32, u32)>,
    /// Where the numbers of women and men come from.
    pub sexes_source: String,
    /// The largest weight, as a multiple of the mean weight; none when nothing is cut off.
    pub most: Option<f64>,
}

/// What does not go in a recipe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum WeightRecipeFault {
    /// The register of that year is not known.
    #[error("no population of that year is known")]
    Year,
    /// There are women or men and not both, or no source of them.
    #[error("women and men are given both, with a source, or neither")]
    Sexes,
    /// The largest weight is no larger than the mean, or no number.
    #[error("the largest weight lies above the mean and at most a hundred times as high")]
    Most,
}

impl WeightRecipe {
    /// Whether its parts go together.
    ///
    /// # Errors
    /// The first thing that does not.
    pub fn check(&self) -> Result<(), WeightRecipeFault> {
        let sexes =
            self.sexes.is_none_or(|(women, men)| women > 0 && men > 0 && !self.sexes_source.is_empty());
        let most = self.most.is_none_or(|most| most > 1.0 && most <= 100.0);
        match (sexes, most) {
            (false, _) => Err(WeightRecipeFault::Sexes),
            (true, false) => Err(WeightRecipeFault::Most),
            (true, true) => Ok(()),
        }
    }
}

/// One total that the weights reproduce.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct MarginLine {
    /// `ward`, `age` or `sex`.
    pub margin: String,
    /// Which of them: a code, an age class, a sex, or `rest`.
    pub level: String,
    /// How many answered.
    pub respondents: usize,
    /// How many people there are.
    pub people: f64,
}

/// Wards that were taken together in the weights, because too few answered in each.
pub type Joined = Vec<String>;

/// How a wave was weighted, for who wants to know.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct AnswerWeights {
    /// By which recipe.
    pub recipe: WeightRecipe,
    /// Where the register comes from.
    pub register: String,
    /// How many of those who were invited answered: these are weighted.
    pub respondents: usize,
    /// How many came by themselves: these are not.
    pub open: usize,
    /// How many adults they stand for.
    pub people: f64,
    /// From how many places people were drawn apart.
    pub strata: usize,
    /// What unequal weights cost: so many times the variance of equal ones (Kish).
    pub effect: f64,
    /// The smallest and the largest weight, as multiples of the mean.
    pub range: (f64, f64),
    /// The totals.
    pub margins: Vec<MarginLine>,
    /// Wards that were taken together.
    pub joined: Joined,
}

impl AnswerWeights {
    /// How many answers of equal weight say as much.
    #[must_use]
    pub fn effective(&self) -> f64 {
        let respondents = u32::try_from(self.respondents).map_or(0.0, f64::from);
        if self.effect > 0.0 { respondents / self.effect } else { 0.0 }
    }
}
