use crate::{Definition, Place, When};

kernel::words! {
    /// Why there is no figure.
    WhyMissing, "reason why a figure is missing" {
        /// Nobody measured it.
        NotMeasured => "not-measured",
        /// The source does not publish it.
        NotPublished => "not-published",
        /// It would tell something of somebody.
        Secret => "secret",
        /// There are too few answers to say it.
        Unreliable => "unreliable",
        /// There is nothing of which it could be said, such as the age of nobody.
        NotApplicable => "not-applicable",
        /// Of some of its parts it is not known.
        Incomplete => "incomplete",
        /// It does not follow from its parts.
        DoesNotAdd => "does-not-add",
        /// The source does not say why.
        Unknown => "unknown",
    }
}

kernel::words! {
    /// Whether a figure can still change.
    Status, "status of a figure" {
        /// It can.
        Provisional => "provisional",
        /// It cannot.
        Definitive => "definitive",
    }
}

kernel::words! {
    /// How a figure came to be here.
    Origin, "origin of a figure" {
        /// As the source has it.
        BroughtIn => "brought-in",
        /// Reckoned from smaller places.
        Reckoned => "reckoned",
        /// Estimated for other boundaries than those of its source.
        Converted => "converted",
    }
}

/// What was measured.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measured {
    /// The figure, not rounded.
    pub value: f64,
    /// Numerator and denominator, when it is divided.
    pub parts: Option<(f64, f64)>,
    /// The interval in which it lies with 95 in 100 chance, when the source says so.
    pub margin: Option<(f64, f64)>,
    /// How many valid answers it rests on.
    pub answers: Option<u32>,
}

impl Measured {
    /// A figure and nothing else.
    #[must_use]
    pub const fn of(value: f64) -> Self {
        Self { value, parts: None, margin: None, answers: None }
    }
}

/// A figure, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Outcome {
    /// It is known.
    Known(Measured),
    /// It is missing, which is not the same as zero.
    Missing(WhyMissing),
}

impl Outcome {
    /// What was measured.
    #[must_use]
    pub const fn known(self) -> Option<Measured> {
        match self {
            Self::Known(measured) => Some(measured),
            Self::Missing(_) => None,
        }
    }

    /// The figure that numerator and denominator make; of nobody nothing can be said.
    #[must_use]
    pub fn divided(
        definition: &Definition,
        (numerator, denominator): (f64, f64),
        answers: Option<u32>,
    ) -> Self {
        if denominator <= 0.0 {
            return Self::Missing(WhyMissing::NotApplicable);
        }
        let value = definition.unit.per() * numerator / denominator;
        let parts = Some((numerator, denominator));
        Self::Known(Measured { value, parts, margin: None, answers })
    }
}

/// What is known of one place at one time, by one version of a definition.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Observation {
    /// Where.
    pub place: Place,
    /// When.
    pub when: When,
    /// By the division of which year the place is meant.
    pub division: i32,
    /// What was found.
    pub outcome: Outcome,
    /// Whether it can still change.
    pub status: Status,
    /// How it came to be here.
    pub origin: Origin,
}
