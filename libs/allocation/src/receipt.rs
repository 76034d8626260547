use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ask::check_asks;
use crate::ceilings::sealed_division;
use crate::queue::Queued;
use crate::{AllocationError, Ask, Ceilings, Division, Draw, Step};

/// An application with the day on which it was complete.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// What it asks.
    pub ask: Ask,
    /// The day on which it was complete: whoever had to mend something comes on the day of mending.
    pub complete_on: NaiveDate,
}

/// Division by order of receipt (*volgorde van ontvangst*): by the day on which an application was complete, and by draw
/// among those of one day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderOfReceipt {
    /// The ceilings and what happens at their edge.
    pub ceilings: Ceilings,
    /// The applications.
    pub receipts: Vec<Receipt>,
    /// The draw among those of one day.
    pub draw: Draw,
}

impl OrderOfReceipt {
    /// Divides.
    ///
    /// # Errors
    /// When an application, a part or an answer is none; it is named.
    pub fn divide(&self) -> Result<Division, AllocationError> {
        check_asks(&self.ceilings.parts, self.receipts.iter().map(|receipt| &receipt.ask))?;
        let mut input = self.clone();
        input.receipts.sort_by(|one, other| key(one).cmp(&key(other)));
        let mut order: Vec<(NaiveDate, String, &Ask)> = input
            .receipts
            .iter()
            .map(|receipt| (receipt.complete_on, self.draw.lot(&receipt.ask.id), &receipt.ask))
            .collect();
        order.sort_by(|one, other| (one.0, &one.1, &one.2.id).cmp(&(other.0, &other.1, &other.2.id)));
        let queue = order.iter().map(|(day, lot, ask)| {
            let same_day = order.iter().filter(|other| other.0 == *day && other.2.part == ask.part);
            let with: Vec<String> =
                same_day.filter(|other| other.2.id != ask.id).map(|other| other.2.id.clone()).collect();
            let mut steps = vec![Step::CompleteOn(*day)];
            if !with.is_empty() {
                steps.push(Step::Drawn { lot: lot.clone(), with });
            }
            Queued { ask: (*ask).clone(), steps }
        });
        sealed_division("order of receipt", &input, &self.ceilings, &queue.collect::<Vec<_>>(), Vec::new())
    }
}

fn key(receipt: &Receipt) -> (&str, &str) {
    (&receipt.ask.part, &receipt.ask.id)
}
