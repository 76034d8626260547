//! Writes as fast as it can and says after each commit what was confirmed, so that a story can stop it at any moment
//! and see what is left.
//!
//! `writer ADDRESS write FIRST` stops at the first error; `stubborn` tries on and reads in between; `migrate` brings
//! the schema up to date.

use std::error::Error;
use std::io::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use serde_json::json;
use store::{Address, Author, Db, Entry, StoreError, Subject, migrate, values};

mod steps;

const TASKS: usize = 4;

/// How often a stubborn writer tries on.
const TRIES: usize = 25;

fn say(line: &str) {
    // Nobody may be listening any more.
    drop(writeln!(std::io::stdout().lock(), "{line}"));
}

/// Two lines that cancel each other out, and their event.
async fn write(db: &Db, number: i64) -> Result<(), StoreError> {
    let mut tx = db.begin().await?;
    for sign in [1, -1] {
        let sql = "INSERT INTO ledger (number, amount) VALUES ($1, $2)";
        tx.execute(sql, values![sign * number, sign * 3]).await?;
    }
    tx.commit(Entry {
        at: chrono::DateTime::UNIX_EPOCH,
        author: Author::SYSTEM,
        action: "write",
        subject: Subject { kind: "line", id: None },
        organisation: None,
        request: None,
        details: json!({ "number": number }),
    })
    .await
}

async fn write_until_error(db: Db, next: Arc<AtomicI64>) -> StoreError {
    loop {
        let number = next.fetch_add(1, Ordering::SeqCst);
        match write(&db, number).await {
            Ok(()) => say(&format!("confirmed {number}")),
            Err(error) => return error,
        }
    }
}

async fn try_on(db: &Db, next: &AtomicI64) -> Result<(), StoreError> {
    for _ in 0..TRIES {
        let number = next.fetch_add(1, Ordering::SeqCst);
        match write(db, number).await {
            Ok(()) => say(&format!("confirmed {number}")),
            Err(StoreError::Stopped) => say("stopped"),
            Err(error) => say(&format!("refused {error}")),
        }
        let lines = db.read().await?.one("SELECT COUNT(*) AS lines FROM ledger", values![]).await?;
        say(&format!("read {}", lines.get::<i64>("lines")?));
    }
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [address, manner, first] = arguments.as_slice() else {
        return Err("writer ADDRESS MANNER FIRST".into());
    };
    let db = Db::open(&address.parse::<Address>()?).await?;
    let next = Arc::new(AtomicI64::new(first.parse()?));
    match manner.as_str() {
        "migrate" => {
            for step in migrate(&db, &steps::steps(), chrono::DateTime::UNIX_EPOCH).await? {
                say(&format!("made {}", step.version));
            }
        }
        "stubborn" => try_on(&db, &next).await?,
        _ => {
            let tasks: Vec<_> =
                (0..TASKS).map(|_| tokio::spawn(write_until_error(db.clone(), Arc::clone(&next)))).collect();
            for task in tasks {
                say(&format!("ended {}", task.await?));
            }
        }
    }
    db.close().await;
    Ok(())
}
