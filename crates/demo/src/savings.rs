//! The savings of the demonstration: tasks, claims with their evidence, and what documents print of them.

use std::collections::BTreeMap;

use access::Cx;
use chrono::NaiveDate;
use investments::{
    ClaimEvidence, NewPrintedFigure, NewSavingsClaim, NewSavingsTask, Printed, PrintedPoint, SavingsTaskId,
    Stated, TaskKind, ValueCaseId,
};
use kernel::{Cents, Openness};
use serde::Deserialize;
use tracks::Track;

use crate::DemoError;
use crate::fault::{Entry, FileFault};
use crate::files::parse;

const FILE: &str = "investments/savings.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SavingsFile {
    task: Vec<RawTask>,
    balance: Vec<RawBalance>,
    series: Vec<RawSeries>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTask {
    code: String,
    name: String,
    /// The track that is to save it, by its name in addresses.
    track: Option<String>,
    amounts: BTreeMap<String, i64>,
    document: String,
    #[serde(default)]
    claim: Vec<RawClaim>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawClaim {
    about: String,
    euros: Option<i64>,
    recurrence: String,
    from: i32,
    method: String,
    value_case: Option<String>,
    document: String,
    evidence: Option<RawEvidence>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawEvidence {
    text: String,
    grade: String,
    document: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawBalance {
    name: String,
    original: i64,
    realised: i64,
    remaining: i64,
    document: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSeries {
    name: String,
    unit: String,
    points: Vec<RawPoint>,
    document: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPoint {
    on: String,
    value: i64,
    printed: Option<i64>,
}

fn euros(euros: i64) -> Cents {
    Cents(euros * 100)
}

/// Brings in tasks with their claims, and the figures. `cases` are the value cases that claims name.
pub(crate) async fn load_savings(cx: &Cx, cases: &BTreeMap<String, ValueCaseId>) -> Result<(), DemoError> {
    let file: SavingsFile = parse(FILE)?;
    let (mut read, sight) = cx.look().await?;
    let tracks = tracks::tracks(&mut read, &sight).await?;
    for raw in file.task {
        let entry = Entry { file: FILE, key: &raw.code };
        let id = investments::add_savings_task(cx, &task(entry, &raw, &tracks)?).await?;
        for claim in &raw.claim {
            bring_claim(cx, entry, (id, claim), cases).await?;
        }
    }
    for raw in file.balance {
        let stated = Stated {
            original: euros(raw.original),
            realised: euros(raw.realised),
            remaining: euros(raw.remaining),
        };
        figure(cx, raw.name, Printed::Balance(stated), raw.document).await?;
    }
    for raw in file.series {
        let entry = Entry { file: FILE, key: &raw.name };
        let points = raw.points.iter().map(|one| point(entry, one)).collect::<Result<_, _>>()?;
        figure(cx, raw.name, Printed::Series { unit: raw.unit, points }, raw.document).await?;
    }
    Ok(())
}

fn task(entry: Entry<'_>, raw: &RawTask, tracks: &[Track]) -> Result<NewSavingsTask, FileFault> {
    let find = |slug: &String| tracks.iter().find(|one| one.particulars.slug.as_str() == slug);
    let track = match &raw.track {
        None => None,
        Some(slug) => Some(find(slug).ok_or_else(|| entry.fault("track", "no such track"))?.id),
    };
    let amount = |(year, amount): (&String, &i64)| Ok((entry.parsed("amounts", year)?, euros(*amount)));
    Ok(NewSavingsTask {
        code: raw.code.clone(),
        name: raw.name.clone(),
        kind: TaskKind::Level,
        amounts: raw.amounts.iter().map(amount).collect::<Result<_, FileFault>>()?,
        track,
        openness: Openness::Public,
        document: raw.document.clone(),
    })
}

async fn bring_claim(
    cx: &Cx,
    entry: Entry<'_>,
    (task, raw): (SavingsTaskId, &RawClaim),
    cases: &BTreeMap<String, ValueCaseId>,
) -> Result<(), DemoError> {
    let unknown = || entry.fault("value_case", "no such value case");
    let value_case = match &raw.value_case {
        None => None,
        Some(name) => Some(*cases.get(name).ok_or_else(unknown)?),
    };
    let claim = NewSavingsClaim {
        about: raw.about.clone(),
        amount: raw.euros.map(euros),
        recurrence: entry.parsed("recurrence", &raw.recurrence)?,
        from: raw.from,
        until: None,
        method: raw.method.clone(),
        overlap: None,
        value_case,
        document: raw.document.clone(),
    };
    let id = investments::claim_savings(cx, task, &claim).await?;
    if let Some(evidence) = &raw.evidence {
        let evidence = ClaimEvidence {
            text: evidence.text.clone(),
            grade: entry.parsed("grade", &evidence.grade)?,
            document: evidence.document.clone(),
        };
        investments::substantiate_claim(cx, (id, 1), evidence, None).await?;
    }
    Ok(())
}

fn point(entry: Entry<'_>, raw: &RawPoint) -> Result<PrintedPoint, FileFault> {
    let on: NaiveDate = entry.parsed("on", &raw.on)?;
    Ok(PrintedPoint { on, value: raw.value, printed: raw.printed })
}

async fn figure(cx: &Cx, name: String, printed: Printed, document: String) -> Result<(), DemoError> {
    let new = NewPrintedFigure { name, printed, openness: Openness::Public, document };
    investments::add_printed_figure(cx, &new).await?;
    Ok(())
}
