use chrono::{Days, NaiveDate};

use super::Speech;
use crate::{OnHolidays, Pattern, Pause, Session};

/// How many days off are named; a longer list says nothing to anybody.
const MOST_DAYS_OFF: usize = 6;
/// How many days ahead a holiday is worth a word when nobody told what becomes of it.
const NEAR: u64 = 28;

impl Speech<'_> {
    /// What departs from the pattern of a session after `today`, a sentence each.
    pub(super) fn departures(self, session: &Session, today: NaiveDate) -> Vec<String> {
        let mut said = Vec::new();
        if let Some(starts) = session.starts.filter(|starts| *starts > today) {
            said.push(self.filled("map-from-date", &[("date", self.day_and_month(starts, today).into())]));
        }
        let is_once = matches!(session.pattern, Pattern::Once { .. });
        if let Some(ends) = session.ends.filter(|_| !is_once) {
            said.push(self.filled("map-until-date", &[("date", self.day_and_month(ends, today).into())]));
        }
        let pauses = session.pauses.iter().filter(|pause| pause.to >= today && !pause.is_reversed());
        said.extend(pauses.map(|pause| self.pause(pause, today)));
        said.extend(self.days_off(session, today));
        said.extend(self.holidays(session, today).filter(|_| !is_once));
        said.extend(session.note.clone());
        said
    }

    /// `Zomerstop: 13 juli tot en met 21 augustus`
    fn pause(self, pause: &Pause, today: NaiveDate) -> String {
        let (from, to) = (self.day_and_month(pause.from, today), self.day_and_month(pause.to, today));
        let is_one_day = pause.from == pause.to;
        let days = match is_one_day {
            true => from,
            false => self.filled("map-from-to", &[("from", from.into()), ("to", to.into())]),
        };
        match &pause.name {
            Some(name) => format!("{}: {days}", upper(name)),
            None if is_one_day => self.filled("map-not-on", &[("dates", days.into())]),
            None => self.filled("map-pause", &[("days", days.into())]),
        }
    }

    fn days_off(self, session: &Session, today: NaiveDate) -> Option<String> {
        let coming = session.except.iter().filter(|date| **date >= today).take(MOST_DAYS_OFF);
        let off: Vec<String> = coming.map(|date| self.day_and_month(*date, today)).collect();
        let said = || self.filled("map-not-on", &[("dates", self.joined(&off).into())]);
        (!off.is_empty()).then(said)
    }

    /// Whether it takes place on holidays. When nobody told, only a holiday that is near is worth a word.
    fn holidays(self, session: &Session, today: NaiveDate) -> Option<String> {
        match session.on_holidays {
            OnHolidays::AsUsual => Some(self.t("map-holidays-as_usual").to_owned()),
            OnHolidays::Closed => Some(self.t("map-holidays-closed").to_owned()),
            OnHolidays::Unknown => {
                let last = today.checked_add_days(Days::new(NEAR))?;
                let mut near = today.iter_days().take_while(|date| *date <= last);
                let date = near.find(|date| session.is_uncertain_on(*date))?;
                let holiday = dutch_calendar::holidays_on(date)
                    .find(|one| one.is_day_off(chrono::Datelike::year(&date)))?;
                let args = [
                    ("date", self.near_date(date, today).into()),
                    ("holiday", self.word("holiday", holiday.name()).into()),
                ];
                Some(self.filled("map-holidays-unknown", &args))
            }
        }
    }
}

fn upper(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
