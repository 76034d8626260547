use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::easter_sunday;

/// A public holiday (*feestdag*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Holiday {
    /// 1 January (*Nieuwjaarsdag*).
    NewYearsDay,
    /// The Friday before Easter (*Goede Vrijdag*), on which most people work.
    GoodFriday,
    /// *Eerste paasdag*.
    EasterSunday,
    /// *Tweede paasdag*.
    EasterMonday,
    /// The birthday of the King (*Koningsdag*), until 2013 of the Queen (*Koninginnedag*).
    KingsDay,
    /// 5 May (*Bevrijdingsdag*), a general day off once in five years.
    LiberationDay,
    /// The fortieth day of Easter (*Hemelvaartsdag*).
    AscensionDay,
    /// *Eerste pinksterdag*.
    WhitSunday,
    /// *Tweede pinksterdag*.
    WhitMonday,
    /// *Eerste kerstdag*.
    ChristmasDay,
    /// *Tweede kerstdag*.
    SecondDayOfChristmas,
}

impl Holiday {
    /// All of them, in the order of the year.
    pub const ALL: [Self; 11] = [
        Self::NewYearsDay,
        Self::GoodFriday,
        Self::EasterSunday,
        Self::EasterMonday,
        Self::KingsDay,
        Self::LiberationDay,
        Self::AscensionDay,
        Self::WhitSunday,
        Self::WhitMonday,
        Self::ChristmasDay,
        Self::SecondDayOfChristmas,
    ];

    /// A word for it, for keys of texts and files.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NewYearsDay => "new-years-day",
            Self::GoodFriday => "good-friday",
            Self::EasterSunday => "easter-sunday",
            Self::EasterMonday => "easter-monday",
            Self::KingsDay => "kings-day",
            Self::LiberationDay => "liberation-day",
            Self::AscensionDay => "ascension-day",
            Self::WhitSunday => "whit-sunday",
            Self::WhitMonday => "whit-monday",
            Self::ChristmasDay => "christmas-day",
            Self::SecondDayOfChristmas => "second-day-of-christmas",
        }
    }

    /// The day in `year`; `None` for a year that the calendar cannot hold.
    #[must_use]
    pub fn in_year(self, year: i32) -> Option<NaiveDate> {
        let fixed = |month, day| NaiveDate::from_ymd_opt(year, month, day);
        let after_easter = |days| easter_sunday(year)?.checked_add_days(Days::new(days));
        match self {
            Self::NewYearsDay => fixed(1, 1),
            Self::GoodFriday => easter_sunday(year)?.checked_sub_days(Days::new(2)),
            Self::EasterSunday => after_easter(0),
            Self::EasterMonday => after_easter(1),
            Self::KingsDay => birthday(year),
            Self::LiberationDay => fixed(5, 5),
            Self::AscensionDay => after_easter(39),
            Self::WhitSunday => after_easter(49),
            Self::WhitMonday => after_easter(50),
            Self::ChristmasDay => fixed(12, 25),
            Self::SecondDayOfChristmas => fixed(12, 26),
        }
    }

    /// Whether most people have the day off in `year`: not on Good Friday, and on Liberation Day in lustrum years only.
    #[must_use]
    pub const fn is_day_off(self, year: i32) -> bool {
        match self {
            Self::GoodFriday => false,
            Self::LiberationDay => year % 5 == 0,
            Self::NewYearsDay
            | Self::EasterSunday
            | Self::EasterMonday
            | Self::KingsDay
            | Self::AscensionDay
            | Self::WhitSunday
            | Self::WhitMonday
            | Self::ChristmasDay
            | Self::SecondDayOfChristmas => true,
        }
    }
}

/// Celebrated on the Saturday when the day itself is a Sunday.
fn birthday(year: i32) -> Option<NaiveDate> {
    let (month, day) = if year < 2014 { (4, 30) } else { (4, 27) };
    let itself = NaiveDate::from_ymd_opt(year, month, day)?;
    match itself.weekday() {
        Weekday::Sun => itself.pred_opt(),
        Weekday::Mon | Weekday::Tue | Weekday::Wed | Weekday::Thu | Weekday::Fri | Weekday::Sat => {
            Some(itself)
        }
    }
}

/// The holidays of a year with their days, in the order of the calendar.
#[must_use]
pub fn holidays(year: i32) -> Vec<(NaiveDate, Holiday)> {
    let mut days: Vec<(NaiveDate, Holiday)> =
        Holiday::ALL.into_iter().filter_map(|one| Some((one.in_year(year)?, one))).collect();
    days.sort_unstable();
    days
}

/// The holidays on `date`: none, one, or two when Ascension Day falls on 5 May.
pub fn holidays_on(date: NaiveDate) -> impl Iterator<Item = Holiday> {
    // No holiday lies in the months that most days are in: those need no Easter.
    let can_be = matches!(date.month(), 1 | 3..=6 | 12);
    let all = Holiday::ALL.into_iter().filter(move |_| can_be);
    all.filter(move |one| one.in_year(date.year()) == Some(date))
}

/// Whether most people have a day off on `date` because of a holiday.
#[must_use]
pub fn is_day_off(date: NaiveDate) -> bool {
    holidays_on(date).any(|one| one.is_day_off(date.year()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_birthday_on_a_sunday_is_celebrated_the_day_before() {
        for (year, date) in [
            (2014, "2014-04-26"),
            (2025, "2025-04-26"),
            (2026, "2026-04-27"),
            (2031, "2031-04-26"),
            (2006, "2006-04-29"),
            (2013, "2013-04-30"),
        ] {
            assert_eq!(Holiday::KingsDay.in_year(year), Some(day(date)));
        }
    }

    #[test]
    fn most_people_work_on_good_friday_and_on_liberation_day_outside_a_lustrum() {
        for (date, off) in [
            ("2025-04-18", false),
            ("2025-05-05", true),
            ("2026-05-05", false),
            ("2030-05-05", true),
            ("2026-04-06", true),
            ("2026-08-03", false),
        ] {
            assert_eq!(is_day_off(day(date)), off, "{date}");
        }
        // Ascension Day is a day off in any year, also on 5 May.
        assert!(is_day_off(day("2016-05-05")));
        let both: Vec<Holiday> = holidays_on(day("2016-05-05")).collect();
        assert_eq!(both, [Holiday::LiberationDay, Holiday::AscensionDay]);
    }

    #[test]
    fn no_month_is_left_out() {
        for year in 1990..2200 {
            for (date, holiday) in holidays(year) {
                assert!(holidays_on(date).any(|one| one == holiday), "{date}");
            }
        }
    }

    #[test]
    fn the_29th_of_february_shifts_no_date() {
        assert_eq!(Holiday::WhitMonday.in_year(2028), Some(day("2028-06-05")));
        assert_eq!(Holiday::AscensionDay.in_year(2024), Some(day("2024-05-09")));
        assert_eq!(holidays_on(day("2028-02-29")).count(), 0);
    }
}
