use access::Action;
use askama::Template;
use shell::{PageResult, Visit};

use super::super::may;
use super::address;
use crate::{Index, RecipeState, VersionHead};

struct Card {
    name: String,
    href: String,
    about: String,
    line: String,
    badge: Option<String>,
}

#[derive(Template)]
#[template(path = "pages/indices/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    cards: Vec<Card>,
    may_make: bool,
    may_interpret: bool,
}

/// All indices that the visitor may see.
pub(in crate::pages) async fn show(visit: Visit) -> PageResult {
    let all = crate::indices(&visit.cx).await?;
    visit.page(&ListPage {
        cards: all.iter().map(|(index, head)| card(&visit, index, head)).collect(),
        may_make: may(&visit, Action::MakeIndices),
        may_interpret: may(&visit, Action::InterpretSignals),
        v: &visit,
    })
}

fn card(visit: &Visit, index: &Index, head: &VersionHead) -> Card {
    let is_published = head.state == RecipeState::Published;
    let badge = (!is_published).then(|| visit.t(&format!("index-state-{}", head.state)).to_owned());
    Card {
        name: index.name.clone(),
        href: if is_published { format!("/indexen/{}", index.slug) } else { address(index, head.number) },
        about: index.about.clone(),
        line: line(visit, index, head),
        badge,
    }
}

/// What it is about, of which places, and which version.
pub(super) fn line(visit: &Visit, index: &Index, head: &VersionHead) -> String {
    let kind = visit.t(&format!("index-kind-{}", index.kind)).to_owned();
    let level = visit.t(&format!("index-level-{}", head.recipe.level)).to_owned();
    visit.t_args(
        "index-line",
        &[("kind", kind.into()), ("level", level.into()), ("number", head.number.to_string().into())],
    )
}
