//! How few cells are left out, beside the fewest that would do.
#![expect(clippy::unwrap_used, reason = "a test that cannot be prepared has failed")]

use disclosure::{Count, Dimension, Finding, Release, Rules, Status, Table, audit, protect};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

const AREAS: [&str; 3] = ["B1", "B2", "B3"];
const AGES: [&str; 3] = ["jong", "midden", "oud"];

fn release(people: &[u32]) -> Release {
    let codes: Vec<[&str; 2]> = AREAS.iter().flat_map(|area| AGES.iter().map(|age| [*area, *age])).collect();
    let counts: Vec<Count<'_>> =
        codes.iter().zip(people).map(|(codes, people)| Count { codes, people: *people }).collect();
    let dimensions = [Dimension::new("area", AREAS).unwrap(), Dimension::new("age", AGES).unwrap()];
    Release::of(&[Table::people("inwoners", &dimensions, &counts).unwrap()]).unwrap()
}

/// Whether some `more` cells from `from` on can go with what is left out already so that nothing is exposed.
fn enough(
    release: &Release,
    findings: &[Finding],
    published: &mut Vec<bool>,
    from: usize,
    more: usize,
) -> bool {
    if more == 0 {
        return audit(release, findings, published).exposed().next().is_none();
    }
    (from..published.len()).any(|cell| {
        published[cell] && {
            published[cell] = false;
            let found = enough(release, findings, published, cell + 1, more - 1);
            published[cell] = true;
            found
        }
    })
}

#[test]
fn hardly_more_is_left_out_than_must_be() {
    let mut runner = TestRunner::deterministic();
    let (mut ours, mut fewest) = (0, 0);
    for _ in 0..40 {
        let people = prop::collection::vec(1..25_u32, 9).new_tree(&mut runner).unwrap().current();
        let release = release(&people);
        let outcome = protect(&release, &Rules::people(5)).unwrap();
        let secondary = outcome.cost.secondary;
        if secondary > 4 {
            continue;
        }
        let mut published: Vec<bool> =
            outcome.statuses.iter().map(|status| !matches!(status, Status::Primary(_))).collect();
        let least =
            (0..=secondary).find(|more| enough(&release, &outcome.findings, &mut published, 0, *more));
        ours += secondary;
        fewest += least.unwrap();
    }

    assert!(fewest > 0 && ours * 100 <= fewest * 105, "{ours} left out where {fewest} would do");
}
