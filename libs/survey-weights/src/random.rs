//! Chance that can be repeated: the same numbers for a seed on every machine. Written here rather than taken from a library
//! whose numbers may change with its version.

/// `SplitMix64`: Steele, Lea and Flood, OOPSLA (2014).
#[derive(Debug, Clone)]
pub(crate) struct Stream(u64);

const STEP: u64 = 0x9E37_79B9_7F4A_7C15;

impl Stream {
    /// Each place has its own stream, so that the order of work does not matter.
    pub(crate) fn new(seed: u64, place: usize) -> Self {
        let place = u64::try_from(place).unwrap_or(u64::MAX);
        Self(mix(mix(seed).wrapping_add(STEP) ^ mix(place)))
    }

    /// A whole number below `n`.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(STEP);
        let size = u128::try_from(n).unwrap_or_default();
        usize::try_from((u128::from(mix(self.0)) * size) >> 64).unwrap_or_default()
    }
}

fn mix(state: u64) -> u64 {
    let state = (state ^ (state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let state = (state ^ (state >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    state ^ (state >> 31)
}
