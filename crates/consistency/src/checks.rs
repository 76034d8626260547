use std::future::Future;
use std::pin::Pin;

use access::Sight;
use chrono::NaiveDate;
use store::{Read, StoreError};

use crate::Finding;

/// What a room finds when it is asked: later, because it reads.
pub type Looking<'a> = Pin<Box<dyn Future<Output = Result<Vec<Finding>, StoreError>> + Send + 'a>>;

/// A room that checks what is its own.
#[derive(Debug, Clone, Copy)]
pub struct Check {
    /// The room, by the name of its crate.
    pub room: &'static str,
    /// Looks at what lies within the sight, as it stands on this day. Never looks at explanations.
    pub look: for<'a> fn(&'a mut Read, &'a Sight, NaiveDate) -> Looking<'a>,
}

/// All rooms that check.
#[derive(Debug, Clone, Default)]
pub struct Checks(pub Vec<Check>);
