//! Stories about the plan in the database: kept, taken back, copied, adopted, spent, and hidden from who may not see it.

use std::collections::BTreeMap;

use access::{Cx, Role};
use chrono::NaiveDate;
use investments::{
    Adoption, Amount, BudgetLine, BudgetLineId, Change, ChangeRefusal, CoverageSource, CoverageStep, Lifted,
    LineRefusal, LineState, MoneyError, Payer, Plan, PlanVersionId, Purpose, SourceParticulars, VersionHead,
    VersionState, WhatIf,
};
use kernel::{AccountId, Openness};
use shell::test_kit::Town;
use store::test_kit::Engine;
use uuid::Uuid;
use vision::DecisionId;

use crate::hall::{bring_in, sources};
use crate::kit::{self, YEARS, euros};

struct Council {
    town: Town,
    id: PlanVersionId,
    sources: BTreeMap<String, CoverageSource>,
}

fn decision(nth: u128) -> DecisionId {
    DecisionId::from_uuid(Uuid::from_u128(nth))
}

async fn council(engine: Engine) -> Option<Council> {
    let town = Town::on_engine(engine, "2023-11-01", &kit::migrations(), |_| vec![]).await?;
    let cx = town.cx(Role::PolicyAdviser, None);
    let sources = sources(&cx).await;
    let id = bring_in(&cx, &sources, |_| ()).await;
    Some(Council { town, id, sources })
}

impl Council {
    /// Somebody with an account who works for the municipality.
    async fn somebody(&self, role: Role) -> Cx {
        let account = self.town.somebody(role, None).await.account;
        let mut cx = self.town.cx(role, None);
        cx.actor.account = account;
        cx
    }

    async fn adviser(&self) -> Cx {
        self.somebody(Role::PolicyAdviser).await
    }

    async fn plan(&self) -> Plan {
        investments::plan(&self.town.cx(Role::PolicyAdviser, None), self.id).await.unwrap()
    }

    async fn seen(&self) -> (PlanVersionId, i64) {
        (self.id, self.plan().await.version.version)
    }

    async fn line(&self, number: &str) -> BudgetLine {
        self.plan().await.lines.into_iter().find(|line| line.head.number == number).unwrap()
    }

    fn payer(&self, name: &str) -> Payer {
        Payer { source: self.sources[name].id, sub_grant: None }
    }

    async fn adopted(&self) {
        investments::propose(&self.adviser().await, self.seen().await).await.unwrap();
        let controller = self.somebody(Role::Finance).await;
        let adoption = Adoption { decision: decision(1), beyond_sources: None };
        investments::adopt(&controller, self.seen().await, adoption).await.unwrap();
    }
}

fn amount(line: BudgetLineId, year: i32, of: i64) -> Change {
    Change::Amount { line, year, amount: Amount::Money(euros(of)) }
}

macro_rules! on_both_engines {
    (|$council:ident| $story:block) => {
        for engine in Engine::ALL {
            let Some($council) = council(engine).await else { continue };
            $story
        }
    };
}

#[tokio::test]
async fn what_is_brought_in_comes_back_as_it_was() {
    on_both_engines!(|council| {
        let kept = council.plan().await;
        let read = kit::zwolle();
        assert_eq!(kept.lines.len(), 28);
        for (kept_line, read_line) in kept.lines.iter().zip(&read.lines) {
            assert_eq!(kept_line.cells, read_line.cells, "{}", read_line.head.number);
            assert_eq!(kept_line.head.number, read_line.head.number);
            assert_eq!(kept_line.head.nature, read_line.head.nature);
            assert_eq!(
                kept.intervention(kept_line.head.intervention),
                read.intervention(read_line.head.intervention)
            );
        }
        assert_eq!(kept.interventions.len(), read.interventions.len());
        assert_eq!(investments::findings(&kept).len(), investments::findings(&read).len());
    });
}

#[tokio::test]
async fn undo_gives_the_same_plan_back_and_redo_the_change() {
    on_both_engines!(|council| {
        let cx = council.adviser().await;
        let before = council.plan().await;
        let line = council.line("1").await.id;
        investments::edit(&cx, council.seen().await, &[amount(line, 2024, 1)]).await.unwrap();
        let changed = council.plan().await;
        assert_ne!(changed.lines, before.lines);
        investments::edit(&cx, council.seen().await, &[Change::Remove { line }]).await.unwrap();
        assert_eq!(council.plan().await.lines.len(), 27);
        investments::undo(&cx, council.seen().await).await.unwrap();
        assert_eq!(council.plan().await.lines, changed.lines);
        investments::undo(&cx, council.seen().await).await.unwrap();
        let back = council.plan().await;
        assert_eq!(format!("{:?}", back.lines), format!("{:?}", before.lines));
        assert_eq!((back.version.step, back.version.last_step), (0, 2));
        investments::redo(&cx, council.seen().await).await.unwrap();
        assert_eq!(council.plan().await.lines, changed.lines);

        let other = council.line("2").await.id;
        investments::edit(&cx, council.seen().await, &[amount(other, 2025, 2)]).await.unwrap();
        let forgotten = investments::redo(&cx, council.seen().await).await;
        assert!(matches!(forgotten, Err(MoneyError::NoSuchStep)), "{forgotten:?}");
        assert_eq!(council.line("1").await.amount(2024), Amount::Money(euros(1)));
        assert_eq!(council.plan().await.lines.len(), 28);
    });
}

#[tokio::test]
async fn the_second_of_two_writers_overwrites_nothing() {
    on_both_engines!(|council| {
        let (one, other) = (council.adviser().await, council.somebody(Role::Finance).await);
        let line = council.line("1").await.id;
        let seen = council.seen().await;
        investments::edit(&one, seen, &[amount(line, 2024, 1)]).await.unwrap();
        let late = investments::edit(&other, seen, &[amount(line, 2024, 2)]).await;
        assert!(matches!(late, Err(MoneyError::Stale)), "{late:?}");
        assert_eq!(council.line("1").await.amount(2024), Amount::Money(euros(1)));
    });
}

#[tokio::test]
async fn of_several_changes_one_that_cannot_be_made_stops_all() {
    on_both_engines!(|council| {
        let cx = council.adviser().await;
        let line = council.line("1").await.id;
        let before = council.plan().await;
        let changes = [amount(line, 2024, 5), amount(line, 2031, 5)];
        let refused = investments::edit(&cx, council.seen().await, &changes).await;
        assert!(matches!(refused, Err(MoneyError::Change(ChangeRefusal::NoSuchYear(2031)))), "{refused:?}");
        let negative = [amount(line, 2024, -5)];
        let refused = investments::edit(&cx, council.seen().await, &negative).await;
        assert!(matches!(refused, Err(MoneyError::Change(ChangeRefusal::Negative))), "{refused:?}");
        assert_eq!(council.plan().await, before);
    });
}

#[tokio::test]
async fn a_copy_to_see_what_would_happen_never_touches_what_was_copied() {
    on_both_engines!(|council| {
        let cx = council.adviser().await;
        council.adopted().await;
        let before = council.plan().await;
        let gala = council.sources["GALA (brede SPUK)"].id;
        let ends = WhatIf::SourceEnds { source: gala, last: 2025 };
        let names = ("GALA stopt een jaar eerder", "Na 2025 komt er niets meer uit GALA.");
        let copy = investments::copy(&cx, council.id, names, Purpose::WhatIf, Some(ends)).await.unwrap();
        let index = WhatIf::Index { permille: 39, from: 2025 };
        let dearer =
            investments::copy(&cx, council.id, ("3,9%", ""), Purpose::WhatIf, Some(index)).await.unwrap();

        let early = investments::plan(&cx, copy).await.unwrap();
        let open: i64 =
            early.lines.iter().map(|line| (line.amount(2026).cents() - line.covered(2026).money).0).sum();
        assert_eq!(open, 48_000_000);
        assert!(!early.closes());
        let dear = investments::plan(&cx, dearer).await.unwrap();
        assert!(dear.closes());
        let amounts = |plan: &Plan, number: &str| {
            let line = plan.lines.iter().find(|line| line.head.number == number).unwrap();
            YEARS.map(|year| line.amount(year).cents().0)
        };
        assert_eq!(amounts(&dear, "1"), [30_000_000, 31_170_000, 31_170_000, 31_170_000]);
        assert_eq!(amounts(&dear, "10"), [6_403_800, 6_653_500, 0, 0]);

        let line = dear.lines[0].id;
        investments::edit(&cx, (dearer, 1), &[amount(line, 2024, 7)]).await.unwrap();
        assert_eq!(council.plan().await, before);
        let proposed = investments::propose(&cx, (copy, 1)).await;
        assert!(matches!(proposed, Err(MoneyError::OnlyWhatIf)), "{proposed:?}");
    });
}

#[tokio::test]
async fn what_does_not_close_is_kept_and_never_adopted() {
    on_both_engines!(|council| {
        let cx = council.adviser().await;
        let line = council.line("1").await.id;
        investments::edit(&cx, council.seen().await, &[amount(line, 2024, 300_001)]).await.unwrap();
        investments::propose(&cx, council.seen().await).await.unwrap();
        let controller = council.somebody(Role::Finance).await;
        let adoption = Adoption { decision: decision(1), beyond_sources: None };
        let refused = investments::adopt(&controller, council.seen().await, adoption).await;
        assert!(matches!(refused, Err(MoneyError::DoesNotClose { lines: 1 })), "{refused:?}");
        assert_eq!(council.plan().await.version.state, VersionState::Proposed);
        assert_eq!(council.line("1").await.amount(2024), Amount::Money(euros(300_001)));
    });
}

#[tokio::test]
async fn who_wrote_in_a_version_does_not_adopt_it() {
    on_both_engines!(|council| {
        let controller = council.somebody(Role::Finance).await;
        let line = council.line("1").await.id;
        let change = Change::Coverage {
            line,
            from: council.payer("Reserve Sociaal Herstelplan"),
            year: 2024,
            amount: Amount::OutsideTable,
        };
        investments::edit(&controller, council.seen().await, &[change]).await.unwrap();
        investments::propose(&council.adviser().await, council.seen().await).await.unwrap();
        let adoption = Adoption { decision: decision(1), beyond_sources: None };
        let refused = investments::adopt(&controller, council.seen().await, adoption).await;
        assert!(matches!(refused, Err(MoneyError::Refused(_))), "{refused:?}");
        let adviser = investments::adopt(&council.adviser().await, council.seen().await, adoption).await;
        assert!(matches!(adviser, Err(MoneyError::Refused(_))), "{adviser:?}");
        let other = council.somebody(Role::Finance).await;
        investments::adopt(&other, council.seen().await, adoption).await.unwrap();
    });
}

#[tokio::test]
async fn adopting_leaves_reservations_and_what_waits_for_an_evaluation() {
    on_both_engines!(|council| {
        council.adopted().await;
        let plan = council.plan().await;
        assert_eq!((plan.version.state, plan.version.decision), (VersionState::Adopted, Some(decision(1))));
        let state = |number: &str| plan.lines.iter().find(|line| line.head.number == number).unwrap().state;
        assert_eq!(state("1"), LineState::Adopted);
        assert_eq!(state("21"), LineState::Reservation);
        for waiting in ["4", "12", "14", "18", "22"] {
            assert_eq!(state(waiting), LineState::Proposed, "{waiting}");
        }
        let half = council.line("28").await;
        assert_eq!(half.state, LineState::Adopted);
        let adopted = YEARS.map(|year| half.cells[&year].adopted.is_some());
        assert_eq!(adopted, [true, false, false, false]);
    });
}

#[tokio::test]
async fn a_conditional_line_is_adopted_when_its_evaluation_has_a_conclusion() {
    on_both_engines!(|council| {
        council.adopted().await;
        let controller = council.somebody(Role::Finance).await;
        let line = council.line("18").await.id;
        let early = investments::adopt_line(&controller, council.seen().await, line, decision(2)).await;
        assert!(matches!(early, Err(MoneyError::Line(LineRefusal::AwaitsEvaluation))), "{early:?}");
        let on = NaiveDate::from_ymd_opt(2024, 10, 1).unwrap();
        let adviser = council.adviser().await;
        investments::lift(&adviser, council.seen().await, line, Lifted::Concluded { on }).await.unwrap();
        investments::adopt_line(&controller, council.seen().await, line, decision(2)).await.unwrap();
        let adopted = council.line("18").await;
        assert_eq!(adopted.state, LineState::Adopted);
        assert!(!adopted.cells.is_empty() && adopted.cells.values().all(|cell| cell.adopted.is_some()));
    });
}

#[tokio::test]
async fn a_line_goes_on_without_an_evaluation_by_decision_and_both_years_stay_in_sight() {
    on_both_engines!(|council| {
        council.adopted().await;
        let line = council.line("18").await.id;
        let lifted = Lifted::Prolonged { decision: decision(3), reason: "Te kort".to_owned(), due: 2025 };
        let adviser = council.adviser().await;
        let refused = investments::lift(&adviser, council.seen().await, line, lifted.clone()).await;
        assert!(matches!(refused, Err(MoneyError::Refused(_))), "{refused:?}");
        let controller = council.somebody(Role::Finance).await;
        investments::lift(&controller, council.seen().await, line, lifted.clone()).await.unwrap();
        investments::adopt_line(&controller, council.seen().await, line, decision(3)).await.unwrap();
        let investments::Nature::Conditional(condition) = council.line("18").await.head.nature else {
            panic!("the condition stays in sight");
        };
        assert_eq!((condition.due, condition.lifted), (2024, Some(lifted)));
    });
}

#[tokio::test]
async fn nothing_is_spent_of_a_reservation_before_there_is_a_plan() {
    on_both_engines!(|council| {
        council.adopted().await;
        let controller = council.somebody(Role::Finance).await;
        let line = council.line("21").await.id;
        let spent = investments::realise(&controller, council.seen().await, line, 2025, euros(10)).await;
        assert!(matches!(spent, Err(MoneyError::Line(LineRefusal::NoPlanYet))), "{spent:?}");
        investments::adopt_line(&controller, council.seen().await, line, decision(4)).await.unwrap();
        investments::realise(&controller, council.seen().await, line, 2025, euros(10)).await.unwrap();
        investments::settle(&controller, council.seen().await, line).await.unwrap();
        let settled = council.line("21").await;
        assert_eq!((settled.state, settled.cells[&2025].realised), (LineState::Settled, Some(euros(10))));
        assert_eq!(settled.amount(2025), Amount::Money(euros(50_000)));
    });
}

#[tokio::test]
async fn an_adopted_line_is_amended_by_decision_and_says_what_it_was() {
    on_both_engines!(|council| {
        council.adopted().await;
        let controller = council.somebody(Role::Finance).await;
        let line = council.line("1").await.id;
        let more = amount(line, 2025, 310_000);
        let alone = investments::amend(
            &controller,
            council.seen().await,
            line,
            std::slice::from_ref(&more),
            decision(5),
        )
        .await;
        assert!(matches!(alone, Err(MoneyError::DoesNotClose { lines: 1 })), "{alone:?}");
        let covered = Change::Coverage {
            line,
            from: council.payer("Investeringsbudget sociale basis"),
            year: 2025,
            amount: Amount::Money(euros(310_000)),
        };
        let both = [more, covered];
        investments::amend(&controller, council.seen().await, line, &both, decision(5)).await.unwrap();
        let amended = council.line("1").await;
        let cell = amended.cells[&2025];
        assert_eq!(amended.state, LineState::Amended);
        assert_eq!(
            (cell.proposed, cell.adopted, cell.amended),
            (
                Amount::Money(euros(300_000)),
                Some(Amount::Money(euros(300_000))),
                Some(Amount::Money(euros(310_000)))
            )
        );
        assert_eq!(amended.cells[&2024].amended, None);
        let edited = investments::edit(&council.adviser().await, council.seen().await, &both).await;
        assert!(matches!(edited, Err(MoneyError::NotADraft)), "{edited:?}");
    });
}

#[tokio::test]
async fn a_source_beyond_its_ceiling_needs_a_decision_of_its_own() {
    on_both_engines!(|council| {
        let cx = council.adviser().await;
        let budget = council.sources["Investeringsbudget sociale basis"].clone();
        let ceiling =
            budget.particulars.ceiling.map(|ceiling| investments::Ceiling { certain: true, ..ceiling });
        let particulars = SourceParticulars { ceiling, ..budget.particulars };
        investments::change_source(&cx, (budget.id, 1), &particulars).await.unwrap();
        investments::propose(&cx, council.seen().await).await.unwrap();
        let controller = council.somebody(Role::Finance).await;
        let adoption = Adoption { decision: decision(1), beyond_sources: None };
        let refused = investments::adopt(&controller, council.seen().await, adoption).await;
        assert!(matches!(refused, Err(MoneyError::BeyondSources { findings: 1 })), "{refused:?}");
        let adoption = Adoption { beyond_sources: Some(decision(6)), ..adoption };
        investments::adopt(&controller, council.seen().await, adoption).await.unwrap();
    });
}

#[tokio::test]
async fn a_later_version_takes_the_place_of_the_adopted_one() {
    on_both_engines!(|council| {
        council.adopted().await;
        let cx = council.adviser().await;
        let names = ("Bijstelling 2025", "");
        let next = investments::copy(&cx, council.id, names, Purpose::Plan, None).await.unwrap();
        let plan = investments::plan(&cx, next).await.unwrap();
        let cells: Vec<_> = plan.lines.iter().flat_map(|line| line.cells.values()).collect();
        assert!(!cells.is_empty() && cells.iter().all(|cell| cell.adopted.is_none()));
        investments::propose(&cx, (next, 1)).await.unwrap();
        let controller = council.somebody(Role::Finance).await;
        let adoption = Adoption { decision: decision(7), beyond_sources: None };
        investments::adopt(&controller, (next, 2), adoption).await.unwrap();
        assert_eq!(council.plan().await.version.state, VersionState::Superseded);
    });
}

#[tokio::test]
async fn the_money_of_a_source_gets_surer_step_by_step() {
    on_both_engines!(|council| {
        let cx = council.adviser().await;
        let gala = council.sources["GALA (brede SPUK)"].id;
        for (seen, step) in [(1, CoverageStep::Apply), (2, CoverageStep::Award), (3, CoverageStep::Receive)] {
            investments::step_source(&cx, (gala, seen), step).await.unwrap();
        }
        let late = investments::step_source(&cx, (gala, 4), CoverageStep::Reclaim).await;
        assert!(matches!(late, Err(MoneyError::Step(_))), "{late:?}");
    });
}

#[tokio::test]
async fn a_version_is_found_by_whom_it_is_for_and_by_nobody_else() {
    on_both_engines!(|council| {
        let head = council.plan().await.version.head;
        for (openness, seen_by) in [
            (Openness::Internal, [false, false, true]),
            (Openness::CouncilConfidential, [false, true, true]),
            (Openness::Restricted, [false, false, false]),
            (Openness::Public, [true, true, true]),
        ] {
            let cx = council.adviser().await;
            let mut read = cx.read().await.unwrap();
            let rows = read.rows("SELECT version FROM plan_version", store::values![]).await.unwrap();
            let version: i64 = rows[0].get("version").unwrap();
            drop(read);
            let opened = VersionHead { openness, ..head.clone() };
            if openness == Openness::Public {
                // Who cannot see it cannot open it either.
                let refused = investments::change_head(&cx, (council.id, version), opened.clone()).await;
                assert!(matches!(refused, Err(MoneyError::NotFound)), "{refused:?}");
                let mut tx = cx.begin().await.unwrap();
                let account: Option<AccountId> = cx.actor.account;
                let subject = ("plan-version", council.id.uuid());
                let entry = access::name_reader(&cx, &mut tx, subject, account.unwrap()).await.unwrap();
                tx.commit(entry).await.unwrap();
            }
            investments::change_head(&cx, (council.id, version), opened).await.unwrap();
            for (role, expected) in
                [Role::Public, Role::Councillor, Role::PolicyAdviser].into_iter().zip(seen_by)
            {
                let cx = council.town.cx(role, None);
                let found = investments::plan(&cx, council.id).await.is_ok();
                let listed = !investments::versions(&cx).await.unwrap().is_empty();
                assert_eq!((found, listed), (expected, expected), "{openness} {role}");
            }
        }
    });
}

#[tokio::test]
async fn a_copy_of_a_public_plan_is_not_public() {
    on_both_engines!(|council| {
        let cx = council.adviser().await;
        let head = VersionHead { openness: Openness::Public, ..council.plan().await.version.head };
        investments::change_head(&cx, council.seen().await, head).await.unwrap();
        let copy = investments::copy(&cx, council.id, ("Wat als", ""), Purpose::WhatIf, None).await.unwrap();
        let stranger = council.town.cx(Role::Public, None);
        assert!(investments::plan(&stranger, council.id).await.is_ok());
        assert!(matches!(investments::plan(&stranger, copy).await, Err(MoneyError::NotFound)));
    });
}
