use super::BackupError;
use crate::{Read, values};

/// A table as both engines have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Table {
    pub(crate) name: String,
    pub(super) columns: Vec<Column>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) name: String,
    pub(super) kind: Kind,
}

/// What a column holds. Only PostgreSQL tells all of them apart; SQLite keeps days, moments and documents as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Int,
    Float,
    Bool,
    Text,
    Uuid,
    Date,
    Instant,
    Json,
}

impl Kind {
    fn of(declared: &str) -> Option<Self> {
        match declared {
            "INTEGER" | "bigint" => Some(Self::Int),
            "REAL" | "double precision" => Some(Self::Float),
            "boolean" => Some(Self::Bool),
            "TEXT" | "text" => Some(Self::Text),
            "BLOB" | "uuid" => Some(Self::Uuid),
            "date" => Some(Self::Date),
            "timestamp with time zone" => Some(Self::Instant),
            "jsonb" => Some(Self::Json),
            _ => None,
        }
    }
}

impl Table {
    /// The columns as a list in SQL.
    pub(super) fn column_list(&self) -> String {
        self.columns.iter().map(|column| quoted(&column.name)).collect::<Vec<_>>().join(", ")
    }

    /// The statement that adds a row.
    pub(super) fn insert(&self) -> String {
        let places: Vec<_> = (1..=self.columns.len()).map(|number| format!("${number}")).collect();
        format!("INSERT INTO {} ({}) VALUES ({})", quoted(&self.name), self.column_list(), places.join(", "))
    }
}

/// A name of the schema, as it is written in a statement.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// All tables of a municipality, with their columns as this engine declares them.
pub(crate) async fn tables(read: &mut Read) -> Result<Vec<Table>, BackupError> {
    let sql = if read.conn.is_sqlite() {
        "SELECT schema.name AS table_name, part.name AS column_name, part.type AS declared
         FROM sqlite_master AS schema
         JOIN pragma_table_xinfo(schema.name) AS part ON part.hidden = 0
         WHERE schema.type = 'table' AND schema.name NOT LIKE 'sqlite_%'
         ORDER BY schema.name, part.cid"
    } else {
        "SELECT CAST(part.table_name AS TEXT) AS table_name, CAST(part.column_name AS TEXT) AS column_name,
                CAST(part.data_type AS TEXT) AS declared
         FROM information_schema.tables AS named
         JOIN information_schema.columns AS part USING (table_schema, table_name)
         WHERE named.table_schema = current_schema() AND named.table_type = 'BASE TABLE'
           AND part.is_generated = 'NEVER'
         ORDER BY CAST(part.table_name AS TEXT) COLLATE \"C\", part.ordinal_position"
    };
    let mut tables: Vec<Table> = Vec::new();
    for row in read.rows(sql, values![]).await? {
        let (table, name, declared): (String, String, String) =
            (row.get("table_name")?, row.get("column_name")?, row.get("declared")?);
        let Some(kind) = Kind::of(&declared) else {
            return Err(BackupError::UnknownType { table, column: name, found: declared });
        };
        match tables.last_mut().filter(|last| last.name == table) {
            Some(last) => last.columns.push(Column { name, kind }),
            None => tables.push(Table { name: table, columns: vec![Column { name, kind }] }),
        }
    }
    Ok(tables)
}

/// The first table that only one of the two databases has.
pub(super) fn only_in_one(some: &[Table], others: &[Table]) -> Option<String> {
    let lacks = |tables: &[Table], name: &str| tables.iter().all(|table| table.name != name);
    let missing = some.iter().find(|table| lacks(others, &table.name));
    missing.or_else(|| others.iter().find(|table| lacks(some, &table.name))).map(|table| table.name.clone())
}
