use crate::heads::{HEADS, NOT_BEFORE_A_HEAD, NOT_BEFORE_LES, OPENINGS, WHOLE};
use crate::stem::stem;

/// A word made of others, such as *wandelclubs*.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compound {
    /// The whole with its head in the basic form: `wandelclub`.
    pub whole: String,
    /// The stems of its parts, in order: `wandel`, `club`.
    pub parts: Vec<String>,
}

/// Fewer letters before a head are an ending, not a word.
const SHORTEST_MODIFIER: usize = 3;

/// Splits a folded word at the head it ends with, and what stands before the
/// head at a known opening; `None` for a word that is no compound as far as
/// the lists know.
#[must_use]
pub fn split(word: &str) -> Option<Compound> {
    if WHOLE.contains(&word) {
        return None;
    }
    let (modifier, head) = HEADS
        .iter()
        .flat_map(|(head, forms)| std::iter::once(head).chain(*forms).map(move |form| (*head, *form)))
        .filter_map(|(head, form)| Some((word.strip_suffix(form)?, head)))
        .filter(|(modifier, head)| can_modify(modifier) && !(*head == "les" && is_cut_before_les(modifier)))
        // The longest head: *speeltuin* before *tuin*.
        .min_by_key(|(modifier, _)| modifier.len())?;
    let mut parts = parts_of(modifier);
    parts.push(stem(head).into_owned());
    Some(Compound { whole: format!("{modifier}{head}"), parts })
}

fn can_modify(modifier: &str) -> bool {
    modifier.chars().count() >= SHORTEST_MODIFIER
        && modifier.chars().all(char::is_alphabetic)
        && modifier.contains(['a', 'e', 'i', 'o', 'u', 'y'])
        && !NOT_BEFORE_A_HEAD.contains(&modifier)
}

/// *les* is also how many words end that have nothing to do with lessons.
fn is_cut_before_les(modifier: &str) -> bool {
    NOT_BEFORE_LES.iter().any(|ending| modifier.ends_with(ending))
}

fn parts_of(modifier: &str) -> Vec<String> {
    if let Some(inner) = split(modifier) {
        return inner.parts;
    }
    let opening = OPENINGS
        .iter()
        .filter_map(|opening| Some((*opening, modifier.strip_prefix(opening)?)))
        .filter(|(_, rest)| can_modify(rest) && rest.chars().count() > SHORTEST_MODIFIER)
        .min_by_key(|(_, rest)| rest.len());
    match opening {
        Some((opening, rest)) => vec![stem(opening).into_owned(), stem(rest).into_owned()],
        None => vec![stem(modifier).into_owned()],
    }
}
