use std::str::FromStr;

use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone as _};
use chrono_tz::Europe::Amsterdam;
use kernel::Instant;
use shell::{InvalidInput, Problem};
use uuid::Uuid;

/// The parameters of a query, read strictly: a program that mistypes a filter must hear so, and not get everything.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Parameters(pub(super) Vec<(String, String)>);

impl Parameters {
    /// Refuses names that are none of these.
    pub(super) fn only(&self, known: &[&str]) -> Result<(), Problem> {
        let unknown = |name: &&str| !known.contains(name);
        let names: Vec<&str> = self.0.iter().map(|(name, _)| name.as_str()).filter(unknown).collect();
        if names.is_empty() {
            return Ok(());
        }
        let expected = match known {
            [] => "There are no parameters here.".to_owned(),
            _ => format!("There is no such parameter; there are: {}.", known.join(", ")),
        };
        let error = |name: &&str| InvalidInput::in_query(name, "unknown", expected.as_str());
        Err(Problem::invalid(names.iter().map(error).collect()))
    }

    /// All values of a parameter.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// The value of a parameter that stands there once or not at all.
    pub(super) fn one<'a>(&'a self, name: &'a str) -> Result<Option<&'a str>, Problem> {
        let mut values = self.all(name);
        let value = values.next();
        match values.next() {
            None => Ok(value),
            Some(_) => Err(wrong(name, "repeated", "This parameter may stand there once.")),
        }
    }

    /// The value of a parameter, read; `expected` says to whom it fails what it should be.
    pub(super) fn read<T: FromStr>(
        &self,
        name: &str,
        code: &'static str,
        expected: &str,
    ) -> Result<Option<T>, Problem> {
        let read = |text: &str| text.parse().map_err(|_| wrong(name, code, expected));
        self.one(name)?.map(read).transpose()
    }

    /// A whole number from 1 to `most`.
    pub(super) fn number(&self, name: &str, most: usize) -> Result<Option<usize>, Problem> {
        let expected = format!("A whole number from 1 to {most}.");
        let number: Option<usize> = self.read(name, "number", &expected)?;
        match number {
            Some(number) if !(1..=most).contains(&number) => Err(wrong(name, "range", &expected)),
            number => Ok(number),
        }
    }

    /// Yes or no; no when it is not there.
    pub(super) fn flag(&self, name: &str) -> Result<bool, Problem> {
        self.read(name, "boolean", "true or false.").map(Option::unwrap_or_default)
    }

    /// An identity.
    pub(super) fn id(&self, name: &str) -> Result<Option<Uuid>, Problem> {
        self.read(name, "uuid", "A UUID.")
    }

    /// All identities of a parameter that may be repeated.
    pub(super) fn ids(&self, name: &str) -> Result<Vec<Uuid>, Problem> {
        self.all(name).map(|text| text.parse().map_err(|_| wrong(name, "uuid", "A UUID."))).collect()
    }

    /// A moment: with its offset, or a day, which begins at midnight on a Dutch wall.
    pub(super) fn moment(&self, name: &str) -> Result<Option<Instant>, Problem> {
        let Some(text) = self.one(name)? else { return Ok(None) };
        // A plus that was not encoded arrives as a space.
        let moment = DateTime::parse_from_rfc3339(&text.replace(' ', "+")).map(|moment| moment.to_utc()).ok();
        let day = || {
            let day: NaiveDate = text.parse().ok()?;
            Some(Amsterdam.from_local_datetime(&day.and_time(NaiveTime::MIN)).earliest()?.to_utc())
        };
        let expected = "A moment such as 2026-11-22T09:00:00Z, or a day such as 2026-11-22.";
        moment.or_else(day).map(Some).ok_or_else(|| wrong(name, "date-time", expected))
    }
}

/// The problem of one parameter of the query.
pub(super) fn wrong(name: &str, code: &'static str, expected: &str) -> Problem {
    Problem::invalid(vec![InvalidInput::in_query(name, code, expected)])
}

/// The identity in a path.
pub(super) fn id_in_path(text: &str) -> Result<Uuid, Problem> {
    let wrong = |_| Problem::invalid(vec![InvalidInput::in_path("id", "uuid", "A UUID.")]);
    text.parse().map_err(wrong)
}
