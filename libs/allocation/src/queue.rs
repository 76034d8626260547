use crate::{Ask, Step};

/// An application in its place, with the steps that put it there.
#[derive(Debug, Clone)]
pub(crate) struct Queued {
    pub(crate) ask: Ask,
    pub(crate) steps: Vec<Step>,
}
