use crate::Migration;

/// The tables of the ground floor: log, answers kept, jobs.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    vec![Migration {
        version: 1,
        name: "log, answers and jobs",
        both: include_str!("../migrations/0001_ground.sql"),
        sqlite: include_str!("../migrations/0001_ground.sqlite.sql"),
        postgres: include_str!("../migrations/0001_ground.postgres.sql"),
    }]
}
