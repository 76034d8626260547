use kernel::{Cents, Instant, Span};
use serde::{Deserialize, Serialize};

use crate::{EditionId, FigureId, Slug};

kernel::words! {
    /// What a figure is measured in.
    Measure, "measure of a figure" {
        /// Things or people, one by one.
        Count => "count",
        /// Money, in cents.
        Euro => "euro",
        /// A share, in tenths of a percent.
        Share => "share",
    }
}

kernel::words! {
    /// On which side of an aim a figure should come out.
    Direction, "direction of an aim" {
        /// As many or more.
        AtLeast => "at-least",
        /// As few or fewer.
        AtMost => "at-most",
    }
}

/// Where a figure should get.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Aim {
    /// The amount, in the measure of the figure.
    pub amount: i64,
    /// On which side of it.
    pub direction: Direction,
    /// When, if that was said.
    pub by: Option<Span>,
}

/// A figure as it is registered: a value with all that it takes to know what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NewFigure {
    /// The edition that tells it.
    pub edition: EditionId,
    /// Its key, the same in each edition, so that it can be followed through time.
    pub key: Slug,
    /// What it is.
    pub name: String,
    /// In what it is measured.
    pub measure: Measure,
    /// How much: a number, cents, or tenths of a percent.
    pub amount: i64,
    /// What is counted, or of what it is a share.
    pub unit: String,
    /// Whether the source says *about*.
    pub about: bool,
    /// Of when it is; none when the source does not say.
    pub reference: Option<Span>,
    /// Of which area.
    pub area: String,
    /// What counts and what does not.
    pub definition: Option<String>,
    /// What a reader must know.
    pub caveat: Option<String>,
    /// The key of the figure of which it is a part.
    pub part_of: Option<Slug>,
    /// What the rest is, when its parts do not make the whole.
    pub rest: Option<String>,
    /// Where it should get.
    pub aim: Option<Aim>,
    /// Where it was taken from: document and line.
    pub source: Option<String>,
}

/// A figure of an edition (*cijfer*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// Its identity.
    pub id: FigureId,
    /// What is registered.
    pub particulars: NewFigure,
    /// How often it was written.
    pub version: i64,
    /// When it was last written.
    pub changed_at: Instant,
}

impl Measure {
    /// An amount as people write it, without what is counted.
    #[must_use]
    pub fn written(self, amount: i64) -> String {
        match self {
            Self::Count => grouped(amount),
            Self::Euro => Cents(amount).to_string(),
            Self::Share if amount % 10 == 0 => format!("{}%", amount / 10),
            Self::Share => format!("{},{}%", amount / 10, (amount % 10).abs()),
        }
    }
}

/// `3541` as `3.541`.
fn grouped(amount: i64) -> String {
    let euros = Cents(amount.saturating_mul(100)).to_string();
    euros.trim_start_matches("€ ").to_owned()
}

impl NewFigure {
    /// Its amount as people write it.
    #[must_use]
    pub fn written(&self) -> String {
        self.measure.written(self.amount)
    }

    /// How far it is from where it should be; none when it is there, or has no aim.
    #[must_use]
    pub fn behind(&self) -> Option<i64> {
        let aim = self.aim?;
        let gap = match aim.direction {
            Direction::AtLeast => aim.amount - self.amount,
            Direction::AtMost => self.amount - aim.amount,
        };
        (gap > 0).then_some(gap)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_written_as_people_write_them() {
        for (measure, amount, text) in [
            (Measure::Count, 3541, "3.541"),
            (Measure::Count, -113, "-113"),
            (Measure::Euro, 4_210_000_000, "€ 42.100.000"),
            (Measure::Share, 55, "5,5%"),
            (Measure::Share, 1300, "130%"),
        ] {
            assert_eq!(measure.written(amount), text);
        }
    }
}
