use serde::{Deserialize, Serialize};

use crate::queue::Queued;
use crate::{AllocationError, Division, Line, Outcome, Part, PartOutcome, Refusal, Seal, Step};

/// What happens when the next in order does not fit into what is left.
///
/// The rule is published with the ceiling (Awb 4:26): it changes who gets something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tail {
    /// It is passed over, and the next one that fits is granted.
    Skip,
    /// The round ends there.
    Stop,
    /// It is granted what is left when it can do with that, and the round ends there.
    Partial,
    /// It is offered what is left for a smaller plan; those after it wait for the answer.
    Downsize,
}

/// What happens to what a part leaves over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Leftover {
    /// It stays where it is.
    Stays,
    /// It raises the ceilings of these parts, in this order, by as much as they can use.
    Moves(Vec<String>),
}

/// An answer to the offer of a smaller amount.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The application.
    pub id: String,
    /// The part.
    pub part: String,
    /// What it says.
    pub reply: Reply,
}

/// What somebody says to an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// A smaller plan for so many cents.
    Accepts(u64),
    /// No.
    Declines,
}

/// The ceilings of a round and what happens at their edge.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ceilings {
    /// The parts.
    pub parts: Vec<Part>,
    /// What happens at the edge.
    pub tail: Tail,
    /// What happens to what is left.
    pub leftover: Leftover,
    /// Answers to offers made so far.
    pub answers: Vec<Answer>,
}

impl Ceilings {
    /// Parts that keep what they leave over, without offers.
    #[must_use]
    pub fn new(parts: &[(&str, u64)], tail: Tail) -> Self {
        let part = |(name, ceiling): &(&str, u64)| Part { name: (*name).to_owned(), ceiling: *ceiling };
        let parts = parts.iter().map(part).collect();
        Self { parts, tail, leftover: Leftover::Stays, answers: Vec::new() }
    }

    fn reply(&self, queued: &Queued) -> Option<Reply> {
        let asked = |answer: &&Answer| answer.id == queued.ask.id && answer.part == queued.ask.part;
        self.answers.iter().find(asked).map(|answer| answer.reply)
    }

    /// Goes down the queue of one part.
    fn fill(&self, queue: &[Queued], ceiling: u64) -> Result<Vec<Line>, AllocationError> {
        let mut edge = Edge { left: ceiling, stopped: None, waiting: None };
        let mut lines = Vec::with_capacity(queue.len());
        for (place, queued) in (1..).zip(queue) {
            let mut steps = queued.steps.clone();
            steps.push(Step::Placed(place));
            let (outcome, step) = edge.meet(queued, self.tail, self.reply(queued), &mut steps)?;
            steps.extend(step);
            let mut line = Line::new(&queued.ask, outcome, steps);
            line.place = Some(place);
            lines.push(line);
        }
        Ok(lines)
    }
}

/// How far the money has gone.
struct Edge {
    left: u64,
    stopped: Option<String>,
    waiting: Option<String>,
}

impl Edge {
    fn meet(
        &mut self,
        queued: &Queued,
        tail: Tail,
        reply: Option<Reply>,
        steps: &mut Vec<Step>,
    ) -> Result<(Outcome, Option<Step>), AllocationError> {
        if let Some(before) = &self.waiting {
            return Ok((Outcome::Waits, Some(Step::WaitsFor(before.clone()))));
        }
        let refused = Outcome::Refused(Refusal::Ceiling);
        if let Some(stopped_at) = &self.stopped {
            return Ok((refused, Some(Step::AfterTheLine { stopped_at: stopped_at.clone() })));
        }
        let (ask, left) = (&queued.ask, self.left);
        if ask.asked <= left {
            self.left -= ask.asked;
            return Ok((Outcome::Granted(ask.asked), Some(Step::Fits { left })));
        }
        steps.push(Step::DoesNotFit { left });
        let too_small = left == 0 || left < ask.least;
        let rest_too_small = Step::RestTooSmall { left, least: ask.least };
        match tail {
            Tail::Skip => Ok((refused, None)),
            Tail::Stop => {
                self.stopped = Some(ask.id.clone());
                Ok((refused, None))
            }
            Tail::Partial => {
                self.stopped = Some(ask.id.clone());
                if too_small {
                    return Ok((refused, Some(rest_too_small)));
                }
                self.left = 0;
                Ok((Outcome::Partly(left), Some(Step::RestGranted)))
            }
            Tail::Downsize if too_small => Ok((refused, Some(rest_too_small))),
            Tail::Downsize => self.offer(&ask.id, reply),
        }
    }

    fn offer(&mut self, id: &str, reply: Option<Reply>) -> Result<(Outcome, Option<Step>), AllocationError> {
        let offered = self.left;
        match reply {
            None => {
                self.waiting = Some(id.to_owned());
                self.left = 0;
                Ok((Outcome::Offered(offered), Some(Step::RestOffered)))
            }
            Some(Reply::Declines) => {
                Ok((Outcome::Refused(Refusal::Declined), Some(Step::Declined { offered })))
            }
            Some(Reply::Accepts(amount)) if amount == 0 || amount > offered => {
                Err(AllocationError::AnswerAboveOffer { id: id.to_owned(), accepted: amount, offered })
            }
            Some(Reply::Accepts(amount)) => {
                self.left -= amount;
                Ok((Outcome::Partly(amount), Some(Step::Accepted { amount })))
            }
        }
    }
}

/// A part on its way: what moved, and its lines.
struct Filled<'a> {
    part: &'a Part,
    queue: Vec<Queued>,
    lines: Vec<Line>,
    moved_in: u64,
    moved_out: u64,
}

impl Filled<'_> {
    fn ceiling(&self) -> u64 {
        self.part.ceiling + self.moved_in - self.moved_out
    }

    fn left(&self) -> u64 {
        self.ceiling() - taken(&self.lines)
    }
}

fn taken(lines: &[Line]) -> u64 {
    lines.iter().map(|line| line.outcome.taken()).sum()
}

/// Divides each part among its queue, moves what is left where the rule says so, and seals the outcome.
///
/// `queue` holds all parts, each in its order; `refused` are lines that have no place.
pub(crate) fn sealed_division(
    kind: &'static str,
    input: &impl Serialize,
    ceilings: &Ceilings,
    queue: &[Queued],
    mut refused: Vec<Line>,
) -> Result<Division, AllocationError> {
    let mut filled = Vec::with_capacity(ceilings.parts.len());
    for part in &ceilings.parts {
        let queue: Vec<Queued> = queue.iter().filter(|one| one.ask.part == part.name).cloned().collect();
        let lines = ceilings.fill(&queue, part.ceiling)?;
        filled.push(Filled { part, queue, lines, moved_in: 0, moved_out: 0 });
    }
    if let Leftover::Moves(order) = &ceilings.leftover {
        move_leftovers(ceilings, order, &mut filled)?;
    }
    refused.sort_by(|one, other| one.id.cmp(&other.id));
    let mut lines = Vec::with_capacity(queue.len() + refused.len());
    let mut parts = Vec::with_capacity(filled.len());
    for one in filled {
        let begin = lines.len();
        let name = &one.part.name;
        lines.extend(one.lines);
        lines.extend(refused.iter().filter(|line| line.part == *name).cloned());
        let (moved_in, moved_out) = (one.moved_in, one.moved_out);
        parts.push(PartOutcome::of(name, one.part.ceiling, moved_in, moved_out, &lines[begin..]));
    }
    let seal = Seal::of(kind, input, &(&lines, &parts))?;
    Ok(Division { lines, parts, seal })
}

/// Raises the ceilings of the parts of `order` one by one with what the others leave over, and keeps what is used.
fn move_leftovers(
    ceilings: &Ceilings,
    order: &[String],
    filled: &mut [Filled<'_>],
) -> Result<(), AllocationError> {
    for name in order {
        let Some(to) = filled.iter().position(|one| one.part.name == *name) else {
            return Err(AllocationError::Rule(format!("leftovers for part {name}")));
        };
        let others =
            |filled: &[Filled<'_>]| (0..filled.len()).filter(move |at| *at != to).collect::<Vec<_>>();
        let spare: u64 = others(filled).into_iter().map(|at| filled[at].left()).sum();
        let ceiling = filled[to].ceiling();
        let lines = ceilings.fill(&filled[to].queue, ceiling + spare)?;
        let mut more = taken(&lines).saturating_sub(ceiling);
        if more == 0 {
            continue;
        }
        filled[to].lines = lines;
        filled[to].moved_in += more;
        for at in others(filled) {
            let given = more.min(filled[at].left());
            filled[at].moved_out += given;
            more -= given;
        }
    }
    Ok(())
}
