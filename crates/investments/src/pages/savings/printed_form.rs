use chrono::NaiveDate;
use kernel::{Cents, Openness};
use serde::Deserialize;
use shell::{Field, FieldError, Visit};

use super::super::sheet::{Wrong, area, number, openness, select};
use crate::{Amount, NewPrintedFigure, Plain, Printed, PrintedFigure, PrintedPoint, Stated};

/// What is typed of a figure that a document prints.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct PrintedForm {
    pub(super) version: i64,
    naam: String,
    soort: String,
    oorspronkelijk: String,
    gerealiseerd: String,
    over: String,
    eenheid: String,
    reeks: String,
    openheid: String,
    vindplaats: String,
}

const BALANCE: &str = "balans";
const SERIES: &str = "reeks";

impl PrintedForm {
    pub(super) fn empty() -> Self {
        Self { soort: BALANCE.to_owned(), openheid: Openness::Internal.name().to_owned(), ..Self::default() }
    }

    pub(super) fn of(figure: &PrintedFigure) -> Self {
        let of = &figure.particulars;
        let form = Self {
            version: figure.version,
            naam: of.name.clone(),
            openheid: of.openness.name().to_owned(),
            vindplaats: of.document.clone(),
            ..Self::default()
        };
        match &of.printed {
            Printed::Balance(stated) => Self {
                soort: BALANCE.to_owned(),
                oorspronkelijk: Plain(stated.original).to_string(),
                gerealiseerd: Plain(stated.realised).to_string(),
                over: Plain(stated.remaining).to_string(),
                ..form
            },
            Printed::Series { unit, points } => Self {
                soort: SERIES.to_owned(),
                eenheid: unit.clone(),
                reeks: points.iter().map(written).collect::<Vec<_>>().join("\n"),
                ..form
            },
        }
    }

    pub(super) fn asked(&self, visit: &Visit, errors: &[FieldError]) -> Vec<Field> {
        let f = visit.fields("printed", errors);
        vec![
            f.field("naam", &self.naam),
            select(f.choice("soort", [BALANCE, SERIES], &[&self.soort])),
            number(f.optional("oorspronkelijk", &self.oorspronkelijk)),
            number(f.optional("gerealiseerd", &self.gerealiseerd)),
            number(f.optional("over", &self.over)),
            f.optional("eenheid", &self.eenheid),
            area(f.optional("reeks", &self.reeks)),
            openness(visit, "openheid", &self.openheid, errors),
            f.field("vindplaats", &self.vindplaats),
        ]
    }

    pub(super) fn parse(&self, visit: &Visit) -> Result<NewPrintedFigure, Vec<FieldError>> {
        let mut wrong = Wrong::none(visit, "printed");
        let name = wrong.line("naam", &self.naam, 120);
        let printed = match self.soort.as_str() {
            SERIES => {
                let unit = wrong.line("eenheid", &self.eenheid, 60);
                wrong
                    .read("reeks", points(&self.reeks).ok_or(()))
                    .map(|points| Printed::Series { unit, points })
            }
            _ => {
                let original = wrong.read("oorspronkelijk", money(&self.oorspronkelijk).ok_or(()));
                let realised = wrong.read("gerealiseerd", money(&self.gerealiseerd).ok_or(()));
                let remaining = wrong.read("over", money(&self.over).ok_or(()));
                let all = original.zip(realised).zip(remaining);
                all.map(|((original, realised), remaining)| {
                    Printed::Balance(Stated { original, realised, remaining })
                })
            }
        };
        let openness = wrong.read("openheid", self.openheid.parse());
        let document = wrong.line("vindplaats", &self.vindplaats, 200);
        match printed.zip(openness) {
            Some((printed, openness)) if wrong.found.is_empty() => {
                Ok(NewPrintedFigure { name, printed, openness, document })
            }
            _ => Err(wrong.found),
        }
    }
}

fn money(text: &str) -> Option<Cents> {
    Amount::typed(text).ok()?.money()
}

/// `2021-07-31; 3727; -113` on each line, the oldest first; the difference may be left out.
fn points(text: &str) -> Option<Vec<PrintedPoint>> {
    let one = |line: &str| {
        let cells: Vec<&str> = line.split([';', '\t']).map(str::trim).collect();
        let (on, value, printed) = match cells.as_slice() {
            [on, value] => (on, value, ""),
            [on, value, printed] => (on, value, *printed),
            _ => return None,
        };
        let printed = if printed.is_empty() { None } else { Some(whole(printed)?) };
        let on: NaiveDate = on.parse().ok()?;
        Some(PrintedPoint { on, value: whole(value)?, printed })
    };
    let read: Option<Vec<PrintedPoint>> =
        text.lines().filter(|line| !line.trim().is_empty()).map(one).collect();
    read.filter(|points| !points.is_empty() && points.is_sorted_by(|one, next| one.on < next.on))
}

/// `3.840` or `−108`.
fn whole(text: &str) -> Option<i64> {
    text.replace('.', "").replace('−', "-").parse().ok()
}

fn written(point: &PrintedPoint) -> String {
    let printed = point.printed.map_or(String::new(), |printed| format!("; {printed}"));
    format!("{}; {}{printed}", point.on, point.value)
}
