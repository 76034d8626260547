//! Three versions of a field: what the source said before, what it says now, and what stands here.

use serde_json::Value as Json;

use super::Said;

/// One field in which two versions differ.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Difference {
    /// Which field.
    pub field: String,
    /// What stands here.
    pub here: Json,
    /// What the source says.
    pub there: Json,
}

/// What becomes of an offer or a place when a source speaks of it again.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Merged {
    /// What will stand here.
    pub(crate) result: Said,
    /// What the source changes.
    pub(crate) changes: Vec<Difference>,
    /// What somebody here changed, which stays.
    pub(crate) kept: Vec<Difference>,
}

/// Takes over what the source changed since it last spoke, and keeps what was changed here since then (ADR 13).
///
/// `blank` is what stands in fields of which the source said nothing before: those it may fill.
pub(crate) fn merge(here: &Said, before: &Said, there: &Said, blank: &Said) -> Merged {
    let mut merged = Merged { result: here.clone(), ..Merged::default() };
    for (field, theirs) in there {
        let ours = here.get(field).unwrap_or(&Json::Null);
        if ours == theirs {
            continue;
        }
        let untouched = match before.get(field) {
            Some(old) => old == ours,
            None => ours.is_null() || blank.get(field) == Some(ours),
        };
        let difference = Difference { field: field.clone(), here: ours.clone(), there: theirs.clone() };
        if untouched {
            merged.result.insert(field.clone(), theirs.clone());
            merged.changes.push(difference);
        } else {
            merged.kept.push(difference);
        }
    }
    merged
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// What stands here, what the source said before, what it says now; then what will stand here.
    #[test]
    fn a_field_follows_its_source_until_somebody_here_changes_it() {
        let said = |value: &Option<&str>| -> Said {
            value.iter().map(|value| ("title".to_owned(), json!(value))).collect()
        };
        for (here, before, there, result, changes, kept) in [
            (Some("a"), Some("a"), Some("a"), "a", 0, 0),
            (Some("a"), Some("a"), Some("b"), "b", 1, 0),
            (Some("x"), Some("a"), Some("a"), "x", 0, 1),
            (Some("x"), Some("a"), Some("b"), "x", 0, 1),
            (Some("b"), Some("a"), Some("b"), "b", 0, 0),
            (Some("x"), None, Some("a"), "x", 0, 1),
            (Some(""), None, Some("a"), "a", 1, 0),
            (Some("x"), Some("a"), None, "x", 0, 0),
        ] {
            let blank = said(&Some(""));
            let merged = merge(&said(&here), &said(&before), &said(&there), &blank);
            let counts = (merged.changes.len(), merged.kept.len());
            assert_eq!(merged.result["title"], json!(result), "{here:?} {before:?} {there:?}");
            assert_eq!(counts, (changes, kept), "{here:?} {before:?} {there:?}");
        }
    }
}
