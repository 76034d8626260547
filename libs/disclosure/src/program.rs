use microlp::{ComparisonOp, Error, OptimizationDirection, Problem, SolveOptions, SolveOutcome, Variable};

/// How far from a whole number, or from a sum, a solution may be for rounding alone.
pub(crate) const SLIGHT: f64 = 1e-6;

/// No figure of a municipality comes near this.
const ENORMOUS: f64 = 1e9;

/// After so many branches a program in whole numbers is given up; tables rarely need a hundred.
const MOST_BRANCHES: u64 = 20_000;

/// Something to find: its price, its bounds, and whether it must be whole.
pub(crate) struct Unknown {
    pub(crate) price: f64,
    pub(crate) low: f64,
    pub(crate) high: f64,
    pub(crate) whole: bool,
}

/// Find unknowns of the least price so that each row of (unknown, factor) adds up to its sum.
#[derive(Default)]
pub(crate) struct Program {
    pub(crate) unknowns: Vec<Unknown>,
    pub(crate) rows: Vec<(Vec<(usize, f64)>, f64)>,
}

/// What the solver says.
pub(crate) enum Answer {
    Found(Vec<f64>),
    /// The price can fall without end.
    Unbounded,
    Impossible,
    /// No answer that may be relied on.
    GaveUp,
}

impl Program {
    /// Solves with real numbers first: of most tables every corner is whole. Only a broken corner asks for branching.
    pub(crate) fn solve(&self) -> Answer {
        match self.attempt(false) {
            Answer::Found(values) if self.is_whole(&values) => Answer::Found(self.tidied(values)),
            Answer::Found(_) => match self.attempt(true) {
                Answer::Found(values) if self.is_whole(&values) => Answer::Found(self.tidied(values)),
                Answer::Found(_) | Answer::Unbounded | Answer::GaveUp => Answer::GaveUp,
                Answer::Impossible => Answer::Impossible,
            },
            other @ (Answer::Unbounded | Answer::Impossible | Answer::GaveUp) => other,
        }
    }

    fn attempt(&self, whole: bool) -> Answer {
        let mut problem = Problem::new(OptimizationDirection::Minimize);
        let variables: Vec<Variable> = self
            .unknowns
            .iter()
            .map(|unknown| match (whole && unknown.whole, bounds(unknown)) {
                (true, (low, high)) => problem.add_integer_var(unknown.price, (low, high)),
                (false, _) => problem.add_var(unknown.price, (unknown.low, unknown.high)),
            })
            .collect();
        for (terms, sum) in &self.rows {
            let terms: Vec<(Variable, f64)> =
                terms.iter().map(|(unknown, factor)| (variables[*unknown], *factor)).collect();
            problem.add_constraint(terms, ComparisonOp::Eq, *sum);
        }
        let mut options = SolveOptions::default();
        options.node_limit = Some(MOST_BRANCHES);
        match problem.solve_with(options) {
            Ok(SolveOutcome::Solution(solution)) => {
                Answer::Found(variables.iter().map(|variable| solution.var_value(*variable)).collect())
            }
            Err(Error::Infeasible) => Answer::Impossible,
            Err(Error::Unbounded) => Answer::Unbounded,
            Ok(SolveOutcome::Interrupted(_)) | Err(_) => Answer::GaveUp,
        }
    }

    fn is_whole(&self, values: &[f64]) -> bool {
        let whole =
            |(unknown, value): (&Unknown, &f64)| !unknown.whole || (value - value.round()).abs() <= SLIGHT;
        self.unknowns.iter().zip(values).all(whole)
    }

    fn tidied(&self, mut values: Vec<f64>) -> Vec<f64> {
        for (unknown, value) in self.unknowns.iter().zip(&mut values) {
            if unknown.whole {
                *value = value.round();
            }
        }
        values
    }
}

#[expect(
    clippy::as_conversions,
    reason = "the only way from float to integer; the numbers were clamped to fit"
)]
fn bounds(unknown: &Unknown) -> (i32, i32) {
    let fit = |value: f64| value.clamp(-ENORMOUS, ENORMOUS) as i32;
    (fit(unknown.low.ceil()), fit(unknown.high.floor()))
}
