//! The columns of the register of subsidies of Dutch municipalities, as the register of Amsterdam has them (version 2).

use chrono::NaiveDate;
use tabular_export::{Cell, ExportError, Table};

use super::{Publisher, RegisterEntry};

/// The names of the columns.
pub const MUNICIPAL_COLUMNS: [&str; 14] = [
    "dossiernummer",
    "aanvrager",
    "regelingnaam",
    "beleidsterrein",
    "organisatieonderdeel",
    "projectnaam",
    "typePeriodiciteit",
    "bedragAangevraagd",
    "bedragVerleend",
    "publicatiedatumVerleningsbesluit",
    "bedragVastgesteld",
    "publicatiedatumVaststellingsbesluit",
    "subsidiejaar",
    "datumOverzicht",
];

/// How a natural person is named: not.
const PERSON: &str = "Natuurlijk persoon";

/// The register with these columns. What is not settled has an empty cell; what is settled at nothing has a zero.
///
/// # Errors
/// When a text is too long for a cell, or the register for a table.
pub fn municipal_table(
    entries: &[RegisterEntry],
    publisher: &Publisher,
    today: NaiveDate,
) -> Result<Table, ExportError> {
    let mut table = Table::new("Subsidieregister", MUNICIPAL_COLUMNS)?;
    for one in entries {
        let periodicity = if one.is_periodic() { "Periodiek" } else { "Eenmalig" };
        let (settled, settled_on) = match one.settled {
            Some((amount, on)) => (Cell::Cents(amount.0), Cell::Date(on)),
            None => (Cell::Empty, Cell::Empty),
        };
        table.push(vec![
            one.number.as_str().into(),
            one.name().unwrap_or(PERSON).into(),
            one.scheme_name.as_str().into(),
            one.parts.join(", ").into(),
            publisher.name.as_str().into(),
            one.title.as_str().into(),
            periodicity.into(),
            Cell::Cents(one.asked.0),
            Cell::Cents(one.granted.0),
            Cell::Date(one.granted_on),
            settled,
            settled_on,
            Cell::Whole(i64::from(one.year())),
            Cell::Date(today),
        ])?;
    }
    Ok(table)
}

#[cfg(test)]
mod tests {
    use kernel::Cents;
    use tabular_export::{Bom, csv};

    use super::super::entry::example;
    use super::super::{Receiver, giving::tests::publisher};
    use super::*;

    #[test]
    fn the_register_has_the_columns_types_and_values_of_the_municipal_one() {
        let day: NaiveDate = "2024-01-02".parse().unwrap();
        let nothing = RegisterEntry { settled: Some((Cents(0), day)), ..example(1) };
        let person = RegisterEntry { recipient: Receiver::Person, title: "Samen".to_owned(), ..example(2) };
        let table = municipal_table(&[nothing, person], &publisher(), day).unwrap();
        let text = String::from_utf8(csv(&table, Bom::Without).unwrap()).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(
            lines[0],
            "dossiernummer,aanvrager,regelingnaam,beleidsterrein,organisatieonderdeel,projectnaam,typePeriodiciteit,\
             bedragAangevraagd,bedragVerleend,publicatiedatumVerleningsbesluit,bedragVastgesteld,\
             publicatiedatumVaststellingsbesluit,subsidiejaar,datumOverzicht"
        );
        assert_eq!(
            lines[1],
            "2022-0001,Stichting 1,Samen in de buurt,begeleiding,Gemeente Voorbeeld,Plan 1,Periodiek,2000.50,1500.25,\
             2022-02-01,0.00,2024-01-02,2022,2024-01-02"
        );
        assert_eq!(
            lines[2],
            "2022-0002,Natuurlijk persoon,Samen in de buurt,begeleiding,Gemeente Voorbeeld,Samen,Periodiek,2000.50,\
             1500.25,2022-02-01,,,2022,2024-01-02",
            "settled empty is not settled zero"
        );
    }
}
