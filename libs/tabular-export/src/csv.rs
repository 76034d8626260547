//! CSV by RFC 4180, with formulas made harmless.

use std::borrow::Cow;

use crate::table::{Cell, ExportError, Table};
use crate::text::{euros, writable};

/// Whether the file begins with a byte order mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bom {
    /// For spreadsheet programs, which otherwise guess the encoding wrong.
    With,
    /// For programs.
    Without,
}

pub(crate) fn write(table: &Table, bom: Bom) -> Result<Vec<u8>, ExportError> {
    let start = match bom {
        Bom::With => "\u{FEFF}".as_bytes().to_vec(),
        Bom::Without => Vec::new(),
    };
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(start);
    let refused = |error: csv::Error| ExportError::Unwritable(error.to_string());
    writer.write_record(table.headers().iter().map(|header| harmless(header))).map_err(refused)?;
    for row in table.rows() {
        writer.write_record(row.iter().map(written)).map_err(refused)?;
    }
    writer.into_inner().map_err(|error| ExportError::Unwritable(error.to_string()))
}

fn written(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => harmless(text),
        Cell::Whole(number) => number.to_string(),
        Cell::Decimal(number) => number.to_string(),
        Cell::Cents(cents) | Cell::Sum { cents, .. } => euros(*cents),
        Cell::Date(day) => day.to_string(),
        Cell::Empty => String::new(),
    }
}

/// The text with an apostrophe before every place where a spreadsheet program
/// could start to read a formula.
///
/// That is the beginning of the cell (tab and line end included), but also
/// what follows a semicolon, tab or line end inside it: a Dutch spreadsheet
/// program splits at semicolons and does not know the quotes of another
/// separator.
fn harmless(text: &str) -> String {
    let text: Cow<'_, str> = writable(text);
    let mut out = String::with_capacity(text.len() + 1);
    if text.starts_with(['\t', '\n']) {
        out.push('\'');
    }
    let mut at_start = true;
    let mut blanks = String::new();
    for sign in text.chars() {
        if at_start && is_blank(sign) {
            blanks.push(sign);
            continue;
        }
        if at_start && starts_formula(sign) {
            out.push('\'');
        }
        out.push_str(&blanks);
        blanks.clear();
        out.push(sign);
        at_start = matches!(sign, ';' | '\t' | '\n') || (at_start && sign == '"');
    }
    out.push_str(&blanks);
    out
}

/// Blanks and invisible signs that a program may drop at the start of a cell.
fn is_blank(sign: char) -> bool {
    let invisible =
        matches!(sign, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{FEFF}');
    invisible || (sign.is_whitespace() && !matches!(sign, '\t' | '\n'))
}

/// The signs that open a formula, with the full-width forms that some
/// programs turn into them.
fn starts_formula(sign: char) -> bool {
    matches!(sign, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_opening_of_a_formula_gets_an_apostrophe() {
        for (typed, written) in [
            ("=1+1", "'=1+1"),
            ("+31 38 498", "'+31 38 498"),
            ("-2", "'-2"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "'\t'=1"),
            ("\r=1", "'\n'=1"),
            ("  =1", "'  =1"),
            ("koffie; =1", "koffie;' =1"),
            ("\"=1", "\"'=1"),
            ("＝1", "'＝1"),
            ("\u{FEFF}=1", "'\u{FEFF}=1"),
        ] {
            assert_eq!(harmless(typed), written, "{typed:?}");
        }
    }

    #[test]
    fn an_ordinary_text_is_kept_to_the_letter() {
        for text in ["", "Koffie & thee", "ma-vr", "naam@voorbeeld.nl", "1+1=2", "a; b", "'s-Hertogenbosch"] {
            assert_eq!(harmless(text), text);
        }
    }
}
