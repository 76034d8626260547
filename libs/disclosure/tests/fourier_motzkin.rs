//! The audit of amounts against elimination by hand: unknowns are removed one by one until one is left (Fourier 1826,
//! Motzkin 1936).

use std::collections::BTreeSet;

use disclosure::{Contribution, Dimension, Key, Release, Table, audit};
use proptest::prelude::*;

const AREAS: [&str; 3] = ["B1", "B2", "B3"];
const KINDS: [&str; 2] = ["zorg", "welzijn"];

/// factors · x ≤ most
type Inequality = (Vec<f64>, f64);

/// Takes one unknown out: where two rows make an equation, by filling it in everywhere; else each upper bound on it is
/// set against each lower bound.
fn without(rows: &[Inequality], unknown: usize) -> Vec<Inequality> {
    let opposite = |row: &Inequality, other: &Inequality| {
        (row.1 + other.1).abs() < 1e-9
            && row.0.iter().zip(&other.0).all(|(one, other)| (one + other).abs() < 1e-9)
    };
    let equation =
        |row: &&Inequality| row.0[unknown].abs() > 1e-9 && rows.iter().any(|other| opposite(row, other));
    if let Some(equal) = rows.iter().find(equation) {
        let filled_in = |row: &Inequality| {
            let times = row.0[unknown] / equal.0[unknown];
            let mut factors: Vec<f64> =
                row.0.iter().zip(&equal.0).map(|(one, other)| one - times * other).collect();
            factors[unknown] = 0.0;
            (factors, row.1 - times * equal.1)
        };
        return distinct(rows.iter().map(filled_in).collect());
    }
    let scaled = |row: &Inequality| {
        let size = row.0[unknown].abs();
        (row.0.iter().map(|factor| factor / size).collect::<Vec<_>>(), row.1 / size)
    };
    let above: Vec<_> = rows.iter().filter(|row| row.0[unknown] > 1e-9).map(scaled).collect();
    let below: Vec<_> = rows.iter().filter(|row| row.0[unknown] < -1e-9).map(scaled).collect();
    let mut left: Vec<Inequality> = rows.iter().filter(|row| row.0[unknown].abs() <= 1e-9).cloned().collect();
    for (up, most) in &above {
        for (down, least) in &below {
            let mut factors: Vec<f64> = up.iter().zip(down).map(|(up, down)| up + down).collect();
            factors[unknown] = 0.0;
            left.push((factors, most + least));
        }
    }
    distinct(left)
}

fn distinct(rows: Vec<Inequality>) -> Vec<Inequality> {
    let mut seen = BTreeSet::new();
    let mut kept = rows;
    kept.retain(|(factors, most)| {
        let rounded: Vec<String> =
            factors.iter().chain([most]).map(|number| format!("{:.6}", number + 0.0)).collect();
        factors.iter().any(|factor| factor.abs() > 1e-9) && seen.insert(rounded)
    });
    kept
}

/// The least and the most of one unknown; `None` where the rows grow beyond patience.
fn range(rows: &[Inequality], unknown: usize, unknowns: usize) -> Option<(f64, f64)> {
    let mut rows = distinct(rows.to_vec());
    for other in (0..unknowns).filter(|other| *other != unknown) {
        rows = without(&rows, other);
        if rows.len() > 3_000 {
            return None;
        }
    }
    let bounds = |up: bool| {
        rows.iter().filter(move |row| (row.0[unknown] > 0.0) == up).map(|row| row.1 / row.0[unknown])
    };
    Some((bounds(false).fold(f64::NEG_INFINITY, f64::max), bounds(true).fold(f64::INFINITY, f64::min)))
}

/// What the published cells say, as pairs of inequalities over the six leaves, and that nothing is below 0.
fn told(release: &Release, published: &[bool]) -> Vec<Inequality> {
    let mut rows: Vec<Inequality> = (0..6).map(|leaf| (unit(leaf, -1.0), 0.0)).collect();
    for (place, cell) in release.cells().iter().enumerate() {
        if published[place] {
            let factors = leaves_of(&cell.key);
            rows.push((factors.iter().map(|factor| -factor).collect(), -cell.value));
            rows.push((factors, cell.value));
        }
    }
    rows
}

fn unit(leaf: usize, factor: f64) -> Vec<f64> {
    (0..6).map(|other| if other == leaf { factor } else { 0.0 }).collect()
}

fn leaves_of(key: &Key) -> Vec<f64> {
    let fits = |dimension: &str, code: &str| key.codes.get(dimension).is_none_or(|named| named == code);
    let leaf = |area: &str, kind: &str| if fits("area", area) && fits("kind", kind) { 1.0 } else { 0.0 };
    AREAS
        .iter()
        .flat_map(|area| KINDS.iter().map(move |kind| (*area, *kind)))
        .map(|(area, kind)| leaf(area, kind))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_audit_finds_what_elimination_finds(amounts in prop::collection::vec(0..400_u32, 6), mask in prop::collection::vec(any::<bool>(), 12)) {
        let dimensions = [Dimension::new("area", AREAS).unwrap(), Dimension::new("kind", KINDS).unwrap()];
        let codes: Vec<[&str; 2]> = AREAS.iter().flat_map(|area| KINDS.iter().map(|kind| [*area, *kind])).collect();
        let contributions: Vec<Contribution<'_>> = codes
            .iter()
            .zip(&amounts)
            .map(|(codes, amount)| Contribution { codes, contributor: "a", amount: f64::from(*amount) / 4.0 })
            .collect();
        let release = Release::of(&[Table::amounts("subsidie", &dimensions, &contributions).unwrap()]).unwrap();
        let rows = told(&release, &mask);
        let intervals = audit(&release, &[], &mask).intervals;
        prop_assert_eq!(intervals.len(), mask.iter().filter(|published| !**published).count());
        for interval in intervals {
            // The cell itself becomes the seventh unknown.
            let leaves = leaves_of(&release.cells()[interval.cell].key);
            let wide = |row: &Inequality| (row.0.iter().copied().chain([0.0]).collect::<Vec<_>>(), row.1);
            let mut rows: Vec<Inequality> = rows.iter().map(wide).collect();
            rows.push((leaves.iter().copied().chain([-1.0]).collect(), 0.0));
            rows.push((leaves.iter().map(|factor| -factor).chain([1.0]).collect(), 0.0));
            let Some((low, high)) = range(&rows, 6, 7) else { return Err(TestCaseError::reject("too many rows")) };

            prop_assert!((interval.low - low).abs() < 1e-6, "{}: {} is not {low}", release.cells()[interval.cell].key, interval.low);
            prop_assert!(interval.high == high || (interval.high - high).abs() < 1e-6, "{}: {} is not {high}", release.cells()[interval.cell].key, interval.high);
        }
    }
}
