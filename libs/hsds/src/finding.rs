use std::fmt;

use serde::{Deserialize, Serialize};

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The record cannot be taken.
    Refused,
    /// Somebody should look at it; the record is taken without the value.
    Question,
    /// Good to know.
    Note,
}

impl Severity {
    /// Its word in reports.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Question => "question",
            Self::Note => "note",
        }
    }
}

macro_rules! whats {
    ($($(#[$of:meta])* $one:ident => $name:literal, $severity:ident, $sentence:literal;)+) => {
        /// What can be found in a file.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum What { $($(#[$of])* #[serde(rename = $name)] $one,)+ }

        impl What {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$one,)+];

            /// Its word in reports.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$one => $name,)+ }
            }

            /// How much it matters.
            #[must_use]
            pub const fn severity(self) -> Severity {
                match self { $(Self::$one => Severity::$severity,)+ }
            }

            const fn sentence(self) -> &'static str {
                match self { $(Self::$one => $sentence,)+ }
            }
        }
    };
}

whats! {
    /// There is no name.
    NoName => "no-name", Refused, "there is no name";
    /// There is no id.
    NoId => "no-id", Refused, "there is no id";
    /// Another record has this id; this one got an identity of its own.
    DuplicateId => "duplicate-id", Question, "an earlier record has this id too; this one was kept apart";
    /// Another row that is led to has this id; the first one stands.
    RepeatedId => "repeated-id", Question, "an earlier row of this table has this id too";
    /// It is no record.
    NotARecord => "not-a-record", Refused, "this is not a record of fields";
    /// A cell holds a formula, whose outcome nobody can vouch for.
    Formula => "formula", Refused, "a cell holds a formula; put its outcome there";
    /// A value is needed and is not there.
    Missing => "missing", Refused, "this must be filled in";
    /// The value is not one of the list.
    NotInList => "not-in-list", Refused, "this is not one of the words that can be chosen";
    /// The text is longer than its field.
    TooLong => "too-long", Question, "the text is too long and was cut";
    /// Nobody said whether it is active.
    NoStatus => "no-status", Question, "nobody says whether it still exists";
    /// The status is no status.
    UnknownStatus => "unknown-status", Question, "this is not a status";
    /// The organisation that is named is not in the file.
    DanglingOrganization => "dangling-organization", Question, "the organisation is not in the file";
    /// The row belongs to something that is not in the file.
    Orphan => "orphan", Question, "the row belongs to nothing in the file";
    /// The coordinates are no point on the globe, or 0,0.
    BadCoordinates => "bad-coordinates", Question, "these are no coordinates";
    /// The hour is no hour.
    BadTime => "bad-time", Question, "this is no time of the day";
    /// It closes before it opens, and would last longer than any evening.
    ClosesBeforeOpens => "closes-before-opens", Question, "it closes before it opens";
    /// The day is no day.
    BadDate => "bad-date", Question, "this is no date";
    /// The number is no number, or a strange one.
    BadNumber => "bad-number", Question, "this is no number that can be right";
    /// The address is no e-mail address.
    BadEmail => "bad-email", Question, "this is no e-mail address";
    /// The pattern of days cannot be kept.
    BadPattern => "bad-pattern", Question, "this pattern of days cannot be kept";
    /// The place cannot be laid in a neighbourhood.
    UnknownPlace => "unknown-place", Question, "nobody knows in which neighbourhood this place lies";
    /// There are more than can be read.
    TooMany => "too-many", Question, "there are too many of these; the rest was left out";
    /// There are no coordinates; they stay absent.
    NoCoordinates => "no-coordinates", Note, "there are no coordinates";
    /// The id was no UUID and got one.
    MadeId => "made-id", Note, "the id is no UUID and got one of its own";
    /// The time was written in another way and was understood.
    MendedTime => "mended-time", Note, "the time was read although it is written in another way";
    /// It goes on after midnight, which can be right.
    PassesMidnight => "passes-midnight", Note, "it goes on after midnight";
    /// The file was not in UTF-8.
    WrongEncoding => "wrong-encoding", Note, "the text is not UTF-8 and was read as Windows-1252";
    /// A text was mangled by an earlier program and was put right.
    Mojibake => "mojibake", Note, "the text was mangled before and was put right";
    /// The column is not known.
    UnknownColumn => "unknown-column", Note, "this column is not known here";
}

impl fmt::Display for What {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.sentence())
    }
}

/// Where in a file something stands.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Origin {
    /// The file, or the sheet.
    pub file: String,
    /// The row as a spreadsheet numbers it; for JSON the number of the record, from 1.
    pub row: u64,
}

impl Origin {
    /// A row of a file.
    #[must_use]
    pub fn new(file: &str, row: u64) -> Self {
        Self { file: file.to_owned(), row }
    }

    /// What was found here, under `column`.
    #[must_use]
    pub fn finding(&self, column: &str, value: &str, what: What) -> Finding {
        Finding { origin: self.clone(), column: column.to_owned(), value: shortened(value), what }
    }
}

/// Something that somebody should know about a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Finding {
    /// Where.
    pub origin: Origin,
    /// Under which column or field.
    pub column: String,
    /// What stands there, shortened.
    pub value: String,
    /// What is the matter.
    pub what: What,
}

impl Finding {
    /// How much it matters.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.what.severity()
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Origin { file, row } = &self.origin;
        write!(out, "{file}, row {row}, {}: {}", self.column, self.what)?;
        if self.value.is_empty() { Ok(()) } else { write!(out, " (`{}`)", self.value) }
    }
}

/// The beginning of a text, on one line.
#[must_use]
pub fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    let line: String = text.chars().take(MOST + 1).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if line.chars().count() <= MOST {
        return line;
    }
    line.chars().take(MOST - 1).chain(['…']).collect()
}
