//! Proportions of small areas on a scale without ends, so that a model cannot leave the range from 0 to 1.

use crate::SurveyError;
use crate::estimate::Estimate;
use crate::number::{count, within};
use crate::share::logistic;
use crate::small_area::{AreaModel, SmallArea};

/// The scale on which proportions are modelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Scale {
    /// `asin √p`, whose variance hardly depends on p: `deff / (4 n)`. Efron and Morris, Journal of the American Statistical
    /// Association 70 (1975).
    #[default]
    Arcsine,
    /// `ln (p / (1 - p))`, with variance `se² / (p (1 - p))²`.
    Logit,
}

impl Scale {
    /// A proportion on this scale with its variance, for [`crate::Area`].
    ///
    /// Where nobody or everybody says yes, the arcsine reckons with as many answers as there are. None where the proportion says
    /// nothing: from one unit, without a variance, or at an end of the logit.
    ///
    /// # Errors
    /// A figure that is no proportion.
    pub fn direct(&self, share: &Estimate) -> Result<Option<(f64, f64)>, SurveyError> {
        let p = share.value;
        let fits = (-1e-9..=1.0 + 1e-9).contains(&p);
        within("proportion", 0, p, (fits, "a proportion from 0 to 1"))?;
        let at_end = !(1e-12..=1.0 - 1e-12).contains(&p);
        let (spread, variance) = (p * (1.0 - p), share.error * share.error);
        Ok(match self {
            _ if share.freedom == 0 || (!at_end && variance <= 0.0) => None,
            Self::Arcsine if at_end => {
                Some((libm::asin(p.clamp(0.0, 1.0).sqrt()), 0.25 / count(share.answers)))
            }
            Self::Arcsine => Some((libm::asin(p.sqrt()), variance / (4.0 * spread))),
            Self::Logit if at_end => None,
            Self::Logit => Some((libm::log(p / (1.0 - p)), variance / (spread * spread))),
        })
    }

    /// The areas of a model on this scale as proportions; mean square errors go along by the slope of the scale.
    pub fn shares(&self, model: &AreaModel) -> Vec<SmallArea> {
        let as_share = |area: &SmallArea| {
            let (value, synthetic) = (self.share(area.value), self.share(area.synthetic));
            let slope = match self {
                Self::Arcsine => 2.0 * (value * (1.0 - value)).max(0.0).sqrt(),
                Self::Logit => value * (1.0 - value),
            };
            SmallArea {
                value,
                synthetic,
                mean_square_error: slope * slope * area.mean_square_error,
                ..area.clone()
            }
        };
        model.areas.iter().map(as_share).collect()
    }

    fn share(&self, at: f64) -> f64 {
        match self {
            Self::Arcsine => libm::sin(at.clamp(0.0, std::f64::consts::FRAC_PI_2)).powi(2),
            Self::Logit => logistic(at),
        }
    }
}
