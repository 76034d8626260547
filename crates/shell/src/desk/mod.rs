//! The desk of a room: one way to add, change and take a step for all that it keeps.
//!
//! A room says what lies at its desk ([`Whole`]), which form asks for each kind of thing and which actions write it
//! ([`Kept`], [`Stepped`]). The doors, the form with its mistakes, and both versions side by side when two people wrote at
//! once are the same everywhere, and here. A form that needs a door of its own makes its [`Sheet`] itself.

mod answers;
mod ask;
mod difference;
mod kept;
mod reading;
mod section;
mod sheet;
mod steps;
mod write;

pub use answers::Answers;
pub use ask::Ask;
pub use difference::{Difference, differences};
pub use kept::{Kept, Stepped, Whole};
pub use reading::Reading;
pub use section::Section;
pub use sheet::{Sheet, Way};
pub use steps::{before, step};
pub use write::{change, create, edit, fresh};

use crate::{Crumb, FieldError, Visit};

/// The fields of a form, as they were sent.
type Sent = Vec<(String, String)>;

/// The way to a thing, or to where a new one will stand.
fn crumbs<K: Kept>(visit: &Visit, whole: &K::Of, thing: Option<&K>) -> Vec<Crumb> {
    let above = thing.and_then(|thing| thing.above(whole));
    K::Of::crumbs(visit, K::HOME).into_iter().chain(above).collect()
}

/// The mistake that a refusal is about.
fn fault<K: Kept>(visit: &Visit, error: &<K::Of as Whole>::Error) -> Option<FieldError> {
    let (field, sentence) = K::Of::fault(K::FORM, error)?;
    Some(FieldError { field: field.to_owned(), message: visit.t(sentence).to_owned() })
}
