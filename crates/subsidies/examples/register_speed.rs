//! Times the files of a register of 10,000 grants: `cargo run --release -p subsidies --example register_speed`.
#![expect(clippy::print_stdout, reason = "it is for whoever sits at the terminal")]

use std::time::Instant;

use chrono::NaiveDate;
use kernel::{Cents, Id};
use subsidies::{
    Order, Publisher, Receiver, RegisterEntry, Wanted, common_grants, giving_json, municipal_table,
};
use tabular_export::{ExportError, Format, write};
use uuid::Uuid;

fn entry(nth: u32, day: NaiveDate) -> RegisterEntry {
    let id = Uuid::from_u128(u128::from(nth));
    let amount = Cents(i64::from(nth % 997) * 10_007 + 1);
    RegisterEntry {
        grant: Id::from_uuid(id),
        number: format!("2024-{nth:05}"),
        recipient: Receiver::Organisation {
            id: Id::from_uuid(id),
            name: format!("Stichting {nth}"),
            kvk: None,
        },
        scheme: "buurtfonds".to_owned(),
        scheme_name: "Buurtfonds".to_owned(),
        parts: vec!["ontmoeten".to_owned()],
        title: format!("Plan van buurt {nth}"),
        asked: amount + amount,
        granted: amount,
        granted_on: day,
        settled: nth.is_multiple_of(3).then_some((amount, day)),
        paid: amount,
        withdrawn: false,
        from: day,
        until: day,
        wards: ["WK019330".to_owned()].into(),
    }
}

fn main() -> Result<(), ExportError> {
    let day = NaiveDate::default();
    let publisher = Publisher {
        name: "Gemeente Voorbeeld".to_owned(),
        prefix: "360G-voorbeeld".to_owned(),
        address: "https://voorbeeld.example/subsidies/register".to_owned(),
    };
    let modified = day.and_hms_opt(0, 0, 0).unwrap_or_default().and_utc();
    let entries: Vec<RegisterEntry> = (0..10_000).map(|nth| entry(nth, day)).collect();
    let begun = Instant::now();
    let wanted = Wanted { words: "buurt".to_owned(), order: Some(Order::Amount), ..Wanted::default() };
    let found = wanted.of(entries);
    println!("searched and sorted {} grants: {:?}", found.len(), begun.elapsed());
    for format in [Format::Csv, Format::Xlsx] {
        let begun = Instant::now();
        let bytes = write(&municipal_table(&found, &publisher, day)?, format, day)?;
        println!("{}: {} bytes in {:?}", format.extension(), bytes.len(), begun.elapsed());
    }
    let begun = Instant::now();
    let json = giving_json(&found, &publisher, |_| None, modified).to_string();
    println!("360Giving: {} bytes in {:?}", json.len(), begun.elapsed());
    let begun = Instant::now();
    let json = common_grants(&found, &publisher, modified).to_string();
    println!("CommonGrants: {} bytes in {:?}", json.len(), begun.elapsed());
    Ok(())
}
