//! The formulas written plainly a second time, with names in maps and full matrices, on the invented respondents.
#![expect(clippy::unwrap_used, reason = "a sample that cannot be made must stop the test")]

mod town;

use std::collections::BTreeMap;

use survey_weights::{
    Area, Benchmark, Centre, Design, Distance, Domain, Factor, Flat, Item, Known, Method, Regression, Scale,
    Stage, Wave, Weighting, benchmark, change, fay_herriot,
};
use town::Sample;

#[track_caller]
fn near(found: f64, expected: f64) {
    assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1e-6), "{found} is not {expected}");
}

fn real(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap())
}

/// Gauss with the largest pivot.
fn solved(mut a: Vec<Vec<f64>>, mut b: Vec<f64>) -> Vec<f64> {
    let n = b.len();
    for i in 0..n {
        let pivot = (i..n).max_by(|one, other| a[*one][i].abs().total_cmp(&a[*other][i].abs())).unwrap();
        a.swap(i, pivot);
        b.swap(i, pivot);
        for row in i + 1..n {
            let factor = a[row][i] / a[i][i];
            let known = a[i].clone();
            a[row].iter_mut().zip(&known).for_each(|(cell, known)| *cell -= factor * known);
            b[row] -= factor * b[i];
        }
    }
    for i in (0..n).rev() {
        for column in i + 1..n {
            b[i] -= a[i][column] * b[column];
        }
        b[i] /= a[i][i];
    }
    b
}

/// Weighted regression of `y` on the rows `x`.
fn regression(x: &[Vec<f64>], y: &[f64], weights: &[f64]) -> Vec<f64> {
    let p = x[0].len();
    let (mut a, mut b) = (vec![vec![0.0; p]; p], vec![0.0; p]);
    for ((x, y), weight) in x.iter().zip(y).zip(weights) {
        for i in 0..p {
            for j in 0..p {
                a[i][j] += weight * x[i] * x[j];
            }
            b[i] += weight * x[i] * y;
        }
    }
    solved(a, b)
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

/// `Σₕ (1 - f) n / (n - 1) Σ (t - t̄)²` with units and strata by name, and the part of the population drawn by stratum.
fn by_names(z: &[f64], strata: &[&str], units: &[String], fraction: impl Fn(&str, usize) -> f64) -> f64 {
    let mut totals: BTreeMap<&str, BTreeMap<&str, f64>> = BTreeMap::new();
    for ((z, stratum), unit) in z.iter().zip(strata).zip(units) {
        *totals.entry(stratum).or_default().entry(unit).or_default() += z;
    }
    let mut sum = 0.0;
    for (stratum, units) in totals {
        let n = real(units.len());
        let mean = units.values().sum::<f64>() / n;
        let squares: f64 = units.values().map(|total| (total - mean) * (total - mean)).sum();
        sum += (1.0 - fraction(stratum, units.len())) * n / (n - 1.0) * squares;
    }
    sum
}

fn alone(n: usize) -> Vec<String> {
    (0..n).map(|i| i.to_string()).collect()
}

fn mean(weights: &[f64], values: &[f64]) -> f64 {
    dot(weights, values) / weights.iter().sum::<f64>()
}

/// `w (y - ȳ) / Σ w`.
fn linearised(weights: &[f64], values: &[f64]) -> Vec<f64> {
    let (sum, mean) = (weights.iter().sum::<f64>(), mean(weights, values));
    weights.iter().zip(values).map(|(weight, value)| weight * (value - mean) / sum).collect()
}

#[test]
fn errors_of_all_designs_follow_the_formula() {
    let sample = Sample::read();
    let (weights, y, strata) = (sample.numbers("weight"), sample.numbers("y"), sample.labels("stratum"));
    let z = linearised(&weights, &y);
    let clusters: Vec<String> = sample.labels("cluster").iter().map(ToString::to_string).collect();
    let one = vec!["all"; y.len()];
    let sizes: BTreeMap<&str, f64> = strata.iter().copied().zip(sample.numbers("clusters")).collect();
    let drawn = |stratum: &str, units: usize| real(units) / sizes[stratum];
    let of = |design: Design| design.weighting().mean(&sample.item("y"), &Domain::everyone()).unwrap();
    near(of(sample.simple()).value, mean(&weights, &y));
    near(of(sample.simple()).error.powi(2), by_names(&z, &one, &alone(y.len()), |_, _| 0.0));
    near(of(sample.stratified()).error.powi(2), by_names(&z, &strata, &alone(y.len()), |_, _| 0.0));
    near(of(sample.clustered()).error.powi(2), by_names(&z, &strata, &clusters, |_, _| 0.0));
    near(of(sample.finite()).error.powi(2), by_names(&z, &strata, &clusters, drawn));
    // The second stage: persons within each cluster, times the part of the clusters that was drawn.
    let persons: BTreeMap<&str, f64> =
        clusters.iter().map(String::as_str).zip(sample.numbers("persons")).collect();
    let mut second = 0.0;
    for (cluster, population) in persons {
        let members: Vec<usize> = (0..y.len()).filter(|i| clusters[*i] == cluster).collect();
        let part: Vec<f64> = members.iter().map(|i| z[*i]).collect();
        let stratum = strata[members[0]];
        let of_stratum: std::collections::BTreeSet<&String> =
            (0..y.len()).filter(|i| strata[*i] == stratum).map(|i| &clusters[i]).collect();
        let within =
            by_names(&part, &vec![cluster; part.len()], &alone(part.len()), |_, n| real(n) / population);
        second += drawn(stratum, of_stratum.len()) * within;
    }
    near(of(sample.staged()).error.powi(2), by_names(&z, &strata, &clusters, drawn) + second);
}

/// Columns for every sex and for all ages but the first, so that no column follows from the others.
fn dummies(sample: &Sample) -> Vec<Vec<f64>> {
    let (sex, age) = (sample.labels("sex"), sample.labels("age"));
    let is = |yes: bool| if yes { 1.0 } else { 0.0 };
    sex.iter()
        .zip(&age)
        .map(|(s, a)| vec![is(*s == "m"), is(*s == "v"), is(*a == "35-64"), is(*a == "65+")])
        .collect()
}

fn raked(sample: &Sample, design: &Design) -> Weighting {
    let sex = sample.factor("sex").margin([("m", 2_300.0), ("v", 2_400.0)]).unwrap();
    let age =
        sample.factor("age").margin([("18-34", 1_500.0), ("35-64", 2_200.0), ("65+", 1_000.0)]).unwrap();
    design.rake(&[sex, age]).unwrap()
}

#[test]
fn raked_weights_are_those_of_scaling_by_hand() {
    let sample = Sample::read();
    let (sex, age) = (sample.labels("sex"), sample.labels("age"));
    let targets: BTreeMap<&str, f64> =
        [("m", 2_300.0), ("v", 2_400.0), ("18-34", 1_500.0), ("35-64", 2_200.0), ("65+", 1_000.0)].into();
    let mut weights = sample.numbers("weight");
    for _ in 0..200 {
        for labels in [&sex, &age] {
            let old = weights.clone();
            for (i, weight) in weights.iter_mut().enumerate() {
                let same = (0..old.len()).filter(|j| labels[*j] == labels[i]);
                *weight *= targets[labels[i]] / same.map(|j| old[j]).sum::<f64>();
            }
        }
    }
    for (found, expected) in raked(&sample, &sample.clustered()).weights().iter().zip(&weights) {
        near(*found, *expected);
    }
}

#[test]
fn errors_after_raking_are_those_of_residuals() {
    let sample = Sample::read();
    let design = sample.clustered();
    let weighting = raked(&sample, &design);
    let (weights, y, strata) = (weighting.weights().to_vec(), sample.numbers("y"), sample.labels("stratum"));
    let clusters: Vec<String> = sample.labels("cluster").iter().map(ToString::to_string).collect();
    let x = dummies(&sample);
    let alike = vec![1.0; y.len()];
    for (how, by) in [
        (Regression::Design, design.weights()),
        (Regression::Final, weighting.weights()),
        (Regression::Alike, alike.as_slice()),
    ] {
        let weighting = weighting.clone().regressed(how);
        for area in ["", "c"] {
            let inside: Vec<bool> =
                sample.labels("area").iter().map(|one| area.is_empty() || *one == area).collect();
            let within: Vec<f64> =
                weights.iter().zip(&inside).map(|(w, inside)| if *inside { *w } else { 0.0 }).collect();
            let (sum, middle) = (within.iter().sum::<f64>(), mean(&within, &y));
            let u: Vec<f64> = y
                .iter()
                .zip(&inside)
                .map(|(y, inside)| if *inside { (y - middle) / sum } else { 0.0 })
                .collect();
            let beta = regression(&x, &u, by);
            let z: Vec<f64> = (0..y.len()).map(|i| weights[i] * (u[i] - dot(&x[i], &beta))).collect();
            let domain = Domain::new(area, inside);
            let found = weighting.mean(&sample.item("y"), &domain).unwrap();
            near(found.value, middle);
            near(found.error.powi(2), by_names(&z, &strata, &clusters, |_, _| 0.0));
        }
    }
}

/// The covariance of two waves by names: what units in both contribute, around the mean of their stratum in each wave.
#[test]
fn a_change_with_some_people_twice_follows_the_formula() {
    let sample = Sample::read();
    let (weights, strata) = (sample.numbers("weight"), sample.labels("stratum"));
    let later: Vec<f64> =
        sample.numbers("y").iter().zip(sample.numbers("x")).map(|(y, x)| y + x / 4.0).collect();
    let (y, n) = (sample.numbers("y"), weights.len());
    // Two respondents of three are in the second wave again, in the same place.
    let keys: Vec<String> = (0..n).map(|i| format!("person {i}")).collect();
    let second: Vec<String> =
        (0..n).map(|i| if i % 3 == 0 { format!("new {i}") } else { keys[i].clone() }).collect();
    let weighting = sample.stratified().weighting();
    let (domain, items) =
        (Domain::everyone(), [sample.item("y"), Item::new("y", later.iter().map(|y| Some(*y))).unwrap()]);
    let wave = |item, keys| Wave { weighting: &weighting, item, domain: &domain, keys: Some(keys) };
    let found = change(&wave(&items[0], &keys), &wave(&items[1], &second)).unwrap();

    let scores = [linearised(&weights, &y), linearised(&weights, &later)];
    let mut covariance = 0.0;
    for i in (0..n).filter(|i| i % 3 != 0) {
        let peers: Vec<usize> = (0..n).filter(|j| strata[*j] == strata[i]).collect();
        let size = real(peers.len());
        let away = |z: &[f64]| z[i] - peers.iter().map(|j| z[*j]).sum::<f64>() / size;
        covariance += size / (size - 1.0) * away(&scores[0]) * away(&scores[1]);
    }
    let [one, two] = scores.map(|z| by_names(&z, &strata, &alone(n), |_, _| 0.0));
    near(found.error.powi(2), one + two - 2.0 * covariance);
    near(found.difference, mean(&weights, &later) - mean(&weights, &y));
    near(found.correlation, covariance / (one * two).sqrt());
    assert_eq!(found.common, n - n.div_ceil(3));
    assert_eq!(found.freedom, 2 * (n - 4) - (found.common - 4));
    near(found.t.unwrap(), found.difference / found.error);
    let (lower, upper) = found.interval(0.95).unwrap().unwrap();
    assert_eq!(found.p.unwrap() > 0.05, (lower..=upper).contains(&0.0));
    near(found.noticeable(0.8).unwrap(), (1.959_963_984_540_054 + 0.841_621_233_572_914_3) * found.error);
}

/// Replicates of a raked mean: the jackknife and the bootstrap rake each time anew, and come near to the residuals.
#[test]
fn replicates_come_near_to_the_linearised_error_after_raking() {
    let sample = Sample::read();
    let (y, domain) = (sample.item("y"), Domain::everyone());
    let linear = raked(&sample, &sample.stratified()).mean(&y, &domain).unwrap();
    let figure = |design: &Design| Ok(raked(&sample, design).mean(&y, &domain)?.value);
    for replicates in [sample.stratified().jackknife(), sample.stratified().bootstrap(400, 7)] {
        let found = replicates.unwrap().estimate(figure).unwrap();
        near(found.value, linear.value);
        let apart = found.error / linear.error;
        assert!((0.9..1.15).contains(&apart), "{apart}");
    }
}

/// Two clusters in each stratum: balanced half-samples of a total give the linearised variance exactly, Fay's too.
#[test]
fn balanced_half_samples_of_a_total_are_exact() {
    let sample = Sample::read();
    let pairs = Factor::new("half", (0..96).map(|i| if i % 2 == 0 { "a" } else { "b" }));
    let strata = Factor::new("pair", (0..96).map(|i| (i % 7).to_string()));
    let design = sample.simple().stage(&Stage::clusters(&pairs).within(&strata)).unwrap();
    let (y, domain) = (sample.item("y"), Domain::everyone());
    let linear = design.weighting().total(&y, &domain).unwrap();
    for less in [0.0, 0.3, 0.5] {
        let replicates = design.balanced(less).unwrap();
        assert_eq!(replicates.number(), 8);
        for centre in [Centre::Estimate, Centre::Mean] {
            let found = replicates.clone().around(centre);
            let found = found.estimate(|design| Ok(design.weighting().total(&y, &domain)?.value)).unwrap();
            near(found.error, linear.error);
        }
    }
}

/// Many bootstrap replicates of a total are spread as the design says, with most of the population drawn too.
#[test]
fn the_bootstrap_of_a_total_is_spread_as_the_design_says() {
    let sample = Sample::read();
    let (y, domain) = (sample.item("y"), Domain::everyone());
    for design in [sample.clustered(), sample.finite()] {
        let linear = design.weighting().total(&y, &domain).unwrap();
        let total = |design: &Design| Ok(design.weighting().total(&y, &domain)?.value);
        let found = design.bootstrap(4_000, 1).unwrap().around(Centre::Mean).estimate(total).unwrap();
        let apart = found.error / linear.error;
        assert!((0.95..1.05).contains(&apart), "{apart}");
        let again = design.bootstrap(4_000, 1).unwrap().around(Centre::Mean).estimate(total).unwrap();
        assert_eq!(found, again);
    }
}

#[test]
fn linear_calibration_is_regression() {
    let sample = Sample::read();
    let design = sample.stratified();
    let (d, x, y) = (sample.numbers("weight"), sample.numbers("x"), sample.numbers("y"));
    let (people, total) = (4_700.0, 51_000.0);
    let known = [Known::Total(Item::people(d.len()), people), Known::Total(sample.item("x"), total)];
    let weighting = design.calibrate(&known, Distance::Linear).unwrap();
    let rows: Vec<Vec<f64>> = x.iter().map(|x| vec![1.0, *x]).collect();
    let beta = regression(&rows, &y, &d);
    // The regression estimator of the total, and its error by residuals with g-weights.
    let expected = people * beta[0] + total * beta[1] + dot(&d, &y)
        - d.iter().sum::<f64>() * beta[0]
        - dot(&d, &x) * beta[1];
    let found = weighting.total(&sample.item("y"), &Domain::everyone()).unwrap();
    near(found.value, expected);
    let z: Vec<f64> = (0..y.len()).map(|i| weighting.weights()[i] * (y[i] - dot(&rows[i], &beta))).collect();
    near(found.error.powi(2), by_names(&z, &sample.labels("stratum"), &alone(y.len()), |_, _| 0.0));
}

#[test]
fn a_median_is_found_by_counting() {
    let sample = Sample::read();
    let (weights, y) = (sample.numbers("weight"), sample.numbers("y"));
    let sum: f64 = weights.iter().sum();
    let below =
        |value: f64| y.iter().zip(&weights).filter(|(y, _)| **y <= value).map(|(_, w)| w).sum::<f64>() / sum;
    let weighting = sample.clustered().weighting();
    for share in [0.1, 0.25, 0.5, 0.9] {
        let lowest = y.iter().copied().filter(|y| below(*y) >= share).fold(f64::INFINITY, f64::min);
        let found =
            weighting.quantile(&sample.item("y"), &Domain::everyone(), share, (Flat::Lowest, 0.95)).unwrap();
        assert!((found.value - lowest).abs() < f64::EPSILON, "{share}: {} {lowest}", found.value);
        let (lower, upper) = found.interval.unwrap();
        assert!(lower <= found.value && found.value <= upper && lower < upper);
    }
}

#[test]
fn a_ratio_and_a_contrast_follow_their_formulas() {
    let sample = Sample::read();
    let (weights, x, y) = (sample.numbers("weight"), sample.numbers("x"), sample.numbers("y"));
    let strata = sample.labels("stratum");
    let weighting = sample.stratified().weighting();
    let ratio = dot(&weights, &y) / dot(&weights, &x);
    let z: Vec<f64> = (0..y.len()).map(|i| weights[i] * (y[i] - ratio * x[i]) / dot(&weights, &x)).collect();
    let found = weighting.ratio(&sample.item("y"), &sample.item("x"), &Domain::everyone()).unwrap();
    near(found.value, ratio);
    near(found.error.powi(2), by_names(&z, &strata, &alone(y.len()), |_, _| 0.0));

    let area = sample.factor("area");
    let only: Vec<f64> = weights
        .iter()
        .zip(sample.labels("area"))
        .map(|(w, area)| if area == "b" { *w } else { 0.0 })
        .collect();
    let z: Vec<f64> =
        linearised(&only, &y).iter().zip(linearised(&weights, &y)).map(|(one, other)| one - other).collect();
    let found =
        weighting.contrast(&sample.item("y"), [&area.domain("b").unwrap(), &Domain::everyone()]).unwrap();
    near(found.value, mean(&only, &y) - mean(&weights, &y));
    near(found.error.powi(2), by_names(&z, &strata, &alone(y.len()), |_, _| 0.0));
}

/// Restricted likelihood with full matrices, over a fine grid around the answer.
#[test]
fn reml_is_the_top_of_the_restricted_likelihood() {
    let (areas, x, y, psi) = areas();
    let log_likelihood = |between: f64| {
        let weights: Vec<f64> = psi.iter().map(|psi| 1.0 / (between + psi)).collect();
        let beta = regression(&x, &y, &weights);
        let squares: f64 = (0..y.len()).map(|i| weights[i] * (y[i] - dot(&x[i], &beta)).powi(2)).sum();
        let m = |a: usize, b: usize| (0..y.len()).map(|i| weights[i] * x[i][a] * x[i][b]).sum::<f64>();
        let determinant = m(0, 0) * m(1, 1) - m(0, 1) * m(1, 0);
        -0.5 * (weights.iter().map(|w| -w.ln()).sum::<f64>() + determinant.ln() + squares)
    };
    let model = fay_herriot(&["one", "x"], &areas, Method::Reml).unwrap();
    assert!(model.between > 0.0);
    let top = log_likelihood(model.between);
    for step in 1..2_000 {
        let between = model.between * f64::from(step) / 500.0;
        assert!(log_likelihood(between) <= top + 1e-12, "{between} is likelier than {}", model.between);
    }
    let zero = |between: f64| (log_likelihood(between + 1e-6) - log_likelihood(between - 1e-6)) / 2e-6;
    assert!(zero(model.between).abs() < 1e-5);
}

/// Moments and estimates with full matrices.
#[test]
fn moments_and_estimates_follow_their_formulas() {
    let (areas, x, y, psi) = areas();
    let model = fay_herriot(&["one", "x"], &areas, Method::Moments).unwrap();
    let weights: Vec<f64> = psi.iter().map(|psi| 1.0 / (model.between + psi)).collect();
    let beta = regression(&x, &y, &weights);
    let squares: f64 = (0..y.len()).map(|i| weights[i] * (y[i] - dot(&x[i], &beta)).powi(2)).sum();
    near(squares, real(y.len() - 2));
    let (sum, sum_of_squares) = (weights.iter().sum::<f64>(), dot(&weights, &weights));
    let m = real(y.len());
    for (i, area) in model.areas.iter().take(y.len()).enumerate() {
        let own = model.between / (model.between + psi[i]);
        near(area.value, own * y[i] + (1.0 - own) * dot(&x[i], &beta));
        // (X'WX)⁻¹ x by regression of nothing: solve for the row itself.
        let a = |r: usize, c: usize| (0..y.len()).map(|k| weights[k] * x[k][r] * x[k][c]).sum::<f64>();
        let leverage =
            dot(&x[i], &solved(vec![vec![a(0, 0), a(0, 1)], vec![a(1, 0), a(1, 1)]], x[i].clone()));
        let of_between = 2.0 * m / (sum * sum);
        let bias = 2.0 * (m * sum_of_squares - sum * sum) / sum.powi(3);
        let rest = 1.0 - own;
        let expected =
            own * psi[i] + rest * rest * leverage + 2.0 * psi[i].powi(2) * weights[i].powi(3) * of_between
                - bias * rest * rest;
        near(area.mean_square_error, expected);
    }
    let without = model.areas.last().unwrap();
    near(without.value, beta[0] + beta[1] * 4.5);
    assert!(without.own == 0.0 && without.mean_square_error > model.between);
}

#[test]
fn benchmarked_areas_add_up_to_the_city() {
    let (areas, ..) = areas();
    let model = fay_herriot(&["one", "x"], &areas, Method::Reml).unwrap();
    let shares: Vec<f64> = (1..=areas.len()).map(|i| real(i) / 91.0).collect();
    for how in [Benchmark::Ratio, Benchmark::Difference, Benchmark::Precision] {
        let moved = benchmark(&model.areas, &shares, 14.0, how).unwrap();
        near(moved.iter().zip(&shares).map(|(area, share)| share * area.value).sum(), 14.0);
        for (new, old) in moved.iter().zip(&model.areas) {
            near(new.mean_square_error, old.mean_square_error + (new.value - old.value).powi(2));
        }
    }
}

/// Proportions on a scale, by the delta method, and back.
#[test]
fn proportions_go_to_a_scale_and_back() {
    let sample = Sample::read();
    let weighting = sample.clustered().weighting();
    let share = weighting.mean(&sample.item("yes"), &Domain::everyone()).unwrap();
    let (p, variance) = (share.value, share.error.powi(2));
    let (angle, of_angle) = Scale::Arcsine.direct(&share).unwrap().unwrap();
    near(angle.sin().powi(2), p);
    near(of_angle, variance / (4.0 * p * (1.0 - p)));
    let (odds, of_odds) = Scale::Logit.direct(&share).unwrap().unwrap();
    near(odds.exp() / (1.0 + odds.exp()), p);
    near(of_odds, variance / (p * (1.0 - p)).powi(2));

    let nobody = Item::share("no", vec![Some(false); 96]);
    let none = weighting.mean(&nobody, &Domain::everyone()).unwrap();
    assert_eq!(Scale::Arcsine.direct(&none).unwrap(), Some((0.0, 0.25 / 96.0)));
    assert_eq!(Scale::Logit.direct(&none).unwrap(), None);
    assert!(Scale::Logit.direct(&weighting.mean(&sample.item("y"), &Domain::everyone()).unwrap()).is_err());

    // A model that trusts each area wholly gives back the proportions; one that drives them out of range does not leave it.
    let area =
        |name: &str, direct| Area { name: name.to_owned(), direct: Some(direct), covariates: vec![1.0] };
    for scale in [Scale::Arcsine, Scale::Logit] {
        let direct = scale.direct(&share).unwrap().unwrap();
        let far = |value: f64| (value, 1e-12);
        let areas = [area("own", (direct.0, 1e-12)), area("low", far(-40.0)), area("high", far(40.0))];
        let shares = scale.shares(&fay_herriot(&["one"], &areas, Method::Reml).unwrap());
        near(shares[0].value, p);
        assert!(shares.iter().all(|area| (0.0..=1.0).contains(&area.value) && area.mean_square_error >= 0.0));
        let slope = match scale {
            Scale::Arcsine => 4.0 * p * (1.0 - p),
            Scale::Logit => (p * (1.0 - p)).powi(2),
        };
        assert!((shares[0].mean_square_error / (slope * 1e-12) - 1.0).abs() < 1e-6);
    }
}

type Areas = (Vec<Area>, Vec<Vec<f64>>, Vec<f64>, Vec<f64>);

/// Twelve areas with answers and one without.
fn areas() -> Areas {
    let y = [12.1, 14.8, 9.7, 16.9, 13.3, 18.2, 11.0, 15.5, 20.4, 10.9, 17.7, 13.9];
    let psi = [0.24, 0.16, 0.42, 0.2, 0.12, 0.6, 0.34, 0.18, 0.48, 0.22, 0.14, 0.3];
    let x = [1.0, 3.2, 0.4, 4.1, 2.8, 4.9, 1.9, 3.0, 6.2, 0.9, 5.1, 2.2];
    let rows: Vec<Vec<f64>> = x.iter().map(|x| vec![1.0, *x]).collect();
    let sampled = (0..12).map(|i| Area {
        name: format!("area {i}"),
        direct: Some((y[i], psi[i])),
        covariates: rows[i].clone(),
    });
    let without = Area { name: "new".to_owned(), direct: None, covariates: vec![1.0, 4.5] };
    (sampled.chain([without]).collect(), rows, y.to_vec(), psi.to_vec())
}
