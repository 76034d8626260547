use std::fmt;
use std::str::FromStr;

/// What a source is the source of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum About {
    Division,
    Boundaries,
    Postcodes,
    /// Residents on 1 January of this year.
    Population(i32),
}

impl fmt::Display for About {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Division => out.write_str("division"),
            Self::Boundaries => out.write_str("boundaries"),
            Self::Postcodes => out.write_str("postcodes"),
            Self::Population(year) => write!(out, "population {year}"),
        }
    }
}

#[derive(Debug)]
pub(crate) struct NotASubject;

impl FromStr for About {
    type Err = NotASubject;

    fn from_str(text: &str) -> Result<Self, NotASubject> {
        match text {
            "division" => Ok(Self::Division),
            "boundaries" => Ok(Self::Boundaries),
            "postcodes" => Ok(Self::Postcodes),
            _ => {
                let year = text.strip_prefix("population ").ok_or(NotASubject)?;
                year.parse().map(Self::Population).map_err(|_| NotASubject)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_is_read_as_it_was_written() {
        for about in [About::Division, About::Boundaries, About::Postcodes, About::Population(2024)] {
            assert_eq!(about.to_string().parse::<About>().ok(), Some(about));
        }
        assert!("population".parse::<About>().is_err());
    }
}
