use crate::count::float;
use crate::kendall::sign;

/// A rule by which a point, or a run of points, is not chance. The first eight are those of Nelson, "The Shewhart control
/// chart: tests for special causes", Journal of Quality Technology 16 (1984).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// A point beyond three sigma (test 1).
    BeyondLimits,
    /// Nine points in a row on one side of the middle (test 2).
    NineOnOneSide,
    /// Six points in a row that all rise or all fall (test 3).
    SixRisingOrFalling,
    /// Fourteen points in a row that go up and down in turn (test 4).
    FourteenAlternating,
    /// Two of three points beyond two sigma on one side (test 5).
    TwoOfThreeBeyondTwoSigma,
    /// Four of five points beyond one sigma on one side (test 6).
    FourOfFiveBeyondOneSigma,
    /// Fifteen points in a row within one sigma: they hug the middle (test 7).
    FifteenWithinOneSigma,
    /// Eight points in a row beyond one sigma, on either side (test 8).
    EightBeyondOneSigma,
    /// A step from one point to the next that is larger than the limit of the moving range.
    LargeStep,
}

impl Rule {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::BeyondLimits,
        Self::NineOnOneSide,
        Self::SixRisingOrFalling,
        Self::FourteenAlternating,
        Self::TwoOfThreeBeyondTwoSigma,
        Self::FourOfFiveBeyondOneSigma,
        Self::FifteenWithinOneSigma,
        Self::EightBeyondOneSigma,
        Self::LargeStep,
    ];

    /// How many points the rule looks at.
    const fn window(self) -> usize {
        match self {
            Self::BeyondLimits => 1,
            Self::LargeStep => 2,
            Self::TwoOfThreeBeyondTwoSigma => 3,
            Self::FourOfFiveBeyondOneSigma => 5,
            Self::SixRisingOrFalling => 6,
            Self::EightBeyondOneSigma => 8,
            Self::NineOnOneSide => 9,
            Self::FourteenAlternating => 14,
            Self::FifteenWithinOneSigma => 15,
        }
    }
}

/// A rule that holds somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Signal {
    /// Which rule.
    pub rule: Rule,
    /// The last point of what it looks at: from there one can know.
    pub point: usize,
}

/// Every rule at every point, in order of points. `away` holds the points as distances from the middle in sigmas, `step` the
/// limit of the moving range in sigmas.
pub(crate) fn signals(away: &[f64], step: f64) -> Vec<Signal> {
    let at = |point: usize| {
        Rule::ALL.into_iter().filter_map(move |rule| {
            let from = (point + 1).checked_sub(rule.window())?;
            holds(rule, &away[from..=point], step).then_some(Signal { rule, point })
        })
    };
    (0..away.len()).flat_map(at).collect()
}

/// Whether the rule holds on a window that is as long as the rule looks.
fn holds(rule: Rule, window: &[f64], step: f64) -> bool {
    let last = window.last().copied().unwrap_or_default();
    let beyond = |sigmas: f64| window.iter().filter(|away| **away * last.signum() > sigmas).count();
    let steps = || window.windows(2).map(|two| sign(two[1] - two[0]));
    match rule {
        Rule::BeyondLimits => last.abs() > 3.0,
        Rule::NineOnOneSide => beyond(0.0) == window.len(),
        Rule::SixRisingOrFalling => steps().sum::<f64>().abs() >= float(window.len() - 1),
        Rule::FourteenAlternating => {
            let steps: Vec<f64> = steps().collect();
            steps.windows(2).all(|two| two[0] * two[1] < 0.0)
        }
        // The last point is one of them, or the signal was given before.
        Rule::TwoOfThreeBeyondTwoSigma => last.abs() > 2.0 && beyond(2.0) >= 2,
        Rule::FourOfFiveBeyondOneSigma => last.abs() > 1.0 && beyond(1.0) >= 4,
        Rule::FifteenWithinOneSigma => window.iter().all(|away| away.abs() < 1.0),
        Rule::EightBeyondOneSigma => window.iter().all(|away| away.abs() > 1.0),
        Rule::LargeStep => (last - window.first().copied().unwrap_or_default()).abs() > step,
    }
}
