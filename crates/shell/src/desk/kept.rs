use access::Cx;

use super::{Answers, Ask, Difference, Reading, Section, Way};
use crate::{Crumb, PageError, Visit};

/// All of a room that one visitor sees: the things that lie at its desk, and what their forms can be filled with.
pub trait Whole: Send + Sync + Sized {
    /// What the doors of the room share.
    type State: Clone + Send + Sync + 'static;
    /// Why an action of the room was refused.
    type Error: Into<PageError> + Send;

    /// The stem of the texts that all forms of the room share.
    const STEM: &'static str;

    /// What this visitor sees.
    fn seen(visit: &Visit, state: &Self::State) -> impl Future<Output = Result<Self, PageError>> + Send;

    /// The way to a part of the room.
    fn crumbs(visit: &Visit, part: &str) -> Vec<Crumb>;

    /// Whether it was refused because somebody else was first.
    fn is_stale(error: &Self::Error) -> bool;

    /// The field of this form that a refusal is about, with the key of its sentence; none when it is about no field.
    fn fault(form: &str, error: &Self::Error) -> Option<(&'static str, &'static str)>;
}

/// Something that is kept at the desk: which form asks for it, and which actions write it.
pub trait Kept: Send + Sync + Sized + 'static {
    /// The room it belongs to.
    type Of: Whole;
    /// What a form that was filled in makes.
    type New: Send;

    /// The stem of its texts.
    const FORM: &'static str;
    /// The part of the room where it stands.
    const HOME: &'static str;
    /// Where a new one is added.
    const NEW: &'static str;

    /// The one with this identity, when the visitor sees it.
    fn find(whole: &Self::Of, id: &str) -> Option<Self>;

    /// What it is called.
    fn name(&self, whole: &Self::Of) -> String;

    /// The title of the form in which it is changed.
    fn title(&self, visit: &Visit, whole: &Self::Of) -> String {
        visit.t_with("desk-change-title", "name", self.name(whole))
    }

    /// What it is a part of, between its part of the room and itself.
    fn above(&self, _: &Self::Of) -> Option<Crumb> {
        None
    }

    /// The stem of its own addresses.
    fn at(&self) -> String;

    /// The page that shows it.
    fn page(&self, whole: &Self::Of) -> String;

    /// How often it was written.
    fn version(&self) -> i64;

    /// Whether it can still be written. Where it cannot, who comes too late reads both versions and keeps none.
    fn is_open(&self) -> bool {
        true
    }

    /// Where its form is.
    fn form_at(&self) -> String {
        format!("{}/wijzigen", self.at())
    }

    /// What its form is for, above the fields; may be empty.
    fn lead(&self, _: &Visit) -> String {
        String::new()
    }

    /// What an empty form begins with.
    fn begins(_: &Visit) -> Answers {
        Answers::default()
    }

    /// What else can be done from its form.
    fn ways(&self, _: &Visit) -> Vec<Way> {
        Vec::new()
    }

    /// The form as it stands.
    fn answers(&self, visit: &Visit) -> Answers;

    /// The fields; of the old one when there is one.
    fn sections(ask: &Ask<'_, Self::Of>, old: Option<&Self>) -> Vec<Section>;

    /// What was filled in; nothing when something is wrong, which `reading` then knows.
    fn parse(reading: &mut Reading<'_>, whole: &Self::Of, old: Option<&Self>) -> Option<Self::New>;

    /// Writes it: a new one, or the old one of which the writer saw a version. Tells where it is shown.
    fn write(
        cx: &Cx,
        whole: &Self::Of,
        new: Self::New,
        old: Option<(&Self, i64)>,
    ) -> impl Future<Output = Result<String, <Self::Of as Whole>::Error>> + Send;
}

/// Something that goes through states by steps, each of which is confirmed on a page of its own.
pub trait Stepped: Kept {
    /// A step with all that it needs.
    type Step: Send;

    /// The stem of the texts of what its steps ask.
    const STEP_FORM: &'static str = Self::FORM;

    /// All steps by name, where a page that comes too late for one says so; where there are none, it is not found.
    fn all_steps() -> Vec<&'static str> {
        Vec::new()
    }

    /// The word of a step in the texts, by its word in the address.
    fn step_word(step: &str) -> &str {
        step
    }

    /// What was done last beside what somebody filled in who came second; nothing where that tells them nothing.
    fn beside(&self, _: &Visit, _whole: &Self::Of, _step: &str, _own: &Answers) -> Option<Vec<Difference>> {
        None
    }

    /// The names of the steps that lead somewhere from where it stands.
    fn steps(&self) -> Vec<&'static str>;

    /// What the step asks; nothing for a step that only wants to be confirmed.
    fn step_sections(&self, ask: &Ask<'_, Self::Of>, step: &str) -> Vec<Section>;

    /// The step that was filled in; nothing when something is wrong, which `reading` then knows.
    fn read_step(reading: &mut Reading<'_>, step: &str) -> Option<Self::Step>;

    /// Takes it, of the version that the writer saw.
    fn take(
        cx: &Cx,
        thing: (&Self, i64),
        step: Self::Step,
    ) -> impl Future<Output = Result<(), <Self::Of as Whole>::Error>> + Send;
}
