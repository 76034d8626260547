use access::Cx;
use shell::Visit;

use super::{Answers, Ask, Reading, Section};
use crate::{Programme, Track, TracksError};

/// Something that is kept at the desk: which form asks for it, and which actions write it.
pub(crate) trait Kept: Clone + Send + Sync + Sized + 'static {
    /// The stem of its texts.
    const FORM: &'static str;
    /// Where a new one is added.
    const NEW: &'static str;
    /// What a form that was filled in makes.
    type New: Send + Sync;

    /// The one with this identity, when the visitor sees it.
    fn find(programme: &Programme, id: &str) -> Option<Self>;

    /// The track to which it belongs.
    fn track<'a>(&self, programme: &'a Programme) -> Option<&'a Track>;

    /// What it is called.
    fn name(&self, programme: &Programme) -> String;

    /// The title of the form in which it is changed.
    fn title(&self, visit: &Visit, programme: &Programme) -> String {
        visit.t_with("tracks-change-title", "name", self.name(programme))
    }

    /// The stem of its own addresses.
    fn at(&self) -> String;

    /// The page that shows it.
    fn page(&self, programme: &Programme) -> String;

    /// How often it was written.
    fn version(&self) -> i64;

    /// The form as it stands.
    fn answers(&self, visit: &Visit) -> Answers;

    /// The fields; of the old one when there is one.
    fn sections(ask: &Ask<'_>, old: Option<&Self>) -> Vec<Section>;

    /// What was filled in; nothing when something is wrong, which `reading` then knows.
    fn parse(reading: &mut Reading<'_>, old: Option<&Self>) -> Option<Self::New>;

    /// Writes it: a new one, or the old one of which the writer saw a version. Tells where it is shown.
    fn write(
        cx: &Cx,
        programme: &Programme,
        new: Self::New,
        old: Option<(&Self, i64)>,
    ) -> impl Future<Output = Result<String, TracksError>> + Send;
}
