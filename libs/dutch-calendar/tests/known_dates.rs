//! The dates as another program has them.

use dutch_calendar::{Holiday, holidays};

const KNOWN: &str = include_str!("holidays-2000-2100.csv");

fn dutch(holiday: Holiday, year: i32) -> &'static str {
    match holiday {
        Holiday::NewYearsDay => "Nieuwjaarsdag",
        Holiday::GoodFriday => "Goede vrijdag",
        Holiday::EasterSunday => "Eerste paasdag",
        Holiday::EasterMonday => "Tweede paasdag",
        Holiday::KingsDay if year < 2014 => "Koninginnedag",
        Holiday::KingsDay => "Koningsdag",
        Holiday::LiberationDay => "Bevrijdingsdag",
        Holiday::AscensionDay => "Hemelvaartsdag",
        Holiday::WhitSunday => "Eerste pinksterdag",
        Holiday::WhitMonday => "Tweede pinksterdag",
        Holiday::ChristmasDay => "Eerste kerstdag",
        Holiday::SecondDayOfChristmas => "Tweede kerstdag",
    }
}

#[test]
fn a_hundred_years_of_holidays_are_as_another_program_has_them() {
    let mut known: Vec<String> = KNOWN.lines().skip(1).map(str::to_owned).collect();
    let mut found: Vec<String> = (2000..=2100)
        .flat_map(|year| {
            holidays(year).into_iter().map(move |(date, one)| format!("{date},{}", dutch(one, year)))
        })
        .collect();
    known.sort_unstable();
    found.sort_unstable();
    assert_eq!(known.len(), 101 * 11);
    assert_eq!(found, known);
}
