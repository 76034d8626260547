use chrono::NaiveDate;
use kernel::Cents;
use legal_terms::{Penalty, Standing};
use shell::{PageResult, Visit};

use super::mine::title;
use super::round_letters::waiting;
use super::sheet::{Grid, Link, Section, Sheet, page};
use super::{crumbs, words};
use crate::{ApplicationState, Case, RoundState};

/// The officer's desk: what must be checked, the nearest deadline first.
pub(super) async fn queue(visit: Visit) -> PageResult {
    let mut cases = crate::applications(&visit.cx, None).await?;
    cases.retain(|case| case.application.state.is_open());
    let waits = |case: &Case| {
        matches!(
            case.application.state,
            ApplicationState::Submitted | ApplicationState::Late | ApplicationState::Repair { .. }
        )
    };
    let mut check: Vec<&Case> = cases.iter().filter(|case| waits(case)).collect();
    check.sort_by_key(|case| deadline(case));
    let mut compare: Vec<&Case> = cases.iter().filter(|case| !waits(case)).collect();
    compare.sort_by_key(|case| deadline(case));
    let letters = crate::prepared_letters(&visit.cx, None).await?;
    let letters = waiting(&visit, "letters-prepared", &letters).await?;
    let sheet = Sheet {
        crumbs: crumbs(&visit, &[]),
        title: visit.t("work-title").to_owned(),
        line: visit.t("work-lead").to_owned(),
        sections: vec![
            Section::table(
                visit.t("work-check"),
                table(&visit, "work-check", &check).await?,
                visit.t("work-none"),
            ),
            Section::table(
                visit.t("work-compare"),
                table(&visit, "work-compare", &compare).await?,
                visit.t("work-none"),
            ),
            Section::table(visit.t("letters-prepared"), letters, visit.t("letters-prepared-none")),
            rounds(
                &visit,
                &[RoundState::Draft, RoundState::Adopted, RoundState::Published, RoundState::Assessing],
            )
            .await?,
        ],
        ..Sheet::default()
    };
    page(&visit, sheet)
}

/// The decider's desk: rounds to adopt, and rounds of which the ranking is fixed.
pub(super) async fn deciding(visit: Visit) -> PageResult {
    let mut cases = crate::applications(&visit.cx, None).await?;
    cases.retain(|case| {
        let ranked =
            case.round.state == RoundState::Ranked && case.application.state == ApplicationState::Eligible;
        ranked || case.application.state == ApplicationState::Late
    });
    let cases: Vec<&Case> = cases.iter().collect();
    let sheet = Sheet {
        crumbs: crumbs(&visit, &[]),
        title: visit.t("deciding-title").to_owned(),
        line: visit.t("deciding-lead").to_owned(),
        sections: vec![
            rounds(&visit, &[RoundState::Draft, RoundState::Ranked]).await?,
            Section::table(
                visit.t("deciding-applications"),
                table(&visit, "deciding-applications", &cases).await?,
                visit.t("work-none"),
            ),
        ],
        ..Sheet::default()
    };
    page(&visit, sheet)
}

fn deadline(case: &Case) -> Option<NaiveDate> {
    match &case.application.state {
        ApplicationState::Repair { until } => Some(*until),
        ApplicationState::Draft
        | ApplicationState::Submitted
        | ApplicationState::Late
        | ApplicationState::Eligible
        | ApplicationState::Untreated
        | ApplicationState::Granted { .. }
        | ApplicationState::Refused { .. }
        | ApplicationState::Withdrawn => case.clock.last.day(),
    }
}

async fn rounds(visit: &Visit, states: &[RoundState]) -> Result<Section, shell::PageError> {
    let mut section = Section::titled(visit.t("subsidies-rounds"));
    for one in crate::rounds(&visit.cx).await? {
        if states.contains(&one.round.state) {
            let name = &one.round.particulars.name;
            section.links.push(Link::to(name, format!("/subsidies/ronde/{}", one.round.id)));
        }
    }
    if section.links.is_empty() {
        section.texts.push(visit.t("work-none").to_owned());
    }
    Ok(section)
}

async fn table(visit: &Visit, caption: &str, cases: &[&Case]) -> Result<Grid, shell::PageError> {
    let names = words::names(visit).await?;
    let heads =
        ["mine-application", "round-recipient", "subsidies-column-state", "work-deadline", "work-left"];
    let mut grid = Grid::of(visit, caption, &heads).in_dutch(&[0, 1]);
    let today = visit.cx.clock.today();
    for case in cases {
        let (_, state) = words::state(visit, &case.application.state);
        let left = match case.clock.standing(today) {
            Standing::NotBegun => visit.t("work-not-begun").to_owned(),
            Standing::Runs { days_left: Some(days) } => visit.t_with("work-days-left", "count", days),
            Standing::Runs { days_left: None } | Standing::Paused { .. } => {
                visit.t("subsidies-clock-stands").to_owned()
            }
            Standing::Over { days } => visit.t_with("work-days-over", "count", days),
        };
        let left = match &case.penalty {
            Some(Penalty::Due(days)) => {
                let total = Cents(i64::try_from(days.total).unwrap_or(i64::MAX)).to_string();
                format!("{left}; {}", visit.t_with("work-penalty", "amount", total))
            }
            Some(Penalty::None(_)) => format!("{left}; {}", visit.t("work-notice")),
            None => left,
        };
        let when = deadline(case).map_or_else(String::new, |day| visit.day(day));
        let who = words::name(&names, case.application.organisation).to_owned();
        grid.row(
            title(visit, case),
            format!("/subsidies/aanvraag/{}", case.application.id),
            vec![who, state, when, left],
        );
    }
    Ok(grid)
}
