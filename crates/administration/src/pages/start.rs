use access::{Action, Facts};
use askama::Template;
use shell::{PageResult, Visit};

use crate::told::may;

/// A way into administration.
struct Way {
    href: &'static str,
    title: &'static str,
    text: &'static str,
}

#[derive(Template)]
#[template(path = "pages/start.html")]
struct StartPage<'a> {
    v: &'a Visit,
    ways: Vec<Way>,
}

const WAYS: [(Action, Way); 4] = [
    (
        Action::AddAccount,
        Way { href: "/beheer/accounts", title: "start-accounts", text: "start-accounts-text" },
    ),
    (Action::SeeLog, Way { href: "/beheer/logboek", title: "start-log", text: "start-log-text" }),
    (
        Action::SeeLog,
        Way { href: "/beheer/logboek/controle", title: "start-check", text: "start-check-text" },
    ),
    (
        Action::ExportLog,
        Way { href: "/beheer/logboek/export", title: "start-export", text: "start-export-text" },
    ),
];

/// Where administration begins.
pub(crate) async fn show(visit: Visit) -> PageResult {
    let ways = WAYS.into_iter().filter(|(action, _)| may(&visit, *action, Facts::NONE));
    visit.page(&StartPage { v: &visit, ways: ways.map(|(_, way)| way).collect() })
}
