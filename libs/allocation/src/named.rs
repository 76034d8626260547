use serde::{Deserialize, Serialize};

use crate::ask::{check_asks, check_name};
use crate::{AllocationError, Ask, Division, Line, Outcome, Part, PartOutcome, Refusal, Seal, Step};

/// A recipient whom the budget names with the most there is for it (*begrotingssubsidie*, Awb 4:23(3)(c)).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// What it asks.
    pub ask: Ask,
    /// The line of the budget.
    pub line: String,
    /// The most that the budget allows, in cents.
    pub most: u64,
}

/// Grants that the budget names: nobody competes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NamedGrants {
    /// The parts.
    pub parts: Vec<Part>,
    /// The recipients.
    pub named: Vec<Named>,
}

impl NamedGrants {
    /// Grants to each what it asks, and no more than the budget allows.
    ///
    /// # Errors
    /// When an application or a part is none, and when the budget names more than a ceiling; it is named.
    pub fn divide(&self) -> Result<Division, AllocationError> {
        check_asks(&self.parts, self.named.iter().map(|named| &named.ask))?;
        self.named.iter().try_for_each(|named| check_name("a budget line", &named.line))?;
        let mut input = self.clone();
        input.named.sort_by(|one, other| (&one.ask.part, &one.ask.id).cmp(&(&other.ask.part, &other.ask.id)));
        let (mut lines, mut parts) = (Vec::with_capacity(input.named.len()), Vec::new());
        for part in &input.parts {
            let begin = lines.len();
            lines.extend(input.named.iter().filter(|named| named.ask.part == part.name).map(line));
            let granted: u64 = lines[begin..].iter().map(|line: &Line| line.outcome.granted()).sum();
            if granted > part.ceiling {
                let (part, ceiling) = (part.name.clone(), part.ceiling);
                return Err(AllocationError::NamedAboveCeiling { part, named: granted, ceiling });
            }
            parts.push(PartOutcome::of(&part.name, part.ceiling, 0, 0, &lines[begin..]));
        }
        let seal = Seal::of("named in the budget", &input, &(&lines, &parts))?;
        Ok(Division { lines, parts, seal })
    }
}

fn line(named: &Named) -> Line {
    let cents = named.ask.asked.min(named.most);
    let mut steps = vec![Step::Named { line: named.line.clone(), most: named.most }];
    let outcome = if cents == named.ask.asked {
        Outcome::Granted(cents)
    } else if cents == 0 {
        Outcome::Refused(Refusal::Ceiling)
    } else if cents < named.ask.least {
        steps.push(Step::RestTooSmall { left: cents, least: named.ask.least });
        Outcome::Offered(cents)
    } else {
        Outcome::Partly(cents)
    };
    Line::new(&named.ask, outcome, steps)
}
