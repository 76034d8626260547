//! Laws that weights and errors keep, whatever the sample.
#![expect(clippy::unwrap_used, reason = "a sample that cannot be made must stop the test")]

use proptest::prelude::*;
use survey_weights::{
    Centre, Design, Distance, Domain, Draw, Factor, Flat, Item, Known, Lonely, Margin, Regression, Share,
    ShareInterval, Stage, Wave, Weighting, change,
};

/// A respondent: weight, stratum, cluster, two categories, a number.
type Row = (f64, u8, u8, u8, u8, f64);

fn rows(sizes: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Row>> {
    prop::collection::vec((1.0..20.0_f64, 0..3_u8, 0..4_u8, 0..3_u8, 0..2_u8, -50.0..50.0_f64), sizes)
}

/// Each pair of categories and each stratum with two clusters is there, so that every margin can be met.
fn whole(mut rows: Vec<Row>) -> Vec<Row> {
    for (at, (a, b)) in [(0, 0), (0, 1), (1, 0), (1, 1), (2, 0), (2, 1)].into_iter().enumerate() {
        let at = u8::try_from(at).unwrap();
        rows.push((5.0, at % 3, at / 3, a, b, f64::from(at)));
    }
    rows
}

struct Town {
    rows: Vec<Row>,
    strata: Factor,
    clusters: Factor,
    one: Factor,
    two: Factor,
    item: Item,
}

impl Town {
    fn new(rows: Vec<Row>) -> Self {
        let rows = whole(rows);
        let factor =
            |name, code: fn(&Row) -> u8| Factor::new(name, rows.iter().map(|row| code(row).to_string()));
        Self {
            strata: factor("stratum", |row| row.1),
            clusters: factor("cluster", |row| row.2),
            one: factor("age", |row| row.3),
            two: factor("sex", |row| row.4),
            item: Item::new("grade", rows.iter().map(|row| Some(row.5))).unwrap(),
            rows,
        }
    }

    fn weights(&self) -> impl Iterator<Item = f64> {
        self.rows.iter().map(|row| row.0)
    }

    fn design(&self) -> Design {
        let stage = Stage::clusters(&self.clusters).within(&self.strata);
        Design::new(self.weights()).unwrap().stage(&stage).unwrap().lonely(Lonely::Certain)
    }

    fn margins(&self, shares: [f64; 3]) -> [Margin; 2] {
        let sum: f64 = shares.iter().sum();
        let totals = shares.map(|share| 3_000.0 * share / sum);
        let one = self.one.margin([("0", totals[0]), ("1", totals[1]), ("2", totals[2])]).unwrap();
        [one, self.two.margin([("0", 1_400.0), ("1", 1_600.0)]).unwrap()]
    }
}

#[track_caller]
fn near(found: f64, expected: f64, size: f64) {
    assert!((found - expected).abs() <= 1e-9 * size.abs().max(1e-300), "{found} is not {expected}");
}

fn sum_where(weights: &[f64], inside: impl Fn(usize) -> bool) -> f64 {
    (0..weights.len()).filter(|i| inside(*i)).map(|i| weights[i]).sum()
}

fn assert_margins(town: &Town, weighting: &Weighting, margins: &[Margin; 2]) {
    for (place, level) in ["0", "1", "2"].into_iter().enumerate() {
        let found = sum_where(weighting.weights(), |i| town.rows[i].3.to_string() == level);
        near(found, margins[0].totals()[place], found);
    }
    for (place, level) in ["0", "1"].into_iter().enumerate() {
        let found = sum_where(weighting.weights(), |i| town.rows[i].4.to_string() == level);
        near(found, margins[1].totals()[place], found);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn raking_reproduces_its_margins_with_weights_above_zero(
        rows in rows(0..60),
        shares in prop::array::uniform3(0.2..1.0_f64),
    ) {
        let town = Town::new(rows);
        let margins = town.margins(shares);
        let weighting = town.design().rake(&margins).unwrap();
        assert_margins(&town, &weighting, &margins);
        prop_assert!(weighting.weights().iter().all(|weight| *weight > 0.0));
        prop_assert!(weighting.missed() < 1e-10);
    }

    #[test]
    fn raking_is_calibration_by_the_exponential(rows in rows(0..60), shares in prop::array::uniform3(0.2..1.0_f64)) {
        let town = Town::new(rows);
        let margins = town.margins(shares);
        let raked = town.design().rake(&margins).unwrap();
        let calibrated = town.design().calibrate(&margins.map(Known::Margin), Distance::Raking).unwrap();
        for (one, other) in raked.weights().iter().zip(calibrated.weights()) {
            near(*one, *other, *one);
        }
        let [one, other] = [&raked, &calibrated].map(|weighting| weighting.mean(&town.item, &Domain::everyone()).unwrap());
        near(one.error, other.error, one.error.max(1e-6));
    }

    #[test]
    fn calibration_reproduces_every_total_and_leaves_it_no_error(
        rows in rows(20..60),
        share in 0.9..1.1_f64,
    ) {
        let town = Town::new(rows);
        let of_design: f64 = town.rows.iter().map(|row| row.0 * row.5).sum();
        let people: f64 = town.weights().sum();
        let two = town.two.margin([("0", people * 0.47), ("1", people * 0.53)]).unwrap();
        let target = of_design * share;
        let known = [Known::Margin(two), Known::Total(town.item.clone(), target)];
        let weighting = town.design().calibrate(&known, Distance::Linear).unwrap();
        let total = weighting.total(&town.item, &Domain::everyone()).unwrap();
        let size: f64 = town.rows.iter().map(|row| row.0 * row.5.abs()).sum();
        near(total.value, target, size);
        prop_assert!(total.error <= 1e-9 * size, "{}", total.error);
        let sex = weighting.total(&Item::people(town.rows.len()), &town.two.domain("0").unwrap()).unwrap();
        near(sex.value, people * 0.47, people);
        prop_assert!(sex.error <= 1e-9 * people, "{}", sex.error);
    }

    #[test]
    fn bounded_weights_stay_within_their_bounds(rows in rows(0..60), shares in prop::array::uniform3(0.8..1.2_f64)) {
        let town = Town::new(rows);
        let margins = town.margins(shares);
        let people: f64 = town.weights().sum();
        let design = Design::new(town.weights().map(|weight| weight * 3_000.0 / people)).unwrap();
        for distance in [Distance::Logit { lower: 0.1, upper: 8.0 }, Distance::LinearWithin { lower: 0.1, upper: 8.0 }] {
            // Some samples cannot be calibrated within any bounds; those that can must keep them.
            if let Ok(weighting) = design.calibrate(&margins.clone().map(Known::Margin), distance) {
                assert_margins(&town, &weighting, &margins);
                prop_assert!(weighting.ratios().iter().all(|ratio| (0.1 - 1e-12..=8.0 + 1e-12).contains(ratio)));
            }
        }
    }

    #[test]
    fn raking_within_bounds_keeps_margins_and_bounds(rows in rows(0..60), shares in prop::array::uniform3(0.8..1.2_f64)) {
        let town = Town::new(rows);
        let margins = town.margins(shares);
        let free = town.design().rake(&margins).unwrap();
        let most = free.weights().iter().fold(0.0, |most: f64, weight| most.max(*weight));
        let mean = 3_000.0 / f64::from(u32::try_from(town.rows.len()).unwrap());
        let upper = mean + 0.8 * (most - mean) + 1e-3;
        // Some margins cannot be met within these bounds; those that can must be.
        if let Ok(weighting) = town.design().rake_within(&margins, 0.01, upper) {
            assert_margins(&town, &weighting, &margins);
            prop_assert!(weighting.weights().iter().all(|weight| (0.01..=upper).contains(weight)));
        }
        let loose = town.design().rake_within(&margins, 0.0, most * 2.0 + 3_000.0).unwrap();
        for (one, other) in loose.weights().iter().zip(free.weights()) {
            near(*one, *other, *one);
        }
    }

    #[test]
    fn trimming_keeps_the_sum_and_the_order(rows in rows(1..60), cut in 0.05..0.95_f64) {
        let town = Town::new(rows);
        let weighting = town.design().weighting();
        let mean = town.weights().sum::<f64>() / f64::from(u32::try_from(town.rows.len()).unwrap());
        let (lower, upper) = (mean * cut, mean * (1.0 + cut));
        for share in [Share::Alike, Share::ByWeight] {
            let trimmed = weighting.trim(lower, upper, share).unwrap();
            let weights = trimmed.weighting.weights();
            near(weights.iter().sum(), town.weights().sum(), mean * 100.0);
            for (i, one) in weights.iter().enumerate() {
                prop_assert!((lower..=upper).contains(one));
                for (j, other) in weights.iter().enumerate() {
                    prop_assert!(town.rows[i].0 > town.rows[j].0 || one <= other);
                }
            }
        }
    }

    #[test]
    fn a_domain_that_is_everything_is_the_whole(rows in rows(0..60), shares in prop::array::uniform3(0.2..1.0_f64)) {
        let town = Town::new(rows);
        let everything = Domain::new("everything", vec![true; town.rows.len()]);
        for weighting in [town.design().weighting(), town.design().rake(&town.margins(shares)).unwrap()] {
            for domain in [&everything, &Factor::new("city", vec!["c"; town.rows.len()]).domain("c").unwrap()] {
                let whole = Domain::everyone();
                prop_assert_eq!(weighting.mean(&town.item, domain).unwrap(), weighting.mean(&town.item, &whole).unwrap());
                prop_assert_eq!(weighting.total(&town.item, domain).unwrap(), weighting.total(&town.item, &whole).unwrap());
                let [half, of_whole] = [domain, &whole].map(|domain| weighting.quantile(&town.item, domain, 0.5, (Flat::Lowest, 0.95)).unwrap());
                prop_assert_eq!(half, of_whole);
            }
        }
    }

    #[test]
    fn domains_add_up_to_the_whole(rows in rows(0..60)) {
        let town = Town::new(rows);
        let weighting = town.design().weighting();
        let parts: Vec<f64> = ["0", "1", "2"]
            .map(|level| weighting.total(&town.item, &town.one.domain(level).unwrap()).unwrap().value)
            .to_vec();
        let whole = weighting.total(&town.item, &Domain::everyone()).unwrap();
        near(parts.iter().sum(), whole.value, 1e5);
    }

    #[test]
    fn a_table_holds_what_is_found_one_by_one(rows in rows(0..80), shares in prop::array::uniform3(0.2..1.0_f64), lacking in 0..5_usize) {
        let town = Town::new(rows);
        let some = Item::new("some", town.rows.iter().enumerate().map(|(i, row)| (i % 5 != lacking).then_some(row.5 + 1.0))).unwrap();
        let items = [town.item.clone(), some];
        let areas = Factor::new("area", town.rows.iter().map(|row| (row.2 * 3 + row.3).to_string()));
        for weighting in [town.design().weighting(), town.design().rake(&town.margins(shares)).unwrap()] {
            let table = weighting.means_by(&items, &areas).unwrap();
            for (at, item) in items.iter().enumerate() {
                for (place, level) in areas.levels().iter().enumerate() {
                    let single = weighting.mean(item, &areas.domain(level).unwrap()).ok();
                    let cell = table.get(at, place).copied();
                    prop_assert_eq!(cell.is_some(), single.is_some());
                    if let (Some(cell), Some(single)) = (cell, single) {
                        near(cell.value, single.value, 100.0);
                        near(cell.error, single.error, 10.0);
                        prop_assert_eq!((cell.answers, cell.freedom), (single.answers, single.freedom));
                        let effects = [cell, single].map(|one| one.design_effect(Draw::WithReplacement));
                        prop_assert_eq!(effects[0].is_some(), effects[1].is_some());
                    }
                }
            }
        }
    }

    #[test]
    fn a_census_has_no_variance(rows in rows(0..60)) {
        let town = Town::new(rows);
        let sizes: Vec<f64> = town.rows.iter().map(|row| sum_where(&vec![1.0; town.rows.len()], |i| town.rows[i].1 == row.1)).collect();
        let stage = Stage::respondents().within(&town.strata).out_of(sizes);
        let design = Design::new(vec![1.0; town.rows.len()]).unwrap().stage(&stage).unwrap();
        let weighting = design.weighting();
        prop_assert_eq!(weighting.mean(&town.item, &Domain::everyone()).unwrap().error, 0.0);
        prop_assert_eq!(weighting.total(&town.item, &town.one.domain("1").unwrap()).unwrap().error, 0.0);
        prop_assert_eq!(weighting.ratio(&town.item, &Item::people(town.rows.len()), &Domain::everyone()).unwrap().error, 0.0);
    }

    #[test]
    fn the_order_of_respondents_does_not_matter(rows in rows(0..60), shares in prop::array::uniform3(0.2..1.0_f64)) {
        let town = Town::new(rows);
        let mut turned = town.rows.clone();
        turned.reverse();
        let turned = Town {
            strata: Factor::new("stratum", turned.iter().map(|row| row.1.to_string())),
            clusters: Factor::new("cluster", turned.iter().map(|row| row.2.to_string())),
            one: Factor::new("age", turned.iter().map(|row| row.3.to_string())),
            two: Factor::new("sex", turned.iter().map(|row| row.4.to_string())),
            item: Item::new("grade", turned.iter().map(|row| Some(row.5))).unwrap(),
            rows: turned,
        };
        let [one, other] = [&town, &turned].map(|town| {
            let weighting = town.design().rake(&town.margins(shares)).unwrap();
            weighting.mean(&town.item, &town.two.domain("1").unwrap()).unwrap()
        });
        near(one.value, other.value, 50.0);
        near(one.error, other.error, 10.0);
    }

    #[test]
    fn a_change_with_everybody_twice_is_the_mean_of_the_changes(rows in rows(10..60), shifts in prop::collection::vec(-5.0..5.0_f64, 66)) {
        let town = Town::new(rows);
        let later = Item::new("later", town.rows.iter().zip(&shifts).map(|(row, shift)| Some(row.5 + shift))).unwrap();
        let shift = Item::new("shift", town.rows.iter().zip(&shifts).map(|(_, shift)| Some(*shift))).unwrap();
        let design = Design::new(town.weights()).unwrap().stage(&Stage::respondents().within(&town.strata)).unwrap();
        let weighting = design.weighting();
        let keys: Vec<String> = (0..town.rows.len()).map(|i| i.to_string()).collect();
        let domain = Domain::everyone();
        let wave = |item, keys| Wave { weighting: &weighting, item, domain: &domain, keys };
        let paired = change(&wave(&town.item, Some(&keys)), &wave(&later, Some(&keys))).unwrap();
        let expected = weighting.mean(&shift, &domain).unwrap();
        near(paired.difference, expected.value, 50.0);
        near(paired.error * paired.error, expected.error * expected.error, paired.waves[0].error.powi(2));
        prop_assert_eq!(paired.freedom, expected.freedom);
        let apart = change(&wave(&town.item, None), &wave(&later, None)).unwrap();
        near(apart.error, apart.waves[0].error.hypot(apart.waves[1].error), apart.error);
    }

    #[test]
    fn the_jackknife_of_a_total_is_the_linearised_error(rows in rows(0..60)) {
        let town = Town::new(rows);
        let design = Design::new(town.weights()).unwrap().stage(&Stage::respondents().within(&town.strata)).unwrap();
        let linear = design.weighting().total(&town.item, &Domain::everyone()).unwrap();
        let total = |design: &Design| Ok(design.weights().iter().zip(&town.rows).map(|(weight, row)| weight * row.5).sum());
        for centre in [Centre::Estimate, Centre::Mean] {
            let again = design.jackknife().unwrap().around(centre).estimate(total).unwrap();
            near(again.value, linear.value, 1e5);
            near(again.error, linear.error, linear.error);
        }
    }

    #[test]
    fn intervals_of_proportions_hold_the_proportion_and_stay_in_range(
        answers in prop::collection::vec((any::<bool>(), 1.0..9.0_f64), 2..80),
        level in 0.5..0.999_f64,
    ) {
        let item = Item::share("yes", answers.iter().map(|answer| Some(answer.0)));
        let weighting = Design::new(answers.iter().map(|answer| answer.1)).unwrap().weighting();
        let share = weighting.mean(&item, &Domain::everyone()).unwrap();
        for how in [ShareInterval::Logit, ShareInterval::Beta, ShareInterval::Wilson, ShareInterval::Arcsine] {
            let (lower, upper) = share.share_interval(how, level).unwrap().unwrap();
            prop_assert!(0.0 <= lower && lower <= share.value + 1e-9, "{:?} {} {}", how, lower, share.value);
            prop_assert!(upper <= 1.0 && share.value - 1e-9 <= upper, "{:?} {} {}", how, upper, share.value);
            prop_assert!(lower < upper, "{:?}", how);
        }
    }

    #[test]
    fn equal_weights_make_the_regressions_one(rows in rows(0..60), shares in prop::array::uniform3(0.2..1.0_f64)) {
        let town = Town::new(rows);
        let design = Design::new(vec![4.0; town.rows.len()]).unwrap();
        let raked = design.rake(&town.margins(shares)).unwrap();
        let [one, other] = [Regression::Design, Regression::Alike]
            .map(|regression| raked.clone().regressed(regression).mean(&town.item, &Domain::everyone()).unwrap().error);
        near(one, other, 10.0);
    }
}

#[test]
fn a_total_of_zero_can_be_met() {
    let centred = Item::new("x", (0..90_u8).map(|i| Some(f64::from(i % 9) - 3.7))).unwrap();
    let design = Design::new(vec![2.0; 90]).unwrap();
    let known = [Known::Total(Item::people(90), 5_000.0), Known::Total(centred.clone(), 0.0)];
    for distance in [Distance::Linear, Distance::Raking, Distance::Logit { lower: 0.0, upper: 90.0 }] {
        let weighting = design.calibrate(&known, distance).unwrap();
        assert!(weighting.missed() < 1e-11, "{distance:?}");
        let total = weighting.total(&centred, &Domain::everyone()).unwrap();
        assert!(total.value.abs() < 1e-6 && total.error < 1e-6, "{total:?}");
    }
}

#[test]
fn effects_of_design_and_weights_are_one_for_a_simple_sample() {
    let item = Item::new("x", [1.0, 5.0, 2.0, 8.0].map(Some)).unwrap();
    let weighting = Design::new([25.0; 4]).unwrap().weighting();
    let mean = weighting.mean(&item, &Domain::everyone()).unwrap();
    near(mean.design_effect(Draw::WithReplacement).unwrap(), 1.0, 1.0);
    near(mean.effective_answers().unwrap(), 4.0, 4.0);
    near(weighting.kish_effect(), 1.0, 1.0);
    let finite = Design::new([25.0; 4]).unwrap().stage(&Stage::respondents().out_of([100.0; 4])).unwrap();
    let mean = finite.weighting().mean(&item, &Domain::everyone()).unwrap();
    near(mean.design_effect(Draw::WithoutReplacement).unwrap(), 1.0, 1.0);
}
