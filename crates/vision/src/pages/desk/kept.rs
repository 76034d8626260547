use access::Cx;
use shell::Visit;
use uuid::Uuid;

use super::{Answers, Ask, Reading, Section};
use crate::pages::shared::Link;
use crate::{Thing, Vision, VisionError};

/// Something that is kept at the desk: which form asks for it, and which actions write it.
pub(crate) trait Kept: Clone + Send + Sync + Sized + 'static {
    /// The stem of its texts.
    const FORM: &'static str;
    /// The part of the room where it stands.
    const HOME: &'static str;
    /// Where a new one is added.
    const NEW: &'static str;
    /// What a form that was filled in makes.
    type New: Send + Sync;

    /// The one with this identity, when the visitor sees it.
    fn find(vision: &Vision, id: &str) -> Option<Self>;

    /// What it is called.
    fn name(&self, vision: &Vision) -> String;

    /// The stem of its own addresses.
    fn at(&self) -> String;

    /// The page that shows it.
    fn page(&self) -> String;

    /// How often it was written.
    fn version(&self) -> i64;

    /// What its readers are named for, when it has an openness of its own.
    fn thing(&self) -> Option<(Thing, Uuid)>;

    /// What else can be done with it from its form: a step that has no page of its own to start from.
    fn ways_on(&self, _: &Visit) -> Vec<Link> {
        Vec::new()
    }

    /// The form as it stands.
    fn answers(&self, visit: &Visit) -> Answers;

    /// The fields.
    fn sections(ask: &Ask<'_>) -> Vec<Section>;

    /// What was filled in; nothing when something is wrong, which `reading` then knows.
    fn parse(reading: &mut Reading<'_>, vision: &Vision) -> Option<Self::New>;

    /// Writes it: a new one, or the old one of which the writer saw a version. Tells where it is shown.
    fn write(
        cx: &Cx,
        new: Self::New,
        old: Option<(&Self, i64)>,
    ) -> impl Future<Output = Result<String, VisionError>> + Send;
}
