//! What several forms of the room ask, and how it is read.

use kernel::Openness;
use shell::Field;
use shell::desk::{Ask, Kept as _, Reading};

use crate::{Edition, EditionState, Programme, Said};

/// The most signs in a line, and in a text.
pub(super) const LINE: usize = 200;
pub(super) const TEXT: usize = 2000;

/// Who may see it; nobody is named for a track one by one.
pub(super) fn openness(ask: &Ask<'_, Programme>) -> Field {
    let word = |one: Openness| (one.name(), ask.visit.t(&format!("vision-openness-{one}")).to_owned());
    let levels = [Openness::Public, Openness::CouncilConfidential, Openness::Internal];
    ask.one_of("openness", None, levels.map(word))
}

pub(super) fn read_openness(reading: &mut Reading<'_>) -> Option<Openness> {
    let read = reading.parsed("openness");
    if read == Some(Openness::Restricted) {
        reading.wrong("openness");
        return None;
    }
    read
}

/// Where it was taken from.
pub(super) fn source(reading: &mut Reading<'_>) -> Option<String> {
    reading.maybe_line("source", LINE)
}

/// What is said with a step, and on which day.
pub(super) fn said(reading: &mut Reading<'_>) -> Option<Said> {
    let on = reading.day("on");
    let text = reading.text("said", TEXT);
    Some(Said { on: on?, text: text? })
}

/// The tracks by name; none of them when there is a word for that.
pub(super) fn track(ask: &Ask<'_, Programme>, none: Option<&str>) -> Field {
    let tracks = ask.whole.tracks.iter();
    ask.one_of("track", none, tracks.map(|track| (track.id, track.particulars.name.clone())))
}

/// The editions that can still be written and that fit, by name.
pub(super) fn editions(ask: &Ask<'_, Programme>, fits: impl Fn(&Edition) -> bool) -> Field {
    let open = ask.whole.editions.iter();
    let open = open.filter(|one| one.state != EditionState::Published && fits(one));
    ask.one_of("edition", None, open.map(|one| (one.id, one.name(ask.whole))))
}
