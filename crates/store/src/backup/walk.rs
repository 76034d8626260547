use chrono::{DateTime, SubsecRound as _, Utc};

use super::table::{Column, Kind, Table, quoted};
use crate::{Read, Row, StoreError, Value, values};

/// How many rows are in hand at a time.
const BATCH: i64 = 1_000;

/// A walk over all rows of one table, as they stood when the reading began.
#[derive(Debug)]
pub(super) struct Walk<'t> {
    table: &'t Table,
    place: Place,
}

#[derive(Debug)]
enum Place {
    /// SQLite: after this row.
    After(i64),
    /// PostgreSQL: in a cursor of this name.
    In(String),
}

impl<'t> Walk<'t> {
    /// Begins before the first row.
    pub(super) async fn over(read: &mut Read, table: &'t Table) -> Result<Self, StoreError> {
        let place = if read.conn.is_sqlite() {
            Place::After(i64::MIN)
        } else {
            // Of its own name, because PostgreSQL remembers the columns of a statement by its text.
            let cursor = quoted(&format!("walk of {}", table.name));
            let columns = table.column_list();
            let sql = format!(
                "DECLARE {cursor} NO SCROLL CURSOR FOR SELECT {columns} FROM {}",
                quoted(&table.name)
            );
            read.rows_built(sql, values![]).await?;
            Place::In(cursor)
        };
        Ok(Self { table, place })
    }

    /// The next rows; none at the end.
    pub(super) async fn next(&mut self, read: &mut Read) -> Result<Vec<Vec<Value>>, StoreError> {
        let found = match &self.place {
            Place::After(last) => {
                let sql = format!(
                    "SELECT rowid AS walked_row, {} FROM {} WHERE rowid > $1 ORDER BY rowid LIMIT $2",
                    self.table.column_list(),
                    quoted(&self.table.name)
                );
                read.rows_built(sql, values![*last, BATCH]).await?
            }
            Place::In(cursor) => read.rows_built(format!("FETCH {BATCH} FROM {cursor}"), values![]).await?,
        };
        match (&mut self.place, found.last()) {
            (Place::After(last), Some(row)) => *last = row.get("walked_row")?,
            (Place::In(cursor), None) => {
                read.rows_built(format!("CLOSE {cursor}"), values![]).await?;
            }
            (Place::After(_), None) | (Place::In(_), Some(_)) => {}
        }
        let columns = &self.table.columns;
        found.iter().map(|row| columns.iter().map(|column| value(row, column)).collect()).collect()
    }
}

fn value(row: &Row, column: &Column) -> Result<Value, StoreError> {
    let name = column.name.as_str();
    Ok(match column.kind {
        Kind::Int => Value::Int(row.get(name)?),
        Kind::Float => Value::Float(row.get(name)?),
        Kind::Bool => Value::Bool(row.get(name)?),
        Kind::Text => Value::Text(row.get(name)?),
        Kind::Uuid => Value::Uuid(row.get(name)?),
        Kind::Date => Value::Date(row.get(name)?),
        // PostgreSQL keeps no more than microseconds.
        Kind::Instant => {
            Value::Instant(row.get::<Option<DateTime<Utc>>>(name)?.map(|at| at.trunc_subsecs(6)))
        }
        Kind::Json => Value::Json(row.get(name)?),
    })
}
