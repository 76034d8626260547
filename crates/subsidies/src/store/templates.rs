use std::collections::BTreeMap;

use access::Permit;
use kernel::Instant;
use store::{Read, StoreError, Tx, values};

use crate::letter::{LetterKind, built_in};

/// The latest template of each kind with its number; 0 is the one that the program brings along.
pub(crate) async fn latest(read: &mut Read) -> Result<Vec<(LetterKind, i64, String)>, StoreError> {
    let rows = read
        .rows(
            "SELECT kind, number, body
             FROM subsidy_letter_template t
             WHERE number = (SELECT max(l.number) FROM subsidy_letter_template l WHERE l.kind = t.kind)
             ORDER BY kind",
            values![],
        )
        .await?;
    let mut own: BTreeMap<LetterKind, (i64, String)> = BTreeMap::new();
    for row in &rows {
        own.insert(row.parsed("kind")?, (row.get("number")?, row.get("body")?));
    }
    let of = |kind: &LetterKind| {
        let (number, body) = own.remove(kind).unwrap_or_else(|| (0, built_in(*kind).to_owned()));
        (*kind, number, body)
    };
    Ok(LetterKind::ALL.iter().map(of).collect())
}

/// Adds a version of a template; the versions before it stay, and so do the letters that were sent.
pub(crate) async fn insert(
    tx: &mut Tx,
    permit: &Permit,
    (kind, number): (LetterKind, i64),
    body: &str,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO subsidy_letter_template (kind, number, body, made_at, made_by)
         VALUES ($1, $2, $3, $4, $5)",
        values![kind.name(), number, body, now, permit.author().account],
    )
    .await?;
    Ok(())
}
