use std::path::Path;

use chrono::{DateTime, Utc};

use super::digest::{Digest, digest};
use super::table::{Table, only_in_one, quoted, tables};
use super::walk::Walk;
use super::{BackupError, Progress, Stage};
use crate::migrate::{fits, make, steps_of};
use crate::{Applied, Db, Migration, Read, Tx, Value, values};

/// Writes what a server holds at one moment into a new SQLite file.
pub(super) async fn dump(
    db: &Db,
    known: &[Migration],
    file: &Path,
    progress: Progress<'_>,
) -> Result<(), BackupError> {
    let mut source = db.read().await?;
    let steps = steps_of(&mut source).await?;
    fits(&steps, known)?;
    let typed = tables(&mut source).await?;
    let copy = Db::open_to_fill(file).await?;
    let mut tx = copy.begin().await?;
    make(&mut tx, &of_the_source(known, &steps), DateTime::<Utc>::UNIX_EPOCH).await?;
    if let Some(table) = only_in_one(&typed, &tables(&mut tx).await?) {
        return Err(BackupError::UnknownTable(table));
    }
    let triggers = without_triggers(&mut tx).await?;
    for table in &typed {
        tx.execute_built(format!("DELETE FROM {}", quoted(&table.name)), values![]).await?;
    }
    pour(&mut source, &mut tx, &typed, progress).await?;
    for trigger in triggers {
        tx.execute_built(trigger, values![]).await?;
    }
    tx.finish().await?;
    copy.close().await;
    Ok(())
}

/// The steps that the source has, so that an older backup is restored as it was and brought up to date afterwards.
pub(super) fn of_the_source(known: &[Migration], applied: &[Applied]) -> Vec<Migration> {
    let has = |step: &&Migration| applied.iter().any(|found| found.version == step.version);
    known.iter().filter(has).copied().collect()
}

/// Copies all rows, and reads them again to see that they arrived as they were.
pub(super) async fn pour(
    source: &mut Read,
    target: &mut Tx,
    tables: &[Table],
    progress: Progress<'_>,
) -> Result<(), BackupError> {
    let total = count(source, tables).await?;
    let mut sent = Vec::new();
    let mut done = 0;
    for table in tables {
        let mut digest = Digest::default();
        let insert = table.insert();
        let mut walk = Walk::over(source, table).await?;
        loop {
            let rows = walk.next(source).await?;
            if rows.is_empty() {
                break;
            }
            for row in rows {
                digest.add(&row);
                target.execute_built(insert.clone(), row).await?;
            }
            progress(Stage::Copying, done + digest.rows, total);
        }
        done += digest.rows;
        sent.push((table, digest));
    }
    done = 0;
    for (table, sent) in sent {
        if digest(target, table).await? != sent {
            return Err(BackupError::Different(table.name.clone()));
        }
        done += sent.rows;
        progress(Stage::Comparing, done, total);
    }
    Ok(())
}

async fn count(source: &mut Read, tables: &[Table]) -> Result<i64, BackupError> {
    let mut total = 0;
    for table in tables {
        let sql = format!("SELECT COUNT(*) AS number FROM {}", quoted(&table.name));
        let rows = source.rows_built(sql, Vec::<Value>::new()).await?;
        total += rows.first().map_or(Ok(0), |row| row.get::<i64>("number"))?;
    }
    Ok(total)
}

/// Takes the triggers away, which guard a database in use against what filling it does; returns how to put them back.
async fn without_triggers(tx: &mut Tx) -> Result<Vec<String>, BackupError> {
    let sql = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name";
    let mut made_by = Vec::new();
    for row in tx.rows(sql, values![]).await? {
        tx.execute_built(format!("DROP TRIGGER {}", quoted(&row.get::<String>("name")?)), values![]).await?;
        made_by.push(row.get("sql")?);
    }
    Ok(made_by)
}
