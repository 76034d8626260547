//! The value cases of the demonstration, as an adviser writes them down.

use std::collections::BTreeMap;

use access::Cx;
use investments::{AmountShape, CaseMaterial, CaseRow, CostRow, Given, NewValueCase, ValueCaseId, Weighed};
use kernel::Cents;
use serde::Deserialize;

use crate::DemoError;
use crate::fault::{Entry, FileFault};
use crate::files::parse;

const FILE: &str = "investments/value-cases.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ValueCaseFile {
    value_case: Vec<RawValueCase>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawValueCase {
    name: String,
    about: String,
    n: Option<u32>,
    rows: Vec<RawRow>,
    cost: Option<Vec<RawCost>>,
    selection: String,
    without_from: String,
    rate: u16,
    rate_source: String,
    timing: String,
    seed: u32,
    caveats: Vec<String>,
    openness: String,
    document: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRow {
    case: Option<u32>,
    payer: String,
    year: u16,
    difference: Option<Euros>,
    now: Option<Euros>,
    without: Option<Euros>,
    after: Option<Euros>,
    #[serde(default)]
    booked: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCost {
    payer: String,
    year: u16,
    amount: Euros,
}

/// Whole euros: known, or the least, the likeliest and the most.
#[derive(Clone, Copy, Deserialize)]
#[serde(untagged)]
enum Euros {
    Known(i64),
    Between([i64; 3]),
}

impl From<Euros> for Given {
    fn from(euros: Euros) -> Self {
        let cents = |euros: i64| Cents(euros * 100);
        match euros {
            Euros::Known(known) => Self::Known(cents(known)),
            Euros::Between([low, likely, high]) => {
                Self::Between { low: cents(low), likely: cents(likely), high: cents(high) }
            }
        }
    }
}

/// Brings in the value cases; gives them by name.
pub(crate) async fn load_value_cases(cx: &Cx) -> Result<BTreeMap<String, ValueCaseId>, DemoError> {
    let file: ValueCaseFile = parse(FILE)?;
    let mut known = BTreeMap::new();
    for raw in file.value_case {
        let new = value_case(&raw)?;
        known.insert(raw.name, investments::add_value_case(cx, &new).await?);
    }
    Ok(known)
}

fn value_case(raw: &RawValueCase) -> Result<NewValueCase, FileFault> {
    let entry = Entry { file: FILE, key: &raw.name };
    let material = match raw.n {
        Some(n) => {
            let rows = raw.rows.iter().map(|one| row(entry, one)).collect::<Result<_, _>>()?;
            CaseMaterial::Totals { n, rows }
        }
        None => {
            let mut cases: BTreeMap<u32, Vec<CaseRow>> = BTreeMap::new();
            for one in &raw.rows {
                let number = one.case.ok_or_else(|| entry.fault("rows", "a row without a case"))?;
                cases.entry(number).or_default().push(row(entry, one)?);
            }
            CaseMaterial::Cases(cases)
        }
    };
    let cost =
        |one: &RawCost| CostRow { payer: one.payer.clone(), year: one.year, amount: one.amount.into() };
    Ok(NewValueCase {
        name: raw.name.clone(),
        about: raw.about.clone(),
        material,
        cost: raw.cost.as_ref().map(|costs| costs.iter().map(cost).collect()),
        shape: AmountShape::Pert,
        selection: entry.parsed("selection", &raw.selection)?,
        without_from: entry.parsed("without_from", &raw.without_from)?,
        rate: raw.rate,
        rate_source: raw.rate_source.clone(),
        timing: entry.parsed("timing", &raw.timing)?,
        seed: raw.seed,
        caveats: raw.caveats.clone(),
        openness: entry.parsed("openness", &raw.openness)?,
        document: raw.document.clone(),
    })
}

fn row(entry: Entry<'_>, raw: &RawRow) -> Result<CaseRow, FileFault> {
    let weighed = match (raw.difference, raw.now, raw.without, raw.after) {
        (Some(difference), None, None, None) => Weighed::Difference(difference.into()),
        (None, Some(now), Some(without), Some(after)) => {
            Weighed::Three { now: now.into(), without: without.into(), after: after.into() }
        }
        _ => return Err(entry.fault("rows", "neither a difference nor three amounts")),
    };
    Ok(CaseRow { payer: raw.payer.clone(), year: raw.year, weighed, booked: Cents(raw.booked * 100) })
}
