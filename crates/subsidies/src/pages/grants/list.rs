use access::Action;
use shell::{PageError, PageResult, Visit};

use super::super::mine;
use super::super::sheet::{Grid, Link, Section, Sheet, page};
use super::super::{crumbs, words};
use super::{at, state, title};
use crate::{ApplicationState, GrantLine, GrantState};

/// All grants within reach: for an officer and a decider with what waits for them, for an organisation its own.
pub(in super::super) async fn show(visit: Visit) -> PageResult {
    let could = |action| visit.cx.actor.could(action, visit.cx.now());
    let lines = crate::grants(&visit.cx).await?;
    let mut sections = Vec::new();
    if could(Action::KeepGrants) {
        sections.push(to_draw_up(&visit).await?);
    }
    let (waits, others): (Vec<&GrantLine>, Vec<&GrantLine>) = lines.iter().partition(|line| waits(line));
    let mine = could(Action::ReportOnGrant);
    let waiting = if mine { "grants-mine-todo" } else { "grants-waiting" };
    sections.push(Section::table(
        visit.t(waiting),
        table(&visit, waiting, &waits).await?,
        visit.t("grants-waiting-none"),
    ));
    sections.push(Section::table(
        visit.t("grants-others"),
        table(&visit, "grants-others", &others).await?,
        visit.t("grants-none"),
    ));
    let mut links = Vec::new();
    if let Some(own) = visit.cx.actor.organisation().filter(|_| could(Action::KeepBankAccount)) {
        links.push(Link::to(visit.t("bank-account-title"), format!("/subsidies/rekening/{own}")));
    }
    let sheet = Sheet {
        crumbs: crumbs(&visit, &[]),
        title: visit.t("grants-title").to_owned(),
        line: visit.t("grants-lead").to_owned(),
        sections,
        links,
        ..Sheet::default()
    };
    page(&visit, sheet)
}

/// Whether somebody has to do something with it.
fn waits(line: &GrantLine) -> bool {
    match line.grant.state {
        GrantState::Prepared | GrantState::Intended(_) => true,
        GrantState::Granted => line.proposed || line.next_report.is_some(),
        GrantState::Settled { .. } | GrantState::Withdrawn => !line.ledger.is_even(),
        GrantState::Closed { .. } => false,
    }
}

/// Applications that were granted money and of which no terms are drawn up.
async fn to_draw_up(visit: &Visit) -> Result<Section, PageError> {
    let drawn: Vec<_> = crate::grants(&visit.cx).await?.iter().map(|one| one.grant.application).collect();
    let names = words::names(visit).await?;
    let heads = ["mine-application", "round-recipient", "subsidies-column-granted"];
    let mut grid = Grid::of(visit, "grants-to-draw-up", &heads);
    for case in crate::applications(&visit.cx, None).await? {
        let granted = matches!(case.application.state, ApplicationState::Granted { .. });
        if !granted || !case.round.state.tells_outcome() || drawn.contains(&case.application.id) {
            continue;
        }
        let who = words::name(&names, case.application.organisation).to_owned();
        let amount = case.application.state.granted().to_string();
        let href = format!("/subsidies/aanvraag/{}/verlening", case.application.id);
        grid.row(mine::title(visit, &case), href, vec![who, amount]);
    }
    Ok(Section::table(visit.t("grants-to-draw-up"), grid, visit.t("grants-waiting-none")))
}

async fn table(visit: &Visit, caption: &str, lines: &[&GrantLine]) -> Result<Grid, PageError> {
    let names = words::names(visit).await?;
    let heads = [
        "grant-column",
        "round-recipient",
        "subsidies-column-state",
        "subsidies-column-granted",
        "grant-paid",
        "grant-next",
    ];
    let mut grid = Grid::of(visit, caption, &heads);
    for line in lines {
        let grant = &line.grant;
        let next = match (&line.next_report, line.next_payment) {
            (Some(report), _) => {
                let stands = visit.t(&format!("grant-report-state-{}", report.state)).to_owned();
                let args = [("what", stands.into()), ("day", visit.day(report.due).into())];
                visit.t_args("grant-next-report", &args)
            }
            (None, Some(day)) => visit.t_with("grant-next-payment", "day", visit.day(day)),
            (None, None) => String::new(),
        };
        let cells = vec![
            words::name(&names, grant.organisation).to_owned(),
            state(visit, &grant.state).1,
            grant.terms.amount.to_string(),
            line.ledger.held().to_string(),
            next,
        ];
        grid.row(title(grant), at(grant), cells);
    }
    Ok(grid)
}
