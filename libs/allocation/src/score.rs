use serde::{Deserialize, Serialize};

/// A criterion with its weight.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Criterion {
    /// How it is called.
    pub name: String,
    /// Its weight, of a hundred.
    pub weight: u32,
    /// The fewest points that will do, in hundredths; nothing when any will.
    pub least: Option<u32>,
}

/// A score out of a hundred points, without rounding: numerator over denominator, one denominator for a whole round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Score {
    /// The sum of weight × points, points in hundredths.
    pub numerator: u64,
    /// What one point out of a hundred is worth in it: the most points of a criterion, in hundredths.
    pub denominator: u64,
}

impl Score {
    /// Hundredths of a point out of a hundred points, half a hundredth up, for showing only.
    #[must_use]
    pub fn hundredths(self) -> u64 {
        if self.denominator == 0 {
            return 0;
        }
        (200 * self.numerator + self.denominator) / (2 * self.denominator)
    }

    /// Whether it reaches `minimum` hundredths of a point out of a hundred points.
    pub(crate) fn reaches(self, minimum: u32) -> bool {
        self.numerator * 100 >= u64::from(minimum) * self.denominator
    }
}

/// The points for one criterion with its weight, as they stand in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weighed {
    /// The criterion.
    pub criterion: String,
    /// Its weight, of a hundred.
    pub weight: u32,
    /// Points given, in hundredths.
    pub points: u32,
    /// The most there were to give, in hundredths.
    pub most: u32,
}
