use kernel::Instant;
use shell::{PageError, Visit};

use crate::catalogue::{CatalogueError, Snapshot};
use crate::search::{Lexicon, Search};
use crate::{SynonymGroup, SynonymId, Synonyms};

/// How many results of each side are shown.
const SHOWN: usize = 8;

/// One place in the list, before and after.
pub(super) struct Row {
    pub(super) label: String,
    pub(super) old: String,
    pub(super) new: String,
}

/// What a question finds now, and what it would find with a change.
pub(super) struct Trial {
    pub(super) question: String,
    pub(super) rows: Vec<Row>,
    /// Whether the change changes anything.
    pub(super) differs: bool,
}

/// Asks a question with the synonyms that stand, and with `synonyms` in the place of the group `id`.
pub(super) fn compare(
    visit: &Visit,
    snapshot: &Snapshot,
    question: &str,
    groups: &[SynonymGroup],
    (id, synonyms): (Option<SynonymId>, &Synonyms),
) -> Result<Trial, PageError> {
    let now = visit.cx.now();
    let (before, old) = found(snapshot, question, now)?;
    let with = snapshot.speaking(Lexicon::of(&with_change(groups, id, synonyms, now)));
    let (after, new) = found(&with, question, now)?;
    let count = |count: usize| visit.t_with("synonym-trial-count", "count", count);
    let mut rows =
        vec![Row { label: visit.t("synonym-trial-total").to_owned(), old: count(before), new: count(after) }];
    let title = |titles: &[String], place: usize| titles.get(place).cloned().unwrap_or_default();
    for place in 0..old.len().max(new.len()) {
        rows.push(Row { label: (place + 1).to_string(), old: title(&old, place), new: title(&new, place) });
    }
    Ok(Trial { question: question.to_owned(), rows, differs: before != after || old != new })
}

fn found(snapshot: &Snapshot, question: &str, now: Instant) -> Result<(usize, Vec<String>), CatalogueError> {
    let search = Search { text: question.to_owned(), page: 1, per_page: SHOWN, ..Search::default() };
    let found = snapshot.find(&search, now)?;
    let titles = found.results.iter().map(|hit| hit.listing.listing.offer.title().to_owned());
    Ok((found.total, titles.collect()))
}

fn with_change(
    groups: &[SynonymGroup],
    id: Option<SynonymId>,
    synonyms: &Synonyms,
    now: Instant,
) -> Vec<SynonymGroup> {
    let mut with: Vec<SynonymGroup> = groups.iter().filter(|group| Some(group.id) != id).cloned().collect();
    with.push(SynonymGroup {
        id: id.unwrap_or_else(|| SynonymId::from_uuid(uuid::Uuid::nil())),
        synonyms: synonyms.clone(),
        removed: false,
        changed_by: None,
        changed_as: String::new(),
        changed_at: now,
        version: 0,
    });
    with
}
