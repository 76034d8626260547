use chrono::{NaiveDate, Weekday};

use super::Speech;
use crate::{Pattern, Rhythm, Session, Weekdays};

/// A session as people say it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct SpokenSession {
    /// `Elke donderdag van 17.00 tot 19.30 uur`
    pub(crate) when: String,
    /// From when, until when, and when not.
    pub(crate) limits: Vec<String>,
}

impl Speech<'_> {
    /// A session in a sentence, with what departs from it after `today`.
    pub(crate) fn session(self, session: &Session, today: NaiveDate) -> SpokenSession {
        let pattern = self.pattern(&session.pattern, today);
        let when = match session.hours {
            Some(hours) => format!("{pattern} {}", self.hours(hours)),
            None => pattern,
        };
        SpokenSession { when, limits: self.departures(session, today) }
    }

    /// All sessions in one line, for a card: `Elke donderdag, 17.00 – 19.30 uur`.
    pub(crate) fn sessions_in_short(self, sessions: &[Session], today: NaiveDate) -> String {
        let mut lines: Vec<String> = Vec::new();
        for session in sessions {
            let pattern = self.pattern(&session.pattern, today);
            let line = match session.hours {
                Some(hours) => format!("{pattern}, {}", self.short_hours(hours)),
                None => pattern,
            };
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
        match lines.as_slice() {
            [] => self.t("map-hours-unknown").to_owned(),
            [one] => one.clone(),
            [one, two] => format!("{one}; {}", lower(two)),
            [one, two, ..] => format!("{one}; {}; {}", lower(two), self.t("map-more-times")),
        }
    }

    /// `Elke donderdag`, `Om de week op maandag`, `Elke laatste vrijdag van de maand`, `Op afspraak`.
    fn pattern(self, pattern: &Pattern, today: NaiveDate) -> String {
        match pattern {
            Pattern::Week { weekdays, rhythm } => self.weekly(weekdays, *rhythm),
            Pattern::Month { nth, weekday, rhythm } => {
                let args = [
                    ("nth", self.word("nth", &nth.number().to_string()).into()),
                    ("day", self.weekday(*weekday).into()),
                    ("n", interval(*rhythm).into()),
                ];
                let key = if interval(*rhythm) == 1 { "map-monthly" } else { "map-every-months" };
                self.filled(key, &args)
            }
            Pattern::Once { date } => self.filled("map-once", &[("date", self.date(*date, today).into())]),
            Pattern::OnAppointment => self.t("map-on-appointment").to_owned(),
        }
    }

    fn weekly(self, weekdays: &Weekdays, rhythm: Rhythm) -> String {
        let workdays = [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];
        let days = weekdays.days();
        let names: Vec<String> = days.iter().map(|day| self.weekday(*day)).collect();
        match interval(rhythm) {
            1 if days.len() == 7 => self.t("map-every-day").to_owned(),
            1 if days == workdays => self.t("map-every-workday").to_owned(),
            1 => self.filled("map-weekly", &[("days", self.joined(&names).into())]),
            2 => self.filled("map-fortnightly", &[("days", self.joined(&names).into())]),
            n => self.filled("map-every-weeks", &[("days", self.joined(&names).into()), ("n", n.into())]),
        }
    }
}

fn interval(rhythm: Rhythm) -> u8 {
    match rhythm {
        Rhythm::Each => 1,
        Rhythm::Every { interval, .. } => interval.get(),
    }
}

/// A sentence that goes on behind another.
fn lower(line: &str) -> String {
    let mut letters = line.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}
