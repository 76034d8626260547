//! Chance that can be repeated: a stream of numbers for each run and assumption, the same on any machine and in any
//! order of work. Written here rather than taken from a library whose numbers may change with its version.

/// Adds this much at each draw: the golden ratio in 64 bits (Steele, Lea and Flood 2014, `SplitMix64`).
const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

/// A stream of random numbers.
#[derive(Debug, Clone)]
pub(crate) struct Stream(u64);

impl Stream {
    /// The stream of a seed and a path such as run and assumption; each path has its own.
    pub(crate) fn new(seed: u64, path: &[usize]) -> Self {
        let place = |number: &usize| u64::try_from(*number).unwrap_or(u64::MAX);
        Self(
            path.iter()
                .map(place)
                .fold(mix(seed), |state, number| mix(state.wrapping_add(STEP) ^ mix(number))),
        )
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(STEP);
        mix(self.0)
    }

    /// From 0 up to, not including, 1.
    pub(crate) fn unit(&mut self) -> f64 {
        // The 52 bits of the fraction, behind the exponent of one.
        f64::from_bits((self.next() >> 12) | 0x3FF0_0000_0000_0000) - 1.0
    }

    /// A whole number below `n`.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        let size = u128::try_from(n).unwrap_or_default();
        usize::try_from((u128::from(self.next()) * size) >> 64).unwrap_or_default()
    }

    /// A number with mean 0 and standard deviation 1 (Box and Muller 1958).
    pub(crate) fn normal(&mut self) -> f64 {
        let (u, v) = (1.0 - self.unit(), self.unit());
        (-2.0 * u.ln()).sqrt() * (std::f64::consts::TAU * v).cos()
    }
}

fn mix(state: u64) -> u64 {
    let state = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let state = (state ^ (state >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    state ^ (state >> 31)
}
