//! What cannot be worked with is refused by name, and nothing whatever makes the library stop.
#![expect(clippy::unwrap_used, reason = "a sample that cannot be made must stop the test")]

use proptest::prelude::*;
use survey_weights::{
    Area, Benchmark, Design, Distance, Domain, Draw, Factor, Flat, Item, Known, Lonely, Method, Share,
    ShareInterval, Stage, SurveyError, Wave, benchmark, change, fay_herriot,
};

fn sex() -> Factor {
    Factor::new("sex", ["m", "m", "v", "v"])
}

fn four() -> Design {
    Design::new([10.0; 4]).unwrap()
}

fn grades() -> Item {
    Item::new("grade", [6.0, 7.0, 8.0, 5.0].map(Some)).unwrap()
}

#[track_caller]
fn says<T: std::fmt::Debug>(refused: Result<T, SurveyError>, expected: &str) {
    assert_eq!(refused.unwrap_err().to_string(), expected);
}

#[test]
fn weights_that_are_none_are_refused() {
    says(Design::new([]), "weights: there is nothing to work with");
    for bad in [0.0, -1.0, f64::NAN, f64::INFINITY, 1e40] {
        says(Design::new([1.0, bad]), &format!("weights, place 1: {bad} is not a weight above zero"));
    }
}

#[test]
fn margins_that_do_not_fit_the_sample_are_refused() {
    says(
        sex().margin([("m", 5.0)]),
        "sex: 2 respondents are v, and the population total of that is not given",
    );
    says(
        sex().margin([("m", 5.0), ("v", 5.0), ("x", 3.0)]),
        "sex: 3 people of the population are x, and nobody in the sample is",
    );
    assert!(sex().margin([("m", 5.0), ("v", 5.0), ("x", 0.0)]).is_ok());
    says(sex().margin([("m", 5.0), ("v", 5.0), ("m", 5.0)]), "sex: m stands here twice");
    for bad in [0.0, -3.0, f64::NAN, f64::INFINITY] {
        let expected = format!("sex: {bad} is no population total for m, which 2 respondents are");
        says(sex().margin([("m", bad), ("v", 5.0)]), &expected);
    }
    let age = Factor::new("age", ["old", "young", "old", "young"]);
    let [one, other] = [sex().margin([("m", 5.0), ("v", 5.0)]), age.margin([("old", 5.0), ("young", 6.0)])];
    let (one, other) = (one.unwrap(), other.unwrap());
    says(four().rake(&[one.clone(), other.clone()]), "sex adds up to 10 people and age to 11");
    let scaled = other.scaled_to(10.0).unwrap();
    assert!(four().rake(&[one.clone(), scaled]).is_ok());
    says(Design::new([1.0; 3]).unwrap().rake(&[one]), "sex: 4 values where there should be 3");
    says(four().rake(&[]), "population totals: there is nothing to work with");
}

#[test]
fn margins_that_contradict_each_other_are_refused() {
    // All men are old and all women young, so both margins count the same people.
    let age = Factor::new("age", ["old", "old", "young", "young"]);
    let margins = [
        sex().margin([("m", 40.0), ("v", 60.0)]).unwrap(),
        age.margin([("old", 50.0), ("young", 50.0)]).unwrap(),
    ];
    let refused = four().rake(&margins).unwrap_err();
    assert!(matches!(refused, SurveyError::OutOfReach { .. }), "{refused}");
    for distance in [Distance::Linear, Distance::Raking, Distance::Logit { lower: 0.1, upper: 9.0 }] {
        let refused = four().calibrate(&margins.clone().map(Known::Margin), distance).unwrap_err();
        assert!(matches!(refused, SurveyError::OutOfReach { .. }), "{refused}");
    }
    let same = [
        sex().margin([("m", 40.0), ("v", 60.0)]).unwrap(),
        age.margin([("old", 40.0), ("young", 60.0)]).unwrap(),
    ];
    let weighting = four().calibrate(&same.map(Known::Margin), Distance::Linear).unwrap();
    assert!(weighting.missed() < 1e-12 && weighting.mean(&grades(), &Domain::everyone()).is_ok());
}

#[test]
fn totals_out_of_the_bounds_are_refused() {
    let known = [Known::Margin(sex().margin([("m", 10.0), ("v", 70.0)]).unwrap())];
    let refused = four().calibrate(&known, Distance::Logit { lower: 0.6, upper: 3.0 }).unwrap_err();
    let SurveyError::OutOfReach { name, target, reached } = refused else { panic!("{refused}") };
    assert!((name.as_str(), target) == ("sex m", 10.0) && reached > 11.9, "{name} {target} {reached}");
    for (lower, upper) in [(1.0, 2.0), (0.5, 1.0), (-0.1, 2.0), (f64::NAN, 2.0), (0.5, f64::INFINITY)] {
        let refused = four().calibrate(&known, Distance::Logit { lower, upper }).unwrap_err();
        assert!(matches!(refused, SurveyError::BadValue { .. }), "{refused}");
    }
    says(
        four().calibrate(
            &[Known::Total(Item::new("age", [Some(1.0), None, None, None]).unwrap(), 5.0)],
            Distance::Linear,
        ),
        "age, place 1: NaN is not a number that can be reckoned with",
    );
}

#[test]
fn values_that_are_none_are_refused() {
    for bad in [f64::NAN, f64::INFINITY, 1e200] {
        let expected = format!("grade, place 2: {bad} is not a number that can be reckoned with");
        says(Item::new("grade", [Some(1.0), None, Some(bad)]), &expected);
    }
    let weighting = four().weighting();
    says(weighting.mean(&Item::people(3), &Domain::everyone()), "people: 3 values where there should be 4");
    says(weighting.mean(&grades(), &Domain::new("some", [true])), "some: 1 values where there should be 4");
    let silent = Item::share("lonely", [None; 4]);
    says(
        weighting.mean(&silent, &Domain::everyone()),
        "lonely: nobody in the whole sample answered with a weight that counts",
    );
    says(
        weighting.ratio(&grades(), &Item::new("zero", [Some(0.0); 4]).unwrap(), &Domain::everyone()),
        "zero: the denominator adds up to zero in the whole sample",
    );
    says(sex().domain("x"), "sex: there is no x");
    for share in [0.0, 1.0, f64::NAN] {
        assert!(weighting.quantile(&grades(), &Domain::everyone(), share, (Flat::Lowest, 0.95)).is_err());
    }
    let mean = weighting.mean(&grades(), &Domain::everyone()).unwrap();
    says(
        mean.share_interval(ShareInterval::Logit, 0.95),
        "proportion, place 0: 6.5 is not a proportion from 0 to 1",
    );
    says(mean.interval(1.0), "confidence, place 0: 1 is not a level between 0 and 1");
}

#[test]
fn a_stratum_of_one_unit_is_refused_unless_its_treatment_is_chosen() {
    let strata = Factor::new("ward", ["a", "b", "b", "b"]);
    let design = four().stage(&Stage::respondents().within(&strata)).unwrap();
    let mean = |lonely| design.clone().lonely(lonely).weighting().mean(&grades(), &Domain::everyone());
    says(mean(Lonely::Refuse), "stratum a has one unit only: join it to another or choose how to treat it");
    says(design.jackknife(), "stratum a has one unit only: join it to another or choose how to treat it");
    // The three of b are 7, 8 and 5 around 6.5, a quarter of the weight each: squares add up to 14/3 around their own mean.
    let of_b = 1.5 * (14.0 / 3.0) / 16.0;
    for (lonely, variance) in [
        (Lonely::Certain, of_b),
        // Scores add up to zero, so that the one of a is 6 less 6.5 from the mean of all.
        (Lonely::Adjust, of_b + 0.25 / 16.0),
        (Lonely::Average, 2.0 * of_b),
    ] {
        let found = mean(lonely).unwrap();
        assert!((found.error * found.error - variance).abs() < 1e-12, "{lonely:?} {found:?}");
    }
    assert!(design.clone().lonely(Lonely::Certain).jackknife().is_ok());
    let streets = Factor::new("street", ["x", "x", "x", "y"]);
    let staged = four().stage(&Stage::clusters(&streets).out_of([9.0; 4])).unwrap();
    let staged = staged.stage(&Stage::respondents().out_of([30.0; 4])).unwrap();
    says(
        staged.weighting().mean(&grades(), &Domain::everyone()),
        "stratum of all, in the unit of respondent 3, has one unit only: join it to another or choose how to treat it",
    );
    let all_alone =
        four().stage(&Stage::respondents().within(&Factor::new("ward", ["a", "b", "c", "d"]))).unwrap();
    assert!(all_alone.lonely(Lonely::Average).weighting().mean(&grades(), &Domain::everyone()).is_err());
}

#[test]
fn one_answer_has_no_interval() {
    let design = four();
    let one = Domain::new("one", [true, false, false, false]);
    let mean = design.weighting().mean(&grades(), &one).unwrap();
    assert_eq!(
        (mean.freedom, mean.interval(0.95).unwrap(), mean.design_effect(Draw::WithReplacement)),
        (0, None, None)
    );
    let yes = Item::share("yes", [Some(true), None, None, None]);
    let share = design.weighting().mean(&yes, &Domain::everyone()).unwrap();
    assert_eq!(share.share_interval(ShareInterval::Beta, 0.95).unwrap(), None);
}

#[test]
fn a_population_that_is_none_is_refused() {
    let stage = |sizes: [f64; 4]| four().stage(&Stage::respondents().within(&sex()).out_of(sizes));
    says(stage([1.0, 1.0, 9.0, 9.0]), "stratum m: 2 units from a population of 1");
    says(
        stage([5.0, 6.0, 9.0, 9.0]),
        "stratum m has 5 units in the population for one respondent and 6 for another",
    );
    for bad in [f64::NAN, 0.0, f64::INFINITY] {
        let expected = format!("population, place 0: {bad} is not a number of units of 1 or more");
        says(stage([bad, bad, 9.0, 9.0]), &expected);
    }
    says(four().stage(&Stage::respondents().out_of([9.0])), "population: 1 values where there should be 4");
    says(
        four().stage(&Stage::clusters(&Factor::new("street", ["a"]))),
        "street: 1 values where there should be 4",
    );
}

#[test]
fn trimming_without_room_is_refused() {
    let weighting = Design::new([1.0, 1.0, 10.0]).unwrap().weighting();
    says(weighting.trim(0.0, 3.0, Share::Alike), "no weights between 0 and 3 add up to 12");
    assert!(weighting.trim(5.0, 2.0, Share::Alike).is_err());
    assert!(weighting.trim(f64::NAN, 2.0, Share::Alike).is_err());
    let trimmed = weighting.trim(0.0, 4.5, Share::Alike).unwrap();
    assert_eq!(trimmed.cut, 1);
    assert!((trimmed.moved - 5.5 / 12.0).abs() < 1e-12);
}

#[test]
fn replicates_that_cannot_be_made_are_refused() {
    says(four().balanced(0.0), "balanced replication: stratum of all has 4 units and needs two");
    assert!(four().balanced(1.0).is_err() && four().bootstrap(1, 7).is_err());
    let two = four().stage(&Stage::respondents().within(&sex())).unwrap();
    assert_eq!(two.balanced(0.5).unwrap().number(), 4);
    assert!(two.balanced(0.5).unwrap().design(4).is_none());
    // A replicate that lacks a category cannot be raked, and says which.
    let margin = sex().margin([("m", 40.0), ("v", 60.0)]).unwrap();
    let alone = Factor::new("sex", ["m", "v", "v", "v"]).margin([("m", 40.0), ("v", 60.0)]).unwrap();
    let raked = |margin| {
        move |design: &Design| Ok(design.post_stratify(&margin)?.mean(&grades(), &Domain::everyone())?.value)
    };
    assert!(four().jackknife().unwrap().estimate(raked(margin)).is_ok());
    let refused = four().jackknife().unwrap().estimate(raked(alone)).unwrap_err();
    assert!(matches!(&refused, SurveyError::OutOfReach { name, .. } if name == "sex m"), "{refused}");
}

#[test]
fn keys_that_are_none_are_refused() {
    let (weighting, item, domain) = (four().weighting(), grades(), Domain::everyone());
    let wave = |keys| Wave { weighting: &weighting, item: &item, domain: &domain, keys };
    let keys = ["a", "b", "c", "a"].map(str::to_owned);
    says(change(&wave(Some(&keys)), &wave(Some(&keys))), "keys: a stands here twice");
    says(change(&wave(Some(&keys[..2])), &wave(Some(&keys[..2]))), "keys: 2 values where there should be 4");
}

fn areas(number: u8) -> Vec<Area> {
    let area = |i: u8| {
        let x = f64::from(i);
        Area { name: i.to_string(), direct: Some((x * x, 1.0 + x)), covariates: vec![1.0, x] }
    };
    (0..number).map(area).collect()
}

#[test]
fn small_areas_that_cannot_be_estimated_are_refused() {
    let fit = |areas: &[Area]| fay_herriot(&["one", "x"], areas, Method::Reml);
    says(fit(&[]), "areas: there is nothing to work with");
    says(fay_herriot(&[], &areas(5), Method::Ml), "covariates: there is nothing to work with");
    says(fit(&areas(2)), "2 areas with a figure are too few for 2 covariates");
    let mut bad = areas(5);
    bad[2].direct = Some((1.0, 0.0));
    says(fit(&bad), "2, place 2: 0 is not a variance above zero");
    bad[2].direct = Some((f64::NAN, 1.0));
    says(fit(&bad), "2, place 2: NaN is not a number that can be reckoned with");
    let mut twice = areas(5);
    twice[2].name = "4".to_owned();
    says(fit(&twice), "areas: 4 stands here twice");
    let mut short = areas(5);
    short[1].covariates.pop();
    says(fit(&short), "1: 1 values where there should be 2");
    let mut flat = areas(5);
    flat.iter_mut().for_each(|area| area.covariates[1] = 3.0);
    says(fit(&flat), "covariate x follows from the ones before it");
    let model = fit(&areas(5)).unwrap();
    assert!(benchmark(&model.areas, &[0.2; 4], 1.0, Benchmark::Ratio).is_err());
    assert!(benchmark(&model.areas, &[0.0; 5], 1.0, Benchmark::Difference).is_err());
    assert!(benchmark(&model.areas, &[0.2; 5], -1.0, Benchmark::Ratio).is_err());
    assert!(benchmark(&model.areas, &[0.2; 5], -1.0, Benchmark::Difference).is_ok());
}

/// Any number that a file can bring.
fn any_number() -> impl Strategy<Value = f64> {
    let odd = vec![
        f64::NAN,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::MAX,
        f64::MIN_POSITIVE,
        -0.0,
        1e-29,
        1e29,
        1e60,
        -1e60,
    ];
    prop_oneof![any::<f64>(), -100.0..100.0_f64, 0.0..9.0_f64, prop::sample::select(odd)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_sample_whatever_makes_the_library_stop(
        weights in prop::collection::vec(prop_oneof![any_number(), 0.1..20.0_f64], 1..24),
        codes in prop::collection::vec((0..3_u8, 0..3_u8, 0..3_u8), 24),
        values in prop::collection::vec(prop::option::of(any_number()), 24),
        totals in prop::array::uniform3(prop_oneof![any_number(), (-9.0..15.0_f64).prop_map(|power| 10.0_f64.powf(power))]),
        [one, two] in prop::array::uniform2(any_number()),
    ) {
        let n = weights.len();
        let Ok(mut design) = Design::new(weights) else { return Ok(()) };
        let factor = |name, code: fn(&(u8, u8, u8)) -> u8| Factor::new(name, codes[..n].iter().map(|row| code(row).to_string()));
        let (strata, clusters, age) = (factor("s", |row| row.0), factor("c", |row| row.1), factor("a", |row| row.2));
        let item = Item::new("x", values[..n].iter().map(|value| value.filter(|value| value.abs() <= 1e60))).unwrap();
        if let Ok(staged) = design.clone().stage(&Stage::clusters(&clusters).within(&strata).out_of(vec![one; n])) {
            design = staged;
        }
        let lonely = [Lonely::Refuse, Lonely::Certain, Lonely::Adjust, Lonely::Average][usize::from(codes[0].0)];
        design = design.lonely(lonely);
        let named: Vec<(&str, f64)> = age.levels().iter().map(String::as_str).zip(totals).collect();
        let mut weightings = vec![design.weighting()];
        if let Ok(margin) = age.margin(named) {
            weightings.extend(design.post_stratify(&margin));
            if let Ok(other) = clusters.margin(clusters.levels().iter().map(|level| (level.as_str(), 1.0))) {
                let margins = [margin.clone(), other.scaled_to(margin.sum()).unwrap()];
                weightings.extend(design.rake(&margins));
                weightings.extend(design.rake_within(&margins, one.min(two), one.max(two)));
            }
            let known = [Known::Margin(margin), Known::Total(item.clone(), two)];
            for distance in [Distance::Linear, Distance::Raking, Distance::Logit { lower: 0.2, upper: 5.0 }, Distance::LinearWithin { lower: one, upper: two }] {
                weightings.extend(design.calibrate(&known, distance));
            }
        }
        let domain = Domain::new("d", codes[..n].iter().map(|row| row.1 == 0));
        let keys: Vec<String> = (0..n).map(|i| i.to_string()).collect();
        for weighting in &weightings {
            drop(weighting.trim(one, two, Share::ByWeight));
            let _ = (weighting.kish_effect(), weighting.missed());
            drop(weighting.means_by(std::slice::from_ref(&item), &clusters));
            drop(weighting.ratio(&item, &Item::people(n), &domain));
            drop(weighting.contrast(&item, [&domain, &Domain::everyone()]));
            drop(weighting.quantile(&item, &domain, 0.3, (Flat::Middle, 0.9)));
            let wave = Wave { weighting, item: &item, domain: &domain, keys: Some(&keys) };
            drop(change(&wave, &wave));
            for found in [weighting.mean(&item, &domain), weighting.total(&item, &Domain::everyone())].into_iter().flatten() {
                prop_assert!(found.value.is_finite() && found.error >= 0.0 && found.error.is_finite(), "{:?}", found);
                drop(found.interval(0.95));
                for how in [ShareInterval::Wald, ShareInterval::Logit, ShareInterval::Beta, ShareInterval::Wilson, ShareInterval::Arcsine] {
                    drop(found.share_interval(how, 0.9));
                }
            }
        }
        for replicates in [design.jackknife(), design.balanced(0.3), design.bootstrap(5, 1)].into_iter().flatten() {
            drop(replicates.estimate(|design| Ok(design.weighting().mean(&item, &Domain::everyone())?.value)));
        }
    }

    #[test]
    fn no_areas_whatever_make_the_model_stop(
        rows in prop::collection::vec((any_number(), any_number(), any_number(), any::<bool>()), 0..12),
        whole in any_number(),
    ) {
        let area = |(i, (y, psi, x, there)): (usize, &(f64, f64, f64, bool))| Area {
            name: i.to_string(),
            direct: there.then_some((*y, *psi)),
            covariates: vec![1.0, *x],
        };
        let areas: Vec<Area> = rows.iter().enumerate().map(area).collect();
        for method in [Method::Reml, Method::Ml, Method::Moments] {
            if let Ok(model) = fay_herriot(&["one", "x"], &areas, method) {
                prop_assert!(model.between >= 0.0 && model.between.is_finite());
                for how in [Benchmark::Ratio, Benchmark::Difference, Benchmark::Precision] {
                    drop(benchmark(&model.areas, &vec![1.0; areas.len()], whole, how));
                }
            }
        }
    }
}
