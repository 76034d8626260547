use serde::{Deserialize, Serialize};

use crate::ask::{check_asks, check_distinct};
use crate::ceilings::sealed_division;
use crate::queue::Queued;
use crate::tie::{Tied, untie};
use crate::{
    AllocationError, Ask, Ceilings, Criterion, Division, Line, Outcome, Refusal, Score, Step, Tie, Weighed,
};

/// An application with its points, one figure for each criterion in the order of the round, in hundredths.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scored {
    /// What it asks.
    pub ask: Ask,
    /// The points.
    pub points: Vec<u32>,
}

/// Division by tender (*tender*, *rangschikking*): the highest weighed score comes first, part by part.
///
/// Scores are compared without rounding. The score is Σ weight × points / most, out of a hundred.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tender {
    /// The ceilings and what happens at their edge.
    pub ceilings: Ceilings,
    /// The criteria, whose weights sum to a hundred.
    pub criteria: Vec<Criterion>,
    /// The most points for a criterion, in hundredths.
    pub most: u32,
    /// The lowest score that will do, in hundredths of a point out of a hundred points.
    pub minimum: Option<u32>,
    /// What sets equal scores apart, rule after rule.
    pub ties: Vec<Tie>,
    /// The applications.
    pub scored: Vec<Scored>,
}

impl Tender {
    /// Ranks and divides.
    ///
    /// # Errors
    /// When an application, a part, a criterion or an answer is none, and when a tie is left that no rule breaks; it is
    /// named.
    pub fn divide(&self) -> Result<Division, AllocationError> {
        self.check()?;
        let mut input = self.clone();
        input
            .scored
            .sort_by(|one, other| (&one.ask.part, &one.ask.id).cmp(&(&other.ask.part, &other.ask.id)));
        let mut refused = Vec::new();
        let mut ranked: Vec<(Score, &Scored, Vec<Step>)> = Vec::with_capacity(input.scored.len());
        for scored in &input.scored {
            let (score, mut steps) = self.weighed(scored);
            match self.shortfall(scored, score) {
                Some((why, step)) => {
                    steps.push(step);
                    refused.push(Line::new(&scored.ask, Outcome::Refused(why), steps));
                }
                None => ranked.push((score, scored, steps)),
            }
        }
        ranked.sort_by(|one, other| (&one.1.ask.part, other.0).cmp(&(&other.1.ask.part, one.0)));
        let queue = self.queue(ranked)?;
        sealed_division("tender", &input, &self.ceilings, &queue, refused)
    }

    fn check(&self) -> Result<(), AllocationError> {
        check_asks(&self.ceilings.parts, self.scored.iter().map(|scored| &scored.ask))?;
        check_distinct("criterion", self.criteria.iter().map(|criterion| criterion.name.as_str()))?;
        let sum: u64 = self.criteria.iter().map(|criterion| u64::from(criterion.weight)).sum();
        if sum != 100 {
            return Err(AllocationError::Weights(sum));
        }
        if self.most == 0 {
            return Err(AllocationError::NoPoints);
        }
        if let Some(minimum) = self.minimum
            && minimum > 10_000
        {
            return Err(AllocationError::Rule(format!("a minimum of {minimum} hundredths")));
        }
        for tie in &self.ties {
            if let Tie::Criterion(name) = tie
                && !self.criteria.iter().any(|criterion| criterion.name == *name)
            {
                return Err(AllocationError::Rule(format!("ties by {name}")));
            }
        }
        self.scored.iter().try_for_each(|scored| self.check_points(scored))
    }

    fn check_points(&self, scored: &Scored) -> Result<(), AllocationError> {
        let (id, found, wanted) = (&scored.ask.id, scored.points.len(), self.criteria.len());
        if found != wanted {
            return Err(AllocationError::Unscored { id: id.clone(), found, wanted });
        }
        match self.criteria.iter().zip(&scored.points).find(|(_, points)| **points > self.most) {
            Some((criterion, points)) => Err(AllocationError::Points {
                id: id.clone(),
                criterion: criterion.name.clone(),
                points: *points,
                most: self.most,
            }),
            None => Ok(()),
        }
    }

    fn weighed(&self, scored: &Scored) -> (Score, Vec<Step>) {
        let pairs = || self.criteria.iter().zip(&scored.points);
        let numerator =
            pairs().map(|(criterion, points)| u64::from(criterion.weight) * u64::from(*points)).sum();
        let score = Score { numerator, denominator: u64::from(self.most) };
        let weighed = |(criterion, points): (&Criterion, &u32)| Weighed {
            criterion: criterion.name.clone(),
            weight: criterion.weight,
            points: *points,
            most: self.most,
        };
        (score, vec![Step::Scored { criteria: pairs().map(weighed).collect(), score }])
    }

    fn shortfall(&self, scored: &Scored, score: Score) -> Option<(Refusal, Step)> {
        for (criterion, points) in self.criteria.iter().zip(&scored.points) {
            if let Some(least) = criterion.least
                && *points < least
            {
                let criterion = criterion.name.clone();
                return Some((
                    Refusal::Criterion,
                    Step::BelowCriterion { criterion, points: *points, least },
                ));
            }
        }
        let minimum = self.minimum?;
        (!score.reaches(minimum)).then_some((Refusal::Score, Step::BelowMinimum { minimum }))
    }

    /// Sets equal scores of one part apart.
    fn queue(&self, ranked: Vec<(Score, &Scored, Vec<Step>)>) -> Result<Vec<Queued>, AllocationError> {
        let mut queue = Vec::with_capacity(ranked.len());
        let mut ranked = ranked.into_iter().peekable();
        while let Some((score, scored, steps)) = ranked.next() {
            let part = &scored.ask.part;
            let mut group = vec![self.tied(scored, steps)];
            while let Some((_, next, steps)) =
                ranked.next_if(|next| next.0 == score && next.1.ask.part == *part)
            {
                group.push(self.tied(next, steps));
            }
            for one in untie(group, &self.ties)? {
                queue.push(Queued { ask: one.of.ask.clone(), steps: one.steps });
            }
        }
        Ok(queue)
    }

    fn tied<'a>(&'a self, scored: &'a Scored, steps: Vec<Step>) -> Tied<'a> {
        let names = self.criteria.iter().map(|criterion| criterion.name.as_str());
        Tied { of: scored, points: names.zip(scored.points.iter().copied()).collect(), steps }
    }
}
