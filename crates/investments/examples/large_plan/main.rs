//! How quickly a plan of five thousand lines is copied, checked, shown and written as a workbook, on SQLite:
//! `cargo run --release -p investments --example large_plan`.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a measurement that cannot be made must stop; it prints what it found"
)]

mod lines;

use std::time::Instant;

use access::Role;
use investments::{Purpose, WhatIf, findings};
use shell::test_kit::Town;

/// How often each is done; the middle one is told.
const ROUNDS: usize = 7;

async fn town() -> Town {
    let migrations = [
        vision::migrations(),
        learning::migrations(),
        consistency::migrations(),
        tracks::migrations(),
        investments::migrations(),
    ];
    Town::on("2023-11-01", &migrations.concat(), |house| vec![investments::room(house)]).await
}

/// Does something a few times and prints how long the middle one took, beside what was promised.
macro_rules! measure {
    ($what:expr, $promised:expr, $work:expr) => {{
        let mut took = Vec::new();
        for _ in 0..ROUNDS {
            let clock = Instant::now();
            let _done = $work;
            took.push(clock.elapsed());
        }
        took.sort_unstable();
        println!("{:<34} {:>9.1?}   {}", $what, took[ROUNDS / 2], $promised);
    }};
}

#[tokio::main]
async fn main() {
    let town = town().await;
    let adviser = town.cx(Role::PolicyAdviser, None);
    let id = lines::bring_in(&adviser).await;
    let visitor = town.somebody(Role::PolicyAdviser, None).await;
    let plan = investments::plan(&adviser, id).await.unwrap();
    println!("{} lines, {:?}, three sources for each line", plan.lines.len(), lines::YEARS);
    let index = || Some(WhatIf::Index { permille: 39, from: 2024 });
    let ends = || Some(WhatIf::SourceEnds { source: plan.lines[0].coverage[0].source, last: 2026 });
    measure!("load from the database", "", investments::plan(&adviser, id).await.unwrap());
    measure!("full check", "under 300 ms", findings(&plan));
    measure!("page of the grid", "under 200 ms", {
        visitor.get(&format!("/geld/plan/{id}?pagina=60")).await.assert_status(200);
    });
    measure!("overview with all pictures", "", {
        visitor.get(&format!("/geld?versie={id}")).await.assert_status(200);
    });
    measure!("workbook with formulas", "under 2 s", {
        visitor.get(&format!("/geld/plan/{id}/bestand/plan.xlsx")).await.assert_status(200);
    });
    measure!(
        "copy to write on",
        "under 300 ms",
        investments::copy(&adviser, id, ("Kopie", ""), Purpose::Plan, None).await.unwrap()
    );
    for (what, what_if) in [("what if: everything dearer", index()), ("what if: a source ends", ends())] {
        measure!(
            what,
            "under 300 ms",
            investments::copy(&adviser, id, ("Wat als", ""), Purpose::WhatIf, what_if).await.unwrap()
        );
    }
}
