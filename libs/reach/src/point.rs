use crate::error::{ReachError, Side};

/// Nothing on Earth lies further from the origin of a national grid, in metres.
const FURTHEST: f64 = 1e9;

/// A place in a flat coordinate system in metres, such as the Dutch RD (*Rijksdriehoek*, EPSG:28992).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Metres to the east.
    pub x: f64,
    /// Metres to the north.
    pub y: f64,
}

impl Point {
    /// A place by its coordinates in metres.
    #[must_use]
    pub const fn new(x: f64, y: f64) -> Self {
        Self { x, y }
    }

    /// Metres in a straight line.
    #[must_use]
    pub fn distance(self, other: Self) -> f64 {
        self.squared(other).sqrt()
    }

    pub(crate) fn squared(self, other: Self) -> f64 {
        let (east, north) = (self.x - other.x, self.y - other.y);
        east * east + north * north
    }
}

/// How a straight line becomes the way people go.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Travel {
    /// As the crow flies.
    Straight,
    /// A straight line times a factor of at least 1; 1.3 is usual on foot in a Dutch town.
    Detour(f64),
}

impl Travel {
    /// Metres to go for each metre in a straight line.
    pub(crate) fn factor(self) -> Result<f64, ReachError> {
        match self {
            Self::Straight => Ok(1.0),
            Self::Detour(factor) if factor.is_finite() && factor >= 1.0 => Ok(factor),
            Self::Detour(factor) => Err(ReachError::Detour { factor }),
        }
    }
}

/// Fails on the first point that cannot lie in a flat coordinate system in metres.
pub(crate) fn check_points(side: Side, points: &[Point]) -> Result<(), ReachError> {
    if u32::try_from(points.len()).is_err() {
        return Err(ReachError::TooMany { side, count: points.len() });
    }
    let lies_here = |value: f64| value.abs() <= FURTHEST;
    match points.iter().position(|point| !(lies_here(point.x) && lies_here(point.y))) {
        Some(index) => Err(ReachError::Coordinate { side, index }),
        None => Ok(()),
    }
}
