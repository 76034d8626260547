//! Stories about a database that is not fit to be used.

use store::test_kit::TestDb;
use store::{Finding, Migration, Severity, check, migrate, migrations, on_both_engines};

use crate::common::noon;

fn next_step(text: &'static str) -> Migration {
    Migration { version: 9_000, name: "next", both: text, sqlite: "", postgres: "" }
}

fn refusals(findings: Vec<Finding>) -> Vec<String> {
    findings
        .into_iter()
        .filter(|finding| finding.severity == Severity::Refuse)
        .map(|finding| finding.sentence)
        .collect()
}

#[tokio::test]
async fn a_fresh_database_is_fit() {
    on_both_engines!(migrations(), |town: TestDb| async move {
        assert_eq!(refusals(check(&town.db, &migrations()).await.unwrap()), Vec::<String>::new());
    });
}

#[tokio::test]
async fn a_schema_that_lacks_a_step_is_found() {
    on_both_engines!(migrations(), |town: TestDb| async move {
        let known = [migrations(), vec![next_step("CREATE TABLE next (id @INT)")]].concat();
        let found = refusals(check(&town.db, &known).await.unwrap());
        assert_eq!(found, ["The database lacks 1 of 2 schema steps: run `samenkracht migrate`."]);
    });
}

#[tokio::test]
async fn an_empty_database_is_found_and_stays_empty() {
    on_both_engines!([], |town: TestDb| async move {
        for _ in 0..2 {
            assert_eq!(refusals(check(&town.db, &migrations()).await.unwrap()).len(), 1);
        }
    });
}

#[tokio::test]
async fn a_schema_newer_than_the_program_is_found_and_not_touched() {
    let newer = [migrations(), vec![next_step("CREATE TABLE next (id @INT)")]].concat();
    on_both_engines!(newer, |town: TestDb| async move {
        let found = refusals(check(&town.db, &migrations()).await.unwrap());
        assert!(found[0].contains("schema version 9000"), "{found:?}");
        let refused = migrate(&town.db, &migrations(), noon()).await.unwrap_err();
        assert!(refused.to_string().contains("newer samenkracht"), "{refused}");
    });
}

#[tokio::test]
async fn a_step_that_was_edited_is_found() {
    let first = [migrations(), vec![next_step("CREATE TABLE next (id @INT)")]].concat();
    on_both_engines!(first, |town: TestDb| async move {
        let edited = [migrations(), vec![next_step("CREATE TABLE next (id @INT, name TEXT)")]].concat();
        let found = refusals(check(&town.db, &edited).await.unwrap());
        assert_eq!(found, ["Migration 9000 (`next`) differs from the one that made this database."]);
        assert!(migrate(&town.db, &edited, noon()).await.is_err());
    });
}

#[tokio::test]
async fn a_step_of_another_program_is_found() {
    on_both_engines!(migrations(), |town: TestDb| async move {
        let other = [next_step("CREATE TABLE next (id @INT)")];
        let found = refusals(check(&town.db, &other).await.unwrap());
        assert!(found[0].contains("never made"), "{found:?}");
    });
}
