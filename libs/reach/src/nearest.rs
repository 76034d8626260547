use std::cmp::Ordering;

use crate::error::{ReachError, Side};
use crate::grid::Grid;
use crate::point::{Point, Travel, check_points};

/// A site and how far it is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Neighbour {
    /// Which site.
    pub site: usize,
    /// How far, in the measure of the pairs or in metres.
    pub distance: f64,
}

impl Neighbour {
    pub(crate) fn nearer(&self, other: &Self) -> Ordering {
        self.distance.total_cmp(&other.distance).then(self.site.cmp(&other.site))
    }
}

/// The `count` nearest sites of each demand point however far they are, nearest first, ties by the order of the sites.
pub fn nearest(
    demand: &[Point],
    sites: &[Point],
    travel: Travel,
    count: usize,
) -> Result<Vec<Vec<Neighbour>>, ReachError> {
    check_points(Side::Demand, demand)?;
    check_points(Side::Site, sites)?;
    let factor = travel.factor()?;
    let grid = Grid::new(sites, 0.0);
    let wanted = count.min(sites.len());
    Ok(demand.iter().map(|point| nearest_of(&grid, *point, factor, wanted)).collect())
}

/// Looks in a circle that doubles until it holds enough; all within the circle were seen, so the nearest are among them.
fn nearest_of(grid: &Grid, at: Point, factor: f64, wanted: usize) -> Vec<Neighbour> {
    let furthest = grid.furthest(at);
    let mut reach = grid.side();
    loop {
        let mut seen = Vec::new();
        grid.each_near(at, reach, |site, squared| {
            let straight = squared.sqrt();
            if straight <= reach {
                seen.push(Neighbour { site, distance: straight * factor });
            }
        });
        if seen.len() >= wanted || reach >= furthest {
            seen.sort_by(Neighbour::nearer);
            seen.truncate(wanted);
            return seen;
        }
        reach *= 2.0;
    }
}
