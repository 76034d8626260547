//! What the stories of the store share.

use kernel::Instant;
use serde_json::json;
use store::{Author, Db, Entry, Migration, Subject, migrations, values};
use uuid::Uuid;

/// The moment of all stories.
pub(crate) fn noon() -> Instant {
    "2026-03-02T11:00:00Z".parse().unwrap()
}

/// An entry about the thing with this number.
pub(crate) fn entry(number: i64) -> Entry {
    Entry {
        at: noon(),
        author: Author::SYSTEM,
        action: "test",
        subject: Subject { kind: "thing", id: Some(Uuid::from_u128(7)) },
        organisation: None,
        request: None,
        details: json!({ "number": number, "naam": "Café ‘De Hoek’" }),
    }
}

/// The ground floor and a room of these stories: every type, references forward and to itself, rows that the schema
/// brings, and a table that only grows.
pub(crate) fn with_room() -> Vec<Migration> {
    let room = Migration {
        version: 9_000,
        name: "a room of the stories",
        both: "CREATE TABLE team (number @INT NOT NULL PRIMARY KEY, name TEXT NOT NULL UNIQUE) @STRICT

               INSERT INTO team (number, name) VALUES (1, 'brought by the schema')

               CREATE TABLE member (
                   id @UUID NOT NULL PRIMARY KEY,
                   mentor_id @UUID REFERENCES member (id) ON DELETE RESTRICT,
                   team @INT NOT NULL REFERENCES team (number) ON DELETE RESTRICT,
                   name TEXT NOT NULL,
                   weight @FLOAT,
                   active @BOOL,
                   born @DATE,
                   seen_at @TS,
                   notes @JSON
               ) @STRICT

               CREATE TABLE ledger (number @INT NOT NULL PRIMARY KEY, amount @INT NOT NULL) @STRICT",
        sqlite: "CREATE TRIGGER ledger_only_grows BEFORE DELETE ON ledger
                 BEGIN SELECT RAISE(ABORT, 'the ledger only grows'); END",
        postgres: "CREATE TRIGGER ledger_only_grows BEFORE DELETE OR TRUNCATE ON ledger
                   FOR EACH STATEMENT EXECUTE FUNCTION event_is_append_only()",
    };
    [migrations(), vec![room]].concat()
}

/// Writes a line in the ledger, together with its event.
pub(crate) async fn write_line(db: &Db, number: i64) {
    let mut tx = db.begin().await.unwrap();
    tx.execute("INSERT INTO ledger (number, amount) VALUES ($1, $2)", values![number, number * 3])
        .await
        .unwrap();
    tx.commit(entry(number)).await.unwrap();
}
