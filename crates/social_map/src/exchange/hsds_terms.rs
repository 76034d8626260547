//! Words of our lists that a service of HSDS carries as attributes, whoever wrote them.

use hsds::Term;
use kernel::clean_line;
use serde_json::{Value as Json, json};

use crate::{Capacity, Circumstances};

/// What is said under a word of a list.
pub(super) fn value_of<'a>(terms: &'a [Term], list: &str, code: &str) -> Option<&'a str> {
    terms.iter().find(|term| term.taxonomy == list && term.code == code)?.value.as_deref()
}

/// What it is like there; none when nobody said anything of it.
pub(super) fn circumstances(terms: &[Term]) -> Option<Json> {
    let list = "circumstances";
    let codes: Vec<&str> =
        terms.iter().filter(|term| term.taxonomy == list).map(|term| term.code.as_str()).collect();
    let after = |start: &str| codes.iter().find_map(|code| code.strip_prefix(start));
    let told = |what: &str| match after(what) {
        Some("-yes") => Some(true),
        Some("-no") => Some(false),
        Some(_) | None => None,
    };
    let seen = Circumstances {
        noise: after("noise-").and_then(|how| how.parse().ok()),
        light: after("light-").and_then(|how| how.parse().ok()),
        crowd: after("crowd-").and_then(|how| how.parse().ok()),
        quiet_room: told("quiet-room"),
        may_leave: told("may-leave"),
        fixed_place: told("fixed-place"),
        informed_beforehand: told("informed-beforehand"),
        largest_group: value_of(terms, list, "largest-group").and_then(|number| number.parse().ok()),
        observed_on: value_of(terms, list, "observed-on").and_then(|day| day.parse().ok()),
        observed_by: value_of(terms, list, "observed-by").and_then(|who| clean_line(who, 80).ok()),
    };
    (!seen.is_empty()).then(|| json!(seen))
}

/// How many can come; none when that is not told, or an old count of which only the outline is told.
pub(super) fn capacity(terms: &[Term]) -> Option<Json> {
    let value = |code: &str| value_of(terms, "capacity", code);
    let number = |code: &str| value(code)?.parse::<u32>().ok();
    let capacity = Capacity {
        places: number("places")?,
        free: number("free")?,
        waiting: number("waiting").unwrap_or_default(),
        confirmed: value("confirmed-on")?.parse().ok()?,
    };
    (capacity.free <= capacity.places).then(|| json!(capacity))
}
