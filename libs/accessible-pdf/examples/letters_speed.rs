//! Times 500 letters with a table of reasons each: `cargo run --release -p accessible-pdf --example letters_speed`.
#![expect(clippy::print_stdout, reason = "it is for whoever sits at the terminal")]

use std::time::Instant;

use accessible_pdf::{Block, Document, PdfError, write};
use chrono::DateTime;

const LETTERS: usize = 500;

fn main() -> Result<(), PdfError> {
    let text = |text: &str| text.to_owned();
    let made = DateTime::UNIX_EPOCH;
    let begun = Instant::now();
    let mut bytes = 0;
    for nth in 0..LETTERS {
        let reason =
            text("De aanvraag laat zien hoe de deelnemers erbij komen, en met wie wordt gewerkt. ").repeat(3);
        let row = |criterion: usize| {
            vec![format!("Criterium {criterion}"), text("20%"), text("7 / 10"), reason.clone()]
        };
        let letter = Document {
            title: text("U krijgt geen subsidie"),
            language: text("nl"),
            sender: vec![text("Gemeente Zwolle")],
            addressee: vec![format!("Stichting {nth}")],
            facts: vec![(text("Ons nummer"), format!("2022-{nth:03}"))],
            blocks: vec![
                Block::Paragraph { text: reason.repeat(2) },
                Block::Table {
                    caption: text("Beoordeling"),
                    head: ["Criterium", "Weging", "Punten", "Waarom"].map(text).to_vec(),
                    rows: (1..=6).map(row).collect(),
                },
            ],
            footer: format!("Subsidie 2022-{nth:03}"),
        };
        bytes += write(&letter, made)?.len();
    }
    println!("{LETTERS} letters in {:?}, {} kB each", begun.elapsed(), bytes / LETTERS / 1_000);
    Ok(())
}
