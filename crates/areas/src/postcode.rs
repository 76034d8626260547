use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use crate::code::{MunicipalityCode, NeighbourhoodCode};
use crate::table::{Place, Problem, Problems, open, read};

/// A Dutch postcode of six signs, e.g. `8011 PK`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Postcode {
    digits: u16,
    letters: [u8; 2],
}

/// The text is no postcode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not a postcode, such as 8011 PK")]
pub struct NotAPostcode;

impl FromStr for Postcode {
    type Err = NotAPostcode;

    /// Reads `8011PK`, `8011 PK` and `8011 pk`.
    ///
    /// The first digit is never 0; the combinations SA, SD and SS are not
    /// given out (they recall the occupation).
    fn from_str(text: &str) -> Result<Self, NotAPostcode> {
        let signs: Vec<u8> = text.trim().bytes().filter(|byte| *byte != b' ').collect();
        let [first, second, third, fourth, one, two] = signs.as_slice() else {
            return Err(NotAPostcode);
        };
        let digits = [*first, *second, *third, *fourth];
        if *first == b'0' || !digits.iter().all(u8::is_ascii_digit) {
            return Err(NotAPostcode);
        }
        let digits = digits.iter().fold(0, |number, digit| number * 10 + u16::from(digit - b'0'));
        let letters = [one.to_ascii_uppercase(), two.to_ascii_uppercase()];
        if !letters.iter().all(u8::is_ascii_uppercase) || matches!(&letters, b"SA" | b"SD" | b"SS") {
            return Err(NotAPostcode);
        }
        Ok(Self { digits, letters })
    }
}

impl fmt::Display for Postcode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [one, two] = self.letters.map(char::from);
        write!(out, "{:04} {one}{two}", self.digits)
    }
}

/// In which neighbourhood each postcode lies.
pub type PostcodeTable = BTreeMap<Postcode, NeighbourhoodCode>;

/// Reads a table with the columns `postcode` and `code`.
///
/// # Errors
/// Every fault with its row and column, up to a limit; then nothing is taken.
pub fn postcodes_from_csv(text: &str, municipality: MunicipalityCode) -> Result<PostcodeTable, Problems> {
    let mut problems = Problems::default();
    let mut table = PostcodeTable::new();
    for row in open(text, &["postcode", "code"], &mut problems) {
        let postcode: Option<Postcode> = read(&row, 0, &mut problems);
        let code: Option<NeighbourhoodCode> = read(&row, 1, &mut problems);
        let (Some(postcode), Some(code)) = (postcode, code) else {
            continue;
        };
        let place = |column| Place { row: row.number, column };
        if code.municipality() != municipality {
            problems.add(place("code"), Problem::Foreign(code.to_string()));
        } else if table.insert(postcode, code).is_some_and(|before| before != code) {
            problems.add(place("postcode"), Problem::Twice(postcode.to_string()));
        }
    }
    problems.none_or(table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postcode_is_read_as_people_type_it_and_written_in_one_way() {
        for text in ["8011PK", "8011 PK", " 8011 pk ", "8011Pk"] {
            assert_eq!(text.parse::<Postcode>().unwrap().to_string(), "8011 PK");
        }
    }

    #[test]
    fn what_the_post_does_not_give_out_is_no_postcode() {
        for text in [
            "", "8011", "0811 PK", "8011 P", "8011 PKK", "8011 SA", "8011 sd", "8011 SS", "801A PK",
            "8011 Pé",
        ] {
            assert_eq!(text.parse::<Postcode>(), Err(NotAPostcode), "{text}");
        }
    }

    #[test]
    fn a_table_names_the_neighbourhood_of_each_postcode() {
        let zwolle = "GM0193".parse().unwrap();
        let table =
            postcodes_from_csv("postcode,code\n8011PK,BU01931000\n8011 pk,BU01931000\n", zwolle).unwrap();
        assert_eq!(table.len(), 1);
    }

    #[test]
    fn a_faulty_table_is_refused_with_row_and_column() {
        let text =
            "postcode,code\n8011PK,BU01931000\n8011PK,BU01931010\n8012,BU01931000\n8011AA,BU01501000\n";
        let problems = postcodes_from_csv(text, "GM0193".parse().unwrap()).unwrap_err();
        assert_eq!(
            problems.to_string(),
            "row 3, column postcode: 8011 PK stands in the table twice\n\
             row 4, column postcode: this is not a postcode, such as 8011 PK\n\
             row 5, column code: BU01501000 lies in another municipality"
        );
    }
}
