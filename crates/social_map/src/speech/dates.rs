use chrono::{Datelike, Days, NaiveDate, NaiveTime, Timelike, Weekday};
use kernel::Language;

use super::Speech;
use crate::Hours;

impl Speech<'_> {
    /// `donderdag`
    pub(crate) fn weekday(self, day: Weekday) -> String {
        let name = match day {
            Weekday::Mon => "mon",
            Weekday::Tue => "tue",
            Weekday::Wed => "wed",
            Weekday::Thu => "thu",
            Weekday::Fri => "fri",
            Weekday::Sat => "sat",
            Weekday::Sun => "sun",
        };
        self.word("day", name)
    }

    /// `26 november`, with the year when it is another than that of `today`.
    pub(crate) fn day_and_month(self, date: NaiveDate, today: NaiveDate) -> String {
        let month = self.word("month", &date.month().to_string());
        if date.year() == today.year() {
            format!("{} {month}", date.day())
        } else {
            format!("{} {month} {}", date.day(), date.year())
        }
    }

    /// `donderdag 26 november`
    pub(crate) fn date(self, date: NaiveDate, today: NaiveDate) -> String {
        format!("{} {}", self.weekday(date.weekday()), self.day_and_month(date, today))
    }

    /// `vandaag`, `morgen` or the date.
    pub(crate) fn near_date(self, date: NaiveDate, today: NaiveDate) -> String {
        if date == today {
            self.t("map-today").to_owned()
        } else if Some(date) == today.checked_add_days(Days::new(1)) {
            self.t("map-tomorrow").to_owned()
        } else {
            self.date(date, today)
        }
    }

    /// `17.00`, in English `17:00`.
    pub(crate) fn time(self, time: NaiveTime) -> String {
        let between = match self.language() {
            Language::Dutch => '.',
            Language::English => ':',
        };
        format!("{:02}{between}{:02}", time.hour(), time.minute())
    }

    /// The end of a day is 24.00, not 00.00.
    fn end(self, time: NaiveTime) -> String {
        if time == NaiveTime::MIN { self.t("map-end-of-day").to_owned() } else { self.time(time) }
    }

    /// `van 17.00 tot 19.30 uur`
    pub(crate) fn hours(self, hours: Hours) -> String {
        if hours.from == hours.until {
            return self.t("map-hours-round").to_owned();
        }
        let args = [("from", self.time(hours.from).into()), ("until", self.end(hours.until).into())];
        let key = if hours.pass_midnight() { "map-hours-overnight" } else { "map-hours" };
        self.filled(key, &args)
    }

    /// `17.00 – 19.30 uur`
    pub(crate) fn short_hours(self, hours: Hours) -> String {
        if hours.from == hours.until {
            return self.t("map-hours-round").to_owned();
        }
        let args = [("from", self.time(hours.from).into()), ("until", self.end(hours.until).into())];
        self.filled("map-hours-short", &args)
    }
}
