use std::collections::BTreeMap;

use access::{Action, Cx};
use kernel::Language;
use shell::Texts;
use tabular_export::Format;

use super::import::ImportError;
use crate::api::Telling;
use crate::catalogue::AreaNames;
use crate::exchange::{FileFormat, hsds_list, hsds_values, sheet_table};
use crate::speech::Speech;
use crate::{Listing, OfferId, store as rows};

/// Which offers go along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Those that everybody may see.
    Public,
    /// All that the actor may change, whatever their state.
    All,
}

/// The offers as a file: those that are public, or all that the actor may change.
///
/// # Errors
/// When the database does not answer, or the file cannot be made.
pub async fn export_offers(
    cx: &Cx,
    format: FileFormat,
    which: Which,
    (base_url, texts): (&str, &Texts),
) -> Result<Vec<u8>, ImportError> {
    let mut read = cx.read().await?;
    let scope = match which {
        Which::Public => access::Actor::visitor().scope(Action::SeeOffer, cx.now()),
        Which::All => cx.scope(Action::ChangeOffer),
    };
    let listings = rows::listings(&mut read, &scope).await?;
    let known = rows::imported_offers(&mut read).await?;
    drop(read);
    let atlas = areas::Shelf::new(cx.db.clone()).atlas(cx.clock.today()).await?;
    let names = atlas.map(|atlas| AreaNames::from(atlas.division())).unwrap_or_default();
    let today = cx.clock.today();
    let speech = Speech::new(texts, Language::Dutch);
    write(&listings, &known, format, (Telling { base_url, speech, names: &names, today }, texts))
}

fn write(
    listings: &[Listing],
    known: &BTreeMap<OfferId, crate::exchange::Known>,
    format: FileFormat,
    (telling, texts): (Telling<'_>, &Texts),
) -> Result<Vec<u8>, ImportError> {
    let text = |key: &str| texts.text(Language::Dutch, key).to_owned();
    let unwritable = |error: &dyn std::fmt::Display| {
        ImportError::File(hsds::Unreadable::NotAZip(error.to_string()).into())
    };
    let table = |format| {
        let table = sheet_table(listings, telling.names, &text).map_err(|error| unwritable(&error))?;
        tabular_export::write(&table, format, telling.today).map_err(|error| unwritable(&error))
    };
    let services = || hsds_values(listings, known, telling);
    match format {
        FileFormat::HsdsJson => Ok(hsds_list(&services()).to_string().into_bytes()),
        FileFormat::HsdsCsv => hsds::write_package(&services()).map_err(|error| unwritable(&error)),
        FileFormat::Xlsx => table(Format::Xlsx),
        FileFormat::Csv => table(Format::Csv),
    }
}
