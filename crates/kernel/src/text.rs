use unicode_normalization::UnicodeNormalization;

/// Why a text from outside was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotText {
    /// Nothing is left after trimming.
    #[error("the text is empty")]
    Empty,
    /// The text is longer than its field.
    #[error("the text has {length} characters, {most} is the most")]
    TooLong {
        /// How long it is, in characters.
        length: usize,
        /// How long it may be.
        most: usize,
    },
}

/// One line of text from outside: composed (NFC), white space folded, invisible characters gone, not empty.
///
/// # Errors
/// When nothing is left or more than `most` characters are.
pub fn clean_line(text: &str, most: usize) -> Result<String, NotText> {
    let visible: String = text.nfc().filter(|&c| c.is_whitespace() || !is_invisible(c)).collect();
    let folded = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    measured(folded, most)
}

/// Text of several lines from outside, with the same care; at most one empty line in a row is kept.
///
/// # Errors
/// When nothing is left or more than `most` characters are.
pub fn clean_text(text: &str, most: usize) -> Result<String, NotText> {
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        let line = clean_line(line, usize::MAX).unwrap_or_default();
        if !(line.is_empty() && lines.last().is_none_or(String::is_empty)) {
            lines.push(line);
        }
    }
    measured(lines.join("\n").trim_end().to_owned(), most)
}

fn measured(text: String, most: usize) -> Result<String, NotText> {
    match text.chars().count() {
        0 => Err(NotText::Empty),
        length if length > most => Err(NotText::TooLong { length, most }),
        _ => Ok(text),
    }
}

/// Controls, zero-width characters and overrides of writing direction, with which a name can be made to lie; and
/// characters for private use, which mean nothing to anybody else.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
        || matches!(c, '\u{e000}'..='\u{f8ff}')
}

/// The text is no e-mail address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not an e-mail address, such as naam@voorbeeld.nl")]
pub struct NotAnEmail;

crate::parsed_text! {
    /// An e-mail address, lower case.
    ///
    /// Only the shape is checked (RFC 5321 lengths, one `@`, a dot in the domain); whether it works shows when mail
    /// arrives.
    EmailAddress, NotAnEmail, e_mail
}

fn e_mail(text: &str) -> Result<String, NotAnEmail> {
    let address = text.trim().to_lowercase();
    let (local, domain) = address.split_once('@').ok_or(NotAnEmail)?;
    let plain =
        |c: char| c.is_ascii_graphic() && !matches!(c, '@' | '"' | '(' | ')' | ',' | ';' | '<' | '>' | '\\');
    let labels_hold = domain.contains('.')
        && domain.split('.').all(|label| {
            !label.is_empty()
                && label.len() <= 63
                && !label.starts_with('-')
                && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
        });
    let local_holds = !local.is_empty() && local.len() <= 64 && local.chars().all(plain);
    (local_holds && labels_hold && address.len() <= 254).then_some(address).ok_or(NotAnEmail)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_folded_composed_and_shows_all_it_holds() {
        assert_eq!(clean_line("  Caf\u{65}\u{301}\u{202e}  De\tHoek\u{200b} ", 60).unwrap(), "Café De Hoek");
        assert_eq!(clean_line(" \u{feff}\u{e000}\n ", 60), Err(NotText::Empty));
        assert_eq!(clean_line("abcd", 3), Err(NotText::TooLong { length: 4, most: 3 }));
    }

    #[test]
    fn a_text_keeps_its_lines() {
        assert_eq!(clean_text("een \n\n\n\ntwee\r\ndrie\n\n", 99).unwrap(), "een\n\ntwee\ndrie");
    }

    #[test]
    fn an_address_has_a_name_and_a_domain() {
        assert_eq!(
            "Noor@Buurthuis.example".parse::<EmailAddress>().unwrap().as_str(),
            "noor@buurthuis.example"
        );
        for wrong in ["", "noor", "@a.nl", "noor@", "noor@nl", "a b@c.nl", "a@b..nl", "a@b@c.nl", "a@-b.nl"] {
            assert_eq!(wrong.parse::<EmailAddress>(), Err(NotAnEmail), "{wrong}");
        }
    }
}
