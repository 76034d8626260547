//! Times twelve unsure cases with 100,000 draws: `cargo run --release -p value-case --example value_case_speed`.
#![expect(clippy::print_stdout, reason = "it is for whoever sits at the terminal")]

use std::time::Instant;

use value_case::{
    Amount, Amounts, Case, Cost, Counterfactual, Discounting, Draws, Flow, Material, MethodCost, Selection,
    Timing, ValueCase, ValueCaseError,
};

fn family(at: i64) -> Case {
    let flow = |payer: &str, share: i64| Flow {
        payer: payer.to_owned(),
        year: 1,
        amounts: Amounts::Three {
            now: Amount::Exact(1_000_000),
            without: Amount::pert(share * 10_000, share * (20_000 + at * 1_000), share * 60_000),
            after: Amount::Triangular { low: 0, likely: share * 5_000, high: share * 20_000 },
        },
        booked: 0,
    };
    Case { name: at.to_string(), flows: vec![flow(if at % 2 == 0 { "municipality" } else { "insurer" }, 50)] }
}

fn main() -> Result<(), ValueCaseError> {
    let cost = Cost { payer: "municipality".to_owned(), year: 0, amount: Amount::pert(1, 200_000, 900_000) };
    let case = ValueCase {
        material: Material::Cases((0..12).map(family).collect()),
        cost: MethodCost::Known(vec![cost]),
        selection: Selection::Chosen,
        counterfactual: Counterfactual::JudgedBefore,
        discounting: Discounting { rate: 0.0225, timing: Timing::MidYear },
        caveats: Vec::new(),
    };
    for _ in 0..20 {
        let begun = Instant::now();
        let drawn = case.simulate(Draws { seed: 2_026, count: 100_000 })?;
        let simulated = begun.elapsed();
        case.bootstrap(Draws { seed: 2_026, count: 10_000 })?;
        println!("{simulated:?}, with bootstrap {:?}: {:?}", begun.elapsed(), drawn.net);
    }
    Ok(())
}
