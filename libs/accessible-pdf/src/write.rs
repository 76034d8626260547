use chrono::{DateTime, Datelike as _, Timelike as _, Utc};
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::world::{Desk, has};
use crate::{Document, PdfError};

/// What stands in the place of a sign that the fonts do not have.
const STRANGE: char = '?';

/// The document as PDF/UA-1 and PDF/A-2a, made at this moment. A sign that the fonts do not have becomes a question mark.
///
/// # Errors
/// When somebody could not read it, with what is missing.
pub fn write(document: &Document, made: DateTime<Utc>) -> Result<Vec<u8>, PdfError> {
    document.check()?;
    let texts = serde_json::to_string(document).map_err(|error| PdfError::Unset(error.to_string()))?;
    // JSON itself needs signs only that every font has.
    let texts: String = texts.chars().filter_map(shown).collect();
    let set = typst::compile::<PagedDocument>(&Desk::with(texts.clone())?).output;
    let written = set.map_err(|faults| PdfError::Unset(told(&faults))).and_then(|set| {
        let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]);
        let standards = standards.map_err(|fault| PdfError::NotAccessible(format!("{fault:?}")))?;
        let options = PdfOptions {
            // The same document gets the same identity.
            ident: Smart::Custom(texts),
            creator: Smart::Custom(Some("Samenkracht".to_owned())),
            timestamp: moment(made),
            standards,
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&set, &options).map_err(|faults| PdfError::NotAccessible(told(&faults)))
    });
    // What was remembered of this document is of no use to the next.
    comemo::evict(0);
    written
}

/// A sign as the fonts can show it: PDF/A has no room for one that they cannot. Signs that only say how others are drawn go.
fn shown(sign: char) -> Option<char> {
    match sign {
        '\u{2010}' | '\u{2011}' => Some('-'),
        '\u{2192}' => Some('>'),
        '\u{25cf}' | '\u{25cb}' | '\u{25aa}' => Some('•'),
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' => None,
        other if has(other) => Some(other),
        _ => Some(STRANGE),
    }
}

fn moment(made: DateTime<Utc>) -> Option<Timestamp> {
    let small = |number: u32| u8::try_from(number).ok();
    let at = Datetime::from_ymd_hms(
        made.year(),
        small(made.month())?,
        small(made.day())?,
        small(made.hour())?,
        small(made.minute())?,
        small(made.second())?,
    )?;
    Some(Timestamp::new_utc(at))
}

fn told(faults: &[SourceDiagnostic]) -> String {
    let told: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
    told.join("; ")
}
