use crate::number::{position, real, whole};
use crate::point::Point;

/// Cells along one side at most, so that a few far points do not ask for an empty continent.
const MOST_CELLS: f64 = 2048.0;

/// Room for rounding at the edge of a cell; what comes through is measured exactly afterwards.
const SLACK: f64 = 1e-9;

/// Points in square cells, row by row, so that a stretch of cells is a stretch of memory.
pub(crate) struct Grid {
    west: f64,
    south: f64,
    east: f64,
    north: f64,
    side: f64,
    columns: usize,
    rows: usize,
    starts: Vec<usize>,
    points: Vec<(Point, u32)>,
}

impl Grid {
    /// Cells hold about one point each, but are no smaller than an eighth of `reach`.
    pub(crate) fn new(points: &[Point], reach: f64) -> Self {
        let smallest = |of: fn(&Point) -> f64| points.iter().map(of).fold(f64::INFINITY, f64::min);
        let largest = |of: fn(&Point) -> f64| points.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
        let (west, south, east, north) = if points.is_empty() {
            (0.0, 0.0, 0.0, 0.0)
        } else {
            (
                smallest(|point| point.x),
                smallest(|point| point.y),
                largest(|point| point.x),
                largest(|point| point.y),
            )
        };
        let (width, height) = (east - west, north - south);
        let one_each = (width * height / real(points.len().max(1))).sqrt();
        let eighth = if reach.is_finite() { reach / 8.0 } else { 0.0 };
        let fewest = width.max(height) / MOST_CELLS;
        let side = one_each.max(eighth).max(fewest).max(1e-3);
        let most = whole(MOST_CELLS, usize::MAX);
        let (columns, rows) = (whole(width / side, most) + 1, whole(height / side, most) + 1);
        let mut grid =
            Self { west, south, east, north, side, columns, rows, starts: Vec::new(), points: Vec::new() };
        grid.fill(points);
        grid
    }

    /// Sorts the points into their cells by counting.
    fn fill(&mut self, points: &[Point]) {
        let cells: Vec<usize> = points
            .iter()
            .map(|point| self.row(point.y - self.south) * self.columns + self.column(point.x - self.west))
            .collect();
        let mut next = vec![0_usize; self.columns * self.rows + 1];
        for &cell in &cells {
            if let Some(count) = next.get_mut(cell + 1) {
                *count += 1;
            }
        }
        for cell in 1..next.len() {
            next[cell] += next[cell - 1];
        }
        self.starts.clone_from(&next);
        self.points = vec![(Point::new(0.0, 0.0), 0); points.len()];
        for ((id, point), cell) in (0_u32..).zip(points).zip(cells) {
            self.points[next[cell]] = (*point, id);
            next[cell] += 1;
        }
    }

    fn column(&self, east: f64) -> usize {
        whole(east / self.side, self.columns - 1)
    }

    fn row(&self, north: f64) -> usize {
        whole(north / self.side, self.rows - 1)
    }

    /// Calls `found` with the id and the squared distance of every point within `reach`, and of some just beyond.
    ///
    /// Each row of cells is cut to the width that the circle has there.
    pub(crate) fn each_near(&self, at: Point, reach: f64, mut found: impl FnMut(usize, f64)) {
        let slack = self.side * SLACK;
        let reach = reach + slack;
        let (east, north) = (at.x - self.west, at.y - self.south);
        let beyond = north + reach < 0.0 || north - reach > self.north - self.south;
        if self.points.is_empty() || beyond {
            return;
        }
        for row in self.row(north - reach)..=self.row(north + reach) {
            let bottom = real(row) * self.side - slack;
            let apart = (bottom - north).max(north - (bottom + self.side + 2.0 * slack)).max(0.0);
            let half = (reach * reach - apart * apart).max(0.0).sqrt();
            if east + half < 0.0 || east - half > self.east - self.west + slack {
                continue;
            }
            let first = row * self.columns + self.column(east - half - slack);
            let last = row * self.columns + self.column(east + half + slack);
            for &(point, id) in &self.points[self.starts[first]..self.starts[last + 1]] {
                found(position(id), at.squared(point));
            }
        }
    }

    /// Metres to the far end of the grid: a search of this reach has seen everything.
    pub(crate) fn furthest(&self, at: Point) -> f64 {
        let east = (at.x - self.west).abs().max((at.x - self.east).abs());
        let north = (at.y - self.south).abs().max((at.y - self.north).abs());
        (east * east + north * north).sqrt() + self.side
    }

    /// The side of a cell, a good first reach for a search that does not know how far to look.
    pub(crate) fn side(&self) -> f64 {
        self.side
    }
}
