use kernel::Openness;
use serde::Deserialize;
use shell::{Field, FieldError, Visit};

use super::super::sheet::{Wrong, area, number, openness, select};
use crate::value_cases::{RowMistake, costs_typed, material_typed, written_costs, written_material};
use crate::{AmountShape, CaseMaterial, CaseSelection, CaseTiming, NewValueCase, ValueCase, WithoutFrom};

/// What is typed of a value case.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct ValueCaseForm {
    pub(super) version: i64,
    naam: String,
    over: String,
    per: String,
    aantal: String,
    bedragen: String,
    #[serde(rename = "kosten-bekend")]
    cost_known: String,
    kosten: String,
    vorm: String,
    selectie: String,
    zonder: String,
    voet: String,
    #[serde(rename = "voet-bron")]
    rate_source: String,
    moment: String,
    toeval: String,
    kanttekeningen: String,
    openheid: String,
    vindplaats: String,
}

const CASES: &str = "casus";
const TOTALS: &str = "totalen";

impl ValueCaseForm {
    pub(super) fn empty() -> Self {
        Self {
            per: CASES.to_owned(),
            cost_known: "nee".to_owned(),
            vorm: AmountShape::Pert.name().to_owned(),
            selectie: CaseSelection::Unknown.name().to_owned(),
            zonder: WithoutFrom::Unknown.name().to_owned(),
            voet: "0".to_owned(),
            moment: CaseTiming::EndOfYear.name().to_owned(),
            toeval: "1".to_owned(),
            openheid: Openness::Internal.name().to_owned(),
            ..Self::default()
        }
    }

    pub(super) fn of(case: &ValueCase) -> Self {
        let of = &case.particulars;
        let (per, n) = match &of.material {
            CaseMaterial::Cases(_) => (CASES, String::new()),
            CaseMaterial::Totals { n, .. } => (TOTALS, n.to_string()),
        };
        Self {
            version: case.version,
            naam: of.name.clone(),
            over: of.about.clone(),
            per: per.to_owned(),
            aantal: n,
            bedragen: written_material(&of.material),
            cost_known: if of.cost.is_some() { "ja" } else { "nee" }.to_owned(),
            kosten: of.cost.as_deref().map(written_costs).unwrap_or_default(),
            vorm: of.shape.name().to_owned(),
            selectie: of.selection.name().to_owned(),
            zonder: of.without_from.name().to_owned(),
            voet: percent(of.rate),
            rate_source: of.rate_source.clone(),
            moment: of.timing.name().to_owned(),
            toeval: of.seed.to_string(),
            kanttekeningen: of.caveats.join("\n"),
            openheid: of.openness.name().to_owned(),
            vindplaats: of.document.clone(),
        }
    }

    pub(super) fn asked(&self, visit: &Visit, errors: &[FieldError]) -> Vec<Field> {
        let f = visit.fields("worth", errors);
        let yes = ["ja", "nee"];
        vec![
            f.field("naam", &self.naam),
            area(f.optional("over", &self.over)),
            select(f.choice("per", [CASES, TOTALS], &[&self.per])),
            number(f.optional("aantal", &self.aantal)),
            area(f.field("bedragen", &self.bedragen)),
            select(f.choice("vorm", AmountShape::ALL.iter().map(|one| one.name()), &[&self.vorm])),
            select(f.choice("kosten-bekend", yes, &[&self.cost_known])),
            area(f.optional("kosten", &self.kosten)),
            select(f.choice("selectie", CaseSelection::ALL.iter().map(|one| one.name()), &[&self.selectie])),
            select(f.choice("zonder", WithoutFrom::ALL.iter().map(|one| one.name()), &[&self.zonder])),
            number(f.field("voet", &self.voet)),
            f.field("voet-bron", &self.rate_source),
            select(f.choice("moment", CaseTiming::ALL.iter().map(|one| one.name()), &[&self.moment])),
            number(f.field("toeval", &self.toeval)),
            area(f.optional("kanttekeningen", &self.kanttekeningen)),
            openness(visit, "openheid", &self.openheid, errors),
            f.field("vindplaats", &self.vindplaats),
        ]
    }

    /// The value case that was typed, or all that is wrong with it.
    pub(super) fn parse(&self, visit: &Visit) -> Result<NewValueCase, Vec<FieldError>> {
        let mut wrong = Wrong::none(visit, "worth");
        let n = match self.per.as_str() {
            TOTALS => {
                let n: Option<u32> = self.aantal.trim().parse().ok().filter(|n| *n > 0);
                wrong.read("aantal", n.ok_or(())).map(Some)
            }
            _ => Some(None),
        };
        let material = n.map(|n| material_typed(&self.bedragen, n));
        let material = material.and_then(|read| said(&mut wrong, "bedragen", read));
        let cost = match self.cost_known.as_str() {
            "ja" => said(&mut wrong, "kosten", costs_typed(&self.kosten)).map(Some),
            _ => Some(None),
        };
        let rate = wrong.read("voet", basis_points(&self.voet).ok_or(()));
        let seed = wrong.read("toeval", self.toeval.trim().parse());
        let shape = wrong.read("vorm", self.vorm.parse());
        let selection = wrong.read("selectie", self.selectie.parse());
        let without_from = wrong.read("zonder", self.zonder.parse());
        let timing = wrong.read("moment", self.moment.parse());
        let openness = wrong.read("openheid", self.openheid.parse());
        let caveats = wrong.text("kanttekeningen", &self.kanttekeningen, 2_000);
        let name = wrong.line("naam", &self.naam, 120);
        let about = wrong.text("over", &self.over, 2_000);
        let rate_source = wrong.line("voet-bron", &self.rate_source, 200);
        let document = wrong.line("vindplaats", &self.vindplaats, 200);
        let read = || {
            Some(NewValueCase {
                name,
                about,
                material: material?,
                cost: cost?,
                shape: shape?,
                selection: selection?,
                without_from: without_from?,
                rate: rate?,
                rate_source,
                timing: timing?,
                seed: seed?,
                caveats: caveats
                    .lines()
                    .map(|line| line.trim().to_owned())
                    .filter(|line| !line.is_empty())
                    .collect(),
                openness: openness?,
                document,
            })
        };
        match read() {
            Some(new) if wrong.found.is_empty() => Ok(new),
            _ => Err(wrong.found),
        }
    }
}

/// What was read of lines, or a sentence that names the line that is wrong.
fn said<T>(wrong: &mut Wrong<'_>, field: &str, read: Result<T, RowMistake>) -> Option<T> {
    read.map_err(|RowMistake { line, fault }| wrong.say_line(field, line, fault.name())).ok()
}

/// `2,25` as hundredths of a percent, up to a hundred percent.
fn basis_points(text: &str) -> Option<u16> {
    let plain = text.trim().trim_end_matches('%').trim().replace(',', ".");
    let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
    let (whole, part) = (whole.parse::<u16>().ok()?, format!("{part:0<2}"));
    let part: u16 = if part.len() == 2 { part.parse().ok()? } else { return None };
    whole.checked_mul(100)?.checked_add(part).filter(|points| *points <= 10_000)
}

/// Hundredths of a percent as people write them.
pub(super) fn percent(points: u16) -> String {
    match points % 100 {
        0 => (points / 100).to_string(),
        part => format!("{},{part:02}", points / 100),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_read_as_it_is_written() {
        for (text, points) in [
            ("2,25", Some(225)),
            ("0", Some(0)),
            ("3 %", Some(300)),
            ("1.5", Some(150)),
            ("100", Some(10_000)),
        ] {
            assert_eq!(basis_points(text), points, "{text}");
        }
        for text in ["", "-1", "101", "2,255", "veel"] {
            assert_eq!(basis_points(text), None, "{text}");
        }
        assert_eq!([225, 300, 105].map(percent), ["2,25", "3", "1,05"]);
    }
}
