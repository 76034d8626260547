use access::Action;
use askama::Template;
use chrono::Datelike;
use shell::{Crumb, PageError, PageResult, Path, Visit};

use super::shared::{Link, crumbs, keeping, seen};
use super::ties::{Groups, goals_for, plans_for};
use super::words;
use crate::{Name, ThemeId, ThemeKind};

struct NameLine {
    text: String,
    kind: String,
    is_slip: bool,
    span: String,
    source: String,
}

#[derive(Template)]
#[template(path = "pages/theme.html")]
struct ThemePage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    name: &'a str,
    kind: &'a str,
    openness: Option<String>,
    about: &'a str,
    names: Vec<NameLine>,
    goals: Groups<'a>,
    plans: Groups<'a>,
    source: Option<&'a str>,
    /// Where its money is shown: what is spent for an ambition, in this year.
    money: Option<String>,
    /// Where is shown what is tried out for it, and what was learned.
    pilots: String,
    lessons: String,
    keeping: Vec<Link>,
}

/// One theme: what it is, under which names it goes, and which goals and plans serve it.
pub(crate) async fn show(visit: Visit, Path(id): Path<String>) -> PageResult {
    let vision = seen(&visit).await?;
    let id: ThemeId = id.parse().map_err(|_| PageError::NotFound)?;
    let theme = vision.themes.iter().find(|one| one.id == id).ok_or(PageError::NotFound)?;
    let of = &theme.particulars;
    let kind = format!("vision-theme-kind-{}", of.kind);
    visit.page(&ThemePage {
        v: &visit,
        crumbs: crumbs(&visit, "/visie"),
        name: of.name_on(vision.today),
        kind: visit.t(&kind),
        openness: words::openness(&visit, of.openness),
        about: &of.about,
        names: of.names.iter().map(|name| line(&visit, name)).collect(),
        goals: goals_for(&visit, &vision, id),
        plans: plans_for(&visit, &vision, |plan| plan.particulars.themes.get(&id).copied()),
        source: of.source.as_deref(),
        money: (of.kind == ThemeKind::Ambition)
            .then(|| format!("/geld?ambitie={id}&jaar={}", vision.today.year())),
        pilots: format!("/pilots?thema={id}"),
        lessons: format!("/lessen?thema={id}"),
        keeping: keeping(&visit, Action::KeepVision, &format!("/visie/thema/{id}"), &[]),
    })
}

fn line(visit: &Visit, name: &Name) -> NameLine {
    NameLine {
        text: name.text.clone(),
        kind: visit.t(&format!("vision-name-kind-{}", name.kind)).to_owned(),
        is_slip: name.kind == crate::NameKind::Spelling,
        span: words::span(visit, name.since, name.until),
        source: name.source.clone().unwrap_or_default(),
    }
}
