use crate::checked::Checked;
use crate::number::{cents, float};
use crate::{
    Amounts, Average, CaseShare, Caveat, Counterfactual, Flow, Material, MethodCost, Outcome, PayerShare,
    Selection, Spread, ThreeAmounts, ValueCase, ValueCaseError, WithoutOne,
};

impl Amounts {
    /// What is avoided on the whole, in cents.
    pub(crate) fn difference(&self) -> f64 {
        match self {
            Self::Three { without, after, .. } => without.middle() - after.middle(),
            Self::Difference(difference) => difference.middle(),
        }
    }
}

impl ValueCase {
    /// Reckons with the mean of each amount. Rounded to cents at the end, per figure.
    ///
    /// # Errors
    /// Names the case, payer, year and amount that cannot be reckoned with.
    pub fn reckon(&self) -> Result<Outcome, ValueCaseError> {
        let checked = Checked::new(self)?;
        let payers = by_payer(&checked);
        let avoided = cents(checked.flows().map(|(_, flow)| self.present(flow)).sum());
        let booked = cents(checked.flows().map(|(_, flow)| self.present_booked(flow)).sum());
        let cost = self.present_cost(|_| true);
        let spread = self.spread(avoided);
        let amounts = three_amounts(&checked);
        let mut outcome = Outcome {
            n: checked.n,
            selection: self.selection,
            counterfactual: self.counterfactual,
            caveats: Vec::new(),
            amounts,
            avoided,
            booked,
            cost,
            net: cost.map(|cost| avoided - cost),
            average: Average { total: avoided, n: checked.n },
            payers,
            spread,
        };
        outcome.caveats = self.caveats_of(&outcome);
        Ok(outcome)
    }

    fn present(&self, flow: &Flow) -> f64 {
        flow.amounts.difference() * self.discounting.factor(flow.year)
    }

    fn present_booked(&self, flow: &Flow) -> f64 {
        float(flow.booked) * self.discounting.factor(flow.year)
    }

    fn present_cost(&self, of: impl Fn(&str) -> bool) -> Option<i64> {
        match &self.cost {
            MethodCost::Unknown => None,
            MethodCost::Known(costs) => {
                let present = |cost: &crate::Cost| cost.amount.middle() * self.discounting.factor(cost.year);
                Some(cents(costs.iter().filter(|cost| of(&cost.payer)).map(present).sum()))
            }
        }
    }

    /// What each case avoids, as floats, for whoever resamples them.
    pub(crate) fn avoided_by_case(&self) -> Vec<(String, f64)> {
        let Material::Cases(cases) = &self.material else { return Vec::new() };
        let avoided = |case: &crate::Case| case.flows.iter().map(|flow| self.present(flow)).sum();
        cases.iter().map(|case| (case.name.clone(), avoided(case))).collect()
    }

    fn spread(&self, avoided: i64) -> Option<Spread> {
        let share = |(case, avoided)| CaseShare { case, avoided: cents(avoided) };
        let cases: Vec<CaseShare> = self.avoided_by_case().into_iter().map(share).collect();
        let largest = cases.iter().max_by_key(|case| case.avoided)?.clone();
        let others = u32::try_from(cases.len()).unwrap_or(u32::MAX).saturating_sub(1);
        let without = |one: &CaseShare| WithoutOne {
            case: one.case.clone(),
            average: Average { total: avoided - one.avoided, n: others },
        };
        let without_each = if others == 0 { Vec::new() } else { cases.iter().map(without).collect() };
        let largest_share = (avoided > 0).then(|| float(largest.avoided) / float(avoided));
        Some(Spread { cases, largest, largest_share, without_each })
    }

    fn caveats_of(&self, outcome: &Outcome) -> Vec<Caveat> {
        let few = outcome.n < crate::LEAST_TO_EXTRAPOLATE;
        let (judged, afterwards) = match self.counterfactual {
            Counterfactual::ComparisonGroup => (false, false),
            Counterfactual::JudgedBefore | Counterfactual::Unknown => (true, false),
            Counterfactual::JudgedAfter => (true, true),
        };
        let chosen = matches!(self.selection, Selection::Chosen | Selection::Unknown);
        let carries = outcome.spread.as_ref().and_then(|spread| {
            let share = spread.largest_share.filter(|share| *share > 0.25)?;
            Some(Caveat::OneCaseCarries { case: spread.largest.case.clone(), share })
        });
        let when = |holds: bool, caveat: Caveat| holds.then_some(caveat);
        [
            when(few, Caveat::Few { n: outcome.n }),
            when(chosen, Caveat::NotLikeOthers),
            when(judged, Caveat::WithoutIsJudged),
            when(afterwards, Caveat::JudgedAfterwards),
            when(outcome.cost.is_none(), Caveat::CostUnknown),
            when(outcome.spread.is_none(), Caveat::OnlySums),
            when(outcome.amounts.is_none(), Caveat::OnlyDifferences),
            carries,
            when(outcome.booked == 0, Caveat::NothingBooked),
            when(outcome.booked > outcome.avoided, Caveat::BookedAboveAvoided),
        ]
        .into_iter()
        .flatten()
        .chain(self.caveats.iter().cloned().map(Caveat::Said))
        .collect()
    }
}

fn by_payer(checked: &Checked<'_>) -> Vec<PayerShare> {
    let share = |payer: &&str| {
        let own = || checked.flows().map(|(_, flow)| flow).filter(|flow| flow.payer == *payer);
        PayerShare {
            payer: (*payer).to_owned(),
            avoided: cents(own().map(|flow| checked.case.present(flow)).sum()),
            booked: cents(own().map(|flow| checked.case.present_booked(flow)).sum()),
            cost: checked.case.present_cost(|of| of == *payer),
        }
    };
    checked.payers.iter().map(share).collect()
}

fn three_amounts(checked: &Checked<'_>) -> Option<ThreeAmounts> {
    let mut sums = [0.0; 3];
    for (_, flow) in checked.flows() {
        let Amounts::Three { now, without, after } = flow.amounts else { return None };
        for (sum, amount) in sums.iter_mut().zip([now, without, after]) {
            *sum += amount.middle();
        }
    }
    let [now, without, after] = sums.map(cents);
    Some(ThreeAmounts { now, without, after })
}
