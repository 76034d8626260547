//! From cells to lines.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Cents, clean_line};

use super::grid::{At, Content, Grid};
use super::registers::Registers;
use super::words::{Column, Head, head, is_total};
use super::{CellFault, NotATable, Reason, Table};
use crate::{
    Amount, Condition, CoverageAllocation, InterventionId, Lasting, LineHead, Nature, NewLine, NotMoney,
    Payer, Reads, Statement, Years,
};

pub(super) fn read(grid: &Grid, registers: &Registers) -> Result<Table, NotATable> {
    let first = *grid.rows.keys().next().ok_or(NotATable::NoHeads)?;
    let mut reader =
        Reader { grid, registers, columns: BTreeMap::new(), years: BTreeMap::new(), faults: Vec::new() };
    reader.heads(first);
    let years = reader.years.keys().copied().collect::<BTreeSet<i32>>();
    let (Some(from), Some(until)) = (years.first(), years.last()) else { return Err(NotATable::NoHeads) };
    let years = Years { first: *from, last: *until };
    if !reader.columns.contains_key(&Column::Intervention) || !years.is_sound() {
        return Err(NotATable::NoHeads);
    }
    reader.hidden_and_merged(first);
    let (mut lines, mut totals) = (Vec::new(), Vec::new());
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    for row in grid.rows.keys().copied().filter(|row| *row > first) {
        if reader.is_total(row) {
            totals.extend(reader.totals(row));
        } else {
            reader.line(row, &mut lines, &mut numbers);
        }
    }
    reader.faults.sort_by_key(|(at, fault)| (*at, fault.reason));
    let faults = reader.faults.into_iter().map(|(_, fault)| fault).collect();
    Ok(Table { years, lines, totals, faults })
}

struct Reader<'a> {
    grid: &'a Grid,
    registers: &'a Registers,
    columns: BTreeMap<Column, u32>,
    years: BTreeMap<i32, u32>,
    faults: Vec<(At, CellFault)>,
}

impl Reader<'_> {
    fn fault(&mut self, at: At, reason: Reason, shown: &str) {
        let shown = shown.chars().take(60).collect();
        self.faults.push((at, CellFault { at: at.to_string(), reason, shown }));
    }

    fn heads(&mut self, row: u32) {
        for (column, content) in self.grid.rows.get(&row).into_iter().flatten() {
            let (at, shown) = (At { row, column: *column }, content.shown());
            let twice = match head(&shown) {
                Some(Head::Column(known)) => self.columns.insert(known, *column).is_some(),
                Some(Head::Year(year)) => self.years.insert(year, *column).is_some(),
                None => {
                    self.fault(at, Reason::NoColumn, &shown);
                    false
                }
            };
            if twice {
                self.fault(at, Reason::ColumnTwice, &shown);
            }
        }
    }

    fn hidden_and_merged(&mut self, first: u32) {
        for row in self.grid.hidden.iter().filter(|row| self.grid.rows.contains_key(row)) {
            self.fault(At { row: *row, column: 0 }, Reason::HiddenRow, "");
        }
        for (from, until) in self.grid.merged.iter().filter(|(_, until)| until.row > first) {
            self.fault(*from, Reason::Merged, &format!("{from}:{until}"));
        }
    }

    fn cell(&self, row: u32, column: Column) -> (At, String) {
        let column = self.columns.get(&column).copied().unwrap_or_default();
        let at = At { row, column };
        (at, self.grid.at(at).map(Content::shown).unwrap_or_default())
    }

    /// A text of a row; nothing when the table has no such column.
    fn text(&mut self, row: u32, column: Column, most: usize) -> String {
        if !self.columns.contains_key(&column) {
            return String::new();
        }
        let (at, shown) = self.cell(row, column);
        match clean_line(&shown, most) {
            Ok(line) => line,
            Err(kernel::NotText::Empty) => String::new(),
            Err(kernel::NotText::TooLong { .. }) => {
                self.fault(at, Reason::TooLong, &shown);
                String::new()
            }
        }
    }

    fn is_total(&self, row: u32) -> bool {
        let texts = self.grid.rows.get(&row).into_iter().flatten().map(|(_, content)| content.shown());
        texts.take(2).any(|text| is_total(&text))
    }

    fn totals(&mut self, row: u32) -> Vec<Statement> {
        let amounts = self.amounts(row);
        let of = |(year, amount): (i32, Amount)| {
            Some(Statement {
                key: format!("total-{year}"),
                says: String::new(),
                document: format!("{}", At { row, column: *self.years.get(&year)? }),
                lines: Vec::new(),
                source: None,
                years: Years { first: year, last: year },
                stated: amount.money()?,
                reads: Reads::Exactly,
            })
        };
        amounts.into_iter().filter_map(of).collect()
    }

    fn amounts(&mut self, row: u32) -> BTreeMap<i32, Amount> {
        let mut amounts = BTreeMap::new();
        for (year, column) in self.years.clone() {
            let at = At { row, column };
            let Some(content) = self.grid.at(at) else { continue };
            match amount(content) {
                Ok(Amount::Empty) => {}
                Ok(amount) => drop(amounts.insert(year, amount)),
                Err(reason) => {
                    let shown = content.shown();
                    self.fault(at, reason, &shown);
                }
            }
        }
        amounts
    }

    fn line(&mut self, row: u32, lines: &mut Vec<NewLine>, numbers: &mut BTreeMap<String, usize>) {
        let number = self.text(row, Column::Number, 20);
        let amounts = self.amounts(row);
        let payer = self.payer(row);
        let known = numbers.get(&number).copied().filter(|_| !number.is_empty());
        let place = known.unwrap_or(lines.len());
        if known.is_none() {
            let Some(new) = self.new_line(row, &number, lines.len() + 1) else { return };
            numbers.insert(number, lines.len());
            lines.push(new);
        } else if let Some(line) = lines.get(place) {
            let says = self.text(row, Column::Intervention, 200);
            if !says.is_empty() && says != line.intervention {
                let (at, shown) = self.cell(row, Column::Intervention);
                self.fault(at, Reason::Contradicts, &shown);
            }
        }
        let Some(line) = lines.get_mut(place) else { return };
        for (year, amount) in &amounts {
            let was = line.amounts.get(year).copied().unwrap_or_default();
            line.amounts.insert(*year, together(was, *amount));
        }
        if let Some(from) = payer {
            let Payer { source, sub_grant } = from;
            line.coverage.push(CoverageAllocation { source, sub_grant, amounts });
        }
    }

    fn new_line(&mut self, row: u32, number: &str, nth: usize) -> Option<NewLine> {
        let intervention = self.text(row, Column::Intervention, 200);
        if intervention.is_empty() {
            let (at, shown) = self.cell(row, Column::Intervention);
            self.fault(at, Reason::NoIntervention, &shown);
            return None;
        }
        let number = if number.is_empty() { nth.to_string() } else { number.to_owned() };
        let task_field = Some(self.text(row, Column::TaskField, 10)).filter(|text| !text.is_empty());
        let head = LineHead {
            number,
            intervention: InterventionId::from_uuid(uuid::Uuid::nil()),
            lasting: self.lasting(row),
            nature: self.nature(row),
            task_field,
            goal: self
                .named(row, Column::Goal, Reason::UnknownGoal, |all, text, first| all.goal(text, first)),
            ambition: self
                .named(row, Column::Ambition, Reason::UnknownAmbition, |all, text, _| all.ambition(text)),
            remark: self.text(row, Column::Remark, 500),
            document: self.text(row, Column::Document, 200),
        };
        Some(NewLine { intervention, head, amounts: BTreeMap::new(), coverage: Vec::new() })
    }

    fn lasting(&mut self, row: u32) -> Lasting {
        let (at, shown) = self.cell(row, Column::Lasting);
        match shown.trim().to_lowercase().as_str() {
            "s" | "structureel" | "structural" => Lasting::Structural,
            "i" | "incidenteel" | "incidental" => Lasting::Incidental,
            _ => {
                self.fault(at, Reason::NotLasting, &shown);
                Lasting::Incidental
            }
        }
    }

    fn nature(&mut self, row: u32) -> Nature {
        let text = self.text(row, Column::Nature, 120);
        let plain = text.to_lowercase();
        if let Some(at) = plain.strip_prefix("besloten bij ").or(plain.strip_prefix("decided at ")) {
            let at = at.to_owned();
            let decision =
                self.named(row, Column::Decision, Reason::UnknownDecision, |all, text, _| all.decision(text));
            return Nature::Decided { at, decision };
        }
        match plain.as_str() {
            "" | "gepland" | "planned" => Nature::Planned,
            "reservering" | "reservation" => Nature::Reservation,
            "voorwaardelijk" | "onder voorbehoud" | "conditional" => Nature::Conditional(Condition {
                evaluation: self.named(
                    row,
                    Column::EvaluationName,
                    Reason::UnknownEvaluation,
                    |all, text, _| all.evaluation(text),
                ),
                due: self.year(row, Column::Evaluation),
                from: self.year(row, Column::From),
                lifted: None,
            }),
            _ => {
                let (at, shown) = self.cell(row, Column::Nature);
                self.fault(at, Reason::NotNature, &shown);
                Nature::Planned
            }
        }
    }

    fn year(&mut self, row: u32, column: Column) -> i32 {
        let (at, shown) = self.cell(row, column);
        shown.trim().parse().ok().filter(|year| (1990..=2200).contains(year)).unwrap_or_else(|| {
            self.fault(at, Reason::NotAYear, &shown);
            0
        })
    }

    /// A thing that a register knows by what stands in the cell; nothing when nothing stands there. The register is also
    /// told the first year of the table.
    fn named<T>(
        &mut self,
        row: u32,
        column: Column,
        unknown: Reason,
        look: impl Fn(&Registers, &str, i32) -> Option<T>,
    ) -> Option<T> {
        let text = self.text(row, column, 300);
        if text.is_empty() {
            return None;
        }
        let first = self.years.keys().next().copied().unwrap_or_default();
        let found = look(self.registers, &text, first);
        if found.is_none() {
            let (at, _) = self.cell(row, column);
            self.fault(at, unknown, &text);
        }
        found
    }

    fn payer(&mut self, row: u32) -> Option<Payer> {
        let name = self.text(row, Column::Source, 200);
        if name.is_empty() {
            return None;
        }
        let known = self.registers.source(&name);
        let Some(source) = known else {
            let (at, shown) = self.cell(row, Column::Source);
            self.fault(at, Reason::UnknownSource, &shown);
            return None;
        };
        let part = Some(self.text(row, Column::Part, 200)).filter(|part| !part.is_empty());
        if let Some(name) = &part
            && source.particulars.sub_grant(name).is_none()
        {
            let (at, shown) = self.cell(row, Column::Part);
            self.fault(at, Reason::UnknownPart, &shown);
        }
        Some(Payer { source: source.id, sub_grant: part })
    }
}

/// Two rows of one line together. Money beside something outside the table stays money: what stands elsewhere stays in
/// sight at its source.
fn together(was: Amount, more: Amount) -> Amount {
    match (was, more) {
        (Amount::Money(one), Amount::Money(other)) => Amount::Money(one + other),
        (Amount::Money(_), Amount::Empty | Amount::OutsideTable | Amount::Pm) => was,
        (Amount::Empty | Amount::OutsideTable | Amount::Pm, Amount::Money(_)) => more,
        (Amount::Empty, _) => more,
        (Amount::OutsideTable | Amount::Pm, _) => was,
    }
}

fn amount(content: &Content) -> Result<Amount, Reason> {
    match content {
        Content::Text(text) => Amount::typed(text).map_err(reason),
        Content::Error(_) => Err(Reason::FormulaError),
        Content::Number(number) => counted(*number),
    }
}

/// A number of a spreadsheet as money, when it has no parts of a cent.
fn counted(number: f64) -> Result<Amount, Reason> {
    if number < 0.0 {
        return Err(Reason::Negative);
    }
    let written = format!("{number:.4}");
    let (euros, part) = written.split_once('.').ok_or(Reason::TooLarge)?;
    let (cents, rest) = part.split_at_checked(2).ok_or(Reason::Text)?;
    if rest != "00" {
        return Err(Reason::PartOfACent);
    }
    let digits: i64 = format!("{euros}{cents}").parse().map_err(|_| Reason::TooLarge)?;
    Amount::typed(&format!("{euros},{cents}")).map_err(reason)?;
    Ok(Amount::Money(Cents(digits)))
}

fn reason(wrong: NotMoney) -> Reason {
    match wrong {
        NotMoney::Text => Reason::Text,
        NotMoney::Ambiguous => Reason::Ambiguous,
        NotMoney::Negative => Reason::Negative,
        NotMoney::PartOfACent => Reason::PartOfACent,
        NotMoney::TooLarge => Reason::TooLarge,
        NotMoney::FormulaError => Reason::FormulaError,
    }
}
