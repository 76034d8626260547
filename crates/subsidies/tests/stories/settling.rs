use chrono::TimeDelta;
use kernel::Cents;
use shell::test_kit::Town;
use subsidies::{BudgetRow, ChangeGround, GrantState, LowerGround, Report, ReportStep, SubsidyError, Terms};

use super::common::{town, towns};
use super::granting::{Change, Granted, as_it_is, granted};

/// All is paid in one advance on the day on which these stories begin, and the period is over soon.
fn paid_at_once(terms: &mut Terms) {
    let day = "2026-04-01".parse().unwrap();
    terms.advances.truncate(1);
    terms.advances[0].on = day;
    terms.advances[0].amount = Cents(27_000);
    terms.from = day;
    terms.until = "2026-04-30".parse().unwrap();
    terms.reports[0].on = "2026-05-29".parse().unwrap();
}

/// The same activities a year later.
fn next_year(terms: &mut Terms) {
    terms.from = "2026-05-01".parse().unwrap();
}

fn report(costs: i64) -> Report {
    let row = |cents| BudgetRow { what: "Kok".to_owned(), amount: Cents(cents) };
    Report { costs: vec![row(costs)], income: Vec::new(), counts: vec![18], story: "Gekookt.".to_owned() }
}

/// Hands the final report in and accepts it.
async fn reported(town: &Town, all: &Granted, costs: i64) {
    let id = all.grants[0];
    subsidies::submit_report(&all.leader.cx(town), (id, 1, 1), &report(costs)).await.unwrap();
    subsidies::step_report(&all.officer.cx(town), (id, 1, 2), ReportStep::Accept).await.unwrap();
}

#[tokio::test]
async fn what_was_reported_is_settled_as_granted_and_never_above_it() {
    for town in towns().await {
        let all = granted(&town, &[paid_at_once]).await;
        all.with_accounts(&town).await;
        all.paid(&town, "2026-04-01").await;
        let (mandate, officer) = (all.mandate.cx(&town), all.officer.cx(&town));
        let none = subsidies::settle(&mandate, all.seen(&town, 0).await, "Goed.").await;
        assert!(matches!(none, Err(SubsidyError::NoReport)), "{none:?}");
        // More was spent than was granted.
        reported(&town, &all, 45_000).await;
        let early = subsidies::settle(&all.mandate.cx(&town), all.seen(&town, 0).await, "Goed.").await;
        assert!(matches!(early, Err(SubsidyError::NotNow)), "the period is not over: {early:?}");
        let seen = all.seen(&town, 0).await;
        let more = (Cents(30_000), LowerGround::NotDone);
        let more = subsidies::intend_lower(&officer, seen, more, "Lager?").await;
        assert!(matches!(more, Err(SubsidyError::Amounts)), "as granted is not lower: {more:?}");
        town.pass(TimeDelta::days(40));
        let mut both = all.mandate.cx(&town);
        both.actor.account = officer.actor.account;
        let own = subsidies::settle(&both, seen, "Goed.").await;
        assert!(
            matches!(own, Err(SubsidyError::OwnWork)),
            "who accepted the report does not settle: {own:?}"
        );
        subsidies::settle(&all.mandate.cx(&town), seen, "Alles is gedaan.").await.unwrap();
        let ledger = all.case(&town, 0).await.ledger;
        assert_eq!(
            (ledger.entitled, ledger.to_pay(), ledger.released()),
            (Cents(30_000), Cents(3_000), Cents(0))
        );
        let open = subsidies::close_grant(&all.officer.cx(&town), all.seen(&town, 0).await).await;
        assert!(matches!(open, Err(SubsidyError::NotNow)), "{open:?}");
        all.paid(&town, "2026-05-11").await;
        subsidies::close_grant(&all.officer.cx(&town), all.seen(&town, 0).await).await.unwrap();
    }
}

#[tokio::test]
async fn who_is_urged_in_vain_is_heard_and_settled_lower_and_pays_back_to_the_cent() {
    for town in towns().await {
        let all = granted(&town, &[paid_at_once]).await;
        all.with_accounts(&town).await;
        all.paid(&town, "2026-04-01").await;
        let id = all.grants[0];
        let step = |nth, step| {
            let cx = all.officer.cx(&town);
            async move { subsidies::step_report(&cx, (id, 1, nth), step).await }
        };
        let early = step(1, ReportStep::Remind).await;
        assert!(matches!(early, Err(SubsidyError::NotNow)), "{early:?}");
        town.pass(TimeDelta::days(44));
        step(1, ReportStep::Remind).await.unwrap();
        town.pass(TimeDelta::days(20));
        let early = step(2, ReportStep::Urge).await;
        assert!(matches!(early, Err(SubsidyError::NotNow)), "5 June is the fifth working day: {early:?}");
        town.pass(TimeDelta::days(1));
        let lower = (Cents(10_000), LowerGround::Duty);
        let seen = all.seen(&town, 0).await;
        let hasty = subsidies::intend_lower(&all.officer.cx(&town), seen, lower, "Geen verslag.").await;
        assert!(matches!(hasty, Err(SubsidyError::NoReport)), "before the last time it is asked: {hasty:?}");
        step(2, ReportStep::Urge).await.unwrap();
        let seen = all.seen(&town, 0).await;
        subsidies::intend_lower(&all.officer.cx(&town), seen, lower, "Geen verslag.").await.unwrap();
        let seen = all.seen(&town, 0).await;
        let unheard = subsidies::settle(&all.mandate.cx(&town), seen, "Geen verslag.").await;
        assert!(matches!(unheard, Err(SubsidyError::Unheard)), "{unheard:?}");
        subsidies::give_view(&all.leader.cx(&town), seen, "Onze penningmeester was ziek.").await.unwrap();
        let seen = all.seen(&town, 0).await;
        subsidies::settle(&all.mandate.cx(&town), seen, "Toch geen verslag.").await.unwrap();
        let case = all.case(&town, 0).await;
        let settled = case.grant.state.settled().map(|(amount, _)| amount);
        assert_eq!((settled, case.ledger.to_recover()), (Some(Cents(10_000)), Cents(17_000)));
        assert_eq!(case.recoveries[0].amount, Cents(17_000));
        let finance = all.finance[0].cx(&town);
        subsidies::spread_recovery(&finance, (id, 1), 3).await.unwrap();
        let parts: Vec<i64> =
            all.case(&town, 0).await.recoveries[0].instalments.iter().map(|one| one.amount.0).collect();
        assert_eq!(parts, [5_667, 5_667, 5_666]);
        let more = subsidies::receive(&finance, (id, 1), Cents(17_001)).await;
        assert!(matches!(more, Err(SubsidyError::Amounts)), "never more than was paid too much: {more:?}");
        subsidies::receive(&finance, (id, 1), Cents(17_000)).await.unwrap();
        let ledger = all.case(&town, 0).await.ledger;
        assert!(ledger.is_even(), "{ledger:?}");
        assert_eq!(ledger.held() + ledger.released(), ledger.granted, "every cent is accounted for");
    }
}

#[tokio::test]
async fn fraud_is_answered_in_year_four_and_no_more_in_year_six() {
    let town = town().await;
    let all = granted(&town, &[paid_at_once, paid_at_once]).await;
    all.with_accounts(&town).await;
    all.paid(&town, "2026-04-01").await;
    for id in &all.grants {
        subsidies::submit_report(&all.leader.cx(&town), (*id, 1, 1), &report(30_000)).await.unwrap();
        subsidies::step_report(&all.officer.cx(&town), (*id, 1, 2), ReportStep::Accept).await.unwrap();
    }
    town.pass(TimeDelta::days(40));
    for nth in 0..2 {
        let seen = all.seen(&town, nth).await;
        subsidies::settle(&all.mandate.cx(&town), seen, "Goed.").await.unwrap();
    }
    let fraud = (Cents(5_000), ChangeGround::NewFacts, None);
    town.pass(TimeDelta::days(4 * 365));
    let seen = all.seen(&town, 0).await;
    subsidies::lower_settlement(&all.mandate.cx(&town), seen, fraud, "Verzonnen bonnen.").await.unwrap();
    assert_eq!(all.case(&town, 0).await.ledger.to_recover(), Cents(22_000));
    town.pass(TimeDelta::days(2 * 365));
    for nth in 0..2 {
        let seen = all.seen(&town, nth).await;
        let late = (Cents(1), ChangeGround::NewFacts, None);
        let late = subsidies::lower_settlement(&all.mandate.cx(&town), seen, late, "Nog meer.").await;
        assert!(matches!(late, Err(SubsidyError::FiveYears)), "{late:?}");
    }
    // A duty that goes on after the settlement has years of its own.
    let breach = Some("2031-06-01".parse().unwrap());
    let duty = (Cents(1), ChangeGround::LaterDuty, breach);
    let seen = all.seen(&town, 1).await;
    subsidies::lower_settlement(&all.mandate.cx(&town), seen, duty, "Verkocht.").await.unwrap();
}

#[tokio::test]
async fn money_asked_back_is_set_off_against_the_same_activities_of_another_period_only() {
    for town in towns().await {
        // Both are called the same and do the same; the third runs in the same days.
        let changes: [Change; 3] = [paid_at_once, next_year, as_it_is];
        let all = granted(&town, &changes).await;
        all.with_accounts(&town).await;
        all.paid(&town, "2026-04-01").await;
        reported(&town, &all, 12_000).await;
        town.pass(TimeDelta::days(40));
        let lower = (Cents(12_000), LowerGround::NotDone);
        subsidies::intend_lower(&all.officer.cx(&town), all.seen(&town, 0).await, lower, "Minder.")
            .await
            .unwrap();
        town.pass(TimeDelta::days(15));
        subsidies::settle(&all.mandate.cx(&town), all.seen(&town, 0).await, "Minder.").await.unwrap();
        let (back, other) = (all.grants[0], all.grants[1]);
        let finance = all.finance[0].cx(&town);
        let itself = subsidies::set_off(&finance, (back, 1), back).await;
        assert!(matches!(itself, Err(SubsidyError::SetOff(_))), "{itself:?}");
        let before = all.case(&town, 1).await.ledger;
        let first = subsidies::set_off(&finance, (back, 1), other).await.unwrap();
        let second = subsidies::set_off(&finance, (back, 1), other).await.unwrap();
        assert_eq!((first, second), (Cents(6_750), Cents(6_750)), "an instalment at a time");
        let third = subsidies::set_off(&finance, (back, 1), other).await.unwrap();
        assert_eq!(third, Cents(1_500), "of the third only what is left");
        let after = all.case(&town, 1).await;
        assert_eq!((after.ledger.paid - before.paid, after.ledger.granted), (Cents(15_000), before.granted));
        let open: Cents =
            after.instalments.iter().filter(|(_, state)| state.is_none()).map(|(one, _)| one.amount).sum();
        assert_eq!(open, Cents(27_000 - 15_000), "the rest of the third stays due");
        assert!(all.case(&town, 0).await.ledger.is_even());
    }
}

#[tokio::test]
async fn a_grant_that_is_withdrawn_is_paid_back_whole() {
    for town in towns().await {
        let all = granted(&town, &[paid_at_once]).await;
        all.with_accounts(&town).await;
        let finance = all.finance[0].cx(&town);
        subsidies::prepare_batch(&finance, "2026-04-01".parse().unwrap()).await.unwrap();
        let seen = all.seen(&town, 0).await;
        let why = "De raad trok het geld in.";
        let moving = subsidies::withdraw_grant(&all.mandate.cx(&town), seen, why).await;
        assert!(matches!(moving, Err(SubsidyError::OnItsWay)), "{moving:?}");
        let batch = subsidies::batches(&finance).await.unwrap()[0].id;
        subsidies::step_batch(&finance, (batch, 1), subsidies::BatchStep::Drop).await.unwrap();
        all.paid(&town, "2026-04-01").await;
        subsidies::withdraw_grant(&all.mandate.cx(&town), seen, why).await.unwrap();
        let case = all.case(&town, 0).await;
        assert_eq!(case.grant.state, GrantState::Withdrawn);
        assert_eq!((case.ledger.to_recover(), case.ledger.to_pay()), (Cents(27_000), Cents(0)));
        assert!(case.instalments.iter().all(|(_, state)| state.is_some()), "nothing is due any more");
    }
}

#[tokio::test]
async fn an_applicant_writes_a_report_in_between_and_hands_it_in() {
    let town = town().await;
    let all = granted(&town, &[paid_at_once]).await;
    let at = format!("/subsidies/verlening/{}", all.grants[0]);
    let form = format!("{at}/verslag/1");
    let leader = &all.leader.visitor;
    leader.get(&at).await.assert_says("Eindverslag (1) schrijven");
    leader.get(&form).await.assert_status(200).assert_says("Gepland: 20 (Deelnemers)");
    leader.post(&form, &[("version", "1"), ("cost-1", "Kok")]).await.assert_status(422);
    let saved = [("version", "1"), ("cost-1", "Kok"), ("cost-amount-1", "120,50")];
    leader.post(&form, &saved).await.assert_status(303);
    leader.get(&form).await.assert_says("120,50");
    let bare = [("version", "2"), ("count-1", "18"), ("hand-in", "yes")];
    leader.post(&form, &bare).await.assert_status(422).assert_error("story", "Vertel wat u deed.");
    let whole = [("version", "2"), ("count-1", "18"), ("story", "Elke week gekookt."), ("hand-in", "yes")];
    leader.post(&form, &whole).await.assert_status(303);
    leader.get(&at).await.assert_says("Elke week gekookt.").assert_says("Koken: 18 (20 Deelnemers)");
    leader.get(&form).await.assert_status(404);
    let officer = super::common::Person::of(&town, access::Role::SubsidyOfficer, None).await.visitor;
    officer.get(&form).await.assert_status(404);
    let accept = format!("{form}/stap/accept");
    officer.get(&accept).await.assert_status(200);
    officer.post(&accept, &[("version", "3")]).await.assert_status(303);
    officer.get(&at).await.assert_says("goedgekeurd");
}
