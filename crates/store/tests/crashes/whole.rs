//! What must be left, whatever was stopped.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value as Json;
use store::{Address, Db, events_after, schema_version, values, verify};

use crate::steps::steps;

/// Every confirmed line is there, a line if and only if its event, nothing half done, and the log holds. Returns how
/// many lines there are.
pub(crate) async fn assert_whole(address: &Address, confirmed: &BTreeSet<i64>, story: &str) -> usize {
    let db = Db::open(address).await.unwrap();
    let mut read = db.read().await.unwrap();
    if matches!(address, Address::Sqlite(_)) {
        let said = read.one("PRAGMA integrity_check", values![]).await.unwrap();
        assert_eq!(said.get::<String>("integrity_check").unwrap(), "ok", "{story}");
    }
    let mut amounts = BTreeMap::new();
    for row in read.rows("SELECT number, amount FROM ledger", values![]).await.unwrap() {
        amounts.insert(row.get::<i64>("number").unwrap(), row.get::<i64>("amount").unwrap());
    }
    let lines: BTreeSet<i64> = amounts.keys().copied().filter(|number| *number > 0).collect();
    let events = events_after(&mut read, 0, i64::MAX).await.unwrap();
    let logged: BTreeSet<i64> = events
        .iter()
        .map(|event| serde_json::from_str::<Json>(&event.details).unwrap()["number"].as_i64().unwrap())
        .collect();
    assert_eq!(events.len(), logged.len(), "{story}: an event stands twice");
    assert_eq!(lines, logged, "{story}: a line without event or an event without line");
    assert_eq!(amounts.len(), 2 * lines.len(), "{story}: half a change");
    assert_eq!(amounts.values().sum::<i64>(), 0, "{story}: half a change");
    let lost: Vec<_> = confirmed.difference(&lines).collect();
    assert!(lost.is_empty(), "{story}: confirmed and lost: {lost:?}");
    assert!(verify(&mut read, None, |_, _| ()).await.unwrap().is_ok(), "{story}");
    drop(read);
    db.close().await;
    lines.len()
}

/// The schema is one of its versions, and never between two. Returns how many steps there are.
pub(crate) async fn assert_between_no_two(address: &Address, story: &str) -> usize {
    let db = Db::open(address).await.unwrap();
    let made = schema_version(&db).await.unwrap();
    let known: Vec<_> = steps().iter().take(made.len()).map(|step| step.version).collect();
    assert_eq!(made.iter().map(|step| step.version).collect::<Vec<_>>(), known, "{story}");
    for (version, sql, rows) in [
        (1, "SELECT COUNT(*) AS found FROM event_head", 1),
        (9_001, "SELECT COUNT(*) AS found FROM ledger", 0),
        (9_002, "SELECT COUNT(*) AS found FROM second", 2),
        (9_003, "SELECT COUNT(*) AS found FROM third", 2),
        (9_003, "SELECT COUNT(*) AS found FROM second WHERE name IS NULL", 2),
    ] {
        let found = match db.read().await.unwrap().one(sql, values![]).await {
            Ok(row) => Some(row.get::<i64>("found").unwrap()),
            Err(_) => None,
        };
        let expected = known.contains(&version).then_some(rows);
        assert_eq!(found, expected, "{story}: {sql}");
    }
    db.close().await;
    made.len()
}
