use super::{Caption, Sheet, WIDTH};

/// One column: what stands below it, and how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Column {
    pub(crate) year: i32,
    pub(crate) count: usize,
    /// Whether it lies ahead, and so can still change.
    pub(crate) is_ahead: bool,
}

const FOOT: f64 = 22.0;
const HEAD: f64 = 20.0;
const TALL: f64 = 120.0;
const SIDE: f64 = 6.0;

/// How many years can be named below each other's columns.
const MOST_NAMES: usize = 13;

/// A column for each year, its number on top; an empty text when there is nothing to count.
#[must_use]
pub(crate) fn columns(caption: Caption<'_>, columns: &[Column]) -> String {
    let most = columns.iter().map(|one| one.count).max().unwrap_or_default();
    if most == 0 {
        return String::new();
    }
    let mut sheet = Sheet::open(caption, HEAD + TALL + FOOT);
    let step = (WIDTH - 2.0 * SIDE) / number(columns.len());
    let named = columns.len().div_ceil(MOST_NAMES);
    for (place, one) in columns.iter().enumerate() {
        let (left, tall) = (SIDE + number(place) * step, TALL * number(one.count) / number(most));
        let class = if one.is_ahead { "drawing__bar drawing__bar--preparing" } else { "drawing__bar" };
        let top = HEAD + TALL - tall;
        sheet.put(format_args!(
            "<rect class=\"{class}\" x=\"{:.1}\" y=\"{top:.1}\" width=\"{:.1}\" height=\"{tall:.1}\" rx=\"2\"/>\n",
            left + step * 0.15,
            step * 0.7,
        ));
        let mut word = |y: f64, text: String| {
            sheet.put(format_args!(
                "<text class=\"drawing__small\" text-anchor=\"middle\" x=\"{:.1}\" y=\"{y:.1}\">{text}</text>\n",
                left + step / 2.0,
            ));
        };
        word(top - 5.0, one.count.to_string());
        if place % named == 0 {
            word(HEAD + TALL + 16.0, one.year.to_string());
        }
    }
    sheet.close()
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CAPTION: Caption<'_> = Caption { title: "Aantal", description: "Ook als tabel.", id: "aantal" };

    fn years(counts: &[usize]) -> Vec<Column> {
        (2020..).zip(counts).map(|(year, count)| Column { year, count: *count, is_ahead: false }).collect()
    }

    #[test]
    fn the_highest_column_is_the_whole_height_and_half_of_it_is_half() {
        let drawn = columns(CAPTION, &years(&[8, 4]));
        assert!(drawn.contains("y=\"20.0\" width=\"163.8\" height=\"120.0\""), "{drawn}");
        assert!(drawn.contains("y=\"80.0\" width=\"163.8\" height=\"60.0\""), "{drawn}");
    }

    #[test]
    fn many_years_are_named_one_by_one_no_more_and_nothing_is_not_drawn() {
        let drawn = columns(CAPTION, &years(&[1; 16]));
        assert!(drawn.contains(">2020<") && !drawn.contains(">2021<") && drawn.contains(">2034<"));
        assert_eq!(columns(CAPTION, &years(&[0, 0])), "");
        assert_eq!(columns(CAPTION, &[]), "");
    }
}
