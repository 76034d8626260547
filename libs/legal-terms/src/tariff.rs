use chrono::NaiveDate;

use crate::TermError;

/// A number of days with an amount for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PenaltyStep {
    /// How many days.
    pub days: u32,
    /// Cents for each of them.
    pub cents: u64,
}

/// The amounts of the penalty as they hold from a day on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Tariff {
    /// The first day on which they hold.
    pub from: NaiveDate,
    /// The first fortnight, the second, and the days after it (Awb 4:17(2)); 42 days in all.
    pub steps: [PenaltyStep; 3],
}

/// More than this a day is no amount of this act.
const MOST_CENTS: u64 = 1_000_000;

/// All tariffs, each from its day on.
///
/// The amounts are indexed now and then, so they are configuration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tariffs(Vec<Tariff>);

impl Tariffs {
    /// Puts them in the order of their days.
    ///
    /// # Errors
    /// When two hold from the same day, or an amount is beyond reckoning.
    pub fn new(tariffs: impl IntoIterator<Item = Tariff>) -> Result<Self, TermError> {
        let mut tariffs: Vec<Tariff> = tariffs.into_iter().collect();
        tariffs.sort_by_key(|tariff| tariff.from);
        if let Some(pair) = tariffs.windows(2).find(|pair| pair[0].from == pair[1].from) {
            return Err(TermError::SameTariff(pair[0].from));
        }
        let steps = tariffs.iter().flat_map(|tariff| tariff.steps);
        match steps.map(|step| step.cents).find(|cents| *cents > MOST_CENTS) {
            Some(cents) => Err(TermError::Amount(cents)),
            None => Ok(Self(tariffs)),
        }
    }

    /// The amounts that were published: 20, 30 and 40 euros from 1 October 2009 (Stb. 2009, 383), 23, 35 and 45 from
    /// 1 January 2019 (Regeling indexering van bedragen in de Awb, Stcrt. 2018, 65542), together 1,442 euros.
    ///
    /// Looked up in the text of Awb 4:17 as it held in 2025, where no later amounts stood. Whoever runs the program looks whether later ones have been published, and adds them.
    #[must_use]
    pub fn published() -> Self {
        let step = |cents| PenaltyStep { days: 14, cents };
        let tariff = |year, month, amounts: [u64; 3]| {
            let from = NaiveDate::from_ymd_opt(year, month, 1)?;
            Some(Tariff { from, steps: amounts.map(step) })
        };
        let known = [tariff(2009, 10, [2_000, 3_000, 4_000]), tariff(2019, 1, [2_300, 3_500, 4_500])];
        Self(known.into_iter().flatten().collect())
    }

    /// Cents for the day that is the `nth` of default, counted from 0, by the tariff that held on `day`; nothing for days beyond the last step.
    pub(crate) fn cents(&self, day: NaiveDate, nth: u32) -> Result<u64, TermError> {
        let tariff = self.0.iter().rev().find(|tariff| tariff.from <= day).ok_or(TermError::NoTariff(day))?;
        let mut passed = 0;
        for step in tariff.steps {
            passed += step.days;
            if nth < passed {
                return Ok(step.cents);
            }
        }
        Ok(0)
    }
}
