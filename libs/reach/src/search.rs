use crate::error::{ReachError, Side};
use crate::grid::Grid;
use crate::number::real;
use crate::pairs::Pairs;
use crate::point::{Point, Travel, check_points};

impl Pairs {
    /// Every demand point with every site at most `limit` away, found on a grid: no full matrix is made.
    ///
    /// With a detour the limit is on the way to go, not on the straight line.
    pub fn within(demand: &[Point], sites: &[Point], limit: f64, travel: Travel) -> Result<Self, ReachError> {
        if limit.is_nan() || limit < 0.0 {
            return Err(ReachError::Limit { limit });
        }
        check_points(Side::Demand, demand)?;
        check_points(Side::Site, sites)?;
        let factor = travel.factor()?;
        let grid = Grid::new(sites, limit / factor);
        let mut pairs = Self::with_room(demand.len(), sites.len());
        for (done, point) in demand.iter().enumerate() {
            grid.each_near(*point, limit / factor, |site, squared| {
                let distance = squared.sqrt() * factor;
                if distance <= limit {
                    pairs.push(site, distance);
                }
            });
            pairs.next_demand();
            if done == SAMPLE {
                pairs.reserve_for(real(demand.len()) / real(SAMPLE));
            }
        }
        Ok(pairs)
    }
}

/// After so many demand points the number of pairs is guessed, so that the lists need not grow by copying.
const SAMPLE: usize = 1_000;
