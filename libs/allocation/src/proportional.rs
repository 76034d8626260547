use serde::{Deserialize, Serialize};

use crate::ask::check_asks;
use crate::number::share;
use crate::{AllocationError, Ask, Division, Line, Outcome, Part, PartOutcome, Refusal, Seal, Step};

/// Division in proportion to what was asked (*evenredig*): everybody gets the same part of what they ask.
///
/// Each part of a cent is rounded down; the cents left over go to the largest remainders, among equal ones to the larger
/// ask, then to the lower id. What is granted is the ceiling to the cent, or all that was asked where that fits.
///
/// Whoever cannot do with its part is offered it; who declines is left out, and the round is divided again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proportional {
    /// The parts.
    pub parts: Vec<Part>,
    /// The applications.
    pub asks: Vec<Ask>,
    /// Nobody gets less than this, or than what they ask where that is less; 0 for no floor. In cents.
    pub floor: u64,
}

/// What one application gets, on its way.
struct Portion<'a> {
    ask: &'a Ask,
    cents: u64,
    remainder: u64,
    floored: bool,
    odd_cent: bool,
}

impl Proportional {
    /// Divides.
    ///
    /// # Errors
    /// When an application or a part is none, and when the floors do not fit under the ceiling together; it is named.
    pub fn divide(&self) -> Result<Division, AllocationError> {
        check_asks(&self.parts, self.asks.iter())?;
        let mut input = self.clone();
        input.asks.sort_by(|one, other| (&one.part, &one.id).cmp(&(&other.part, &other.id)));
        let (mut lines, mut parts) = (Vec::with_capacity(input.asks.len()), Vec::new());
        for part in &input.parts {
            let asks: Vec<&Ask> = input.asks.iter().filter(|ask| ask.part == part.name).collect();
            let begin = lines.len();
            lines.extend(self.part(part, &asks)?);
            parts.push(PartOutcome::of(&part.name, part.ceiling, 0, 0, &lines[begin..]));
        }
        let seal = Seal::of("proportional", &input, &(&lines, &parts))?;
        Ok(Division { lines, parts, seal })
    }

    fn part(&self, part: &Part, asks: &[&Ask]) -> Result<Vec<Line>, AllocationError> {
        let (asked, ceiling) = (asks.iter().map(|ask| ask.asked).sum::<u64>(), part.ceiling);
        if asked <= ceiling {
            let step = Step::AllFit { asked, ceiling };
            let granted = |ask: &&Ask| Line::new(ask, Outcome::Granted(ask.asked), vec![step.clone()]);
            return Ok(asks.iter().map(granted).collect());
        }
        let floors: u64 = asks.iter().map(|ask| ask.asked.min(self.floor)).sum();
        if floors > ceiling {
            return Err(AllocationError::FloorsAboveCeiling { part: part.name.clone(), floors, ceiling });
        }
        let mut portions: Vec<Portion<'_>> = asks
            .iter()
            .map(|ask| Portion { ask, cents: 0, remainder: 0, floored: false, odd_cent: false })
            .collect();
        let (of, among) = self.settle_floors(&mut portions, ceiling);
        give_odd_cents(&mut portions, ceiling);
        Ok(portions.iter().map(|portion| self.line(portion, of, among)).collect())
    }

    /// Lifts to the floor whoever would fall below it, until nobody does: each lift leaves the others less.
    fn settle_floors(&self, portions: &mut [Portion<'_>], ceiling: u64) -> (u64, u64) {
        loop {
            let floored = portions.iter().filter(|one| one.floored).map(|one| one.cents).sum::<u64>();
            let of = ceiling - floored;
            let among = portions.iter().filter(|one| !one.floored).map(|one| one.ask.asked).sum::<u64>();
            let mut lifted = false;
            for one in portions.iter_mut().filter(|one| !one.floored) {
                (one.cents, one.remainder) = share(one.ask.asked, of, among);
                let floor = one.ask.asked.min(self.floor);
                // A part in proportion that only falls below the floor by rounding down is lifted too.
                if one.cents < floor {
                    (one.cents, one.remainder, one.floored, lifted) = (floor, 0, true, true);
                }
            }
            if !lifted {
                return (of, among);
            }
        }
    }

    fn line(&self, portion: &Portion<'_>, of: u64, among: u64) -> Line {
        let mut steps = vec![if portion.floored {
            Step::Floor(portion.ask.asked.min(self.floor))
        } else {
            Step::Cut { of, among }
        }];
        if portion.odd_cent {
            steps.push(Step::OddCent);
        }
        let outcome = match portion.cents {
            0 => Outcome::Refused(Refusal::Ceiling),
            cents if cents < portion.ask.least => {
                steps.push(Step::RestTooSmall { left: cents, least: portion.ask.least });
                Outcome::Offered(cents)
            }
            cents if cents == portion.ask.asked => Outcome::Granted(cents),
            cents => Outcome::Partly(cents),
        };
        Line::new(portion.ask, outcome, steps)
    }
}

/// The cents that rounding down left over, to the largest remainders (*methode van de grootste resten*).
fn give_odd_cents(portions: &mut [Portion<'_>], ceiling: u64) {
    let left = ceiling - portions.iter().map(|one| one.cents).sum::<u64>();
    let mut order: Vec<usize> = (0..portions.len()).filter(|at| !portions[*at].floored).collect();
    order.sort_by(|one, other| {
        let key = |at: usize| (portions[at].remainder, portions[at].ask.asked);
        key(*other).cmp(&key(*one)).then_with(|| portions[*one].ask.id.cmp(&portions[*other].ask.id))
    });
    let left = usize::try_from(left).unwrap_or(usize::MAX);
    for at in order.into_iter().take(left) {
        portions[at].cents += 1;
        portions[at].odd_cent = true;
    }
}
