use access::Action;
use askama::Template;
use shell::{Crumb, PageError, PageResult, Path, Visit};

use super::shared::{Link, crumbs, decision_link, keeping, seen};
use super::ties::{Groups, serves};
use super::words;
use crate::{PolicyPlan, PolicyPlanId, Vision};

#[derive(Template)]
#[template(path = "pages/plan.html")]
struct PlanPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    plan: &'a PolicyPlan,
    span: String,
    state: String,
    tone: &'static str,
    openness: Option<String>,
    alone: Option<String>,
    decision: Option<Link>,
    neighbours: Vec<(&'a str, Vec<Link>)>,
    serves: Groups<'a>,
    keeping: Vec<Link>,
}

/// One plan: when it runs, who decided on it, and what came before and comes after.
pub(crate) async fn show(visit: Visit, Path(id): Path<String>) -> PageResult {
    let vision = seen(&visit).await?;
    let id: PolicyPlanId = id.parse().map_err(|_| PageError::NotFound)?;
    let plan = vision.plans.iter().find(|one| one.id == id).ok_or(PageError::NotFound)?;
    let of = &plan.particulars;
    let steps: Vec<(&str, String)> = plan
        .state
        .steps()
        .map(|step| (step.name(), visit.t(&format!("policy-plan-step-{step}")).to_owned()))
        .collect();
    visit.page(&PlanPage {
        v: &visit,
        crumbs: crumbs(&visit, "/beleidsplannen"),
        span: words::span(&visit, of.since, of.until),
        state: visit.t(&format!("policy-plan-state-{}", plan.state)).to_owned(),
        tone: words::plan_tone(plan.state),
        openness: words::openness(&visit, of.openness),
        alone: alone(&visit, &vision, plan),
        decision: decision_link(&visit, &vision, plan.decision),
        neighbours: vec![
            (visit.t("plan-predecessors"), links(&vision, |one| one.particulars.successors.contains(&id))),
            (visit.t("plan-successors"), links(&vision, |one| of.successors.contains(&one.id))),
        ],
        serves: serves(&visit, &vision, &of.themes, &of.goals),
        keeping: keeping(&visit, Action::KeepVision, &format!("/beleidsplannen/{id}"), &steps),
        plan,
    })
}

fn alone(visit: &Visit, vision: &Vision, plan: &PolicyPlan) -> Option<String> {
    let day = plan.ends_soon_alone(vision.today)?;
    let key = if day < vision.today { "plan-alone-past" } else { "plan-alone" };
    Some(visit.t_with(key, "day", visit.day(day)))
}

fn links(vision: &Vision, wanted: impl Fn(&PolicyPlan) -> bool) -> Vec<Link> {
    let link =
        |plan: &PolicyPlan| Link::to(plan.particulars.title.as_str(), format!("/beleidsplannen/{}", plan.id));
    vision.plans.iter().filter(|plan| wanted(plan)).map(link).collect()
}
