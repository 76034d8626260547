//! Words of time in a text that cannot be right: another half-year than that of the report, a school year that takes no year.

use crate::HalfYear;

/// The half-years that a text names: *tweede halfjaar 2022*, *1e helft van 2023*.
pub(crate) fn half_years_in(text: &str) -> Vec<HalfYear> {
    let text = text.to_lowercase();
    let words = words_of(&text);
    let named = |place: usize| {
        let half = match *words.get(place)? {
            "eerste" | "1e" => 1,
            "tweede" | "2e" => 2,
            _ => return None,
        };
        let mut after = words.get(place + 1..)?.iter().copied();
        let part = after.next()?;
        if !part.starts_with("half") && !part.starts_with("helft") {
            return None;
        }
        let year = after.find(|word| !["jaar", "van"].contains(word))?;
        format!("{year}-H{half}").parse().ok()
    };
    (0..words.len()).filter_map(named).collect()
}

/// The school years in a text that do not run from one year into the next: *schooljaar 2023-2023*.
pub(crate) fn broken_school_years_in(text: &str) -> Vec<(i32, i32)> {
    let text = text.to_lowercase();
    let words = words_of(&text);
    let pairs = words.windows(2).filter_map(|pair| match pair {
        [before, years] if before.starts_with("schoolja") => {
            let (from, to) = years.split_once(['-', '–', '/'])?;
            Some((from.parse::<i32>().ok()?, to.parse::<i32>().ok()?))
        }
        _ => None,
    });
    pairs.filter(|(from, to)| *to != from + 1).collect()
}

fn words_of(text: &str) -> Vec<&str> {
    let edge = |sign: char| !sign.is_alphanumeric();
    text.split_whitespace().map(|word| word.trim_matches(edge)).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_years_are_found_as_people_write_them() {
        for (text, found) in [
            ("Gerealiseerd eerste halfjaar 2022", vec!["2022-h1"]),
            ("in de tweede half jaar van 2022.", vec!["2022-h2"]),
            ("Plannen 1e helft 2023:", vec!["2023-h1"]),
            ("de tweede helft van 2022, niet de eerste helft van 2023", vec!["2022-h2", "2023-h1"]),
            ("in de eerste groep van 2022", vec![]),
            ("de tweede helft", vec![]),
        ] {
            let halves: Vec<String> = half_years_in(text).iter().map(ToString::to_string).collect();
            assert_eq!(halves, found, "{text}");
        }
    }

    #[test]
    fn a_school_year_runs_from_one_year_into_the_next() {
        assert_eq!(broken_school_years_in("sinds schooljaar 2023-2023."), [(2023, 2023)]);
        assert_eq!(broken_school_years_in("tot en met schooljaar 2023-2024"), []);
        assert_eq!(broken_school_years_in("over 2023-2023, in de schooljaren daarna"), []);
    }
}
