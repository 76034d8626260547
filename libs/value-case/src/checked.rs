use std::collections::BTreeSet;

use crate::{Amount, Amounts, Flow, Material, MethodCost, NotAnAmount, ValueCase, ValueCaseError};

const MOST_FLOWS: usize = 2_000;
const MOST_YEARS: u16 = 100;

/// A value case of which every amount can be reckoned with.
#[derive(Debug)]
pub(crate) struct Checked<'a> {
    pub(crate) case: &'a ValueCase,
    pub(crate) n: u32,
    /// Who pays, in the order in which they were first named.
    pub(crate) payers: Vec<&'a str>,
}

impl<'a> Checked<'a> {
    pub(crate) fn new(case: &'a ValueCase) -> Result<Self, ValueCaseError> {
        if !(0.0..=1.0).contains(&case.discounting.rate) {
            return Err(ValueCaseError::Rate(case.discounting.rate));
        }
        let n = number_of_cases(&case.material)?;
        let mut checked = Self { case, n, payers: Vec::new() };
        let mut count = 0;
        for (name, flow) in checked.flows() {
            count += 1;
            check_year("years", flow.year)?;
            for (which, amount) in amounts(flow) {
                check(name, (&flow.payer, flow.year), which, amount)?;
            }
            check(name, (&flow.payer, flow.year), "booked", Amount::Exact(flow.booked))?;
        }
        for cost in case.costs() {
            count += 1;
            check_year("years of cost", cost.year)?;
            check("the method", (&cost.payer, cost.year), "cost", cost.amount)?;
        }
        if count > MOST_FLOWS {
            return Err(ValueCaseError::TooMany { what: "amounts", count, most: MOST_FLOWS });
        }
        let named = checked.flows().map(|(_, flow)| flow.payer.as_str());
        let named: Vec<&str> = named.chain(case.costs().iter().map(|cost| cost.payer.as_str())).collect();
        for payer in named {
            if !checked.payers.contains(&payer) {
                checked.payers.push(payer);
            }
        }
        Ok(checked)
    }

    /// All flows with the name of their case.
    pub(crate) fn flows(&self) -> impl Iterator<Item = (&'a str, &'a Flow)> + use<'a> {
        let (cases, sums) = match &self.case.material {
            Material::Cases(cases) => (cases.as_slice(), [].as_slice()),
            Material::Totals { flows, .. } => ([].as_slice(), flows.as_slice()),
        };
        let of_cases = cases.iter().flat_map(|case| case.flows.iter().map(|flow| (case.name.as_str(), flow)));
        of_cases.chain(sums.iter().map(|flow| ("all cases", flow)))
    }

    pub(crate) fn payer(&self, name: &str) -> usize {
        self.payers.iter().position(|payer| *payer == name).unwrap_or_default()
    }
}

impl ValueCase {
    pub(crate) fn costs(&self) -> &[crate::Cost] {
        match &self.cost {
            MethodCost::Unknown => &[],
            MethodCost::Known(costs) => costs,
        }
    }
}

fn number_of_cases(material: &Material) -> Result<u32, ValueCaseError> {
    match material {
        Material::Cases(cases) => {
            let mut names = BTreeSet::new();
            if let Some(twice) = cases.iter().find(|case| !names.insert(case.name.as_str())) {
                return Err(ValueCaseError::SameName(twice.name.clone()));
            }
            if cases.iter().all(|case| case.flows.is_empty()) {
                return Err(ValueCaseError::Empty);
            }
            let too_many =
                |_| ValueCaseError::TooMany { what: "cases", count: cases.len(), most: MOST_FLOWS };
            u32::try_from(cases.len()).map_err(too_many)
        }
        Material::Totals { n, flows } if *n == 0 || flows.is_empty() => Err(ValueCaseError::Empty),
        Material::Totals { n, .. } => Ok(*n),
    }
}

/// The amounts of a flow by name.
fn amounts(flow: &Flow) -> Vec<(&'static str, Amount)> {
    match flow.amounts {
        Amounts::Three { now, without, after } => {
            vec![("now", now), ("without", without), ("after", after)]
        }
        Amounts::Difference(difference) => vec![("difference", difference)],
    }
}

fn check_year(what: &'static str, year: u16) -> Result<(), ValueCaseError> {
    if year <= MOST_YEARS {
        return Ok(());
    }
    Err(ValueCaseError::TooMany { what, count: usize::from(year), most: usize::from(MOST_YEARS) })
}

fn check(
    case: &str,
    (payer, year): (&str, u16),
    which: &'static str,
    amount: Amount,
) -> Result<(), ValueCaseError> {
    let named = |why: NotAnAmount| ValueCaseError::Amount {
        case: case.to_owned(),
        payer: payer.to_owned(),
        year,
        which,
        why,
    };
    amount.check().map_err(named)
}
