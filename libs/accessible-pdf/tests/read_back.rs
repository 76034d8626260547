//! What was written is read back by another program, by other people.
#![expect(clippy::unwrap_used, reason = "a test that cannot read its file must stop")]

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use accessible_pdf::{Block, Document, PdfError, write};
use chrono::{DateTime, Utc};
use serde_json::Value;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/read_back.py");

/// What pypdf finds in a file; nothing for a developer who does without Python.
fn read_back(bytes: &[u8]) -> Option<Value> {
    let python = test_needs::python_with(Path::new(env!("CARGO_TARGET_TMPDIR")), "pypdf==6.4.0", "pypdf")?;
    let mut child =
        Command::new(python).arg(SCRIPT).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(bytes).unwrap();
    let out = child.wait_with_output().unwrap();
    Some(serde_json::from_slice(&out.stdout).unwrap())
}

fn at() -> DateTime<Utc> {
    "2022-02-01T09:00:00Z".parse().unwrap()
}

fn letter() -> Document {
    let text = |text: &str| text.to_owned();
    let row = |name: &str, points: &str| vec![text(name), text(points)];
    Document {
        title: text("U krijgt een deel van de subsidie"),
        language: text("nl"),
        sender: vec![text("Gemeente Zwolle")],
        addressee: vec![text("Buurttuin De Kruiwagen"), text("Repaircafé Tweede Leven")],
        facts: vec![(text("Datum"), text("1 februari 2022"))],
        blocks: vec![
            Block::Paragraph { text: text("Eerst #dit, *zonder* opmaak: € 72.540.") },
            Block::Heading { text: text("Waarom") },
            Block::List { items: vec![text("uw naam;"), text("de datum.")] },
            Block::Table {
                caption: text("Beoordeling"),
                head: row("Criterium", "Punten"),
                rows: vec![row("Kwaliteit", "9 / 10"), row("Spreiding", "8 / 10")],
            },
            Block::Image {
                svg: text(
                    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 2'><rect width='9' height='2'/></svg>",
                ),
                alt: text("Negen van de tien punten"),
            },
            Block::Paragraph { text: text("Met vriendelijke groet") },
        ],
        footer: text("Sociale activatie en herstel 2022-007"),
    }
}

#[test]
fn another_program_finds_title_language_fonts_tags_and_text_in_the_order_of_reading() {
    let Some(read) = read_back(&write(&letter(), at()).unwrap()) else { return };
    assert_eq!(read["title"], "U krijgt een deel van de subsidie");
    assert_eq!(read["language"], "nl");
    assert!(read["made"].as_str().unwrap().starts_with("D:20220201090000"), "{}", read["made"]);
    for mark in ["marked", "shows_title", "ua", "archive"] {
        assert_eq!(read[mark], true, "{mark}");
    }
    let fonts = read["fonts"].as_array().unwrap();
    assert!(fonts.len() >= 2 && fonts.iter().all(|font| font == true), "{fonts:?}");
    let tags: Vec<&str> =
        read["tags"].as_array().unwrap().iter().map(|tag| tag["tag"].as_str().unwrap()).collect();
    let order = ["H1", "P", "H2", "L", "Table", "TH", "TR", "TH", "TD", "Figure", "P"];
    let mut rest = tags.iter();
    for tag in order {
        assert!(rest.any(|found| *found == tag), "{tag} is missing or stands elsewhere in {tags:?}");
    }
    let scoped = |scope: &str| {
        let all = read["tags"].as_array().unwrap();
        all.iter().filter(|tag| tag["tag"] == "TH" && tag["scope"] == scope).count()
    };
    assert_eq!((scoped("Column"), scoped("Row")), (2, 2));
    let drawing = read["tags"].as_array().unwrap().iter().find(|tag| tag["tag"] == "Figure").unwrap();
    assert_eq!(drawing["alt"], "Negen van de tien punten");
    text_stands_in_order(&read);
}

/// Nothing of it is taken for markup.
fn text_stands_in_order(read: &Value) {
    let text = read["text"].as_str().unwrap().replace('\n', " ");
    let mut rest = text.as_str();
    for said in [
        "Gemeente Zwolle",
        "Buurttuin De Kruiwagen",
        "1 februari 2022",
        "U krijgt een deel",
        "Eerst #dit, *zonder* opmaak: € 72.540.",
        "Waarom",
        "uw naam;",
        "Criterium",
        "Kwaliteit",
        "8 / 10",
        "Met vriendelijke groet",
        "2022-007",
    ] {
        let at = rest.find(said);
        assert!(at.is_some(), "`{said}` is missing or stands elsewhere in:\n{text}");
        rest = rest.get(at.unwrap() + said.len()..).unwrap();
    }
}

#[test]
fn a_sign_that_no_font_has_keeps_no_letter_from_being_written() {
    let strange =
        "Samen koken \u{1f331} met Müşerref: plan \u{2192} doen, non\u{2011}profit, ✓ \u{645}\u{631}";
    let Some(read) = read_back(&write(&Document { footer: strange.to_owned(), ..letter() }, at()).unwrap())
    else {
        return;
    };
    let text = read["text"].as_str().unwrap().replace('\n', " ");
    assert!(text.contains("Samen koken ? met Müşerref: plan > doen, non-profit, ? ??"), "{text}");
}

#[test]
fn the_same_document_at_the_same_time_gives_the_same_bytes() {
    let first = write(&letter(), at()).unwrap();
    assert_eq!(first, write(&letter(), at()).unwrap());
    assert_ne!(first, write(&letter(), at() + chrono::TimeDelta::seconds(1)).unwrap());
    assert_ne!(first, write(&Document { footer: String::new(), ..letter() }, at()).unwrap());
}

#[test]
fn what_not_everybody_can_read_is_not_written() {
    let refused = |change: fn(&mut Document)| {
        let mut document = letter();
        change(&mut document);
        write(&document, at()).unwrap_err()
    };
    assert_eq!(refused(|letter| letter.title = " ".to_owned()), PdfError::NoTitle);
    assert_eq!(
        refused(|letter| letter.language = "Dutch".to_owned()),
        PdfError::Language("Dutch".to_owned())
    );
    let no_alt = refused(|letter| {
        if let Block::Image { alt, .. } = &mut letter.blocks[4] {
            alt.clear();
        }
    });
    assert_eq!(no_alt, PdfError::NoAlt);
    let uneven = refused(|letter| {
        if let Block::Table { rows, .. } = &mut letter.blocks[3] {
            rows[0].pop();
        }
    });
    assert_eq!(uneven, PdfError::Table("Beoordeling".to_owned()));
}
