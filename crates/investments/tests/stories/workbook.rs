//! Tables as spreadsheets bring them, with the mistakes that people make.

use investments::{Amount, NotATable, Reason, Table, read_table};
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};

use crate::kit::{euros, sources};

const HEADS: [&str; 7] = ["regel", "interventie", "dekking", "S/I", "2024", "2025", "toelichting"];

fn book(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, head) in (0_u16..).zip(HEADS) {
        match head.parse::<f64>() {
            Ok(year) => sheet.write_number(0, column, year).unwrap(),
            Err(_) => sheet.write_string(0, column, head).unwrap(),
        };
    }
    for row in 1..=6_u32 {
        sheet.write_number(row, 0, f64::from(row)).unwrap();
        sheet.write_string(row, 1, format!("Inzet {row}")).unwrap();
        sheet.write_string(row, 2, "Schoutenmiddelen").unwrap();
        sheet.write_string(row, 3, "S").unwrap();
        sheet.write_number(row, 4, 1_000.5).unwrap();
    }
    fill(sheet);
    book.save_to_buffer().unwrap()
}

fn read(fill: impl FnOnce(&mut Worksheet)) -> Table {
    read_table(&book(fill), &sources().into()).unwrap()
}

fn faults(table: &Table) -> Vec<(&str, Reason)> {
    table.faults.iter().map(|fault| (fault.at.as_str(), fault.reason)).collect()
}

#[test]
fn a_sound_sheet_is_read_whole() {
    let table = read(|sheet| {
        sheet.write_string(1, 5, "PM").unwrap();
        sheet.write_string(2, 5, "1.000.000,00").unwrap();
        sheet.write_string(3, 5, "1,000,000.00").unwrap();
        sheet.write_string(7, 0, "Totaal").unwrap();
        sheet.write_formula(7, 4, Formula::new("=SUM(E2:E7)").set_result("6003")).unwrap();
    });
    assert_eq!(faults(&table), []);
    assert_eq!(table.lines.len(), 6);
    assert_eq!(table.lines[0].amounts[&2025], Amount::Pm);
    for line in [1, 2] {
        assert_eq!(table.lines[line].amounts[&2025], Amount::Money(euros(1_000_000)));
    }
    assert_eq!(table.lines[0].amounts[&2024], Amount::Money(kernel::Cents(100_050)));
    assert_eq!(table.totals[0].stated, euros(6_003));
}

#[test]
fn each_mistake_is_named_by_its_cell() {
    let table = read(|sheet| {
        sheet.write_string(1, 5, "volgt").unwrap();
        sheet.write_string(2, 5, "1,000").unwrap();
        sheet.write_number(3, 5, -5.0).unwrap();
        sheet.write_formula(4, 5, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
        sheet.write_number(5, 5, 0.333_333).unwrap();
        sheet.write_string(6, 2, "Een pot die er niet is").unwrap();
        sheet.write_string(6, 3, "?").unwrap();
    });
    assert_eq!(
        faults(&table),
        [
            ("F2", Reason::Text),
            ("F3", Reason::Ambiguous),
            ("F4", Reason::Negative),
            ("F5", Reason::FormulaError),
            ("F6", Reason::PartOfACent),
            ("C7", Reason::UnknownSource),
            ("D7", Reason::NotLasting),
        ]
    );
}

#[test]
fn merged_cells_and_a_hidden_row_are_found() {
    let table = read(|sheet| {
        sheet.merge_range(2, 5, 3, 5, "500", &Format::new()).unwrap();
        sheet.set_row_hidden(4).unwrap();
    });
    let found = faults(&table);
    assert!(found.contains(&("F3", Reason::Merged)), "{found:?}");
    assert!(found.contains(&("A5", Reason::HiddenRow)), "{found:?}");
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn what_is_no_table_is_said() {
    let known = sources().into();
    assert!(matches!(
        read_table(b"PK\x03\x04 broken", &known),
        Err(NotATable::Unreadable(_) | NotATable::TooLarge)
    ));
    assert_eq!(read_table(b"", &known), Err(NotATable::NoHeads));
    assert_eq!(read_table(b"interventie,dekking\nA,B\n", &known), Err(NotATable::NoHeads));
    assert!(matches!(read_table(&[0xff, 0xfe, 0xff], &known), Err(NotATable::Unreadable(_))));
    let far = format!("interventie,2024\n{}A,1\n", "\n".repeat(30_000));
    assert_eq!(read_table(far.as_bytes(), &known), Err(NotATable::TooLarge));
}

#[test]
fn the_same_column_twice_and_an_unknown_one_are_named() {
    let text = "interventie;dekking;S/I;2024;2024;kleur\nA;Schoutenmiddelen;S;1;2;rood\n";
    let table = read_table(text.as_bytes(), &sources().into()).unwrap();
    assert_eq!(faults(&table), [("E1", Reason::ColumnTwice), ("F1", Reason::NoColumn)]);
}
