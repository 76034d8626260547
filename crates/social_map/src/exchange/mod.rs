//! Bringing offers in from elsewhere and taking them out. Pure: what reads and writes the database is in `actions`.

mod complaint;
mod desk;
mod flat;
mod from_hsds;
mod hsds_place;
mod hsds_terms;
mod hsds_wording;
mod import_state;
mod incoming;
mod merge;
mod offer_plan;
mod organisation_plan;
mod output;
mod owner;
mod place_plan;
mod plan;
mod reading;
mod report;
#[cfg(test)]
mod round_trip_tests;
mod sessions;
mod sheet;
mod standing;
mod verdict;

pub(crate) use complaint::Complaint;
pub(crate) use flat::Said;
pub use import_state::{ImportState, ImportStep, NoSuchImportStep};
pub use incoming::Gap;
pub(crate) use incoming::{Incoming, IncomingAt, IncomingOrganisation, IncomingPlace, Standing};
pub use merge::Difference;
pub(crate) use organisation_plan::OrganisationStep;
pub(crate) use output::{hsds_list, hsds_values};
pub(crate) use place_plan::PlaceStep;
pub(crate) use plan::{OfferStep, Prepared, Settings, plan};
pub(crate) use reading::{BroughtFile, read};
pub use reading::{ExchangeError, FileFormat};
pub use report::sentence;
pub(crate) use report::{
    field_key, gaps as gaps_in_words, report as import_report, shown, verdict as verdict_in_words,
};
pub(crate) use sheet::{sheet_table, template};
pub(crate) use standing::{Known, Present, Table};
pub use verdict::{Counts, Line, Plan, Thing, Verdict};
