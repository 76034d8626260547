use std::future::Future;
use std::pin::Pin;

use access::Sight;
use kernel::Cents;
use store::{Read, StoreError};

use crate::TrackId;

/// Something that a track is to save, as the room of the money keeps it (*besparing*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToSave {
    /// On what.
    pub name: String,
    /// The page that tells more.
    pub href: String,
    /// By year: what is to be saved, and what is still to be saved of it.
    pub years: Vec<(i32, Cents, Cents)>,
    /// Where it stands, as document and line.
    pub document: String,
}

/// What is found when another room is asked: later, because it reads.
pub type Saving<'a> = Pin<Box<dyn Future<Output = Result<Vec<ToSave>, StoreError>> + Send + 'a>>;

/// What another room tells beside a track. Tracks know no money: the program wires who does.
#[derive(Debug, Clone, Copy)]
pub struct Beside {
    /// What a track is to save, within the sight.
    pub savings: for<'a> fn(&'a mut Read, &'a Sight, TrackId) -> Saving<'a>,
}

impl Beside {
    /// Nobody tells anything.
    pub const NOTHING: Self = Self { savings: |_, _, _| Box::pin(async { Ok(Vec::new()) }) };
}
