//! The amounts of a value case as lines of text: `1; jeugdhulp; 0; 9.000; 10.000/18.000/40.000; 3.000; 0`.

use std::collections::BTreeMap;

use kernel::{Cents, clean_line};

use super::{CaseMaterial, CaseRow, CostRow, Given, Weighed};
use crate::{Amount, Plain};

kernel::words! {
    /// What is wrong with a line.
    RowFault, "fault" {
        /// It has too few or too many cells.
        Cells => "cells",
        /// Its first cell is no number of a case.
        Case => "case",
        /// It names nobody who pays.
        Payer => "payer",
        /// Its year is none from 0 to 100.
        Year => "year",
        /// A cell is no amount, or three that do not follow each other.
        Amount => "amount",
    }
}

/// A line that cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct RowMistake {
    /// Which one, from 1.
    pub(crate) line: usize,
    /// What is wrong with it.
    pub(crate) fault: RowFault,
}

/// The lines that say something, with their number and their cells. What is pasted from a spreadsheet has tabs.
fn lines(text: &str) -> impl Iterator<Item = (usize, Vec<&str>)> {
    let numbered = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    numbered.map(|(at, line)| (at, line.split([';', '\t']).map(str::trim).collect()))
}

/// Reads the amounts: each line begins with the number of its case, unless there are only sums over `n` cases.
pub(crate) fn material_typed(text: &str, n: Option<u32>) -> Result<CaseMaterial, RowMistake> {
    let mut cases: BTreeMap<u32, Vec<CaseRow>> = BTreeMap::new();
    let mut sums = Vec::new();
    for (line, cells) in lines(text) {
        let wrong = |fault| RowMistake { line, fault };
        match (n, cells.as_slice()) {
            (Some(_), cells) => sums.push(row(cells).map_err(wrong)?),
            (None, [number, rest @ ..]) => {
                let number = number.parse().map_err(|_| wrong(RowFault::Case))?;
                cases.entry(number).or_default().push(row(rest).map_err(wrong)?);
            }
            (None, []) => return Err(wrong(RowFault::Cells)),
        }
    }
    Ok(match n {
        Some(n) => CaseMaterial::Totals { n, rows: sums },
        None => CaseMaterial::Cases(cases),
    })
}

fn row(cells: &[&str]) -> Result<CaseRow, RowFault> {
    let (payer, year, weighed, booked) = match cells {
        [payer, year, difference, booked] => (payer, year, Weighed::Difference(given(difference)?), booked),
        [payer, year, now, without, after, booked] => {
            let weighed = Weighed::Three { now: given(now)?, without: given(without)?, after: given(after)? };
            (payer, year, weighed, booked)
        }
        _ => return Err(RowFault::Cells),
    };
    Ok(CaseRow { payer: name(payer)?, year: year_of(year)?, weighed, booked: signed(booked)? })
}

/// Reads what the method costs: payer, year and amount on each line.
pub(crate) fn costs_typed(text: &str) -> Result<Vec<CostRow>, RowMistake> {
    let one = |(line, cells): (usize, Vec<&str>)| {
        let read = match cells.as_slice() {
            [payer, year, amount] => cost(payer, year, amount),
            _ => Err(RowFault::Cells),
        };
        read.map_err(|fault| RowMistake { line, fault })
    };
    lines(text).map(one).collect()
}

fn cost(payer: &str, year: &str, amount: &str) -> Result<CostRow, RowFault> {
    Ok(CostRow { payer: name(payer)?, year: year_of(year)?, amount: given(amount)? })
}

fn name(text: &str) -> Result<String, RowFault> {
    clean_line(text, 80).map_err(|_| RowFault::Payer)
}

fn year_of(text: &str) -> Result<u16, RowFault> {
    text.parse().ok().filter(|year| *year <= 100).ok_or(RowFault::Year)
}

fn given(text: &str) -> Result<Given, RowFault> {
    match text.split('/').collect::<Vec<_>>().as_slice() {
        [known] => Ok(Given::Known(signed(known)?)),
        [low, likely, high] => {
            let (low, likely, high) = (signed(low)?, signed(likely)?, signed(high)?);
            let follow = low <= likely && likely <= high;
            if follow { Ok(Given::Between { low, likely, high }) } else { Err(RowFault::Amount) }
        }
        _ => Err(RowFault::Amount),
    }
}

/// An amount that may be below zero: a way of working can cost more than it avoids.
fn signed(text: &str) -> Result<Cents, RowFault> {
    let text = text.trim();
    let bare = text.trim_start_matches(['-', '−']);
    let cents = Amount::typed(bare).ok().and_then(Amount::money).ok_or(RowFault::Amount)?;
    Ok(if bare.len() < text.len() { Cents(-cents.0) } else { cents })
}

/// The amounts as [`material_typed`] reads them.
pub(crate) fn written_material(material: &CaseMaterial) -> String {
    let lines: Vec<String> = match material {
        CaseMaterial::Totals { rows, .. } => rows.iter().map(written_row).collect(),
        CaseMaterial::Cases(cases) => {
            let of_case = |(number, rows): (&u32, &Vec<CaseRow>)| -> Vec<String> {
                rows.iter().map(|row| format!("{number}; {}", written_row(row))).collect()
            };
            cases.iter().flat_map(of_case).collect()
        }
    };
    lines.join("\n")
}

fn written_row(row: &CaseRow) -> String {
    let amounts = match &row.weighed {
        Weighed::Difference(given) => written(given),
        Weighed::Three { now, without, after } => {
            format!("{}; {}; {}", written(now), written(without), written(after))
        }
    };
    format!("{}; {}; {amounts}; {}", row.payer, row.year, Plain(row.booked))
}

/// The costs as [`costs_typed`] reads them.
pub(crate) fn written_costs(costs: &[CostRow]) -> String {
    let one = |row: &CostRow| format!("{}; {}; {}", row.payer, row.year, written(&row.amount));
    costs.iter().map(one).collect::<Vec<_>>().join("\n")
}

fn written(given: &Given) -> String {
    match given {
        Given::Known(cents) => Plain(*cents).to_string(),
        Given::Between { low, likely, high } => {
            format!("{}/{}/{}", Plain(*low), Plain(*likely), Plain(*high))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_back_the_same() {
        for (text, n) in [
            ("1; jeugdhulp; 0; 9.000; 10.000/18.000/40.000; 3.000; 0\n2; Wmo; 1; -250,50; 0", None),
            ("gemeente; 0; 226.953; 0", Some(12)),
        ] {
            let material = material_typed(text, n).unwrap();
            assert_eq!(written_material(&material), text);
        }
        let costs = costs_typed("gemeente; 0; 4.000/5.000/9.000\nschool; 2; 100").unwrap();
        assert_eq!(written_costs(&costs), "gemeente; 0; 4.000/5.000/9.000\nschool; 2; 100");
    }

    #[test]
    fn a_line_from_a_spreadsheet_is_read_by_its_tabs() {
        let typed = material_typed("1\tjeugdhulp\t0\t100\t0\n\n", None).unwrap();
        assert_eq!(written_material(&typed), "1; jeugdhulp; 0; 100; 0");
    }

    #[test]
    fn each_mistake_is_named_by_its_line() {
        for (text, n, line, fault) in [
            ("a; b", Some(1), 1, RowFault::Cells),
            ("1; jeugdhulp; 0; 100; 0\nFamilie Jansen; jeugdhulp; 0; 100; 0", None, 2, RowFault::Case),
            ("; 0; 100; 0", Some(1), 1, RowFault::Payer),
            ("x; 101; 100; 0", Some(1), 1, RowFault::Year),
            ("x; 0; veel; 0", Some(1), 1, RowFault::Amount),
            ("x; 0; 3/2/1; 0", Some(1), 1, RowFault::Amount),
            ("x; 0; 1/2; 0", Some(1), 1, RowFault::Amount),
            ("x; 0; 1; ", Some(1), 1, RowFault::Amount),
        ] {
            assert_eq!(material_typed(text, n), Err(RowMistake { line, fault }), "{text}");
        }
        assert_eq!(costs_typed("x; 0"), Err(RowMistake { line: 1, fault: RowFault::Cells }));
    }
}
