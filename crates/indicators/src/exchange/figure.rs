//! One figure out of the cells of its row.

use super::mapping::{Mapping, Part};
use super::reading::shortened;
use super::{Mark, SheetRow, Wrong};
use crate::{Definition, Measured, Outcome, Status, WhyMissing};

/// The cells of a row that make one figure.
pub(super) struct Cells<'a> {
    pub(super) row: &'a SheetRow,
    pub(super) parts: &'a [(Part, usize)],
    pub(super) mark: Mark,
    pub(super) mapping: &'a Mapping,
}

/// A fault with the column in which it stands.
type Misplaced = (usize, Wrong);

/// What sources write where they have no figure, and what they mean by it.
const SIGNS: [(&str, WhyMissing); 6] = [
    (".", WhyMissing::NotPublished),
    ("x", WhyMissing::Secret),
    ("X", WhyMissing::Secret),
    ("n.v.t.", WhyMissing::NotApplicable),
    ("nvt", WhyMissing::NotApplicable),
    ("?", WhyMissing::Unknown),
];

/// How far a figure may lie from that of its numerator and denominator: sources round to whole percents.
const ROUNDED_AWAY: f64 = 0.51;

impl Cells<'_> {
    fn column(&self, part: Part) -> Option<usize> {
        self.parts.iter().find(|(one, _)| *one == part).map(|(_, column)| *column)
    }

    fn text(&self, part: Part) -> &str {
        self.column(part).map_or("", |column| self.row.cell(column))
    }

    fn misplaced(&self, part: Part, wrong: Wrong) -> Misplaced {
        let first = self.parts.first().map_or(0, |(_, column)| *column);
        (self.column(part).unwrap_or(first), wrong)
    }

    /// A number, or nothing where the cell is empty.
    fn number(&self, part: Part) -> Result<Option<f64>, Misplaced> {
        match self.text(part) {
            "" => Ok(None),
            text => self
                .mark
                .number(text)
                .map(Some)
                .ok_or_else(|| self.misplaced(part, Wrong::NotANumber(shortened(text)))),
        }
    }

    fn answers(&self) -> Result<Option<u32>, Misplaced> {
        let text = self.text(Part::Answers);
        if text.is_empty() {
            return Ok(None);
        }
        let wrong = || self.misplaced(Part::Answers, Wrong::NotANumber(shortened(text)));
        text.parse().map(Some).map_err(|_| wrong())
    }

    /// Why the source has no figure, when it says so.
    fn reason(&self) -> Result<Option<WhyMissing>, Misplaced> {
        let written = self.text(Part::Reason);
        let word = self.mapping.words.get(written).map_or(written, String::as_str);
        if matches!(word, "" | "None") {
            let sign = [Part::Value, Part::Numerator]
                .into_iter()
                .find_map(|part| SIGNS.iter().find(|(sign, _)| *sign == self.text(part)));
            return Ok(sign.map(|(_, why)| *why));
        }
        word.parse()
            .map(Some)
            .map_err(|_| self.misplaced(Part::Reason, Wrong::NotAReason(shortened(written))))
    }

    fn status(&self) -> Result<Option<Status>, Misplaced> {
        let text = self.text(Part::Status);
        match text.to_lowercase().as_str() {
            "" => Ok(None),
            "provisional" | "voorlopig" => Ok(Some(Status::Provisional)),
            "definitive" | "definitief" => Ok(Some(Status::Definitive)),
            _ => Err(self.misplaced(Part::Status, Wrong::NotAReason(shortened(text)))),
        }
    }
}

/// What the cells say, with its status; nothing when they are empty and that means nothing.
pub(super) fn figure(
    definition: &Definition,
    cells: &Cells<'_>,
) -> Result<Option<(Outcome, Option<Status>)>, Misplaced> {
    let status = cells.status()?;
    if let Some(why) = cells.reason()? {
        return Ok(Some((Outcome::Missing(why), status)));
    }
    let (value, numerator) = (cells.number(Part::Value)?, cells.number(Part::Numerator)?);
    if value.is_none() && numerator.is_none() {
        let why: Option<WhyMissing> = cells.mapping.empty.into();
        return Ok(why.map(|why| (Outcome::Missing(why), status)));
    }
    let answers = cells.answers()?;
    let denominator = cells.number(Part::Denominator)?;
    let outcome = match (definition.is_ratio(), numerator, denominator) {
        (true, Some(numerator), Some(denominator)) => {
            divided(definition, cells, (numerator, denominator), answers)?
        }
        (true, Some(_), None) => {
            return Err(cells.misplaced(Part::Denominator, Wrong::NoDenominator));
        }
        // A share of people can be added only by its parts; of a mean the weight is enough.
        (true, None, denominator) => match (value, denominator) {
            (Some(value), Some(denominator)) => {
                let numerator = value * denominator / definition.unit.per();
                divided(definition, cells, (numerator, denominator), answers)?
            }
            _ => return Err(cells.misplaced(Part::Denominator, Wrong::NoDenominator)),
        },
        (false, ..) => match value {
            Some(value) => Outcome::Known(Measured { answers, ..Measured::of(value) }),
            None => return Ok(None),
        },
    };
    within_bounds(definition, cells, outcome, value).map(|outcome| Some((outcome, status)))
}

fn divided(
    definition: &Definition,
    cells: &Cells<'_>,
    parts: (f64, f64),
    answers: Option<u32>,
) -> Result<Outcome, Misplaced> {
    if parts.1 < 0.0 {
        let found = cells.text(Part::Denominator).to_owned();
        return Err(cells.misplaced(Part::Denominator, Wrong::Negative(found)));
    }
    let outcome = Outcome::divided(definition, parts, answers);
    let written = cells.number(Part::Value)?;
    if let Some((made, written)) = outcome.known().zip(written)
        && (made.value - written).abs() > ROUNDED_AWAY
    {
        let found = cells.text(Part::Value).to_owned();
        return Err(cells.misplaced(Part::Value, Wrong::DiffersFromParts(found)));
    }
    Ok(outcome)
}

/// The same with its interval, when everything lies where it can.
fn within_bounds(
    definition: &Definition,
    cells: &Cells<'_>,
    outcome: Outcome,
    written: Option<f64>,
) -> Result<Outcome, Misplaced> {
    let Outcome::Known(measured) = outcome else { return Ok(outcome) };
    let part = if written.is_some() { Part::Value } else { Part::Numerator };
    let found = || cells.text(part).to_owned();
    if definition.unit.most().is_some_and(|most| measured.value > most + 1e-9) {
        return Err(cells.misplaced(part, Wrong::AboveMost(found())));
    }
    if definition.unit.is_never_negative() && measured.value < 0.0 {
        return Err(cells.misplaced(part, Wrong::Negative(found())));
    }
    let margin = cells.number(Part::Low)?.zip(cells.number(Part::High)?);
    if margin.is_some_and(|(low, high)| !(low <= measured.value && measured.value <= high)) {
        return Err(cells.misplaced(Part::Low, Wrong::OutsideMargin(found())));
    }
    Ok(Outcome::Known(Measured { margin, ..measured }))
}
