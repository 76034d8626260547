//! Bringing offers in from elsewhere and taking them out. Pure: what reads and writes the database is in `actions`.

mod flat;
mod from_hsds;
mod incoming;
mod merge;
mod offer_plan;
mod output;
mod place_plan;
mod plan;
mod reading;
mod report;
mod sessions;
mod sheet;
mod standing;

pub(crate) use flat::Said;
pub use incoming::Gap;
pub(crate) use incoming::{Incoming, IncomingAt, IncomingOrganisation, IncomingPlace, Standing};
pub use merge::Difference;
pub(crate) use output::{hsds_list, hsds_values};
pub(crate) use place_plan::PlaceStep;
pub use plan::{Counts, Line, Plan, Settings, Verdict};
pub(crate) use plan::{OfferStep, Prepared, plan};
pub(crate) use reading::{BroughtFile, read};
pub use reading::{ExchangeError, FileFormat};
pub(crate) use report::{field_key, gaps as gaps_in_words, shown, verdict as verdict_in_words};
pub use report::{report, sentence};
pub(crate) use sheet::{sheet_table, template};
pub(crate) use standing::{Known, Present, Table};
