/// When in a year its money flows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Timing {
    /// On its last day: year `t` counts for `1 / (1+rate)^t`.
    EndOfYear,
    /// Spread over it, so halfway on the whole: year `t` counts for `1 / (1+rate)^(t-½)`.
    MidYear,
}

/// How money of later years counts (present value).
///
/// The rate is what the Dutch *Werkgroep discontovoet* asks for at the time; it is not the library's to know.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Discounting {
    /// Per year, as a part: 0.0225 for 2.25%.
    pub rate: f64,
    /// When in the year.
    pub timing: Timing,
}

impl Discounting {
    /// Every year counts the same.
    pub const NONE: Self = Self { rate: 0.0, timing: Timing::EndOfYear };

    /// The part for which money of `year` counts; the start, year 0, counts whole.
    ///
    /// By repeated division and a root, which are the same on every machine.
    #[must_use]
    pub fn factor(&self, year: u16) -> f64 {
        let growth = 1.0 + self.rate;
        let whole = (0..year).fold(1.0, |factor, _| factor / growth);
        match self.timing {
            Timing::MidYear if year > 0 => whole * growth.sqrt(),
            Timing::MidYear | Timing::EndOfYear => whole,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_counts_as_the_formula_says() {
        for (timing, half) in [(Timing::EndOfYear, 0.0), (Timing::MidYear, 0.5)] {
            let discounting = Discounting { rate: 0.0225, timing };
            for year in 1..40_u16 {
                let expected = 1.0225_f64.powf(half - f64::from(year));
                assert!((discounting.factor(year) - expected).abs() < 1e-14, "{timing:?} {year}");
            }
            assert!((discounting.factor(0) - 1.0).abs() < f64::EPSILON);
        }
    }

    #[test]
    fn without_a_rate_every_year_counts_whole() {
        assert!((0..100).all(|year| (Discounting::NONE.factor(year) - 1.0).abs() < f64::EPSILON));
    }
}
