use access::Action;
use askama::Template;
use chrono::Datelike as _;
use kernel::{PartOfYear, Span};
use serde::Deserialize;
use shell::{NavItem, PageResult, Query, Visit};

use super::super::{files, may, openness_badge, tabs};
use super::year::{Chart, chart};
use super::{standing, when};
use crate::actions::{Whole, whole};
use crate::{Deviation, Evaluation};

/// Which year of the calendar is asked; all of them when none is.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct CalendarQuery {
    jaar: String,
}

impl CalendarQuery {
    /// The year that is asked, when it is one.
    pub(super) fn year(&self) -> Option<i32> {
        match self.jaar.parse() {
            Ok(Span::Part(year, PartOfYear::Year)) => Some(year),
            Ok(Span::Part(..) | Span::Day(_)) | Err(_) => None,
        }
    }
}

/// One evaluation in the list.
struct Line {
    title: String,
    href: String,
    when: String,
    look: &'static str,
    state: String,
    pilot: Option<(String, String)>,
    openness: Option<String>,
}

/// The evaluations of a year.
struct Year {
    year: i32,
    lines: Vec<Line>,
}

/// A year that can be chosen.
struct Way {
    href: String,
    label: String,
}

#[derive(Template)]
#[template(path = "pages/evaluations/list.html")]
struct CalendarPage<'a> {
    v: &'a Visit,
    tabs: Vec<NavItem>,
    may_write: bool,
    deviations: Vec<Line>,
    count: String,
    ways: Vec<Way>,
    picture: Option<Chart>,
    picture_title: String,
    years: Vec<Year>,
    files: [String; 3],
}

/// The evaluations by year; what is late or got another date stands first.
pub(crate) async fn show(visit: Visit, Query(query): Query<CalendarQuery>) -> PageResult {
    let whole = whole(&visit.cx).await?;
    let today = visit.cx.clock.today();
    let asked = query.year();
    let all = &whole.learning.evaluations;
    let years = years_of(all);
    let drawn = asked.or_else(|| nearest(&years, today.year()));
    let mut deviating: Vec<&Evaluation> =
        all.iter().filter(|one| one.deviation(today) != Deviation::None).collect();
    deviating.sort_by_key(|one| (one.deviation(today), one.due.last_day()));
    let shown = years.iter().copied().filter(|year| asked.is_none_or(|asked| asked == *year));
    let page = CalendarPage {
        tabs: tabs(&visit),
        may_write: may(&visit, Action::KeepPilots),
        count: visit.t_with("evaluations-deviations", "count", deviating.len()),
        deviations: deviating.into_iter().map(|one| line(&visit, &whole, one)).collect(),
        ways: ways(&visit, &years),
        picture: drawn.map(|year| chart(&visit, all, year)),
        picture_title: drawn
            .map_or_else(String::new, |year| visit.t_with("evaluations-picture", "year", year.to_string())),
        years: shown.map(|year| Year { year, lines: lines(&visit, &whole, year) }).collect(),
        files: files("evaluaties", "evaluaties", &asked.map_or(String::new(), |year| format!("jaar={year}"))),
        v: &visit,
    };
    visit.page(&page)
}

/// The years in which something is due, or was, the earliest first.
pub(super) fn years_of(all: &[Evaluation]) -> Vec<i32> {
    let mut years: Vec<i32> = all.iter().flat_map(Evaluation::years).collect();
    years.sort_unstable();
    years.dedup();
    years
}

/// This year, or the first one after it, or the last one before.
fn nearest(years: &[i32], now: i32) -> Option<i32> {
    years.iter().find(|year| **year >= now).or(years.last()).copied()
}

/// The evaluations that are due in a year, in the order of their dates.
pub(super) fn of_year(all: &[Evaluation], year: i32) -> Vec<&Evaluation> {
    let mut of_year: Vec<&Evaluation> = all.iter().filter(|one| one.years().contains(&year)).collect();
    of_year.sort_by_key(|one| (one.due.last_day(), one.due.first_day()));
    of_year
}

fn lines(visit: &Visit, whole: &Whole, year: i32) -> Vec<Line> {
    of_year(&whole.learning.evaluations, year).into_iter().map(|one| line(visit, whole, one)).collect()
}

fn line(visit: &Visit, whole: &Whole, evaluation: &Evaluation) -> Line {
    let (look, state) = standing(visit, evaluation);
    let pilot = evaluation.plan.pilot.and_then(|id| whole.pilot(id));
    Line {
        title: evaluation.title.clone(),
        href: format!("/evaluaties/{}", evaluation.id),
        when: when(visit, evaluation),
        look,
        state,
        pilot: pilot.map(|pilot| (pilot.name().to_owned(), format!("/pilots/{}", pilot.id))),
        openness: openness_badge(visit, evaluation.plan.openness),
    }
}

fn ways(visit: &Visit, years: &[i32]) -> Vec<Way> {
    let all = Way { href: "/evaluaties".to_owned(), label: visit.t("evaluations-all-years").to_owned() };
    let of = |year: &i32| Way { href: format!("/evaluaties?jaar={year}"), label: year.to_string() };
    std::iter::once(all).chain(years.iter().map(of)).collect()
}
