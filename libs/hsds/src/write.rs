//! Writes services as a tabular data package.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Write as _};

use serde_json::{Map, Value, json};
use uuid::Uuid;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::limits::Unreadable;

/// The name of the file that describes the tables.
pub const DATAPACKAGE: &str = "datapackage.json";

type Row = BTreeMap<String, String>;

/// Rows by table, each row once.
#[derive(Default)]
struct Tables(BTreeMap<&'static str, (BTreeSet<String>, Vec<Row>)>);

/// To whom an object belongs.
#[derive(Clone, Copy)]
enum Owner<'a> {
    /// To nobody, or it says so itself.
    None,
    /// To many, who lead to it by its id: one row for all.
    Shared,
    /// To the row with this id, which it does not name; under this column.
    Unnamed(&'a str, &'a Value),
}

/// What stands under a key of JSON, and in which table it belongs.
const TABLES: &[(&str, &str, &str)] = &[
    ("service_at_locations", "service_at_location", "service_at_locations.csv"),
    ("location", "location", "locations.csv"),
    ("organization", "organization", "organizations.csv"),
    ("addresses", "address", "addresses.csv"),
    ("accessibility", "accessibility", "accessibility.csv"),
    ("contacts", "contact", "contacts.csv"),
    ("phones", "phone", "phones.csv"),
    ("schedules", "schedule", "schedules.csv"),
    ("languages", "language", "languages.csv"),
    ("cost_options", "cost_option", "cost_options.csv"),
    ("service_areas", "service_area", "service_areas.csv"),
    ("required_documents", "required_document", "required_documents.csv"),
    ("funding", "funding", "funding.csv"),
    ("attributes", "attribute", "attributes.csv"),
    ("taxonomy_term", "taxonomy_term", "taxonomy_terms.csv"),
    ("taxonomy_detail", "taxonomy", "taxonomies.csv"),
];

/// Packs full services, as JSON, into tables that lead to each other by id. A text that a spreadsheet could take for a
/// formula is left as it is: this file is for programs.
///
/// # Errors
/// When it cannot be packed.
pub fn write_package(services: &[Value]) -> Result<Vec<u8>, Unreadable> {
    let mut tables = Tables::default();
    for service in services.iter().filter_map(Value::as_object) {
        tables.add("services.csv", service, Owner::None);
    }
    tables.pack().map_err(|error| Unreadable::NotAZip(error.to_string()))
}

impl Tables {
    /// Adds an object and all that is in it.
    fn add(&mut self, file: &'static str, object: &Map<String, Value>, owner: Owner<'_>) {
        let mut row = Row::new();
        if let Owner::Unnamed(column, id) = owner {
            row.insert(column.to_owned(), written(id));
        }
        let id = id_of(object);
        row.insert("id".to_owned(), written(&id));
        let own = TABLES.iter().find(|(.., name)| *name == file).map_or("service", |(_, kind, _)| kind);
        for (key, value) in object {
            match (value, TABLES.iter().find(|(known, ..)| known == key)) {
                (Value::Object(inner), Some((_, kind, name))) => {
                    row.insert(format!("{kind}_id"), written(&id_of(inner)));
                    self.add(name, inner, Owner::Shared);
                }
                (Value::Array(list), Some((.., name))) => {
                    let column = format!("{own}_id");
                    for inner in list.iter().filter_map(Value::as_object) {
                        let names_it = inner.contains_key(&column) || inner.contains_key("link_id");
                        let owner = if names_it { Owner::None } else { Owner::Unnamed(&column, &id) };
                        self.add(name, inner, owner);
                    }
                }
                (Value::Null, _) => {}
                (_, _) => {
                    row.insert(key.clone(), written(value));
                }
            }
        }
        let (seen, rows) = self.0.entry(file).or_default();
        let once = if matches!(owner, Owner::Shared) { written(&id) } else { format!("{row:?}") };
        if seen.insert(once) {
            rows.push(row);
        }
    }

    fn pack(self) -> Result<Vec<u8>, Box<dyn std::error::Error>> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        let mut resources = Vec::new();
        for (file, (_, rows)) in self.0 {
            let columns: BTreeSet<&String> = rows.iter().flat_map(Row::keys).collect();
            zip.start_file(file, options)?;
            zip.write_all(&table(&columns, &rows)?)?;
            let fields: Vec<Value> = columns.iter().map(|name| json!({ "name": name })).collect();
            let name = file.trim_end_matches(".csv");
            resources.push(
                json!({ "name": name, "path": file, "schema": { "fields": fields, "primaryKey": "id" } }),
            );
        }
        zip.start_file(DATAPACKAGE, options)?;
        let described = json!({ "name": "human_services_data", "profile": "tabular-data-package", "resources": resources });
        zip.write_all(serde_json::to_string_pretty(&described)?.as_bytes())?;
        Ok(zip.finish()?.into_inner())
    }
}

/// The id of an object; where it has none, one that is made of what stands in it.
fn id_of(object: &Map<String, Value>) -> Value {
    let own = object.get("id").filter(|id| !id.is_null()).cloned();
    own.unwrap_or_else(|| {
        let content = Value::Object(object.clone()).to_string();
        Value::String(Uuid::new_v5(&Uuid::NAMESPACE_OID, content.as_bytes()).to_string())
    })
}

fn table(columns: &BTreeSet<&String>, rows: &[Row]) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(columns.iter().map(|name| name.as_str()))?;
    for row in rows {
        writer.write_record(columns.iter().map(|name| row.get(*name).map_or("", String::as_str)))?;
    }
    writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

fn written(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => value.to_string(),
    }
}
