use crate::concerned::{Concerned, Group, concerned};
use crate::decay::Decay;
use crate::error::{ReachError, Side, check_amounts, check_length};
use crate::grid::Grid;
use crate::point::{Point, Travel, check_points};
use crate::region::over;

/// Demand points laid out so that a new place can be tried anywhere, looking only at those it touches.
pub struct Planner<'a> {
    demand: &'a [Point],
    population: &'a [f64],
    grid: Grid,
    factor: f64,
}

/// A demand point that a new place touches.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Touched {
    /// Which demand point.
    pub point: usize,
    /// How far it is from the new place.
    pub distance: f64,
    /// What its two-step score gains.
    pub gain: f64,
}

impl<'a> Planner<'a> {
    /// The people for whom places are tried.
    pub fn new(demand: &'a [Point], population: &'a [f64], travel: Travel) -> Result<Self, ReachError> {
        check_points(Side::Demand, demand)?;
        check_amounts("population", Side::Demand, population, demand.len())?;
        Ok(Self { demand, population, grid: Grid::new(demand, 0.0), factor: travel.factor()? })
    }

    /// What a place with this supply adds to the two-step score of every demand point in its catchment.
    ///
    /// In two steps nobody's demand at the other sites depends on the new one, so that these gains, added to the scores
    /// as they were, are exactly the scores with the new place. (With three steps and balanced catchments people
    /// come less often to the other sites, and the whole region is to be computed anew.)
    pub fn two_step_gains(
        &self,
        place: Point,
        supply: f64,
        decay: &Decay,
    ) -> Result<Vec<Touched>, ReachError> {
        check_amounts("supply", Side::Site, &[supply], 1)?;
        let mut touched = self.touched(place, decay.limit())?;
        let mut demand = 0.0;
        for near in &mut touched {
            near.gain = decay.weight(near.distance);
            if !near.gain.is_finite() {
                return Err(ReachError::Unbounded { demand: near.point, site: 0 });
            }
            demand += near.gain * self.population[near.point];
        }
        let per_head = over(supply, demand);
        touched.retain(|near| near.gain > 0.0);
        for near in &mut touched {
            near.gain *= per_head;
        }
        Ok(touched)
    }

    /// The people of each group for whom a new place would bring the number of sites within `limit` up to `at_least`.
    ///
    /// `counts` is how many they have now, see [`crate::Pairs::counts`].
    pub fn newly_served(
        &self,
        place: Point,
        limit: f64,
        (counts, at_least): (&[usize], usize),
        groups: &[Group<'_>],
    ) -> Result<Vec<Concerned>, ReachError> {
        check_length("counts", Side::Demand, counts.len(), self.demand.len())?;
        let mut near = vec![false; counts.len()];
        for touched in self.touched(place, limit)? {
            near[touched.point] = true;
        }
        let one_more_is_enough = |point: usize| near[point] && counts[point].checked_add(1) == Some(at_least);
        concerned(counts.len(), groups, one_more_is_enough)
    }

    /// The demand points within `limit` of a place, in their own order.
    fn touched(&self, place: Point, limit: f64) -> Result<Vec<Touched>, ReachError> {
        check_points(Side::Site, &[place])?;
        if limit.is_nan() || limit < 0.0 {
            return Err(ReachError::Limit { limit });
        }
        let mut touched = Vec::new();
        self.grid.each_near(place, limit / self.factor, |point, squared| {
            let distance = squared.sqrt() * self.factor;
            if distance <= limit {
                touched.push(Touched { point, distance, gain: 0.0 });
            }
        });
        touched.sort_unstable_by_key(|near| near.point);
        Ok(touched)
    }
}
