//! The investment plan of the demonstration, as policy advisers bring it in.

use std::collections::BTreeMap;

use access::{Actor, Cx, Role};
use investments::{
    Ceiling, CoverageSource, CoverageState, CoverageStep, NewLine, PlanVersionId, Purpose, Reads,
    SourceParticulars, Span, Statement, SubGrant, Table, VersionHead, WhatIf, Years,
};
use kernel::{Cents, Openness};
use serde::Deserialize;

use crate::DemoError;
use crate::adopted_plan::load_adopted;
use crate::fault::{Entry, FileFault};
use crate::files::{parse, text};
use crate::line_links::link;
use crate::savings::load_savings;
use crate::value_cases::load_value_cases;

const SOURCES: &str = "investments/sources.toml";
const STATEMENTS: &str = "investments/statements.toml";
const LINES: &str = "investments/lines.csv";
/// By how much prices went up, for the copy in which everything becomes dearer.
const DEARER: i64 = 39;
const LINKS: &str = "investments/links.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceFile {
    source: Vec<RawSource>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSource {
    name: String,
    kind: String,
    lasting: String,
    purpose: String,
    ceiling: Option<RawCeiling>,
    from: Option<i32>,
    until: Option<i32>,
    #[serde(default)]
    parts: Vec<String>,
    document: String,
    state: String,
}

/// A ceiling for each year.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawCeiling {
    euros: i64,
    certain: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StatementFile {
    statement: Vec<RawStatement>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawStatement {
    key: String,
    says: String,
    #[serde(default)]
    lines: Vec<String>,
    source: Option<String>,
    first: i32,
    last: i32,
    euros: i64,
    #[serde(default)]
    at_least: bool,
    document: String,
}

/// Brings in the sources, what the council adopted, the plan that lies before it and two copies that show what would
/// happen, value cases and savings. `cx` is that of anybody at the command line: who writes the plan is an adviser.
///
/// # Errors
/// When a file is wrong, which it names, or the database refuses.
pub(crate) async fn load_money(cx: &Cx) -> Result<PlanVersionId, DemoError> {
    let actor = Actor::at_the_command_line(Role::PolicyAdviser, cx.now());
    let adviser = Cx::new(cx.db.clone(), cx.clock.clone(), cx.chance.clone(), actor);
    let sources = bring_in_sources(&adviser).await?;
    load_adopted(&adviser, &sources).await?;
    let table = table(&adviser, &sources, (LINES, LINKS)).await?;
    let mut statements = table.totals;
    for statement in &mut statements {
        statement.says =
            format!("Totaal {}: {}", statement.years.first, investments::Plain(statement.stated));
        statement.document = "Versterking sociale basis 2024 en verder, regel 359".to_owned();
    }
    statements.extend(stated(&sources)?);
    let head = VersionHead {
        name: "Versterking sociale basis 2024-2027".to_owned(),
        about: "Zoals het college het aan de raad voorlegde, met de dekking per regel.".to_owned(),
        openness: Openness::Internal,
        years: table.years,
        statements,
    };
    let (id, _) = propose(&adviser, head, table.lines).await?;
    let gala =
        sources.get("GALA (brede SPUK)").map(|source| WhatIf::SourceEnds { source: source.id, last: 2025 });
    let dearer = WhatIf::Index { permille: DEARER, from: 2025 };
    for (name, about, what_if) in [
        (
            "Wat als GALA een jaar eerder stopt",
            "Na 2025 komt er niets meer uit GALA. Wat GALA in 2026 betaalde, is niet gedekt.",
            gala,
        ),
        (
            "Wat als alles 3,9% duurder wordt",
            "Elke regel vanaf 2025 3,9% duurder, per bron afgerond op hele euro's.",
            Some(dearer),
        ),
    ] {
        investments::copy(&adviser, id, (name, about), Purpose::WhatIf, what_if).await?;
    }
    load_savings(&adviser, &load_value_cases(&adviser).await?).await?;
    Ok(id)
}

/// The lines of a file, with what they lead to.
pub(crate) async fn table(
    adviser: &Cx,
    sources: &BTreeMap<String, CoverageSource>,
    (file, links): (&str, &str),
) -> Result<Table, DemoError> {
    let mut table = investments::read_table(text(file)?.as_bytes(), &sources.clone().into())
        .map_err(|wrong| Entry { file, key: "" }.fault("", wrong))?;
    if let Some(fault) = table.faults.first() {
        return Err(Entry { file, key: &fault.at }.fault("", fault).into());
    }
    link(adviser, links, &mut table.lines, table.years.first).await?;
    Ok(table)
}

/// Brings in a version that is open to all, and lays it before the council. Gives the version and the row that was seen.
pub(crate) async fn propose(
    adviser: &Cx,
    head: VersionHead,
    lines: Vec<NewLine>,
) -> Result<(PlanVersionId, i64), DemoError> {
    let id = investments::bring_in(adviser, head.clone(), lines).await?;
    let open = VersionHead { openness: Openness::Public, ..head };
    let seen = investments::change_head(adviser, (id, 1), open).await?;
    Ok((id, investments::propose(adviser, (id, seen)).await?))
}

async fn bring_in_sources(cx: &Cx) -> Result<BTreeMap<String, CoverageSource>, DemoError> {
    let file: SourceFile = parse(SOURCES)?;
    for raw in file.source {
        let (particulars, state) = source(&raw)?;
        let id = investments::add_source(cx, &particulars).await?;
        if state == CoverageState::Awarded {
            investments::step_source(cx, (id, 1), CoverageStep::Apply).await?;
            investments::step_source(cx, (id, 2), CoverageStep::Award).await?;
        }
    }
    let known = investments::sources(cx).await?;
    Ok(known.into_iter().map(|source| (source.particulars.name.clone(), source)).collect())
}

fn source(raw: &RawSource) -> Result<(SourceParticulars, CoverageState), FileFault> {
    let entry = Entry { file: SOURCES, key: &raw.name };
    let ceiling = raw.ceiling.as_ref().map(|ceiling| Ceiling {
        amount: Cents(ceiling.euros * 100),
        span: Span::Year,
        certain: ceiling.certain,
    });
    let particulars = SourceParticulars {
        name: raw.name.clone(),
        kind: raw.kind.parse().map_err(|wrong| entry.fault("kind", wrong))?,
        lasting: raw.lasting.parse().map_err(|wrong| entry.fault("lasting", wrong))?,
        purpose: raw.purpose.clone(),
        ceiling,
        from: raw.from,
        until: raw.until,
        sub_grants: raw.parts.iter().map(|name| SubGrant { name: name.clone(), a_year: None }).collect(),
        decision: None,
        document: raw.document.clone(),
    };
    Ok((particulars, raw.state.parse().map_err(|wrong| entry.fault("state", wrong))?))
}

fn stated(sources: &BTreeMap<String, CoverageSource>) -> Result<Vec<Statement>, FileFault> {
    let file: StatementFile = parse(STATEMENTS)?;
    let one = |raw: RawStatement| {
        let source = match &raw.source {
            None => None,
            Some(name) => {
                let unknown = || Entry { file: STATEMENTS, key: &raw.key }.fault("source", "no such source");
                Some(sources.get(name).ok_or_else(unknown)?.id)
            }
        };
        Ok(Statement {
            key: raw.key,
            says: raw.says,
            document: raw.document,
            lines: raw.lines,
            source,
            years: Years { first: raw.first, last: raw.last },
            stated: Cents(raw.euros * 100),
            reads: if raw.at_least { Reads::AtLeast } else { Reads::Exactly },
        })
    };
    file.statement.into_iter().map(one).collect()
}
