use std::collections::BTreeMap;

use access::Permit;
use kernel::Source;
use store::{Read, StoreError, Tx, values};

use crate::about::About;

/// Where everything was taken from.
pub(crate) async fn sources(read: &mut Read) -> Result<BTreeMap<About, Source>, StoreError> {
    let rows =
        read.rows("SELECT subject, name, taken_on FROM area_source ORDER BY subject", values![]).await?;
    let source = |row: &store::Row| {
        let source = Source { name: row.get("name")?, taken_on: row.get("taken_on")? };
        Ok((row.parsed("subject")?, source))
    };
    rows.iter().map(source).collect()
}

/// Notes where something was taken from.
pub(crate) async fn note_source(
    tx: &mut Tx,
    _permit: &Permit,
    about: About,
    source: &Source,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO area_source (subject, name, taken_on)
         VALUES ($1, $2, $3)
         ON CONFLICT (subject) DO UPDATE SET name = excluded.name, taken_on = excluded.taken_on",
        values![about.to_string(), &source.name, source.taken_on],
    )
    .await?;
    Ok(())
}

/// How often something was imported.
pub(crate) async fn revision(read: &mut Read) -> Result<i64, StoreError> {
    read.one("SELECT revision FROM area_revision WHERE id = 1", values![]).await?.get("revision")
}

/// Begins the next revision; imports wait for each other here.
pub(crate) async fn start_revision(tx: &mut Tx, _permit: &Permit) -> Result<(), StoreError> {
    tx.execute_on_seen("UPDATE area_revision SET revision = revision + 1 WHERE id = 1", values![]).await
}
