use rust_xlsxwriter::{DataValidation, Format, Workbook, XlsxError};

use super::{COLUMNS, words};

/// How many rows have lists to choose from.
const ROWS: u32 = 2_000;

/// An empty workbook to fill: a sheet for the offers, one that explains each column, and one with the words to choose from.
///
/// # Errors
/// When it cannot be written.
pub(crate) fn template(text: &dyn Fn(&str) -> String) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let bold = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap();
    let words_sheet = text("sheet-words-name");
    let lists = [
        "ambition", "theme", "support", "cost", "setting", "access", "noise", "light", "crowd", "yes",
        "audience",
    ];
    let offers = book.add_worksheet();
    offers.set_name(text("sheet-name"))?;
    offers.set_freeze_panes(1, 3)?;
    for (place, column) in (0_u16..).zip(COLUMNS) {
        offers.write_string_with_format(0, place, heading(column, text), &bold)?;
        offers.set_column_width(place, 22)?;
        let list = words::list_of(column).filter(|_| *column != "access" && *column != "audience");
        if let Some((nth, list)) =
            list.and_then(|list| Some((lists.iter().position(|one| *one == list)?, list)))
        {
            let letter = char::from(b'A' + u8::try_from(nth).unwrap_or_default());
            let last = words::codes(list).len() + 1;
            let range = format!("='{words_sheet}'!${letter}$2:${letter}${last}");
            let choice = DataValidation::new().allow_list_formula(range.as_str().into());
            offers.add_data_validation(1, place, ROWS, place, &choice)?;
        }
    }
    let help = book.add_worksheet();
    help.set_name(text("sheet-help-name"))?;
    help.set_column_width(0, 30)?.set_column_width(1, 90)?;
    help.write_string_with_format(0, 0, text("sheet-help-title"), &bold)?;
    help.write_string_with_format(1, 0, text("sheet-help-text"), &wrapped)?;
    for (row, column) in (3_u32..).zip(COLUMNS) {
        help.write_string_with_format(row, 0, heading(column, text), &bold)?;
        help.write_string_with_format(row, 1, text(&format!("sheet-{column}-hint")), &wrapped)?;
    }
    let choices = book.add_worksheet();
    choices.set_name(&words_sheet)?;
    for (place, list) in (0_u16..).zip(lists) {
        choices.write_string_with_format(0, place, text(&format!("sheet-list-{list}")), &bold)?;
        choices.set_column_width(place, 30)?;
        for (row, code) in (1_u32..).zip(words::codes(list)) {
            choices.write_string(row, place, words::label(list, code, text))?;
        }
    }
    book.save_to_buffer()
}

fn heading(column: &str, text: &dyn Fn(&str) -> String) -> String {
    let is_needed = column == "title" || column == "organisation";
    let head = text(&format!("sheet-{column}"));
    if is_needed { format!("{head} *") } else { head }
}
