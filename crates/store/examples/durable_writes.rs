//! Counts acknowledged durable writes: `durable_writes FILE.db SECONDS`. Each is a row and its log entry in one
//! transaction, asked for by eight tasks at once, as eight visitors would.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use serde_json::json;
use store::{Address, Author, Db, Entry, Subject, migrations, values};

const VISITORS: u64 = 8;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(file), Some(seconds)) = (arguments.next(), arguments.next()) else {
        return Err("usage: durable_writes FILE.db SECONDS".into());
    };
    let length = Duration::from_secs(seconds.parse()?);
    let db = Db::open(&Address::Sqlite(file.into())).await?;
    store::migrate(&db, &migrations(), chrono::DateTime::UNIX_EPOCH).await?;
    let written = Arc::new(AtomicU64::new(0));
    let began = Instant::now();
    let visitors: Vec<_> = (0..VISITORS)
        .map(|visitor| {
            let (db, written) = (db.clone(), Arc::clone(&written));
            tokio::spawn(async move {
                while began.elapsed() < length {
                    let number = written.fetch_add(1, Ordering::Relaxed);
                    write(&db, visitor, u128::from(number)).await?;
                }
                Ok::<_, store::StoreError>(())
            })
        })
        .collect();
    for visitor in visitors {
        visitor.await??;
    }
    let took = u64::try_from(began.elapsed().as_millis())?;
    let rate = written.load(Ordering::Relaxed) * 1_000 / took.max(1);
    show(rate);
    Ok(())
}

async fn write(db: &Db, visitor: u64, number: u128) -> Result<(), store::StoreError> {
    let now = chrono::DateTime::UNIX_EPOCH;
    let mut tx = db.begin().await?;
    tx.execute(
        "INSERT INTO job (id, kind, payload, run_after)
         VALUES ($1, 'bench', '{}', $2)",
        values![uuid::Uuid::from_u128(number), now],
    )
    .await?;
    let entry = Entry {
        at: now,
        author: Author::SYSTEM,
        action: "bench",
        subject: Subject { kind: "job", id: None },
        organisation: None,
        request: None,
        details: json!({ "visitor": visitor }),
    };
    tx.commit(entry).await
}

#[expect(clippy::print_stdout, reason = "a measurement says what it measured")]
fn show(rate: u64) {
    println!("{rate}/s");
}
