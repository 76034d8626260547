//! The schema of the crash stories: a ledger, and some more steps to be interrupted in.

use store::{Migration, migrations};

/// Steps after those of the ground floor. Each leaves a table with two rows.
pub(crate) fn steps() -> Vec<Migration> {
    let ledger = "CREATE TABLE ledger (number @INT NOT NULL PRIMARY KEY, amount @INT NOT NULL) @STRICT";
    let second = "CREATE TABLE second (number @INT NOT NULL PRIMARY KEY) @STRICT

                  INSERT INTO second (number) VALUES (1)

                  CREATE INDEX second_by_number ON second (number)

                  INSERT INTO second (number) VALUES (2)";
    let third = "CREATE TABLE third (number @INT NOT NULL PRIMARY KEY) @STRICT

                 INSERT INTO third (number) SELECT number FROM second

                 ALTER TABLE second ADD COLUMN name TEXT";
    let step = |version, both| Migration { version, name: "a step", both, sqlite: "", postgres: "" };
    [migrations(), vec![step(9_001, ledger), step(9_002, second), step(9_003, third)]].concat()
}
