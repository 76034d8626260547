use access::Action;
use askama::Template;
use shell::{NavItem, PageResult, Visit};

use super::shared::{Link, files, may, seen, tabs};
use super::{plan_picture, words};
use crate::{PolicyPlan, Vision, plans_per_year};

struct Line {
    title: String,
    href: String,
    span: String,
    state: String,
    tone: &'static str,
    successors: String,
}

#[derive(Template)]
#[template(path = "pages/plans.html")]
struct PlansPage<'a> {
    v: &'a Visit,
    tabs: Vec<NavItem>,
    picture: String,
    alone: Vec<(Link, String)>,
    counts: Vec<(i32, usize)>,
    counted: String,
    undated: String,
    lines: Vec<Line>,
    keeping: Vec<Link>,
    files: [String; 3],
    count_files: [String; 3],
}

/// All plans: when they run, which end without another in their place, and how many there are each year.
pub(crate) async fn show(visit: Visit) -> PageResult {
    let vision = seen(&visit).await?;
    let unknown = |plan: &&PolicyPlan| plan.particulars.since.is_none() && plan.particulars.until.is_none();
    let undated = vision.plans.iter().filter(unknown).count();
    let new = || Link::to(visit.t("policy-plan-new"), "/beleidsplannen/nieuw");
    let counts = plans_per_year(&vision.plans);
    let page = PlansPage {
        v: &visit,
        tabs: tabs(&visit, "/beleidsplannen"),
        picture: plan_picture::picture(&visit, &vision),
        alone: alone(&visit, &vision),
        counted: plan_picture::counted(&visit, &vision, &counts),
        counts,
        undated: visit.t_with("plans-undated", "count", undated),
        lines: vision.plans.iter().map(|plan| line(&visit, &vision, plan)).collect(),
        keeping: may(&visit, Action::KeepVision).then(new).into_iter().collect(),
        files: files("beleidsplannen"),
        count_files: files("beleidsplannen-per-jaar"),
    };
    visit.page(&page)
}

fn alone(visit: &Visit, vision: &Vision) -> Vec<(Link, String)> {
    let mut ends: Vec<(chrono::NaiveDate, &PolicyPlan)> =
        vision.plans.iter().filter_map(|plan| Some((plan.ends_soon_alone(vision.today)?, plan))).collect();
    ends.sort_by_key(|(day, plan)| (*day, plan.id));
    let told = |(day, plan): (chrono::NaiveDate, &PolicyPlan)| {
        let key = if day < vision.today { "plans-ended-on" } else { "plans-ends-on" };
        let link = Link::to(plan.particulars.title.as_str(), format!("/beleidsplannen/{}", plan.id));
        (link, visit.t_with(key, "day", visit.day(day)))
    };
    ends.into_iter().map(told).collect()
}

fn line(visit: &Visit, vision: &Vision, plan: &PolicyPlan) -> Line {
    let of = &plan.particulars;
    let title = |id| vision.plans.iter().find(|one| one.id == id).map(|one| one.particulars.title.as_str());
    let successors: Vec<&str> = of.successors.iter().filter_map(|id| title(*id)).collect();
    Line {
        title: of.title.clone(),
        href: format!("/beleidsplannen/{}", plan.id),
        span: words::span(visit, of.since, of.until),
        state: visit.t(&format!("policy-plan-state-{}", plan.state)).to_owned(),
        tone: words::plan_tone(plan.state),
        successors: successors.join("; "),
    }
}
