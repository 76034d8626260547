//! What the properties of a feature say about the place, in the spellings of
//! CBS, PDOK and the older files.

use serde_json::{Map, Value};

use crate::code::{AreaCode, NotACode};
use crate::collection::Feature;

/// What a feature calls itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Described {
    pub(crate) code: AreaCode,
    pub(crate) name: Option<String>,
    pub(crate) ward_name: Option<String>,
}

/// Code and name per kind of place, the smallest first: a neighbourhood also
/// carries the code of its ward.
const KINDS: [([&str; 2], [&str; 2]); 3] = [
    (["buurtcode", "bu_code"], ["buurtnaam", "bu_naam"]),
    (["wijkcode", "wk_code"], ["wijknaam", "wk_naam"]),
    (["gemeentecode", "gm_code"], ["gemeentenaam", "gm_naam"]),
];
const ANY_KIND: ([&str; 2], [&str; 2]) = (["statcode", "code"], ["statnaam", "naam"]);
/// The most signs of a name that are kept.
const LONGEST_NAME: usize = 80;

/// Code and names of a feature; `Err(None)` when it has no code.
pub(crate) fn describe(feature: &Feature<'_>) -> Result<Described, Option<NotACode>> {
    let properties = feature.properties();
    let kinds = KINDS.iter().chain(std::iter::once(&ANY_KIND));
    let mut found =
        kinds.filter_map(|(code, name)| Some((text(&properties, code)?, text(&properties, name))));
    let named = found.next().or_else(|| Some((feature.id()?, None)));
    let (code, name) = named.ok_or(None)?;
    let code = code.parse().map_err(Some)?;
    let [_, (_, ward_name), _] = KINDS;
    Ok(Described { code, name, ward_name: text(&properties, &ward_name) })
}

/// The first of these properties that is a text, whatever its capitals.
fn text(properties: &Map<String, Value>, names: &[&str]) -> Option<String> {
    let value = names.iter().find_map(|name| {
        properties
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .and_then(|(_, value)| value.as_str())
    })?;
    let visible: String = value.trim().chars().filter(|sign| !sign.is_control()).take(LONGEST_NAME).collect();
    (!visible.is_empty()).then_some(visible)
}
