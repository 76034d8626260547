use crate::error::{ReachError, Side, check_amounts, check_length};

/// A target group and how many of it live at each demand point.
#[derive(Debug, Clone, Copy)]
pub struct Group<'a> {
    /// What the group is called.
    pub name: &'a str,
    /// How many live at each demand point.
    pub population: &'a [f64],
}

/// The people of one group to whom something applies.
#[derive(Debug, Clone, PartialEq)]
pub struct Concerned {
    /// The group.
    pub group: String,
    /// How many it applies to.
    pub people: f64,
    /// How many there are.
    pub of: f64,
    /// The demand points where it applies and some of the group live.
    pub points: Vec<usize>,
}

impl Concerned {
    /// People concerned over all people of the group; `None` for an empty group.
    #[must_use]
    pub fn share(&self) -> Option<f64> {
        (self.of > 0.0).then(|| self.people / self.of)
    }

    /// The people concerned in each of `areas` areas, `area` naming the area of each demand point.
    pub fn by_area(&self, group: &Group<'_>, area: &[usize], areas: usize) -> Result<Vec<f64>, ReachError> {
        check_length("area", Side::Demand, area.len(), group.population.len())?;
        let mut people = vec![0.0; areas];
        for &point in &self.points {
            let home = area.get(point).and_then(|area| people.get_mut(*area));
            if let (Some(home), Some(live)) = (home, group.population.get(point)) {
                *home += live;
            }
        }
        Ok(people)
    }
}

/// The people of each group at the demand points for which `applies` holds, of `points` points.
pub fn concerned(
    points: usize,
    groups: &[Group<'_>],
    applies: impl Fn(usize) -> bool,
) -> Result<Vec<Concerned>, ReachError> {
    let of_group = |group: &Group<'_>| {
        check_amounts("population", Side::Demand, group.population, points)?;
        let lives = |point: &usize| group.population.get(*point).copied().unwrap_or(0.0);
        let points: Vec<usize> = (0..points).filter(|point| lives(point) > 0.0 && applies(*point)).collect();
        Ok(Concerned {
            group: group.name.to_owned(),
            people: points.iter().map(lives).sum(),
            of: group.population.iter().sum(),
            points,
        })
    };
    groups.iter().map(of_group).collect()
}

/// Gaps: the people whose score lies below a threshold.
///
/// The score may be any measure, or the number of sites within reach: below 1 is out of reach.
pub fn gaps(score: &[f64], below: f64, groups: &[Group<'_>]) -> Result<Vec<Concerned>, ReachError> {
    concerned(score.len(), groups, |point| score.get(point).is_some_and(|score| *score < below))
}

/// Overlaps: the people who have at least so many sites within reach.
pub fn overlaps(
    counts: &[usize],
    at_least: usize,
    groups: &[Group<'_>],
) -> Result<Vec<Concerned>, ReachError> {
    concerned(counts.len(), groups, |point| counts.get(point).is_some_and(|count| *count >= at_least))
}
