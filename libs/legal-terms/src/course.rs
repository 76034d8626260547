use crate::{Extension, Pause};

/// What came over a term on its way.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Course {
    /// When it stood still, in any order.
    pub pauses: Vec<Pause>,
    /// When it was put off, in any order.
    pub extensions: Vec<Extension>,
}
