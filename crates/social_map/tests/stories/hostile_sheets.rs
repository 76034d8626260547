//! Workbooks that mean harm, or that a machine broke.

use std::io::{Cursor, Read as _, Write as _};
use std::time::{Duration, Instant};

use access::Role;
use kernel::Language;
use shell::test_kit::Town;
use social_map::{FileFormat, ImportError, OfferFile, Plan, Which};
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::common::{organisation, place, published, town};

async fn look(town: &Town, bytes: Vec<u8>) -> Result<Plan, ImportError> {
    let house = town.house.clone();
    let text = move |key: &str| house.texts.text(Language::Dutch, key).to_owned();
    let file = OfferFile {
        name: "aanbod.xlsx".to_owned(),
        bytes,
        format: Some(FileFormat::Xlsx),
        source: "proef".to_owned(),
        publish: false,
    };
    social_map::look_at_import(&town.cx(Role::MapEditor, None), &file, &text).await
}

/// A sound workbook with one offer.
async fn sound(town: &Town) -> Vec<u8> {
    let id = organisation(town, "Buurthuis De Hoek").await;
    let somewhere = place(town, "De Hoek").await;
    published(town, id, "Samen koken", somewhere).await;
    let cx = town.cx(Role::MapEditor, None);
    social_map::export_offers(&cx, FileFormat::Xlsx, Which::Public, ("http://localhost", &town.house.texts))
        .await
        .unwrap()
}

/// The same workbook where `change` had its way with each file in it.
fn changed(book: &[u8], mut change: impl FnMut(&str, &mut Vec<u8>)) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(book)).unwrap();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).unwrap();
        let name = entry.name().unwrap().to_string();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).unwrap();
        change(&name, &mut content);
        out.start_file(name, SimpleFileOptions::default()).unwrap();
        out.write_all(&content).unwrap();
    }
    out.finish().unwrap().into_inner()
}

fn in_sheet(book: &[u8], from: &str, to: &str) -> Vec<u8> {
    changed(book, |name, content| {
        if name == "xl/worksheets/sheet1.xml" {
            let text = String::from_utf8(content.clone()).unwrap();
            assert!(text.contains(from), "{text}");
            *content = text.replacen(from, to, 1).into_bytes();
        }
    })
}

#[tokio::test]
async fn a_cell_far_outside_the_table_is_refused() {
    let town = town().await;
    let book = sound(&town).await;
    let far = in_sheet(
        &book,
        "</sheetData>",
        "<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData>",
    );
    let began = Instant::now();
    let error = look(&town, far).await.unwrap_err().to_string();
    assert_eq!(error, "a cell lies outside the table, at row 1048576, column 16384");
    assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
}

#[tokio::test]
async fn a_formula_is_named_by_its_cell_and_its_row_is_not_taken() {
    let town = town().await;
    let book = sound(&town).await;
    let formula = in_sheet(
        &book,
        "</sheetData>",
        "<row r=\"3\"><c r=\"B3\" t=\"str\"><f>HYPERLINK(\"http://a.example\")</f><v>De Hoek</v></c>\
         <c r=\"C3\" t=\"inlineStr\"><is><t>Lezen</t></is></c></row></sheetData>",
    );
    let plan = look(&town, formula).await.unwrap();
    let found = plan.findings.iter().find(|finding| finding.what.name() == "formula").unwrap();
    assert_eq!((found.origin.row, found.column.as_str()), (3, "Aanbieder"));
    assert_eq!(
        plan.counts.refused, 2,
        "the formula, and the offer that is another source's: {:?}",
        plan.lines
    );
}

#[tokio::test]
async fn a_workbook_that_grows_beyond_measure_is_refused() {
    let town = town().await;
    let book = sound(&town).await;
    let bomb = changed(&book, |name, content| {
        if name == "xl/sharedStrings.xml" {
            content.extend(std::iter::repeat_n(b' ', 17 << 20));
        }
    });
    let error = look(&town, bomb).await.unwrap_err().to_string();
    assert!(error.contains("far larger than a social map can be"), "{error}");
}

/// Thousands of workbooks with a mistake somewhere: each is read or refused, none stops the program.
#[tokio::test]
async fn a_broken_workbook_is_read_or_refused() {
    let town = town().await;
    let book = sound(&town).await;
    let (began, mut seed, mut tried) = (Instant::now(), 0x2545_f491_4f6c_dd1d_u64, 0);
    let mut next = move |most: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed >> 33).unwrap() % most.max(1)
    };
    while began.elapsed() < Duration::from_secs(8) && tried < 2_000 {
        let which = next(6);
        let mut nth = 0;
        let broken = changed(&book, |_, content| {
            nth += 1;
            if nth % 6 == which {
                for _ in 0..=next(4) {
                    let at = next(content.len());
                    match next(3) {
                        0 => content.truncate(at),
                        1 => content.insert(at, b"<>\"&=0"[next(6)]),
                        _ => drop(content.splice(at..(at + next(9)).min(content.len()), [])),
                    }
                }
            }
        });
        let _ = look(&town, broken).await;
        tried += 1;
    }
    assert!(tried > 5, "{tried}");
}
