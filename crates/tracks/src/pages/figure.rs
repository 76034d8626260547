use askama::Template;
use shell::{Crumb, PageError, PageResult, Path, Visit};

use super::shared::{Link, crumbs, keeps, money_of, seen};
use super::words;
use crate::{EditionState, Figure, Programme};

/// The same figure elsewhere: a part of it, or that of another half-year.
struct Other {
    name: String,
    href: String,
    amount: String,
    when: String,
}

#[derive(Template)]
#[template(path = "pages/figure.html")]
struct FigurePage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    figure: &'a Figure,
    line: String,
    amount: String,
    reference: String,
    aim: String,
    behind: String,
    parts: Vec<Other>,
    through: Vec<Other>,
    change: Option<String>,
    money: Option<Link>,
}

/// A figure with all that it takes to know what it says: definition, day, area, caveat, parts, source.
pub(crate) async fn show(visit: Visit, Path(id): Path<String>) -> PageResult {
    let programme = seen(&visit).await?;
    let figure = programme.figures.iter().find(|one| one.id.to_string() == id).ok_or(PageError::NotFound)?;
    let of = &figure.particulars;
    let edition = programme.edition_of(of.edition).ok_or(PageError::NotFound)?;
    let track = programme.track_of_edition(of.edition).ok_or(PageError::NotFound)?;
    let parts =
        programme.figures_of(edition.id).filter(|one| one.particulars.part_of.as_ref() == Some(&of.key));
    let through = programme.figures.iter().filter(|one| one.particulars.key == of.key && one.id != figure.id);
    let is_money = of.measure == crate::Measure::Euro;
    let may_change = keeps(&visit) && edition.state != EditionState::Published;
    visit.page(&FigurePage {
        v: &visit,
        crumbs: crumbs(&visit, Some(track)),
        figure,
        line: format!("{}, {}", track.particulars.name, words::half(&visit, edition.particulars.half)),
        amount: words::amount(&visit, of),
        reference: words::date_if_known(&visit, of.reference),
        aim: aim(&visit, figure),
        behind: of.behind().map(|behind| of.measure.written(behind)).unwrap_or_default(),
        parts: parts.map(|one| other(&visit, &programme, one)).collect(),
        through: through.map(|one| other(&visit, &programme, one)).collect(),
        change: may_change.then(|| format!("/plannen/cijfer/{id}/wijzigen")),
        money: is_money.then(|| Link::to(visit.t("tracks-to-money"), money_of(track))),
    })
}

fn aim(visit: &Visit, figure: &Figure) -> String {
    let of = &figure.particulars;
    let Some(aim) = of.aim else { return String::new() };
    let amount = of.measure.written(aim.amount);
    let key = format!("track-figure-aim-{}", aim.direction);
    let text = visit.t_with(&key, "amount", amount);
    match aim.by {
        Some(by) => format!("{text} ({})", words::date(visit, by)),
        None => text,
    }
}

fn other(visit: &Visit, programme: &Programme, figure: &Figure) -> Other {
    let half = programme.edition_of(figure.particulars.edition).map(|edition| edition.particulars.half);
    Other {
        name: figure.particulars.name.clone(),
        href: format!("/plannen/cijfer/{}", figure.id),
        amount: words::amount(visit, &figure.particulars),
        when: half.map(|half| words::half(visit, half)).unwrap_or_default(),
    }
}
