//! Bringing offers in and taking them along.

mod files;
mod look;
mod show;

pub(crate) use files::{open_file, report_file, template_file};
pub(crate) use look::{carry_out, look};
pub(crate) use show::{put_down, show};

use kernel::Language;
use shell::{PageError, Visit};
use uuid::Uuid;

use crate::ImportError;
use crate::exchange::ExchangeError;

/// The texts of the template: it is Dutch, whoever reads the page.
fn sheet_words(visit: &Visit) -> impl Fn(&str) -> String + Sync + use<> {
    let house = visit.house.clone();
    move |key: &str| house.texts.text(Language::Dutch, key).to_owned()
}

/// The texts of the page.
fn words(visit: &Visit) -> impl Fn(&str) -> String {
    |key: &str| visit.t(key).to_owned()
}

fn read_id(text: &str) -> Result<Uuid, PageError> {
    text.parse().map_err(|_| PageError::NotFound)
}

/// What is wrong with a file, in a sentence that helps; none when something else is the matter.
fn complaint(visit: &Visit, error: &ImportError) -> Option<String> {
    use hsds::Unreadable::{
        Bomb, NoServices, NotATable, NotAZip, NotJson, TooDeep, TooLarge, TooManyCells, TooManyFiles,
        TooManyRecords, UnknownKind,
    };
    let file = match error {
        ImportError::File(file) => file,
        ImportError::NoSource => return Some(visit.t("exchange-source-error").to_owned()),
        ImportError::Refused(_)
        | ImportError::HasRefusals(_)
        | ImportError::NotAsSeen
        | ImportError::NotFound
        | ImportError::Store(_) => return None,
    };
    Some(match file {
        ExchangeError::NoColumn(column) => visit.t_with("exchange-error-no-column", "column", column.clone()),
        ExchangeError::FarCell { row, column } => {
            visit.t_args("exchange-error-far-cell", &[("row", (*row).into()), ("column", (*column).into())])
        }
        ExchangeError::Unreadable(NotJson { line, column, .. }) => {
            visit.t_args("exchange-error-not-json", &[("line", (*line).into()), ("column", (*column).into())])
        }
        ExchangeError::Unreadable(NotATable { row, .. }) => {
            visit.t_with("exchange-error-not-a-table", "row", row.to_string())
        }
        ExchangeError::Unreadable(TooLarge { .. } | TooManyCells { .. } | TooManyRecords { .. }) => {
            visit.t("exchange-error-too-large").to_owned()
        }
        ExchangeError::Unreadable(Bomb { .. } | TooManyFiles { .. } | TooDeep { .. }) => {
            visit.t("exchange-error-strange").to_owned()
        }
        ExchangeError::Unreadable(NotAZip(_)) => visit.t("exchange-error-broken").to_owned(),
        ExchangeError::Unreadable(NoServices) => visit.t("exchange-error-no-services").to_owned(),
        ExchangeError::Unreadable(UnknownKind) => visit.t("exchange-error-unknown-kind").to_owned(),
    })
}
