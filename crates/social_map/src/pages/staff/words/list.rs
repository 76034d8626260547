use askama::Template;
use serde::Deserialize;
use shell::{Field, PageResult, Pager, Query, Visit};

use crate::actions::known_synonyms;
use crate::pages::staff::day;
use crate::{Nearness, SynonymGroup};

/// How many groups one page shows.
const PAGE: usize = 100;

/// What to look for, and what was done just now.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    zoek: String,
    soort: String,
    gedaan: String,
    weg: String,
    pagina: String,
}

struct Line {
    word: String,
    href: String,
    kind: &'static str,
    others: String,
    why: String,
    who: String,
}

/// A group that was taken away just now, with the way to bring it back.
struct Undo {
    text: String,
    action: String,
    version: i64,
}

#[derive(Template)]
#[template(path = "pages/staff/words/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    search: Field,
    kind: Field,
    done: Option<&'a str>,
    undo: Option<Undo>,
    count: String,
    lines: Vec<Line>,
    pager: Pager,
    exports: [String; 3],
}

/// All groups, by word.
pub(crate) async fn show(visit: Visit, Query(asked): Query<Asked>) -> PageResult {
    let groups = known_synonyms(&visit.cx).await?;
    let wanted = dutch_text::fold(asked.zoek.trim());
    let is_wanted = |group: &&SynonymGroup| {
        let kind = match asked.soort.as_str() {
            "equal" => !group.removed && group.synonyms.nearness == Nearness::Equal,
            "related" => !group.removed && group.synonyms.nearness == Nearness::Related,
            "removed" => group.removed,
            _ => !group.removed,
        };
        kind && group.synonyms.words().any(|word| dutch_text::fold(word).contains(&wanted))
    };
    let found: Vec<&SynonymGroup> = groups.iter().filter(is_wanted).collect();
    let pages = found.len().div_ceil(PAGE).max(1);
    let page = asked.pagina.parse().unwrap_or(1).clamp(1, pages);
    let shown: Vec<&SynonymGroup> = found.iter().skip((page - 1) * PAGE).take(PAGE).copied().collect();
    let maker = visit.fields("synonyms", &[]);
    let chosen = asked.soort.as_str();
    let key = format!("synonyms-done-{}", asked.gedaan);
    visit.page(&ListPage {
        v: &visit,
        search: maker.optional("zoek", &asked.zoek),
        kind: maker.choice("soort", ["all", "equal", "related", "removed"], &[chosen]),
        done: visit.has_text(&key).then(|| visit.t(&key)),
        undo: groups
            .iter()
            .find(|group| group.removed && group.id.to_string() == asked.weg)
            .map(|group| undo(&visit, group)),
        count: visit.t_with("synonyms-count", "count", found.len()),
        lines: shown.iter().map(|group| line(&visit, group)).collect(),
        pager: pager(&visit, &asked, page, pages),
        exports: ["csv", "xlsx", "ods"].map(|ending| format!("/redactie/woorden/bestand/{ending}")),
    })
}

fn line(visit: &Visit, group: &SynonymGroup) -> Line {
    let synonyms = &group.synonyms;
    let role = format!("role-{}", group.changed_as);
    Line {
        word: synonyms.word.clone(),
        href: format!("/redactie/woorden/{}", group.id),
        kind: match (group.removed, synonyms.nearness) {
            (true, _) => "synonym-removed",
            (false, Nearness::Equal) => "synonym-kind-equal",
            (false, Nearness::Related) => "synonym-kind-related",
        },
        others: synonyms.others.join(", "),
        why: synonyms.why.clone(),
        who: format!("{}, {}", visit.t(&role), day(group.changed_at)),
    }
}

fn undo(visit: &Visit, group: &SynonymGroup) -> Undo {
    Undo {
        text: visit.t_with("synonyms-gone", "word", group.synonyms.word.as_str()),
        action: format!("/redactie/woorden/{}/terug", group.id),
        version: group.version,
    }
}

fn pager(visit: &Visit, asked: &Asked, page: usize, pages: usize) -> Pager {
    let (words, kind) = (visit.encoded(&asked.zoek), visit.encoded(&asked.soort));
    Pager::of(page, pages, |page| format!("/redactie/woorden?zoek={words}&soort={kind}&pagina={page}"))
}
