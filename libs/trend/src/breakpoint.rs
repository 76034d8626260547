use crate::count::float;
use crate::order::mean;
use crate::{Series, TrendError};

/// Below this number of points a break is looked for at a dated event only: see [`crate::interruption`].
pub const LEAST_FOR_BREAKS: usize = 15;

/// Where the level of a series changes.
#[derive(Debug, Clone, PartialEq)]
pub struct Breaks {
    /// The first point of each new level; empty when one level fits best.
    pub at: Vec<usize>,
    /// The mean of each level.
    pub levels: Vec<f64>,
    /// The information criterion for no break, one break, and so on: the lowest won.
    pub criteria: Vec<f64>,
    /// The largest F statistic of one break at each place where one may be.
    pub sup_f: f64,
    /// The first point of the new level there.
    pub sup_f_at: usize,
}

/// The levels that fit best by least squares, each at least `trim` of the points long (0.15 by custom), as many as the
/// criterion of Schwarz asks: `n (ln 2π + 1 + ln(RSS/n)) + 2 (m + 1) ln n` for m breaks, at most `most`.
///
/// `F = (RSS₀ - RSS₁) / (RSS₁ / (n - 2))`; its largest value follows Andrews, Econometrica 61 (1993), not an F distribution, so
/// no chance is given. Bai and Perron, Journal of Applied Econometrics 18 (2003). Levels, not slopes: take a trend out first.
///
/// # Errors
/// Below fifteen points: then a break needs a dated event. And when all values are the same.
pub fn breaks(series: &Series, trim: f64, most: usize) -> Result<Breaks, TrendError> {
    let (values, n) = (series.values(), series.len());
    if n < LEAST_FOR_BREAKS {
        let because = ", unless an event with a date is known";
        let series = series.name().to_owned();
        return Err(TrendError::TooFew { series, count: n, least: LEAST_FOR_BREAKS, because });
    }
    let fits = (0.05..0.5).contains(&trim);
    crate::series::within((series.name(), 0), trim, fits, "a part from 0.05 up to a half")?;
    let sums = Sums::of(values);
    let nothing = sums.squares(0, n);
    if nothing <= 0.0 {
        return Err(series.constant());
    }
    let shortest = crate::count::place((trim * float(n)).floor()).max(2);
    let single = (shortest..=n - shortest).map(|at| (sums.squares(0, at) + sums.squares(at, n), at));
    let (least, sup_f_at) = single.min_by(|one, other| one.0.total_cmp(&other.0)).unwrap_or((nothing, 0));
    let splits = Splits::of(&sums, n, shortest, most);
    let criteria: Vec<f64> = splits.costs().map(|cost| criterion(cost, n)).collect();
    let best = criteria.iter().enumerate().min_by(|one, other| one.1.total_cmp(other.1));
    let at = splits.places(best.map_or(0, |(breaks, _)| breaks));
    let ends = at.iter().copied().chain([n]);
    let begins = [0].into_iter().chain(at.iter().copied());
    let levels = begins.zip(ends).map(|(begin, end)| mean(&values[begin..end])).collect();
    let sup_f = (nothing - least) / (least / (float(n) - 2.0));
    Ok(Breaks { at, levels, criteria, sup_f, sup_f_at })
}

fn criterion((breaks, squares): (usize, f64), n: usize) -> f64 {
    let count = float(n);
    let fit = libm::log(std::f64::consts::TAU) + 1.0 + libm::log(squares.max(f64::MIN_POSITIVE) / count);
    count * fit + 2.0 * (float(breaks) + 1.0) * libm::log(count)
}

/// Running sums, so that the squares around the mean of any stretch are there at once.
struct Sums {
    values: Vec<f64>,
    squares: Vec<f64>,
}

impl Sums {
    fn of(values: &[f64]) -> Self {
        // Around the mean, so that large levels leave digits for small changes.
        let middle = mean(values);
        let running = |part: &dyn Fn(f64) -> f64| {
            let mut sum = 0.0;
            let sums = values.iter().map(|value| {
                sum += part(value - middle);
                sum
            });
            [0.0].into_iter().chain(sums).collect()
        };
        Self { values: running(&|away| away), squares: running(&|away| away * away) }
    }

    /// The sum of squares around the mean from `begin` up to `end`.
    fn squares(&self, begin: usize, end: usize) -> f64 {
        let sum = self.values[end] - self.values[begin];
        let all = self.squares[end] - self.squares[begin];
        (all - sum * sum / float(end - begin)).max(0.0)
    }
}

/// The best places for each number of breaks, by dynamic programming.
struct Splits {
    n: usize,
    /// For each number of breaks, by the point where a stretch ends: the least sum of squares up to there, and where the
    /// last level begins.
    best: Vec<Vec<(f64, usize)>>,
}

impl Splits {
    fn of(sums: &Sums, n: usize, shortest: usize, most: usize) -> Self {
        let none = (f64::INFINITY, 0);
        let first = (0..=n).map(|end| if end < shortest { none } else { (sums.squares(0, end), 0) });
        let mut best: Vec<Vec<(f64, usize)>> = vec![first.collect()];
        let room = (n / shortest).saturating_sub(1).min(most);
        for breaks in 1..=room {
            let before = &best[breaks - 1];
            let cheapest = |end: usize| {
                let begins = shortest * breaks..=end.saturating_sub(shortest);
                let costs = begins.map(|begin| (before[begin].0 + sums.squares(begin, end), begin));
                costs.min_by(|one, other| one.0.total_cmp(&other.0)).unwrap_or(none)
            };
            let row = (0..=n).map(cheapest).collect();
            best.push(row);
        }
        Self { n, best }
    }

    /// The least sum of squares for each number of breaks.
    fn costs(&self) -> impl Iterator<Item = (usize, f64)> + '_ {
        self.best.iter().map(|row| row[self.n].0).enumerate()
    }

    /// Where the levels begin, after the first.
    fn places(&self, breaks: usize) -> Vec<usize> {
        let mut end = self.n;
        let mut places: Vec<usize> = (1..=breaks)
            .rev()
            .map(|row| {
                end = self.best[row][end].1;
                end
            })
            .collect();
        places.reverse();
        places
    }
}
