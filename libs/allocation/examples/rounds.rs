//! Writes the invented rounds with their outcomes by the published rule as JSON lines, for another solver to work out: `cargo run -p allocation --example rounds`.
#![expect(clippy::print_stdout, reason = "it is for whoever sits at the terminal")]

#[path = "../tests/rounds/mod.rs"]
mod rounds;

fn main() -> Result<(), serde_json::Error> {
    for seed in 0..100 {
        let round = rounds::round(seed, 40, 24);
        println!("{}", serde_json::to_string(&(&round, rounds::by_rule(&round)))?);
    }
    Ok(())
}
