//! From the content of a cell to an amount.

use kernel::Cents;

use super::Reason;
use super::grid::Content;
use crate::{Amount, NotMoney};

/// Two rows of one line together. Money beside something outside the table stays money: what stands elsewhere stays in
/// sight at its source.
pub(super) fn together(was: Amount, more: Amount) -> Amount {
    match (was, more) {
        (Amount::Money(one), Amount::Money(other)) => Amount::Money(one + other),
        (Amount::Money(_), Amount::Empty | Amount::OutsideTable | Amount::Pm) => was,
        (Amount::Empty | Amount::OutsideTable | Amount::Pm, Amount::Money(_)) => more,
        (Amount::Empty, _) => more,
        (Amount::OutsideTable | Amount::Pm, _) => was,
    }
}

/// An amount as a cell holds it.
pub(super) fn amount(content: &Content) -> Result<Amount, Reason> {
    match content {
        Content::Text(text) => Amount::typed(text).map_err(reason),
        Content::Error(_) => Err(Reason::FormulaError),
        Content::Number(number) => counted(*number),
    }
}

/// A number of a spreadsheet as money, when it has no parts of a cent.
fn counted(number: f64) -> Result<Amount, Reason> {
    if number < 0.0 {
        return Err(Reason::Negative);
    }
    let written = format!("{number:.4}");
    let (euros, part) = written.split_once('.').ok_or(Reason::TooLarge)?;
    let (cents, rest) = part.split_at_checked(2).ok_or(Reason::Text)?;
    if rest != "00" {
        return Err(Reason::PartOfACent);
    }
    let digits: i64 = format!("{euros}{cents}").parse().map_err(|_| Reason::TooLarge)?;
    Amount::typed(&format!("{euros},{cents}")).map_err(reason)?;
    Ok(Amount::Money(Cents(digits)))
}

fn reason(wrong: NotMoney) -> Reason {
    match wrong {
        NotMoney::Text => Reason::Text,
        NotMoney::Ambiguous => Reason::Ambiguous,
        NotMoney::Negative => Reason::Negative,
        NotMoney::PartOfACent => Reason::PartOfACent,
        NotMoney::TooLarge => Reason::TooLarge,
        NotMoney::FormulaError => Reason::FormulaError,
    }
}
