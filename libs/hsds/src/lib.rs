//! Files of the Human Services Data Specification (HSDS 3.0, Open Referral), read with patience.
//!
//! JSON (a list, a page, one service, a service a line) and the tabular data package (CSV, packed or not) become the same
//! [`Record`]s. What is missing, mangled or impossible becomes a [`Finding`] with its file, row and column. Nothing in a file
//! makes the program run out of memory or time: [`Limits`].

mod attribute;
mod contact;
mod encoding;
mod finding;
mod identity;
mod json;
mod limits;
mod location;
mod node;
mod organization;
mod package;
mod reading;
mod schedule;
mod service;
mod table;
mod tidy;
mod unpack;
mod write;

pub use attribute::Term;
pub use contact::{Contact, read_email};
pub use encoding::{decode, unmangled};
pub use finding::{Finding, Origin, Severity, What, shortened};
pub use identity::{identity, repeated_identity};
pub use json::read_json;
pub use limits::{Limits, Unreadable};
pub use location::{AtLocation, Location};
pub use organization::Organization;
pub use package::{read_package, read_tables};
pub use reading::{Reading, Record};
pub use schedule::{Day, Frequency, Schedule, read_days, read_time};
pub use service::{Area, CostOption, Service, Status};
pub use unpack::{check_archive, is_archive};
pub use write::{DATAPACKAGE, write_package};
