use super::*;

const DRAWS: usize = 200_000;

fn drawn(amount: Amount) -> Vec<f64> {
    let mut sums = vec![0.0; DRAWS];
    Sampler::of(&amount).add(1.0, &mut sums, &mut Chance::seeded(20_260_302));
    sums
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / 200_000.0
}

fn variance(values: &[f64]) -> f64 {
    let mean = mean(values);
    values.iter().map(|value| (value - mean) * (value - mean)).sum::<f64>() / 200_000.0
}

/// How far the drawn distribution lies from `expected` at the worst place (Kolmogorov's distance).
fn distance(mut values: Vec<f64>, expected: impl Fn(f64) -> f64) -> f64 {
    values.sort_by(f64::total_cmp);
    let n = 200_000.0;
    values
        .iter()
        .enumerate()
        .map(|(at, value)| (crate::number::count(at) / n - expected(*value)).abs())
        .fold(0.0, f64::max)
}

/// The distribution function of a Beta by adding up its density in small steps: another way than the sampler's.
fn beta(alpha: f64, beta: f64) -> impl Fn(f64) -> f64 {
    let steps = 20_000;
    let density = move |x: f64| libm::pow(x, alpha - 1.0) * libm::pow(1.0 - x, beta - 1.0);
    let mut sums = vec![0.0];
    for step in 0..steps {
        let middle = (f64::from(step) + 0.5) / f64::from(steps);
        sums.push(sums.last().copied().unwrap_or(0.0) + density(middle));
    }
    let all = sums.last().copied().unwrap_or(1.0);
    move |x: f64| {
        let place = format!("{:.0}", (x * f64::from(steps)).floor()).parse::<usize>().unwrap();
        sums[place.min(sums.len() - 1)] / all
    }
}

#[test]
fn a_pert_amount_is_drawn_from_its_distribution_whatever_its_shape() {
    for (low, likely, high, weight) in [
        (0, 500_000, 1_000_000, 4.0),
        (0, 100_000, 1_000_000, 4.0),
        (0, 0, 1_000_000, 4.0),
        (0, 1_000_000, 1_000_000, 4.0),
        (0, 300_000, 1_000_000, 0.0),
        (0, 300_000, 1_000_000, 1.5),
        (0, 700_000, 1_000_000, 60.0),
    ] {
        let amount = Amount::Pert { low, likely, high, weight };
        let values: Vec<f64> = drawn(amount).iter().map(|value| value / 1e6).collect();
        let (rise, fall) = (weight * float(likely) / 1e6, weight * float(high - likely) / 1e6);
        let (alpha, below) = (1.0 + rise, 1.0 + fall);
        let all = alpha + below;
        let spread = (alpha * below / (all * all * (all + 1.0))).sqrt();
        assert!((mean(&values) - alpha / all).abs() < 5.0 * spread / 447.0, "{amount:?}");
        // Kolmogorov: beyond 1.95 / √n once in a thousand samples.
        let apart = distance(values, beta(alpha, below));
        assert!(apart < 0.005, "{amount:?}: {apart}");
    }
}

#[test]
fn a_triangular_amount_is_drawn_from_its_distribution() {
    let values = drawn(Amount::Triangular { low: 100, likely: 400, high: 1_300 });
    let expected = |x: f64| match x {
        x if x <= 400.0 => (x - 100.0) * (x - 100.0) / (1_200.0 * 300.0),
        x => 1.0 - (1_300.0 - x) * (1_300.0 - x) / (1_200.0 * 900.0),
    };
    assert!(values.iter().all(|value| (100.0..=1_300.0).contains(value)));
    let apart = distance(values, expected);
    assert!(apart < 0.005, "{apart}");
}

#[test]
fn a_normal_amount_is_drawn_from_its_distribution() {
    let values = drawn(Amount::Normal { mean: 10_000, deviation: 2_000 });
    let spread = variance(&values).sqrt();
    assert!((spread - 2_000.0).abs() < 15.0, "{spread}");
    let expected = |x: f64| 0.5 * libm::erfc(-(x - 10_000.0) / 2_000.0 / std::f64::consts::SQRT_2);
    let apart = distance(values, expected);
    assert!(apart < 0.005, "{apart}");
}

#[test]
fn a_spread_of_nothing_is_exact() {
    for amount in [
        Amount::Exact(700),
        Amount::pert(700, 700, 700),
        Amount::Triangular { low: 700, likely: 700, high: 700 },
        Amount::Normal { mean: 700, deviation: 0 },
    ] {
        assert!(amount.is_exact(), "{amount:?}");
        assert!(drawn(amount).iter().all(|value| (value - 700.0).abs() < 1e-9), "{amount:?}");
        assert_eq!(amount.mean(), 700);
    }
}

#[test]
fn the_mean_is_that_of_the_distribution() {
    assert_eq!(Amount::pert(100, 200, 600).mean(), 250);
    assert_eq!(Amount::Triangular { low: 100, likely: 200, high: 600 }.mean(), 300);
    assert_eq!(Amount::Pert { low: 0, likely: 10, high: 100, weight: 0.0 }.mean(), 50);
}

#[test]
fn an_amount_that_is_none_says_why() {
    let wrong = |amount: Amount| amount.check().unwrap_err();
    assert_eq!(wrong(Amount::pert(5, 4, 6)), NotAnAmount::NotInOrder { low: 5, likely: 4, high: 6 });
    assert_eq!(wrong(Amount::Exact(MOST + 1)), NotAnAmount::TooLarge(MOST + 1));
    assert_eq!(wrong(Amount::Exact(i64::MIN)), NotAnAmount::TooLarge(i64::MIN));
    assert_eq!(wrong(Amount::Normal { mean: 0, deviation: -1 }), NotAnAmount::Deviation(-1));
    for weight in [f64::NAN, f64::INFINITY, -1.0, 201.0] {
        let amount = Amount::Pert { low: 0, likely: 1, high: 2, weight };
        assert!(matches!(wrong(amount), NotAnAmount::Weight(_)), "{weight}");
    }
}
