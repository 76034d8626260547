use chrono::NaiveDate;

/// Easter Sunday in the Gregorian calendar, which the Netherlands follow as a whole since 1701.
///
/// The algorithm was published without a name in Nature of 20 April 1876; the letters are those of its usual
/// description (Meeus, *Astronomical Algorithms*, chapter 8). `None` for a year that the calendar cannot hold.
#[must_use]
pub fn easter_sunday(year: i32) -> Option<NaiveDate> {
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b.div_euclid(4), b.rem_euclid(4));
    let f = (b + 8).div_euclid(25);
    let g = (b - f + 1).div_euclid(3);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c.div_euclid(4), c.rem_euclid(4));
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l).div_euclid(451);
    let sum = h + l - 7 * m + 114;
    let (month, day) = (sum.div_euclid(31), sum.rem_euclid(31) + 1);
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use chrono::{Datelike, Weekday};

    use super::*;

    #[test]
    fn easter_is_a_sunday_from_22_march_to_25_april() {
        for year in 1701..2600 {
            let easter = easter_sunday(year).unwrap();
            assert_eq!(easter.weekday(), Weekday::Sun, "{year}");
            let day_of_march = easter.signed_duration_since(NaiveDate::from_ymd_opt(year, 3, 1).unwrap());
            assert!((21..=55).contains(&day_of_march.num_days()), "{easter}");
        }
    }

    #[test]
    fn the_earliest_and_the_latest_easter_are_where_almanacs_have_them() {
        for (year, date) in
            [(1818, "1818-03-22"), (2285, "2285-03-22"), (1943, "1943-04-25"), (2038, "2038-04-25")]
        {
            assert_eq!(easter_sunday(year).unwrap().to_string(), date);
        }
    }
}
