use chrono::Datelike as _;
use kernel::Span;
use shell::Visit;

use crate::drawing::{Bar, Caption, Column, Tone, columns, timeline};
use crate::{PlanState, PolicyPlan, Vision};

/// When the plans run, as a picture; plans of which no year is known stand in the table only.
pub(super) fn picture(visit: &Visit, vision: &Vision) -> String {
    let caption = Caption {
        title: visit.t("plans-picture-title"),
        description: visit.t("plans-picture-description"),
        id: "plannentijdlijn",
    };
    let mut plans: Vec<&PolicyPlan> = vision.plans.iter().filter(|plan| drawn(plan)).collect();
    plans.sort_by_key(|plan| {
        let of = &plan.particulars;
        (of.until.is_none(), of.until.map(Span::last_day), of.since.map(Span::first_day), plan.id)
    });
    let bars: Vec<Bar> = plans.into_iter().map(|plan| bar(vision, plan)).collect();
    timeline(caption, &bars, (vision.today, visit.t("plans-today")))
}

fn drawn(plan: &PolicyPlan) -> bool {
    let of = &plan.particulars;
    plan.state != PlanState::Dropped && (of.since.is_some() || of.until.is_some())
}

fn bar(vision: &Vision, plan: &PolicyPlan) -> Bar {
    let of = &plan.particulars;
    let tone = match plan.state {
        PlanState::Preparing => Tone::Preparing,
        PlanState::Ended | PlanState::Dropped => Tone::Past,
        PlanState::Adopted if plan.ends_soon_alone(vision.today).is_some() => Tone::Soon,
        PlanState::Adopted if of.until.is_some_and(|until| until.last_day() < vision.today) => Tone::Past,
        PlanState::Adopted => Tone::Running,
    };
    Bar {
        label: of.title.clone(),
        href: format!("/beleidsplannen/{}", plan.id),
        first: of.since.map(Span::first_day),
        last: of.until.map(Span::last_day),
        tone,
    }
}

/// How many plans there were each year, as a picture.
pub(super) fn counted(visit: &Visit, vision: &Vision, counts: &[(i32, usize)]) -> String {
    let caption = Caption {
        title: visit.t("plans-count"),
        description: visit.t("plans-count-description"),
        id: "planaantal",
    };
    let now = vision.today.year();
    let column = |(year, count): &(i32, usize)| Column { year: *year, count: *count, is_ahead: *year > now };
    columns(caption, &counts.iter().map(column).collect::<Vec<_>>())
}
