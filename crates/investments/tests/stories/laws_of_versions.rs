//! Laws of versions as the database keeps them, under random edits.

use access::{Cx, Role};
use investments::{Adoption, Amount, Change, Plan, PlanVersionId, Purpose, WhatIf};
use kernel::Cents;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use shell::test_kit::Town;
use tracks::TrackId;
use uuid::Uuid;
use vision::{Body, NewDecision};

use crate::hall::{bring_in, sources};
use crate::kit;

/// An edit by place: which line, which year, what, and whether its first source pays it too.
type Edit = (usize, i32, i64, bool);

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    proptest::collection::vec((0_usize..28, 2024_i32..=2027, -2_i64..50_000_000, any::<bool>()), 1..8)
}

fn changes(plan: &Plan, (nth, year, cents, covered): Edit) -> Vec<Change> {
    let line = &plan.lines[nth % plan.lines.len()];
    let amount = match cents {
        -2 => Amount::Pm,
        -1 => Amount::Empty,
        cents => Amount::Money(Cents(cents)),
    };
    let mut changes = vec![Change::Amount { line: line.id, year, amount }];
    if let Some(one) = line.coverage.first().filter(|_| covered) {
        changes.push(Change::Coverage { line: line.id, from: one.payer(), year, amount });
    }
    if year == 2025 {
        let mut head = line.head.clone();
        head.track = head.track.is_none().then(|| TrackId::from_uuid(Uuid::from_u128(1)));
        changes.push(Change::Head { line: line.id, head: Box::new(head) });
    }
    changes
}

struct Hall {
    adviser: Cx,
    finance: Cx,
    id: PlanVersionId,
    _town: Town,
}

async fn hall() -> Hall {
    let town = Town::on("2023-11-01", &kit::migrations(), |_| Vec::new()).await;
    let adviser = town.cx(Role::PolicyAdviser, None);
    let id = bring_in(&adviser, &sources(&adviser).await, |_| ()).await;
    Hall { adviser, finance: town.cx(Role::Finance, None), id, _town: town }
}

/// All that is kept of the lines, as text: the same text is the same bytes.
async fn written(hall: &Hall, id: PlanVersionId) -> String {
    format!("{:?}", investments::plan(&hall.adviser, id).await.unwrap().lines)
}

async fn edit(hall: &Hall, id: PlanVersionId, edit: Edit) {
    let plan = investments::plan(&hall.adviser, id).await.unwrap();
    let changes = changes(&plan, edit);
    investments::edit(&hall.adviser, (id, plan.version.version), &changes).await.unwrap();
}

async fn seen(hall: &Hall, id: PlanVersionId) -> (PlanVersionId, i64) {
    (id, investments::plan(&hall.adviser, id).await.unwrap().version.version)
}

/// Runs a law a few times: each time builds a town.
fn holds<S: Strategy, F: Future<Output = ()>>(strategy: &S, law: impl Fn(S::Value) -> F) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let config = ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() };
    TestRunner::new(config)
        .run(strategy, |value| {
            runtime.block_on(law(value));
            Ok(())
        })
        .unwrap();
}

#[test]
fn what_is_taken_back_is_the_same_byte_for_byte_and_what_is_made_again_as_well() {
    holds(&edits(), |edits| async move {
        let hall = hall().await;
        let mut states = vec![written(&hall, hall.id).await];
        for one in edits {
            let before = states.last().unwrap().clone();
            edit(&hall, hall.id, one).await;
            let after = written(&hall, hall.id).await;
            // An edit that changes nothing is no step.
            if after != before {
                states.push(after);
            }
        }
        for state in states.iter().rev().skip(1) {
            investments::undo(&hall.adviser, seen(&hall, hall.id).await).await.unwrap();
            assert_eq!(written(&hall, hall.id).await, *state);
        }
        assert!(investments::undo(&hall.adviser, seen(&hall, hall.id).await).await.is_err());
        for state in states.iter().skip(1) {
            investments::redo(&hall.adviser, seen(&hall, hall.id).await).await.unwrap();
            assert_eq!(written(&hall, hall.id).await, *state);
        }
    });
}

#[test]
fn what_happens_in_a_copy_never_changes_what_was_adopted() {
    let what_if = prop_oneof![
        (-200_i64..400, 2024_i32..=2027).prop_map(|(permille, from)| (Some(permille), from)),
        (2023_i32..=2027).prop_map(|last| (None, last)),
    ];
    holds(&(what_if, edits()), |((permille, year), edits)| async move {
        let hall = hall().await;
        let date = "2023-11-13".parse().unwrap();
        let new = NewDecision::titled("Begroting 2024", Body::Council, date);
        let decision = vision::register_decision(&hall.adviser, &new).await.unwrap();
        investments::propose(&hall.adviser, seen(&hall, hall.id).await).await.unwrap();
        let adoption = Adoption { decision, beyond_sources: None };
        investments::adopt(&hall.finance, seen(&hall, hall.id).await, adoption).await.unwrap();
        let adopted = investments::plan(&hall.adviser, hall.id).await.unwrap();
        let source = adopted.lines[0].coverage[0].source;
        let what_if = match permille {
            Some(permille) => WhatIf::Index { permille, from: year },
            None => WhatIf::SourceEnds { source, last: year },
        };
        for (purpose, what_if) in [(Purpose::WhatIf, Some(what_if)), (Purpose::Plan, None)] {
            let copy =
                investments::copy(&hall.adviser, hall.id, ("Kopie", ""), purpose, what_if).await.unwrap();
            for one in &edits {
                edit(&hall, copy, *one).await;
            }
            investments::undo(&hall.adviser, seen(&hall, copy).await).await.unwrap_or_default();
            assert_eq!(investments::plan(&hall.adviser, hall.id).await.unwrap(), adopted);
        }
    });
}
