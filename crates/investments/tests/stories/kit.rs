//! The plan of the demonstration, as a file brings it.

use std::collections::BTreeMap;

use investments::{
    BudgetLine, Ceiling, Cell, CoverageSource, CoverageSourceId, CoverageState, InterventionId, Lasting,
    LineState, NewLine, Plan, PlanVersion, PlanVersionId, Purpose, Reads, SourceKind, SourceParticulars,
    Span, Statement, SubGrant, Table, VersionHead, VersionState, Years, read_table,
};
use kernel::{Cents, Openness};
use uuid::Uuid;

/// The tables of the room, and of the rooms that its lines lead to.
pub(crate) fn migrations() -> Vec<store::Migration> {
    let rooms = [
        vision::migrations(),
        learning::migrations(),
        consistency::migrations(),
        tracks::migrations(),
        investments::migrations(),
    ];
    rooms.concat()
}

pub(crate) const YEARS: [i32; 4] = [2024, 2025, 2026, 2027];
pub(crate) const LINES: &str = include_str!("../../../../demo/zwolle/investments/lines.csv");

pub(crate) fn euros(euros: i64) -> Cents {
    Cents(euros * 100)
}

fn id(nth: u128) -> Uuid {
    Uuid::from_u128(nth)
}

/// What is known of the six sources.
pub(crate) fn particulars() -> Vec<SourceParticulars> {
    let source =
        |name: &str, kind, lasting, years: (Option<i32>, Option<i32>), lines: &str| SourceParticulars {
            name: name.to_owned(),
            kind,
            lasting,
            purpose: "Om uit te geven".to_owned(),
            ceiling: None,
            from: years.0,
            until: years.1,
            sub_grants: Vec::new(),
            decision: None,
            document: format!("Versterking sociale basis 2024 en verder, regel {lines}"),
        };
    let (own, grant) = (SourceKind::OwnStructural, SourceKind::SpecificGrant);
    let (stays, ends) = (Lasting::Structural, Lasting::Incidental);
    let parts = [
        "Versterken sociale basis",
        "Valpreventie",
        "Terugdringen gezondheidsachterstanden",
        "Aanpak overgewicht",
    ];
    vec![
        SourceParticulars {
            ceiling: Some(Ceiling { amount: euros(2_000_000), span: Span::Year, certain: false }),
            ..source("Investeringsbudget sociale basis", own, stays, (None, None), "183-186")
        },
        SourceParticulars {
            sub_grants: parts.map(|name| SubGrant { name: name.to_owned(), a_year: None }).to_vec(),
            ..source("GALA (brede SPUK)", grant, ends, (Some(2023), Some(2026)), "215-230")
        },
        source("Reserve Sociaal Herstelplan", SourceKind::Reserve, ends, (None, None), "277-279"),
        source(
            "Reserve Onderwijskansenbeleid",
            SourceKind::Reserve,
            ends,
            (Some(2024), Some(2024)),
            "246-247",
        ),
        source(
            "Nationaal Programma Onderwijs",
            SourceKind::NationalProgramme,
            ends,
            (None, Some(2025)),
            "249-256",
        ),
        source("Schoutenmiddelen", SourceKind::NationalProgramme, stays, (None, None), "261-265"),
    ]
}

/// The same with identities of their own.
pub(crate) fn sources() -> BTreeMap<String, CoverageSource> {
    let one = |(nth, particulars): (u128, SourceParticulars)| {
        let source = CoverageSource {
            id: CoverageSourceId::from_uuid(id(nth)),
            particulars,
            state: CoverageState::Awarded,
            version: 1,
        };
        (source.particulars.name.clone(), source)
    };
    (1..).zip(particulars()).map(one).collect()
}

/// The table, read as somebody brings it.
pub(crate) fn table(sources: &BTreeMap<String, CoverageSource>) -> Table {
    let table = read_table(LINES.as_bytes(), &sources.clone().into()).unwrap();
    assert!(table.faults.is_empty(), "{:?}", table.faults);
    table
}

fn statement(key: &str, lines: &[&str], years: (i32, i32), stated: i64, line: &str) -> Statement {
    Statement {
        key: key.to_owned(),
        says: key.to_owned(),
        document: format!("Versterking sociale basis 2024 en verder, regel {line}"),
        lines: lines.iter().map(|&number| number.to_owned()).collect(),
        source: None,
        years: Years { first: years.0, last: years.1 },
        stated: euros(stated),
        reads: Reads::Exactly,
    }
}

pub(crate) fn head(table: &Table, sources: &BTreeMap<String, CoverageSource>) -> VersionHead {
    let mut statements = table.totals.clone();
    statements.extend([
        statement("seniors-2024", &["5", "6"], (2024, 2024), 515_000, "214-216"),
        statement("seniors-2027", &["5", "6"], (2027, 2027), 515_000, "214-216"),
        statement("ordinary-life", &["19", "21"], (2024, 2027), 50_000, "238-241"),
        Statement {
            source: sources.get("Reserve Sociaal Herstelplan").map(|source| source.id),
            ..statement("recovery-reserve-2024", &[], (2024, 2024), 259_000, "277-279")
        },
        Statement {
            reads: Reads::AtLeast,
            ..statement("strengthened-2023", &["1", "2", "15", "26"], (2024, 2024), 1_000_000, "168")
        },
    ]);
    VersionHead {
        name: "Investeringen sociale basis 2024-2027".to_owned(),
        about: "Zoals voorgelegd aan de raad.".to_owned(),
        openness: Openness::Internal,
        years: table.years,
        statements,
    }
}

/// The plan as it would stand in the database.
pub(crate) fn zwolle() -> Plan {
    let sources = sources();
    let table = table(&sources);
    let head = head(&table, &sources);
    let mut interventions: BTreeMap<InterventionId, String> = BTreeMap::new();
    let mut lines = Vec::new();
    for (nth, new) in (1_i64..).zip(table.lines) {
        let known = interventions.iter().find(|(_, name)| **name == new.intervention).map(|(id, _)| *id);
        let intervention = known.unwrap_or_else(|| {
            let fresh = InterventionId::from_uuid(id(1_000 + u128::try_from(nth).unwrap()));
            interventions.insert(fresh, new.intervention.clone());
            fresh
        });
        lines.push(line(nth, intervention, new));
    }
    let sources = sources.into_values().map(|source| (source.id, source)).collect();
    Plan { version: version(head), lines, interventions, sources }
}

fn line(nth: i64, intervention: InterventionId, new: NewLine) -> BudgetLine {
    BudgetLine {
        id: investments::BudgetLineId::from_uuid(id(2_000 + u128::try_from(nth).unwrap())),
        place: nth,
        state: LineState::of_draft(&new.head.nature),
        head: investments::LineHead { intervention, ..new.head },
        cells: new.amounts.into_iter().map(|(year, amount)| (year, Cell::proposed(amount))).collect(),
        coverage: new.coverage,
    }
}

pub(crate) fn version(head: VersionHead) -> PlanVersion {
    PlanVersion {
        id: PlanVersionId::from_uuid(id(1)),
        parent: None,
        head,
        purpose: Purpose::Plan,
        state: VersionState::Draft,
        decision: None,
        step: 0,
        last_step: 0,
        version: 1,
        changed_at: "2023-11-01T12:00:00Z".parse().unwrap(),
    }
}
