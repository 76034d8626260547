//! Text in the wrong encoding: read when that is certain, and always told.

use encoding_rs::WINDOWS_1252;

/// The text of a file that somebody made with whatever program, and whether it was UTF-8.
///
/// A byte order mark is left out. What is no UTF-8 is Windows-1252 in practice: that is what spreadsheet programs write.
#[must_use]
pub fn decode(bytes: &[u8]) -> (String, bool) {
    if let Some(rest) = bytes.strip_prefix(&[0xff, 0xfe]) {
        return (utf16(rest, u16::from_le_bytes), true);
    }
    if let Some(rest) = bytes.strip_prefix(&[0xfe, 0xff]) {
        return (utf16(rest, u16::from_be_bytes), true);
    }
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), true),
        Err(_) => (WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(), false),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| match pair {
        [one, two] => unit([*one, *two]),
        _ => 0xfffd,
    });
    char::decode_utf16(units).map(|sign| sign.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// What UTF-8 becomes when a program takes it for code page 437 or 850 and another brings that to Latin.
const OLD_SCREEN: &[(&str, &str)] = &[
    ("GÇÖ", "’"),
    ("GÇÿ", "‘"),
    ("GÇ£", "“"),
    ("GÇ¥", "”"),
    ("GÇô", "–"),
    ("GÇö", "—"),
    ("GÇª", "…"),
    ("GÇó", "•"),
    ("ÔÇÖ", "’"),
    ("ÔÇô", "–"),
    ("├®", "é"),
    ("├½", "ë"),
    ("├¿", "è"),
    ("├»", "ï"),
    ("├╝", "ü"),
    ("├Â", "ö"),
];

/// The text as it was before a program mangled it, when it was mangled.
#[must_use]
pub fn unmangled(text: &str) -> Option<String> {
    let marked = text.contains(['Ã', 'Â', 'â', 'Ô', '├']) || text.contains("GÇ");
    if !marked {
        return None;
    }
    let mut mended = twice_encoded(text).unwrap_or_else(|| text.to_owned());
    for (mangled, meant) in OLD_SCREEN {
        if mended.contains(mangled) {
            mended = mended.replace(mangled, meant);
        }
    }
    (mended != text).then_some(mended)
}

/// UTF-8 that was taken for Windows-1252 and encoded again. Text that was not does not survive the way back.
fn twice_encoded(text: &str) -> Option<String> {
    let (bytes, _, lost) = WINDOWS_1252.encode(text);
    if lost { None } else { String::from_utf8(bytes.into_owned()).ok() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_read_in_the_encoding_it_has() {
        for (bytes, text, is_unicode) in [
            (&b"caf\xc3\xa9"[..], "café", true),
            (&b"\xef\xbb\xbfcaf\xc3\xa9"[..], "café", true),
            (&b"caf\xe9 \x80 5"[..], "café € 5", false),
            (&b"\xff\xfec\x00a\x00f\x00\xe9\x00"[..], "café", true),
            (&b"\xfe\xff\x00c\x00a\x00f\x00\xe9"[..], "café", true),
        ] {
            assert_eq!(decode(bytes), (text.to_owned(), is_unicode), "{bytes:?}");
        }
    }

    #[test]
    fn a_mangled_text_is_put_right_and_a_sound_one_is_left_alone() {
        for (mangled, meant) in [
            ("cafÃ©", "café"),
            ("Parkinsonâ€™s", "Parkinson’s"),
            ("veteranGÇÖs", "veteran’s"),
            ("caf├®", "café"),
        ] {
            assert_eq!(unmangled(mangled).as_deref(), Some(meant));
        }
        for sound in ["café", "Âge", "château", "naïef", "Ãnderungen", "GÇ", "€ 5 – ’t Harde"] {
            assert_eq!(unmangled(sound), None, "{sound}");
        }
    }
}
