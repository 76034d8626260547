//! The tabular data package: a table for each kind of thing, joined by their ids.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use crate::finding::What;
use crate::limits::{Limits, Unreadable};
use crate::reading::{Collector, Reading};
use crate::table::{Room, Table};
use crate::unpack::unpack;

/// Reads a packed data package.
///
/// # Errors
/// When it is no ZIP file, holds no services, or asks for more than the limits.
pub fn read_package(bytes: &[u8], source: &str, limits: &Limits) -> Result<Reading, Unreadable> {
    let wanted = |name: &str| name.to_lowercase().ends_with(".csv") && !name.starts_with("__MACOSX");
    let files = unpack(bytes, limits, wanted)?;
    join(files, source, limits)
}

/// Reads the tables of a folder: name and content of each.
///
/// # Errors
/// As [`read_package`].
pub fn read_tables(
    files: Vec<(String, Vec<u8>)>,
    source: &str,
    limits: &Limits,
) -> Result<Reading, Unreadable> {
    let all: usize = files.iter().map(|(_, content)| content.len()).sum();
    if all > limits.unpacked {
        return Err(Unreadable::TooLarge { most: limits.unpacked });
    }
    if files.len() > limits.entries {
        return Err(Unreadable::TooManyFiles { most: limits.entries });
    }
    join(files, source, limits)
}

/// The tables that earlier versions of HSDS call otherwise.
const ALIASES: &[(&str, &str)] = &[
    ("regular_schedule", "schedule"),
    ("holiday_schedule", "holiday"),
    ("physical_address", "address"),
    ("addresse", "address"),
    ("accessibility_for_disabilities", "accessibility"),
    ("accessibility_for_disabilitie", "accessibility"),
    ("service_taxonomy", "attribute"),
];

/// `data/services.csv` is the table of each `service`.
fn kind_of(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or_default().to_lowercase();
    let stem = file.strip_suffix(".csv").unwrap_or(&file);
    let stem = match stem {
        "taxonomies" => "taxonomy",
        "accessibility" => stem,
        plural => plural.strip_suffix('s').unwrap_or(plural),
    };
    ALIASES.iter().find(|(old, _)| *old == stem).map_or(stem, |(_, new)| new).to_owned()
}

/// Which rows belong under which: the kind above, the column that names it, the kind below, and the name of the list.
const CHILDREN: &[(&str, &str, &str, &str)] = &[
    ("service", "service_id", "service_at_location", "service_at_locations"),
    ("service", "service_id", "contact", "contacts"),
    ("service", "service_id", "phone", "phones"),
    ("service", "service_id", "schedule", "schedules"),
    ("service", "service_id", "language", "languages"),
    ("service", "service_id", "cost_option", "cost_options"),
    ("service", "service_id", "service_area", "service_areas"),
    ("service", "service_id", "required_document", "required_documents"),
    ("service", "service_id", "funding", "funding"),
    ("service", "link_id", "attribute", "attributes"),
    ("service", "service_id", "attribute", "attributes"),
    ("service_at_location", "service_at_location_id", "contact", "contacts"),
    ("service_at_location", "service_at_location_id", "phone", "phones"),
    ("service_at_location", "service_at_location_id", "schedule", "schedules"),
    ("service_at_location", "link_id", "attribute", "attributes"),
    ("location", "location_id", "address", "addresses"),
    ("location", "location_id", "accessibility", "accessibility"),
    ("location", "link_id", "attribute", "attributes"),
    ("location", "location_id", "schedule", "schedules"),
    ("location", "location_id", "phone", "phones"),
    ("location", "location_id", "language", "languages"),
];

/// Where one row leads to one other.
const LINKS: &[(&str, &str, &str, &str)] = &[
    ("service", "organization_id", "organization", "organization"),
    ("service_at_location", "location_id", "location", "location"),
    ("attribute", "taxonomy_term_id", "taxonomy_term", "taxonomy_term"),
    ("attribute", "taxonomy_id", "taxonomy", "taxonomy_term"),
];

struct Package {
    tables: BTreeMap<String, Table>,
    /// Rows of a kind by what stands in one of its columns.
    index: BTreeMap<(&'static str, &'static str), BTreeMap<String, Vec<usize>>>,
}

fn join(files: Vec<(String, Vec<u8>)>, source: &str, limits: &Limits) -> Result<Reading, Unreadable> {
    let mut collector = Collector::new(source, *limits);
    let mut room = Room { rows: limits.rows, cells: limits.cells };
    let mut tables = BTreeMap::new();
    for (name, content) in files {
        let file = name.rsplit('/').next().unwrap_or(&name);
        let table = Table::read(file, &content, &mut room, limits, &mut collector.findings)?;
        tables.entry(kind_of(&name)).or_insert(table);
    }
    let package = Package::new(tables);
    let services = package.tables.get("service").ok_or(Unreadable::NoServices)?;
    if services.len() > limits.records {
        return Err(Unreadable::TooManyRecords { records: limits.records, bytes: limits.record });
    }
    let mut held = BTreeSet::new();
    for row in 0..services.len() {
        let value = Value::Object(package.object("service", row, 0, &mut held));
        collector.take(value, &services.origin(row));
    }
    package.find_orphans(&held, &mut collector);
    Ok(collector.reading())
}

impl Package {
    fn new(tables: BTreeMap<String, Table>) -> Self {
        let mut package = Self { tables, index: BTreeMap::new() };
        let below = CHILDREN.iter().map(|(_, column, kind, _)| (*kind, *column));
        let beside = LINKS.iter().map(|(.., kind, _)| (*kind, "id"));
        for (kind, column) in below.chain(beside) {
            if let Some(table) = package.tables.get(kind) {
                let rows = table.by(column);
                package.index.insert((kind, column), rows);
            }
        }
        package
    }

    fn rows(&self, kind: &'static str, column: &'static str, id: &str) -> &[usize] {
        self.index.get(&(kind, column)).and_then(|rows| rows.get(id)).map_or(&[], Vec::as_slice)
    }

    /// A row with all that belongs to it. The tables lead from service to place, and from there to a word of a list and the list.
    fn object(
        &self,
        kind: &'static str,
        row: usize,
        depth: usize,
        held: &mut BTreeSet<(&'static str, usize)>,
    ) -> Map<String, Value> {
        const DEEPEST: usize = 6;
        const MOST: usize = 200;
        let Some(table) = self.tables.get(kind).filter(|_| depth < DEEPEST) else { return Map::new() };
        held.insert((kind, row));
        let mut map = table.object(row);
        for (_, column, below, key) in LINKS.iter().filter(|(above, ..)| *above == kind) {
            let found = table.cell(row, column).and_then(|id| self.rows(below, "id", id).first());
            if let Some(found) = found {
                map.insert((*key).to_owned(), Value::Object(self.object(below, *found, depth + 1, held)));
            }
        }
        let id = table.cell(row, "id").unwrap_or_default();
        for (_, column, below, key) in CHILDREN.iter().filter(|(above, ..)| *above == kind && !id.is_empty())
        {
            let deeper = self.rows(below, column, id).iter().take(MOST);
            let mine: Vec<Value> = deeper
                .filter(|row| !self.belongs_deeper(kind, below, **row))
                .map(|row| Value::Object(self.object(below, *row, depth + 1, held)))
                .collect();
            if !mine.is_empty() {
                let list = map.entry((*key).to_owned()).or_insert_with(|| Value::Array(Vec::new()));
                list.as_array_mut().into_iter().for_each(|list| list.extend(mine.iter().cloned()));
            }
        }
        map
    }

    /// Whether a row that names this kind also names something more precise: hours of a service at one place.
    fn belongs_deeper(&self, kind: &str, below: &str, row: usize) -> bool {
        let names =
            |column: &str| self.tables.get(below).is_some_and(|table| table.cell(row, column).is_some());
        match kind {
            "service" if below != "service_at_location" => names("service_at_location_id"),
            "location" => names("service_at_location_id") || names("service_id"),
            _ => false,
        }
    }

    /// Tells of rows that belong to nothing, and of ids that stand twice.
    fn find_orphans(&self, held: &BTreeSet<(&'static str, usize)>, collector: &mut Collector<'_>) {
        let below: BTreeSet<&'static str> = CHILDREN.iter().map(|(.., kind, _)| *kind).collect();
        for kind in below {
            let Some(table) = self.tables.get(kind) else { continue };
            let loose = (0..table.len()).filter(|row| !held.contains(&(kind, *row)));
            for row in loose.take(10_000) {
                let value = table.cell(row, "service_id").unwrap_or_default();
                collector.findings.push(table.origin(row).finding("service_id", value, What::Orphan));
            }
        }
        for (kind, column) in
            [("taxonomy", "id"), ("taxonomy_term", "id"), ("location", "id"), ("organization", "id")]
        {
            let (Some(table), Some(rows)) = (self.tables.get(kind), self.index.get(&(kind, column))) else {
                continue;
            };
            for (id, twice) in rows.iter().filter(|(_, rows)| rows.len() > 1) {
                let again = twice.iter().skip(1);
                again.for_each(|row| {
                    collector.findings.push(table.origin(*row).finding("id", id, What::RepeatedId))
                });
            }
        }
        if let Some(table) = self.tables.get("eligibility") {
            for row in (0..table.len()).filter(|row| table.cell(*row, "service_id").is_none()).take(10_000) {
                collector.findings.push(table.origin(row).finding("service_id", "", What::Orphan));
            }
        }
    }
}
