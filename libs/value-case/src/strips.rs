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
    strips: [Strip; STRIPS],
    top: f64,
    rise: f64,
    fall: f64,
}

#[derive(Debug, Clone, Copy, Default)]
struct Strip {
    /// The chance to stay in this strip once its place in the alias table is picked.
    stay: f64,
    /// Where one goes otherwise.
    other: u8,
    hat: f64,
    floor: f64,
    begin: f64,
}

impl Strips {
    /// For the density proportional to `x^rise · (1-x)^fall`, a Beta distribution with parameters `rise + 1` and `fall + 1`.
    pub(crate) fn beta(rise: f64, fall: f64) -> Self {
        let top = if rise + fall > 0.0 { rise / (rise + fall) } else { 0.5 };
        let mut made = Self { strips: [Strip::default(); STRIPS], top, rise, fall };
        for at in u8::MIN..=u8::MAX {
            let begin = f64::from(at) * WIDTH;
            let end = begin + WIDTH;
            let (left, right) = (made.density(begin), made.density(end));
            let hat = if begin <= top && top <= end { 1.0 } else { left.max(right) };
            made.strips[usize::from(at)] = Strip { hat, floor: left.min(right), begin, stay: 1.0, other: at };
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
        let mut left = self.strips.map(|strip| strip.hat * count(STRIPS) / area);
        let (mut small, mut large): (Vec<u8>, Vec<u8>) =
            (u8::MIN..=u8::MAX).partition(|at| left[usize::from(*at)] < 1.0);
        while let Some(to) = large.last().copied() {
            let Some(from) = small.pop() else { break };
            let (from, at) = (usize::from(from), usize::from(to));
            self.strips[from].stay = left[from];
            self.strips[from].other = to;
            left[at] -= 1.0 - left[from];
            if left[at] < 1.0 {
                large.pop();
                small.push(to);
            }
        }
        // What is left over lacks no more than rounding, and stays where it is.
    }

    #[inline]
    pub(crate) fn draw(&self, chance: &mut Chance) -> f64 {
        loop {
            let (picked, coin) = chance.byte_and_unit();
            let place = &self.strips[usize::from(picked)];
            let taken = if coin < place.stay { picked } else { place.other };
            let strip = &self.strips[usize::from(taken)];
            let (across, up) = chance.two_units();
            let x = strip.begin + across * WIDTH;
            let height = up * strip.hat;
            if height < strip.floor || height < self.density(x) {
                return x;
            }
        }
    }
}
