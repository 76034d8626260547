//! What everybody may read of a figure that the store lets out. Pages, files and programs all get their figures here.

use areas::rounded_to_five;

use crate::withhold::too_few;
use crate::{Definition, Measured, Observation, Outcome, Protection, WhyMissing};

/// A figure as it is published: rounded, and protected where it is about few people.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Published {
    /// The figure.
    pub value: f64,
    /// Numerator and denominator, when it is divided.
    pub parts: Option<(f64, f64)>,
    /// The interval.
    pub margin: Option<(f64, f64)>,
    /// How many valid answers.
    pub answers: Option<u32>,
}

/// What is published of an observation, or why nothing is.
///
/// # Errors
/// The reason why there is no figure: the one of the source, too few answers, or too few people.
pub fn published(definition: &Definition, observation: &Observation) -> Result<Published, WhyMissing> {
    let measured = match observation.outcome {
        Outcome::Known(measured) => measured,
        Outcome::Missing(why) => return Err(why),
    };
    if let Some(why) = too_few(definition, &measured) {
        return Err(why);
    }
    match definition.protection {
        Protection::None => Ok(plain(definition, &measured)),
        Protection::Fives => fives(definition, &measured),
    }
}

fn plain(definition: &Definition, measured: &Measured) -> Published {
    let round = |value| rounded(value, definition.decimals);
    Published {
        value: round(measured.value),
        parts: measured.parts,
        margin: measured.margin.map(|(low, high)| (round(low), round(high))),
        answers: measured.answers,
    }
}

/// A share is made of the rounded counts, so that nobody can work back to the counts themselves.
fn fives(definition: &Definition, measured: &Measured) -> Result<Published, WhyMissing> {
    let parts = measured.parts.map(|(numerator, denominator)| (to_five(numerator), to_five(denominator)));
    let value = match parts {
        Some((_, 0.0)) => return Err(WhyMissing::Secret),
        Some((numerator, denominator)) => rounded(
            (definition.unit.per() * numerator / denominator).min(most(definition)),
            definition.decimals,
        ),
        None => to_five(measured.value),
    };
    Ok(Published { value, parts, margin: None, answers: measured.answers })
}

fn most(definition: &Definition) -> f64 {
    definition.unit.most().unwrap_or(f64::INFINITY)
}

/// A count in fives, as residents are published.
fn to_five(count: f64) -> f64 {
    let whole = format!("{count:.0}").parse::<u32>();
    whole.map_or(count, |count| f64::from(rounded_to_five(count)))
}

/// Rounded half away from zero, to this many digits behind the mark.
#[must_use]
pub fn rounded(value: f64, decimals: u8) -> f64 {
    let by = 10_f64.powi(i32::from(decimals));
    // What is a half in decimal digits is often a hair less in binary ones.
    let nudged = value * by + value.signum() * 1e-9;
    nudged.round() / by + 0.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::definition::tests::{count, share};
    use crate::{Origin, Place, Status, When};

    fn observed(outcome: Outcome) -> Observation {
        Observation {
            place: Place::Country,
            when: When::Year(2024),
            division: 2024,
            outcome,
            status: Status::Definitive,
            origin: Origin::BroughtIn,
        }
    }

    #[test]
    fn counts_of_people_are_published_in_fives() {
        for (people, shown) in [(0.0, 0.0), (2.0, 0.0), (3.0, 5.0), (2_373.0, 2_375.0)] {
            let outcome = Outcome::Known(Measured::of(people));
            assert_eq!(published(&count(), &observed(outcome)).unwrap().value, shown);
        }
    }

    #[test]
    fn a_share_cannot_be_worked_back_to_the_people() {
        let shown = |numerator| {
            published(&share(), &observed(Outcome::divided(&share(), (numerator, 101.0), None))).unwrap()
        };
        // 13 to 17 people are all the same share.
        for numerator in [13.0, 14.0, 15.0, 16.0, 17.0] {
            assert_eq!((shown(numerator).value, shown(numerator).parts), (15.0, Some((15.0, 100.0))));
        }
        assert_eq!(shown(101.0).value, 100.0);
    }

    #[test]
    fn too_few_people_and_too_few_answers_are_not_shown() {
        let few = Outcome::divided(&share(), (20.0, 49.0), None);
        assert_eq!(published(&share(), &observed(few)), Err(WhyMissing::Secret));
        let survey =
            Definition { least_answers: Some(30), protection: Protection::None, decimals: 1, ..count() };
        let of = |answers| Outcome::Known(Measured { answers: Some(answers), ..Measured::of(7.25) });
        assert_eq!(published(&survey, &observed(of(29))), Err(WhyMissing::Unreliable));
        assert_eq!(published(&survey, &observed(of(30))).unwrap().value, 7.3);
        let gap = Outcome::Missing(WhyMissing::NotPublished);
        assert_eq!(published(&survey, &observed(gap)), Err(WhyMissing::NotPublished));
    }

    #[test]
    fn a_half_is_rounded_away_from_zero() {
        for (value, decimals, shown) in [
            (0.5, 0, 1.0),
            (2.5, 0, 3.0),
            (1.005, 2, 1.01),
            (-0.25, 1, -0.3),
            (-0.04, 1, 0.0),
            (7.25, 1, 7.3),
        ] {
            assert_eq!(rounded(value, decimals), shown, "{value}");
        }
    }
}
