//! Sobol points: spread evenly where random points clump (Sobol 1967; Bratley and Fox 1988).

use crate::random::Stream;

/// Primitive polynomials, as their bits, and first direction numbers of the dimensions after the first, by Joe and Kuo
/// (2008), `new-joe-kuo-6`.
const DIRECTIONS: [(u32, &[u32]); 39] = [
    (0b11, &[1]),
    (0b111, &[1, 3]),
    (0b1011, &[1, 3, 1]),
    (0b1101, &[1, 1, 1]),
    (0b10011, &[1, 1, 3, 3]),
    (0b11001, &[1, 3, 5, 13]),
    (0b100101, &[1, 1, 5, 5, 17]),
    (0b101001, &[1, 1, 5, 5, 5]),
    (0b101111, &[1, 1, 7, 11, 19]),
    (0b110111, &[1, 1, 5, 1, 1]),
    (0b111011, &[1, 1, 1, 3, 11]),
    (0b111101, &[1, 3, 5, 5, 31]),
    (0b1000011, &[1, 3, 3, 9, 7, 49]),
    (0b1011011, &[1, 1, 1, 15, 21, 21]),
    (0b1100001, &[1, 3, 1, 13, 27, 49]),
    (0b1100111, &[1, 1, 1, 15, 7, 5]),
    (0b1101101, &[1, 3, 1, 15, 13, 25]),
    (0b1110011, &[1, 1, 5, 5, 19, 61]),
    (0b10000011, &[1, 3, 7, 11, 23, 15, 103]),
    (0b10001001, &[1, 3, 7, 13, 13, 15, 69]),
    (0b10001111, &[1, 1, 3, 13, 7, 35, 63]),
    (0b10010001, &[1, 3, 5, 9, 1, 25, 53]),
    (0b10011101, &[1, 3, 1, 13, 9, 35, 107]),
    (0b10100111, &[1, 3, 1, 5, 27, 61, 31]),
    (0b10101011, &[1, 1, 5, 11, 19, 41, 61]),
    (0b10111001, &[1, 3, 5, 3, 3, 13, 69]),
    (0b10111111, &[1, 1, 7, 13, 1, 19, 1]),
    (0b11000001, &[1, 3, 7, 5, 13, 19, 59]),
    (0b11001011, &[1, 1, 3, 9, 25, 29, 41]),
    (0b11010011, &[1, 3, 5, 13, 23, 1, 55]),
    (0b11010101, &[1, 3, 7, 3, 13, 59, 17]),
    (0b11100101, &[1, 3, 1, 3, 5, 53, 69]),
    (0b11101111, &[1, 1, 5, 5, 23, 33, 13]),
    (0b11110001, &[1, 1, 7, 7, 1, 61, 123]),
    (0b11110111, &[1, 1, 7, 9, 13, 61, 49]),
    (0b11111101, &[1, 3, 3, 5, 3, 55, 33]),
    (0b100011101, &[1, 3, 1, 15, 31, 13, 49, 245]),
    (0b100101011, &[1, 3, 5, 15, 31, 59, 63, 97]),
    (0b100101101, &[1, 3, 1, 11, 11, 11, 77, 249]),
];

/// Most dimensions.
pub(crate) const MOST: usize = DIRECTIONS.len() + 1;

/// Direction numbers of some dimensions, and a shift of the bits that differs from seed to seed.
#[derive(Debug, Clone)]
pub(crate) struct Sobol {
    directions: Vec<[u32; 32]>,
    shifts: Vec<u32>,
}

impl Sobol {
    /// Points in so many dimensions, at most [`MOST`]; without a seed they are not shifted.
    pub(crate) fn new(dimensions: usize, seed: Option<u64>) -> Self {
        let directions = (0..dimensions.min(MOST)).map(directions).collect();
        let shift = |dimension| {
            seed.map_or(0, |seed| {
                u32::try_from(Stream::new(seed, &[dimension]).next() >> 32).unwrap_or_default()
            })
        };
        Self { directions, shifts: (0..dimensions).map(shift).collect() }
    }

    /// A coordinate of a point; points are numbered from 0.
    pub(crate) fn at(&self, point: usize, dimension: usize) -> f64 {
        let (Some(directions), Some(shift)) = (self.directions.get(dimension), self.shifts.get(dimension))
        else {
            return 0.5;
        };
        let gray = u32::try_from(point).map_or(0, |point| point ^ (point >> 1));
        let set = directions.iter().enumerate().filter(|(bit, _)| gray >> bit & 1 == 1);
        let bits = set.fold(*shift, |bits, (_, direction)| bits ^ direction);
        (f64::from(bits) + 0.5) / 4_294_967_296.0
    }
}

fn directions(dimension: usize) -> [u32; 32] {
    let mut v = [0; 32];
    let Some((polynomial, first)) = dimension.checked_sub(1).and_then(|row| DIRECTIONS.get(row)) else {
        return std::array::from_fn(|bit| 1 << (31 - bit));
    };
    let degree = first.len();
    for bit in 0..32 {
        v[bit] = match first.get(bit) {
            Some(number) => number << (31 - bit),
            None => (1..degree).fold(v[bit - degree] ^ (v[bit - degree] >> degree), |sum, back| {
                if polynomial >> (degree - back) & 1 == 1 { sum ^ v[bit - back] } else { sum }
            }),
        };
    }
    v
}

#[cfg(test)]
mod tests {
    use super::{MOST, Sobol};

    /// Expected: scipy 1.17 `qmc.Sobol(40, scramble=False, bits=32)`, whose points lack our half step.
    #[test]
    fn points_are_those_of_joe_and_kuo() {
        let sobol = Sobol::new(MOST, None);
        let near = |point, expected: [f64; 6]| {
            for (dimension, expected) in [0, 1, 2, 5, 17, 39].into_iter().zip(expected) {
                let found = sobol.at(point, dimension);
                assert!((found - expected).abs() < 1e-9, "{point} {dimension}: {found} {expected}");
            }
        };
        near(5, [0.875, 0.875, 0.125, 0.625, 0.375, 0.375]);
        near(7, [0.125, 0.625, 0.375, 0.375, 0.125, 0.125]);
        near(777, [0.6923828125, 0.9365234375, 0.1630859375, 0.3564453125, 0.8642578125, 0.3583984375]);
    }

    #[test]
    fn a_power_of_two_of_points_fills_each_stratum_once_whatever_the_seed() {
        for seed in [None, Some(1), Some(2)] {
            let sobol = Sobol::new(MOST, seed);
            for dimension in 0..MOST {
                let mut strata: Vec<f64> =
                    (0..64).map(|point| (sobol.at(point, dimension) * 64.0).floor()).collect();
                strata.sort_by(f64::total_cmp);
                let expected: Vec<f64> = (0..64).map(f64::from).collect();
                assert_eq!(strata, expected, "dimension {dimension}");
            }
        }
    }
}
