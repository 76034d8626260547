use access::Action;
use askama::Template;
use shell::{PageResult, Pager, Query, Visit};

use super::day;
use super::order::{Head, ListQuery};
use crate::Organisation;

const ROWS: usize = 50;

struct Line {
    name: String,
    href: String,
    kind: String,
    manager: String,
    changed: String,
}

#[derive(Template)]
#[template(path = "pages/list.html")]
struct ListPage<'a> {
    v: &'a Visit,
    asked: &'a str,
    count: String,
    heads: Vec<Head>,
    lines: Vec<Line>,
    pager: Pager,
    files: [String; 3],
    may_create: bool,
}

/// The organisations that the visitor may see.
pub(crate) async fn show(visit: Visit, Query(query): Query<ListQuery>) -> PageResult {
    let chosen = query.chosen(crate::organisations(&visit.cx).await?);
    let encoded = visit.encoded(&query.q);
    let address = query.query(&encoded);
    let pages = chosen.len().div_ceil(ROWS).max(1);
    let page = query.page().min(pages);
    let link = |to: usize| format!("/organisaties?{address}&pagina={to}");
    visit.page(&ListPage {
        v: &visit,
        asked: &query.q,
        count: visit.t_with("partners-count", "count", chosen.len()),
        heads: query.heads(&encoded),
        lines: chosen.iter().skip((page - 1) * ROWS).take(ROWS).map(|one| line(&visit, one)).collect(),
        pager: Pager {
            page,
            pages,
            previous: (page > 1).then(|| link(page - 1)),
            next: (page < pages).then(|| link(page + 1)),
        },
        files: ["csv", "xlsx", "ods"]
            .map(|kind| format!("/organisaties/bestand/organisaties.{kind}?{address}")),
        may_create: visit.cx.actor.could(Action::CreateOrganisation, visit.cx.now()),
    })
}

fn line(visit: &Visit, one: &Organisation) -> Line {
    Line {
        name: one.profile.name.clone(),
        href: format!("/organisaties/{}", one.id),
        kind: visit.t(&format!("organisation-kind-{}", one.profile.kind)).to_owned(),
        manager: one.profile.account_manager.clone().unwrap_or_default(),
        changed: day(one.changed_at),
    }
}
