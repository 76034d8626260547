/// Random bits from a counter: each is the counter, moved on by a fixed step and well stirred.
///
/// Nothing but whole numbers, so that a seed gives the same draws on every machine. Steele, Lea and Flood, "Fast splittable
/// pseudorandom number generators", OOPSLA 2014 (`SplitMix64`).
#[derive(Debug, Clone)]
pub(crate) struct Chance(u64);

impl Chance {
    pub(crate) const fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    #[inline]
    pub(crate) const fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let stirred = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let stirred = (stirred ^ (stirred >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        stirred ^ (stirred >> 31)
    }

    /// A number from 0 up to, not including, 1; each of 2⁵² equally likely.
    #[inline]
    pub(crate) const fn unit(&mut self) -> f64 {
        f64::from_bits((self.bits() >> 12) | 0x3ff0_0000_0000_0000) - 1.0
    }

    /// One of 256 and a number from 0 up to 1, of different bits.
    #[inline]
    pub(crate) const fn byte_and_unit(&mut self) -> (u8, f64) {
        let bits = self.bits();
        let [byte, ..] = bits.to_be_bytes();
        (byte, f64::from_bits(((bits << 8) >> 12) | 0x3ff0_0000_0000_0000) - 1.0)
    }

    /// Two numbers from 0 up to 1, of 32 bits each.
    #[inline]
    pub(crate) fn two_units(&mut self) -> (f64, f64) {
        let [a, b, c, d, e, f, g, h] = self.bits().to_be_bytes();
        let unit = |bytes| f64::from(u32::from_be_bytes(bytes)) * (1.0 / 4_294_967_296.0);
        (unit([a, b, c, d]), unit([e, f, g, h]))
    }

    /// One of the first `count` places; 0 where there are none.
    #[inline]
    pub(crate) fn place(&mut self, count: usize) -> usize {
        let count = u128::try_from(count).unwrap_or_default();
        usize::try_from((u128::from(self.bits()) * count) >> 64).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first numbers of the reference implementation (Vigna, splitmix64.c) for seed 1234567.
    #[test]
    fn the_draws_are_those_of_the_reference() {
        let mut chance = Chance::seeded(1_234_567);
        let drawn: Vec<u64> = (0..5).map(|_| chance.bits()).collect();
        assert_eq!(
            drawn,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423,
                4_593_380_528_125_082_431,
                16_408_922_859_458_223_821,
            ]
        );
    }

    #[test]
    fn a_unit_lies_from_zero_up_to_one_and_is_even_on_the_whole() {
        let mut chance = Chance::seeded(7);
        let units: Vec<f64> = (0..100_000).map(|_| chance.unit()).collect();
        assert!(units.iter().all(|unit| (0.0..1.0).contains(unit)));
        let mean = units.iter().sum::<f64>() / 100_000.0;
        assert!((mean - 0.5).abs() < 0.005, "{mean}");
    }

    #[test]
    fn every_place_is_drawn_about_as_often() {
        let mut chance = Chance::seeded(7);
        let mut drawn = [0_u32; 12];
        for _ in 0..120_000 {
            drawn[chance.place(12)] += 1;
        }
        assert!(drawn.iter().all(|times| (9_500..10_500).contains(times)), "{drawn:?}");
    }
}
