//! Times the library: `RAYON_NUM_THREADS=1 cargo run --release -p composite-index --example composite_index_speed`.

use std::io::{self, Write};
use std::time::{Duration, Instant};

use composite_index::{
    Aggregation, Assumption, Element, Imputation, IndexError, Mean, Normalisation, Plan, Preparation, Recipe,
    Structure, Table, Treatment,
};

/// The shape of the ASEM example: 49 indicators in 8 pillars, 2 sub-indices, 1 index.
const PILLARS: [(&str, &str, usize); 8] = [
    ("Physical", "Conn", 8),
    ("Economic", "Conn", 5),
    ("Political", "Conn", 3),
    ("Institutional", "Conn", 6),
    ("People", "Conn", 8),
    ("Environment", "Sust", 5),
    ("Social", "Sust", 9),
    ("Finance", "Sust", 5),
];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut out = io::stdout().lock();
    let asem = recipe(&PILLARS)?;
    let units = table(&asem, 51)?;
    let build = best_of(200, || asem.run(&units).map(|_| ()))?;
    writeln!(out, "51 units x 49 indicators, full build: {:.3} ms", build.as_secs_f64() * 1e3)?;

    for points in [1_667, 10_000] {
        let plan = Plan { points, ..Plan::new(assumptions()) };
        let started = Instant::now();
        let sensitivity = asem.sensitivity(&units, &plan)?;
        let took = started.elapsed().as_secs_f64();
        writeln!(out, "sensitivity, 4 assumptions, {} indices: {took:.3} s", sensitivity.runs)?;
    }

    let wider = PILLARS.iter().map(|(pillar, top, _)| (*pillar, *top, 7)).chain([("Housing", "Sust", 4)]);
    let large = recipe(&wider.collect::<Vec<_>>())?;
    let neighbourhoods = table(&large, 14_000)?;
    let build = best_of(5, || large.run(&neighbourhoods).map(|_| ()))?;
    writeln!(out, "14,000 units x 60 indicators, full build: {:.3} s", build.as_secs_f64())?;
    Ok(())
}

fn best_of(times: u32, mut work: impl FnMut() -> Result<(), IndexError>) -> Result<Duration, IndexError> {
    let mut best = Duration::MAX;
    for _ in 0..times {
        let started = Instant::now();
        work()?;
        best = best.min(started.elapsed());
    }
    Ok(best)
}

/// Options as in the sensitivity example of COINr.
fn assumptions() -> Vec<Assumption> {
    let winsorising = |winsorise| Treatment { winsorise, ..Treatment::default() };
    vec![
        Assumption::Treatment((1..=5).map(winsorising).collect()),
        Assumption::Normalisation(vec![
            Normalisation::min_max(1.0, 100.0),
            Normalisation::z_score(10.0, 2.0),
        ]),
        Assumption::WeightNoise { share: 0.25, levels: vec![2, 3] },
        Assumption::Aggregation(vec![Aggregation::all(Mean::Arithmetic), Aggregation::all(Mean::Geometric)]),
    ]
}

fn recipe(pillars: &[(&str, &str, usize)]) -> Result<Recipe, IndexError> {
    let mut elements =
        vec![Element::top("Index"), Element::part("Conn", "Index"), Element::part("Sust", "Index")];
    for (pillar, parent, indicators) in pillars {
        elements.push(Element::part(pillar, parent));
        for indicator in 0..*indicators {
            let element = Element::part(&format!("{pillar}{indicator}"), pillar);
            elements.push(if indicator % 3 == 2 { element.down() } else { element });
        }
    }
    let group = "group".to_owned();
    Ok(Recipe::new(Structure::new(elements)?)
        .prepare(Preparation::Impute(Imputation::GroupMean { group }))
        .prepare(Preparation::Treat(Treatment::default())))
}

/// Skewed values with a common part; one in fifty is missing.
fn table(recipe: &Recipe, units: u32) -> Result<Table, IndexError> {
    let mut state: u64 = 42;
    let mut random = move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from_bits((state >> 12) | 0x3FF0_0000_0000_0000) - 1.0
    };
    let common: Vec<f64> = (0..units).map(|_| random()).collect();
    let mut table = Table::new((0..units).map(|unit| format!("U{unit:05}")))?;
    for (place, indicator) in recipe.structure.indicators().iter().enumerate() {
        let power = if place % 4 == 0 { 6 } else { 1 };
        let column: Vec<Option<f64>> = common
            .iter()
            .map(|common| Some((common + random()).powi(power)).filter(|_| random() > 0.02))
            .collect();
        table = table.with_column(&indicator.code, column)?;
    }
    let label = |unit| Some(if unit % 2 == 0 { "even" } else { "odd" }.to_owned());
    table.with_labels("group", (0..units).map(label).collect())
}
