//! Numbers, ages and sources in words.

use kernel::{Language, Source};
use shell::Visit;

use crate::atlas::Atlas;
use crate::population::{AgeBand, rounded_to_five};

/// A published count: rounded to five, with marks at the thousands.
pub(super) fn published(visit: &Visit, count: u32) -> String {
    grouped(rounded_to_five(count), visit.language)
}

fn grouped(count: u32, language: Language) -> String {
    let mark = match language {
        Language::Dutch => '.',
        Language::English => ',',
    };
    let digits = count.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (place, digit) in digits.char_indices() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

/// `4 tot 12 jaar`.
pub(super) fn ages(visit: &Visit, band: AgeBand) -> String {
    let from = band.from_age().to_string();
    let Some(last) = band.to_age() else { return visit.t_with("areas-ages-oldest", "from", from) };
    let next = (last + 1).to_string();
    visit.t_args("areas-ages", &[("from", from.into()), ("next", next.into())])
}

/// The sentence that names a source and the day it was taken over.
pub(super) fn source(visit: &Visit, source: &Source) -> String {
    let name = || source.name.clone().into();
    match source.taken_on {
        Some(day) => {
            let day = day.format("%d-%m-%Y").to_string();
            visit.t_args("areas-source-taken", &[("source", name()), ("day", day.into())])
        }
        None => visit.t_args("areas-source", &[("source", name())]),
    }
}

/// Whether the map shows boundaries or a sketch.
pub(super) fn about_map(visit: &Visit, atlas: &Atlas) -> String {
    let key = if atlas.has_boundaries() { "areas-map-boundaries" } else { "areas-map-sketch" };
    visit.t(key).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_marked_as_the_language_does() {
        for (count, dutch, english) in [(0, "0", "0"), (999, "999", "999"), (13_085, "13.085", "13,085")] {
            assert_eq!(grouped(count, Language::Dutch), dutch);
            assert_eq!(grouped(count, Language::English), english);
        }
        assert_eq!(grouped(1_234_567, Language::Dutch), "1.234.567");
    }
}
