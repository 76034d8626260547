use crate::chance::Chance;
use crate::number::count;

const STRIPS: usize = 256;
const WIDTH: f64 = 1.0 / 256.0;

/// Draws from a density with one top on 0 to 1, exactly, in a few nanoseconds.
///
/// The range is cut into strips of equal width under a hat that is level on each strip. A strip is picked by the area
/// under its hat with an alias table (Walker 1977; Vose 1991), a place in it evenly, and the place is kept with the chance
/// density / hat (Von Neumann 1951). Below the lowest point of the density in the strip nothing needs to be worked out
/// (Marsaglia's squeeze), which is nearly always.
#[derive(Debug, Clone)]
pub(crate) struct Strips {
    strips: Vec<Strip>,
    top: f64,
    rise: f64,
    fall: f64,
}

#[derive(Debug, Clone, Copy, Default)]
struct Strip {
    /// The chance to stay in this strip once its place in the alias table is picked.
    stay: f64,
    /// Where one goes otherwise.
    other: usize,
    hat: f64,
    floor: f64,
    begin: f64,
}

impl Strips {
    /// For the density proportional to `x^rise · (1-x)^fall`, a Beta distribution with parameters `rise + 1` and `fall + 1`.
    pub(crate) fn beta(rise: f64, fall: f64) -> Self {
        let top = if rise + fall > 0.0 { rise / (rise + fall) } else { 0.5 };
        let mut made = Self { strips: Vec::with_capacity(STRIPS), top, rise, fall };
        for index in 0..STRIPS {
            let (begin, end) = (count(index) * WIDTH, count(index + 1) * WIDTH);
            let (left, right) = (made.density(begin), made.density(end));
            let hat = if begin <= top && top <= end { 1.0 } else { left.max(right) };
            made.strips.push(Strip { hat, floor: left.min(right), begin, ..Strip::default() });
        }
        made.share_out();
        made
    }

    /// The density at `x`, as a part of its highest point.
    fn density(&self, x: f64) -> f64 {
        let part = |x: f64, top: f64, power: f64| if power > 0.0 { libm::pow(x / top, power) } else { 1.0 };
        part(x, self.top, self.rise) * part(1.0 - x, 1.0 - self.top, self.fall)
    }

    /// Vose's alias table: what a small strip leaves of its place goes to a large one.
    fn share_out(&mut self) {
        let area: f64 = self.strips.iter().map(|strip| strip.hat).sum();
        let mut left: Vec<f64> = self.strips.iter().map(|strip| strip.hat * count(STRIPS) / area).collect();
        let (mut small, mut large): (Vec<usize>, Vec<usize>) = (0..STRIPS).partition(|at| left[*at] < 1.0);
        while let Some(large_one) = large.last().copied() {
            let Some(small_one) = small.pop() else { break };
            self.strips[small_one].stay = left[small_one];
            self.strips[small_one].other = large_one;
            left[large_one] -= 1.0 - left[small_one];
            if left[large_one] < 1.0 {
                large.pop();
                small.push(large_one);
            }
        }
        for rest in small.into_iter().chain(large) {
            self.strips[rest].stay = 1.0;
        }
    }

    #[inline]
    pub(crate) fn draw(&self, chance: &mut Chance) -> f64 {
        loop {
            let picked = chance.place(STRIPS);
            let Some(place) = self.strips.get(picked) else { continue };
            let strip = if chance.unit() < place.stay { place } else { &self.strips[place.other] };
            let x = strip.begin + chance.unit() * WIDTH;
            let height = chance.unit() * strip.hat;
            if height < strip.floor || height < self.density(x) {
                return x;
            }
        }
    }
}
