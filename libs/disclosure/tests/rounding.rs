//! Rounding to 5: what must hold whatever the table.
#![expect(clippy::unwrap_used, reason = "a test that cannot be prepared has failed")]

use disclosure::{Count, Dimension, Key, Release, Rounded, Table, audit_rounded, round_each, round_together};
use proptest::prelude::*;

const AREAS: [&str; 4] = ["B1", "B2", "B3", "B4"];
const AGES: [&str; 3] = ["jong", "midden", "oud"];
const SEXES: [&str; 2] = ["v", "m"];

fn release(people: &[u32], with_sex: bool) -> Release {
    let areas = Dimension::new("area", AREAS).unwrap().sum("W1", ["B1", "B2"]).unwrap();
    let areas = areas.sum("W2", ["B3", "B4"]).unwrap();
    let mut dimensions = vec![areas, Dimension::new("age", AGES).unwrap()];
    let mut codes: Vec<Vec<&str>> =
        AREAS.iter().flat_map(|area| AGES.iter().map(|age| vec![*area, *age])).collect();
    if with_sex {
        dimensions.push(Dimension::new("sex", SEXES).unwrap());
        let both = |codes: &Vec<&'static str>| {
            SEXES.map(|sex| codes.iter().copied().chain([sex]).collect::<Vec<_>>())
        };
        codes = codes.iter().flat_map(both).collect();
    }
    let counts: Vec<Count<'_>> = codes
        .iter()
        .zip(people.iter().cycle())
        .map(|(codes, people)| Count { codes, people: *people })
        .collect();
    Release::of(&[Table::people("inwoners", &dimensions, &counts).unwrap()]).unwrap()
}

/// The sums as the codes say it, reckoned without the library.
fn adds_up(release: &Release, rounded: &Rounded) -> bool {
    let parts = |dimension: &str, code: Option<&str>| -> Vec<&str> {
        match (dimension, code) {
            ("area", None) => vec!["W1", "W2"],
            ("area", Some("W1")) => vec!["B1", "B2"],
            ("area", Some("W2")) => vec!["B3", "B4"],
            ("age", None) => AGES.to_vec(),
            ("sex", None) => SEXES.to_vec(),
            _ => Vec::new(),
        }
    };
    release.cells().iter().zip(&rounded.values).all(|(cell, value)| {
        ["area", "age", "sex"].iter().all(|dimension| {
            let parts = parts(dimension, cell.key.codes.get(*dimension).map(String::as_str));
            let of = |code: &&str| {
                let mut key = cell.key.clone();
                key.codes.insert((*dimension).to_owned(), (*code).to_owned());
                release.find(&key).map(|place| rounded.values[place])
            };
            let found: Vec<f64> = parts.iter().filter_map(of).collect();
            found.is_empty() || (found.iter().sum::<f64>() - value).abs() < 1e-9
        })
    })
}

#[test]
fn each_cell_goes_to_the_nearest_multiple() {
    let release = release(&[0, 2, 3, 5, 7, 8], false);

    let rounded = round_each(&release, 5).unwrap();

    let expected = [0.0, 0.0, 5.0, 5.0, 5.0, 10.0];
    let leaves = (0..6).map(|leaf| rounded.values[leaf / 3 * 4 + leaf % 3]);
    assert_eq!(leaves.collect::<Vec<_>>(), expected);
    assert!(!rounded.is_consistent(), "{:?}", rounded.broken);
    assert!(round_each(&release, 0).is_err());
}

#[test]
fn a_rounded_sum_tells_about_its_parts() {
    // Three times 2 makes 6: the parts become 0, their sum 5, so that they cannot all be 0.
    let areas = Dimension::new("area", ["B1", "B2", "B3"]).unwrap();
    let counts = ["B1", "B2", "B3"].map(|area| [area]);
    let counts = counts.each_ref().map(|codes| Count { codes, people: 2 });
    let release = Release::of(&[Table::people("inwoners", &[areas], &counts).unwrap()]).unwrap();
    let part = release.find(&Key::new("inwoners", &[("area", "B1")])).unwrap();
    let total = release.find(&Key::new("inwoners", &[])).unwrap();

    let seen = audit_rounded(&release, &round_each(&release, 5).unwrap(), &[part, total]);

    let seen = |cell| seen.of(cell).map(|interval| (interval.low, interval.high)).unwrap();
    assert_eq!(seen(part), (0.0, 2.0));
    assert_eq!(seen(total), (3.0, 6.0));
}

proptest! {
    #[test]
    fn two_dimensions_can_always_be_rounded_together(people in prop::collection::vec(0..40_u32, 12)) {
        let release = release(&people, false);
        let rounded = round_together(&release, 5).unwrap();

        prop_assert!(rounded.is_consistent() && adds_up(&release, &rounded));
        for (cell, value) in release.cells().iter().zip(&rounded.values) {
            prop_assert!(value % 5.0 == 0.0 && (value - cell.value).abs() < 5.0, "{}: {value} for {}", cell.key, cell.value);
        }
        prop_assert_eq!(round_together(&release, 5).unwrap(), rounded);
    }

    #[test]
    fn rounding_says_truly_whether_sums_hold(people in prop::collection::vec(0..40_u32, 24)) {
        let release = release(&people, true);
        for rounded in [round_each(&release, 5).unwrap(), round_together(&release, 5).unwrap()] {
            prop_assert_eq!(rounded.is_consistent(), adds_up(&release, &rounded));
        }
    }

    #[test]
    fn the_truth_lies_in_what_rounding_tells(people in prop::collection::vec(0..40_u32, 12)) {
        let release = release(&people, false);
        let cells: Vec<usize> = (0..release.cells().len()).step_by(5).collect();
        for rounded in [round_each(&release, 5).unwrap(), round_together(&release, 5).unwrap()] {
            let intervals = audit_rounded(&release, &rounded, &cells).intervals;
            prop_assert_eq!(intervals.len(), cells.len());
            for interval in intervals {
                let value = release.cells()[interval.cell].value;
                prop_assert!(interval.proven && interval.low <= value && value <= interval.high, "{interval:?} for {value}");
            }
        }
    }
}
