//! Amounts as people type them, paste them and keep them in spreadsheets.

use kernel::Cents;

use crate::Amount;

kernel::words! {
    /// Why what was typed is no amount.
    NotMoney, "reason" {
        /// It is a text.
        Text => "text",
        /// It can be read in two ways: `1,000` is one euro or a thousand.
        Ambiguous => "ambiguous",
        /// It is below zero; a plan holds no amounts below zero.
        Negative => "negative",
        /// It has parts of a cent.
        PartOfACent => "part-of-a-cent",
        /// It is more than any plan holds.
        TooLarge => "too-large",
        /// It is what a formula gives that went wrong, such as `#REF!`.
        FormulaError => "formula-error",
    }
}

/// Above this an amount is a mistake: a hundred billion euros.
const MOST: i64 = 10_000_000_000_000;

impl Amount {
    /// Reads what somebody typed or pasted: `300.000`, `€ 1.000,50`, `1.000.000,00`, `1,000,000.00`, `PM`, `buiten tabel`.
    ///
    /// Points and commas are both read as long as there is one way to read them.
    ///
    /// # Errors
    /// Why it is no amount.
    pub fn typed(text: &str) -> Result<Self, NotMoney> {
        let plain: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
        let lower = plain.to_lowercase();
        match lower.as_str() {
            "" | "-" | "–" | "—" => return Ok(Self::Empty),
            "pm" | "p.m." | "pm." => return Ok(Self::Pm),
            "buitentabel" | "buitendetabel" | "outsidetable" | "outsidethetable" => {
                return Ok(Self::OutsideTable);
            }
            _ => {}
        }
        if lower.starts_with('#') {
            return Err(NotMoney::FormulaError);
        }
        let number = lower.trim_start_matches(['€', '+']).trim_start_matches("eur");
        let in_brackets = number.starts_with('(') && number.ends_with(')');
        let below = in_brackets || number.starts_with(['-', '−', '–']);
        let bare = number.trim_matches(['(', ')']).trim_start_matches(['-', '−', '–', '€']);
        let bare = bare.trim_end_matches("--").trim_end_matches(['-', '–']);
        let bare = if number.ends_with(['-', '–']) { bare.trim_end_matches(',') } else { bare };
        let cents = cents(bare)?;
        if below && cents != 0 {
            return Err(NotMoney::Negative);
        }
        if cents > MOST { Err(NotMoney::TooLarge) } else { Ok(Self::Money(Cents(cents))) }
    }
}

/// Digits with their separators as cents.
fn cents(number: &str) -> Result<i64, NotMoney> {
    let known = |sign: char| sign.is_ascii_digit() || matches!(sign, '.' | ',' | '\'');
    if number.is_empty() || !number.chars().all(known) || !number.contains(|sign: char| sign.is_ascii_digit())
    {
        return Err(NotMoney::Text);
    }
    let number = number.replace('\'', ".");
    let (whole, part) = match (number.matches('.').count(), number.matches(',').count()) {
        (0, 0) => (number.as_str(), ""),
        // Both occur: the last kind is the decimal sign, the other groups thousands.
        (points, commas) if points > 0 && commas > 0 => {
            let decimal = if number.rfind('.') > number.rfind(',') { '.' } else { ',' };
            let (whole, part) = number.split_once(decimal).ok_or(NotMoney::Ambiguous)?;
            if part.contains(['.', ',']) {
                return Err(NotMoney::Ambiguous);
            }
            (whole, part)
        }
        // One point with two digits behind it groups nothing: files of programs write cents so.
        (1, 0) if number.rsplit('.').next().is_some_and(|part| part.len() == 2) => {
            number.split_once('.').ok_or(NotMoney::Ambiguous)?
        }
        // Only points: thousands, as we write them here. One that groups nothing else is not understood.
        (_, 0) => (number.as_str(), ""),
        (0, 1) => number.split_once(',').ok_or(NotMoney::Ambiguous)?,
        // Several commas can only group.
        (..) => (number.as_str(), ""),
    };
    match part.len() {
        0..=2 => {}
        // `1,000`: a comma of theirs or of ours?
        3 if !whole.contains(['.', ',']) => return Err(NotMoney::Ambiguous),
        _ => return Err(NotMoney::PartOfACent),
    }
    let euros = ungrouped(whole)?;
    let digits = format!("{euros}{part:0<2}");
    digits.parse().map_err(|_| NotMoney::TooLarge)
}

/// `1.234.567` without what groups it, when that stands where thousands end.
fn ungrouped(whole: &str) -> Result<String, NotMoney> {
    let mut groups = whole.split(['.', ',']);
    let first = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let grouped = !first.is_empty() && first.len() <= 3 && rest.iter().all(|group| group.len() == 3);
    match (rest.is_empty(), grouped) {
        (true, _) if first.is_empty() => Ok("0".to_owned()),
        (true, _) | (false, true) => Ok(whole.replace(['.', ','], "")),
        (false, false) => Err(NotMoney::Ambiguous),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn euros(text: &str) -> Result<i64, NotMoney> {
        Amount::typed(text).map(|amount| amount.money().unwrap().0)
    }

    #[test]
    fn money_is_read_as_people_write_it() {
        for (typed, cents) in [
            ("300000", 30_000_000),
            ("300.000", 30_000_000),
            (" € 1.000.000,00 ", 100_000_000),
            ("1,000,000.00", 100_000_000),
            ("1,000,000", 100_000_000),
            ("1 000 000", 100_000_000),
            ("1'000'000", 100_000_000),
            ("12,5", 1_250),
            ("12.50", 1_250),
            ("300000.00", 30_000_000),
            ("0,05", 5),
            ("73.000,-", 7_300_000),
            ("73.000,--", 7_300_000),
            ("0", 0),
            ("-0", 0),
        ] {
            assert_eq!(euros(typed), Ok(cents), "{typed}");
        }
    }

    #[test]
    fn words_that_are_no_money_keep_their_meaning() {
        for (typed, amount) in [
            ("", Amount::Empty),
            (" - ", Amount::Empty),
            ("PM", Amount::Pm),
            ("p.m.", Amount::Pm),
            ("buiten tabel", Amount::OutsideTable),
            ("Buiten de tabel", Amount::OutsideTable),
        ] {
            assert_eq!(Amount::typed(typed), Ok(amount), "{typed}");
        }
    }

    #[test]
    fn what_is_no_amount_is_refused_with_its_reason() {
        for (typed, reason) in [
            ("volgt", NotMoney::Text),
            ("€", NotMoney::Text),
            (",", NotMoney::Text),
            ("12e3", NotMoney::Text),
            ("1,000", NotMoney::Ambiguous),
            ("12.5", NotMoney::Ambiguous),
            ("1.5", NotMoney::Ambiguous),
            ("1.23.456", NotMoney::Ambiguous),
            ("1.000,00.5", NotMoney::Ambiguous),
            ("1,00,000", NotMoney::Ambiguous),
            ("-5", NotMoney::Negative),
            ("−5", NotMoney::Negative),
            ("(5.000)", NotMoney::Negative),
            ("€ -5", NotMoney::Negative),
            ("12,3456", NotMoney::PartOfACent),
            ("1.000,123", NotMoney::PartOfACent),
            ("999.999.999.999", NotMoney::TooLarge),
            ("99999999999999999999", NotMoney::TooLarge),
            ("#REF!", NotMoney::FormulaError),
        ] {
            assert_eq!(Amount::typed(typed), Err(reason), "{typed}");
        }
    }
}
