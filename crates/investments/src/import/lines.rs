//! From cells to lines.

use std::collections::{BTreeMap, BTreeSet};

use super::amounts::together;
use super::grid::{At, Grid};
use super::reader::Reader;
use super::registers::Registers;
use super::words::Column;
use super::{NotATable, Reason, Table};
use crate::{
    Amount, Condition, CoverageAllocation, InterventionId, Lasting, LineHead, Nature, NewLine, Payer, Reads,
    Statement, Years,
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

impl Reader<'_> {
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
            track: self.named(row, Column::Track, Reason::UnknownTrack, |all, text, _| all.track(text)),
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
