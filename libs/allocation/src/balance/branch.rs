use microlp::{
    ComparisonOp, Error, OptimizationDirection, Problem, SolutionStatus, SolveOptions, SolveOutcome, Variable,
};

use super::linear::{Answer, Linear};

/// Solves in real numbers, which shows how much there can be at most.
pub(super) fn relax(linear: &Linear) -> Answer {
    attempt(linear, false, SolveOptions::default())
}

/// Solves in whole numbers by branch and bound, from a known choice on, looking at no more than `effort` branches.
pub(super) fn solve(linear: &Linear, known: Option<&[bool]>, effort: u32) -> Answer {
    let mut options = SolveOptions::default();
    options.node_limit = Some(effort.into());
    attempt(linear, true, with_start(linear, known, options))
}

fn with_start(linear: &Linear, known: Option<&[bool]>, mut options: SolveOptions) -> SolveOptions {
    // Variables are numbered as they are made, so the ones of a throw-away problem serve as names.
    let (_, variables) = build(linear, true);
    let whole = linear.columns.iter().zip(variables).filter(|(column, _)| column.whole);
    options.warm_start = known
        .map(|known| whole.zip(known).map(|((_, name), yes)| (name, f64::from(u8::from(*yes)))).collect());
    options
}

fn build(linear: &Linear, whole: bool) -> (Problem, Vec<Variable>) {
    let mut problem = Problem::new(OptimizationDirection::Maximize);
    let variables: Vec<Variable> = linear
        .columns
        .iter()
        .map(|column| match (whole && column.whole, column.high > 0.5) {
            (true, free) => problem.add_integer_var(column.price, (0, i32::from(free))),
            (false, _) => problem.add_var(column.price, (column.low, column.high)),
        })
        .collect();
    for row in &linear.rows {
        let terms = || row.terms.iter().map(|(at, factor)| (variables[*at], *factor)).collect::<Vec<_>>();
        if row.high.is_finite() {
            problem.add_constraint(terms(), ComparisonOp::Le, row.high);
        }
        if row.low.is_finite() {
            problem.add_constraint(terms(), ComparisonOp::Ge, row.low);
        }
    }
    (problem, variables)
}

fn attempt(linear: &Linear, whole: bool, options: SolveOptions) -> Answer {
    let (problem, variables) = build(linear, whole);
    match problem.solve_with(options) {
        Ok(SolveOutcome::Solution(solution)) => {
            let values = variables.iter().map(|variable| solution.var_value(*variable)).collect();
            let bound = match solution.status() {
                SolutionStatus::Optimal => solution.objective(),
                SolutionStatus::Feasible => solution.stats().best_bound.unwrap_or(f64::INFINITY),
            };
            Answer::Found { values, bound }
        }
        Ok(SolveOutcome::Interrupted(_)) => Answer::Unknown("no outcome within the effort".to_owned()),
        Err(Error::Infeasible) => Answer::Impossible,
        Err(error) => Answer::Unknown(error.to_string()),
    }
}
