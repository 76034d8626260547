//! How fast the catalogue searches, in this process: `search_speed QUESTIONS NUMBER [DOCUMENTS]`. NUMBER is how many
//! offers are generated beside those of the demonstration; DOCUMENTS is a file for their texts, as JSON lines.

mod measured;

use std::io::Write as _;
use std::time::{Duration, Instant};

use serde_json::json;
use social_map::{AreaNames, Catalogue, measure};

use measured::Measured;

/// How often each question is asked; the first round is not counted.
const ROUNDS: usize = 40;

#[tokio::main]
#[expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement that cannot be made must stop, and tells what it found"
)]
async fn main() {
    let mut arguments = std::env::args().skip(1);
    let questions = std::fs::read_to_string(arguments.next().unwrap()).unwrap();
    let number: usize = arguments.next().unwrap().parse().unwrap();
    let Measured { database, cx, division, now } = Measured::town().await;
    let centres = demo::Centres::of(&division);
    demo::generate(&cx, &centres, (number, 2_026), |_| ()).await.unwrap();
    let before = memory("VmRSS");
    let catalogue = Catalogue::new(AreaNames::from(&division)).unwrap();
    let began = Instant::now();
    catalogue.rebuild(&database.db, now).await.unwrap();
    println!("rebuilt in {} ms", began.elapsed().as_millis());
    let began = Instant::now();
    measure::search(&catalogue, "koken", false, now).unwrap();
    println!("first search after it {:.2} ms", millis(began.elapsed()));
    for (name, filtered) in [("search with counts", false), ("search with two facets chosen", true)] {
        let mut took: Vec<Duration> = Vec::new();
        for round in 0..ROUNDS {
            for question in questions.lines() {
                let began = Instant::now();
                std::hint::black_box(measure::search(&catalogue, question, filtered, now).unwrap());
                if round > 0 {
                    took.push(began.elapsed());
                }
            }
        }
        took.sort_unstable();
        let at = |part: usize| millis(took[(took.len() - 1) * part / 100]);
        println!("{name} p50 {:.3} ms, p99 {:.3} ms", at(50), at(99));
    }
    println!(
        "memory {} MiB, of which before the catalogue {before} MiB; at its highest {} MiB",
        memory("VmRSS"),
        memory("VmHWM")
    );
    if let Some(file) = arguments.next() {
        let mut file = std::io::BufWriter::new(std::fs::File::create(file).unwrap());
        for one in measure::documents(&catalogue) {
            writeln!(file, "{}", json!({ "title": one.title, "text": one.text })).unwrap();
        }
    }
}

fn millis(took: Duration) -> f64 {
    took.as_secs_f64() * 1_000.0
}

/// What the kernel says of this process, in MiB.
fn memory(what: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(what)).unwrap_or_default();
    line.chars().filter(char::is_ascii_digit).collect::<String>().parse::<u64>().unwrap_or(0) / 1_024
}
