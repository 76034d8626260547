use serde::{Deserialize, Serialize};

use crate::{AllocationError, Draw, Scored, Step};

/// What sets apart applications with the same score; published with the ceiling.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tie {
    /// More points for this criterion come first.
    Criterion(String),
    /// The lower amount comes first.
    LowerAmount,
    /// The draw decides.
    Draw(Draw),
}

/// One of those who are tied.
pub(crate) struct Tied<'a> {
    pub(crate) of: &'a Scored,
    /// Criterion and points.
    pub(crate) points: Vec<(&'a str, u32)>,
    pub(crate) steps: Vec<Step>,
}

impl Tied<'_> {
    /// The lowest comes first.
    fn key(&self, tie: &Tie) -> (u64, String) {
        match tie {
            Tie::Criterion(name) => {
                let given = self.points.iter().find(|(criterion, _)| criterion == name);
                (u64::from(u32::MAX - given.map_or(0, |(_, points)| *points)), String::new())
            }
            Tie::LowerAmount => (self.of.ask.asked, String::new()),
            Tie::Draw(draw) => (0, draw.lot(&self.of.ask.id)),
        }
    }
}

/// Puts a group of equal scores in order, rule after rule, and notes on each whom a rule set it apart from.
pub(crate) fn untie<'a>(group: Vec<Tied<'a>>, ties: &[Tie]) -> Result<Vec<Tied<'a>>, AllocationError> {
    if group.len() < 2 {
        return Ok(group);
    }
    let Some((tie, rest)) = ties.split_first() else {
        let part = group.first().map_or_else(String::new, |one| one.of.ask.part.clone());
        return Err(AllocationError::UnbrokenTie {
            part,
            ids: group.iter().map(|one| one.of.ask.id.clone()).collect(),
        });
    };
    let mut keyed: Vec<((u64, String), Tied<'a>)> =
        group.into_iter().map(|one| (one.key(tie), one)).collect();
    keyed.sort_by(|one, other| (&one.0, &one.1.of.ask.id).cmp(&(&other.0, &other.1.of.ask.id)));
    let names: Vec<((u64, String), String)> =
        keyed.iter().map(|(key, one)| (key.clone(), one.of.ask.id.clone())).collect();
    let mut ordered = Vec::with_capacity(keyed.len());
    let mut keyed = keyed.into_iter().peekable();
    while let Some((key, first)) = keyed.next() {
        let mut same = vec![first];
        while let Some((_, next)) = keyed.next_if(|next| next.0 == key) {
            same.push(next);
        }
        let others = || names.iter().filter(|(other, _)| *other != key).map(|(_, id)| id.clone());
        for one in &mut same {
            one.steps.extend(broken(tie, &key, others().collect()));
        }
        ordered.extend(untie(same, rest)?);
    }
    Ok(ordered)
}

fn broken(tie: &Tie, key: &(u64, String), with: Vec<String>) -> Option<Step> {
    if with.is_empty() {
        return None;
    }
    Some(match tie {
        Tie::Draw(_) => Step::Drawn { lot: key.1.clone(), with },
        Tie::Criterion(_) | Tie::LowerAmount => Step::TieBroken { by: tie.clone(), with },
    })
}
