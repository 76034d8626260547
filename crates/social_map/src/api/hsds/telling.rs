use std::sync::Arc;

use chrono::NaiveDate;
use kernel::Language;
use shell::House;

use crate::api::asked::Asked;
use crate::catalogue::{AreaNames, Snapshot};
use crate::speech::Speech;

/// From where, in which words and on which day the map is told.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Telling<'a> {
    /// Where visitors find the pages, without a slash at the end.
    pub(crate) base_url: &'a str,
    /// The words: Dutch, as what people wrote is.
    pub(crate) speech: Speech<'a>,
    /// What wards are called.
    pub(crate) names: &'a AreaNames,
    /// The day, which decides the offset from UTC and how long a count is believed.
    pub(crate) today: NaiveDate,
}

/// What a telling needs, to be kept as long as an answer goes out.
#[derive(Debug, Clone)]
pub(super) struct Teller {
    house: House,
    /// What stands on the map.
    pub(super) snapshot: Arc<Snapshot>,
    today: NaiveDate,
}

impl From<&Asked> for Teller {
    fn from(asked: &Asked) -> Self {
        Self {
            house: asked.visit.house.clone(),
            snapshot: Arc::clone(&asked.snapshot),
            today: asked.local().date(),
        }
    }
}

impl Teller {
    /// The telling itself.
    pub(super) fn telling(&self) -> Telling<'_> {
        Telling {
            base_url: &self.house.base_url,
            speech: Speech::new(&self.house.texts, Language::Dutch),
            names: &self.snapshot.names,
            today: self.today,
        }
    }
}
