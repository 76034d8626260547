//! Towns to try everything on.

use proptest::prelude::*;
use reach::{Decay, Point};

/// A small town: demand points with people, sites with supply; some of both are 0, some lie on top of each other.
#[derive(Debug, Clone)]
pub(crate) struct Town {
    pub(crate) demand: Vec<Point>,
    pub(crate) sites: Vec<Point>,
    pub(crate) population: Vec<f64>,
    pub(crate) supply: Vec<f64>,
    pub(crate) limit: f64,
}

pub(crate) fn town() -> impl Strategy<Value = Town> {
    let point = || {
        (-40..40_i32, -40..40_i32).prop_map(|(x, y)| Point::new(f64::from(x) * 100.0, f64::from(y) * 125.0))
    };
    let amount = || prop_oneof![1 => Just(0.0), 5 => 0.5..900.0];
    let demand = prop::collection::vec((point(), amount()), 1..30);
    let sites = prop::collection::vec((point(), amount()), 1..20);
    (demand, sites, 0.0..6_000.0).prop_map(|(demand, sites, limit)| {
        let (demand, population) = demand.into_iter().unzip();
        let (sites, supply) = sites.into_iter().unzip();
        Town { demand, sites, population, supply, limit }
    })
}

/// A name, the decay of the library, and the formula of the paper.
pub(crate) type Named = (&'static str, Decay, Box<dyn Fn(f64) -> f64>);

/// Every kind of decay, as the library computes it and as the paper writes it.
pub(crate) fn decays(limit: f64) -> Vec<Named> {
    let inside = move |distance: f64, weight: f64| if distance <= limit { weight } else { 0.0 };
    let step = move |distance: f64| match distance {
        near if near <= 500.0 => 1.0,
        middle if middle <= 1_500.0 => 0.68,
        far if far <= 3_000.0 => 0.22,
        _ => 0.0,
    };
    let build = |decay: Result<Decay, reach::ReachError>| decay.and_then(|decay| decay.up_to(limit)).unwrap();
    let steps = Decay::steps(&[(1_500.0, 0.68), (500.0, 1.0), (3_000.0, 0.22)]);
    vec![
        ("even", build(Decay::within(limit)), Box::new(move |distance| inside(distance, 1.0))),
        ("steps", build(steps), Box::new(move |distance| inside(distance, step(distance)))),
        (
            "bell",
            build(Decay::gaussian(900.0)),
            Box::new(move |distance: f64| inside(distance, (-(distance / 900.0).powi(2) / 2.0).exp())),
        ),
        (
            "square",
            build(Decay::gravity(1_000.0, -2.0, 100.0)),
            Box::new(move |distance: f64| inside(distance, (distance.max(100.0) / 1_000.0).powf(-2.0))),
        ),
        (
            "power",
            build(Decay::gravity(700.0, -1.37, 50.0)),
            Box::new(move |distance: f64| inside(distance, (distance.max(50.0) / 700.0).powf(-1.37))),
        ),
    ]
}

/// Equal up to 1e-9 of their size.
pub(crate) fn close(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(other.abs()).max(1.0)
}
