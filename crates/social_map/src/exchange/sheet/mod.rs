//! Our own spreadsheet: a row for an offer at a place, with columns and words that people read.

mod moments;
mod read;
mod row;
mod row_offer;
mod row_place;
mod template;
mod words;
mod write;

pub(super) use read::read;
pub(crate) use template::template;
pub(crate) use write::sheet_table;

/// The columns, in their order. The text above each is `sheet-<column>`.
const COLUMNS: &[&str] = &[
    "id",
    "organisation",
    "title",
    "what",
    "for_whom",
    "when",
    "price",
    "how_to_join",
    "whom_to_call",
    "ambition",
    "theme_1",
    "theme_2",
    "theme_3",
    "interests",
    "audience",
    "age_from",
    "age_to",
    "languages",
    "support",
    "cost_kind",
    "cost_amount",
    "cost_reduction",
    "contact_name",
    "contact_role",
    "contact_phone",
    "contact_email",
    "setting",
    "service_area",
    "place",
    "street",
    "postcode",
    "town",
    "neighbourhood",
    "latitude",
    "longitude",
    "access",
    "sessions",
    "noise",
    "light",
    "crowd",
    "quiet_room",
    "may_leave",
    "fixed_place",
    "informed_beforehand",
    "largest_group",
    "observed_on",
    "observed_by",
    "places",
    "free",
    "waiting",
    "counted_on",
];
