use geo::{Area, Coord, InteriorPoint, LineString, MultiPolygon, Polygon, Simplify, unary_union};

use crate::rd::RdPoint;

/// The boundary of a place in metres of the Dutch grid: one or more polygons.
#[derive(Debug, Clone, PartialEq)]
pub struct Boundary(pub(crate) MultiPolygon<f64>);

/// A ring as JSON holds it.
type Ring = Vec<[f64; 2]>;

impl Boundary {
    /// The boundary as the database keeps it: the coordinates of a GeoJSON
    /// multipolygon, in decimetres' precision.
    #[must_use]
    pub fn to_json(&self) -> serde_json::Value {
        let decimetres = |metres: f64| (metres * 10.0).round() / 10.0;
        let point = |coord: &Coord<f64>| [decimetres(coord.x), decimetres(coord.y)];
        let ring = |ring: &LineString<f64>| ring.0.iter().map(point).collect::<Ring>();
        let rings = |part: &Polygon<f64>| -> Vec<Ring> {
            std::iter::once(part.exterior()).chain(part.interiors()).map(ring).collect()
        };
        let parts: Vec<Vec<Ring>> = self.0.iter().map(rings).collect();
        serde_json::json!(parts)
    }

    /// The boundary as [`Self::to_json`] wrote it.
    ///
    /// # Errors
    /// When the value has another form.
    pub fn from_json(value: serde_json::Value) -> Result<Self, serde_json::Error> {
        let parts: Vec<Vec<Ring>> = serde_json::from_value(value)?;
        let line = |ring: Ring| ring.into_iter().map(|[x, y]| Coord { x, y }).collect::<LineString<f64>>();
        let part = |rings: Vec<Ring>| {
            let mut lines = rings.into_iter().map(line);
            let outer = lines.next().unwrap_or_else(|| LineString::new(Vec::new()));
            Polygon::new(outer, lines.collect())
        };
        Ok(Self(parts.into_iter().map(part).collect()))
    }

    /// Several places as one: the lines between neighbours are gone.
    #[must_use]
    pub fn of_parts(parts: &[&Self]) -> Self {
        Self(unary_union(parts.iter().map(|part| &part.0)))
    }

    /// Its area in square metres.
    #[must_use]
    pub fn square_metres(&self) -> i64 {
        format!("{:.0}", self.0.unsigned_area()).parse().unwrap_or(0)
    }

    /// A point that lies inside it, also when its middle does not.
    #[must_use]
    pub fn point_inside(&self) -> Option<RdPoint> {
        RdPoint::near(self.0.interior_point()?.0)
    }

    /// The boundary with fewer points, none of which lay further from it than
    /// `metres`; parts and holes that cannot be seen at that scale are left out.
    #[must_use]
    pub fn simplified(&self, metres: f64) -> Self {
        let is_seen = |ring: &LineString<f64>| {
            ring.0.len() >= 4
                && Polygon::new(ring.clone(), Vec::new()).unsigned_area() > SEEN * metres * metres
        };
        let parts = self.0.simplify(metres).into_iter().filter(|part| is_seen(part.exterior()));
        let whole = |part: Polygon<f64>| {
            let (outer, holes) = part.into_inner();
            Polygon::new(outer, holes.into_iter().filter(is_seen).collect())
        };
        Self(parts.map(whole).collect())
    }
}

/// The smallest area that is seen on a map, in squares of its precision.
const SEEN: f64 = 60.0;

#[cfg(test)]
mod tests {
    use geo::{Within, polygon};

    use super::*;

    fn crescent() -> Boundary {
        let shape = polygon![
            (x: 200_000.0, y: 500_000.0), (x: 200_900.04, y: 500_000.0), (x: 200_900.0, y: 500_900.0),
            (x: 200_000.0, y: 500_900.0), (x: 200_000.0, y: 500_800.0), (x: 200_800.0, y: 500_800.0),
            (x: 200_800.0, y: 500_100.0), (x: 200_000.0, y: 500_100.0), (x: 200_000.0, y: 500_000.0),
        ];
        Boundary(shape.into())
    }

    #[test]
    fn a_boundary_is_kept_to_the_decimetre() {
        let kept = Boundary::from_json(crescent().to_json()).unwrap();
        assert!((kept.0.unsigned_area() - crescent().0.unsigned_area()).abs() < 50.0);
        assert_eq!(kept.to_json(), crescent().to_json());
        assert!(Boundary::from_json(serde_json::json!([[["x"]]])).is_err());
    }

    #[test]
    fn the_point_inside_lies_inside_a_hollow_place() {
        let point = crescent().point_inside().unwrap();
        assert!(geo::Point::new(f64::from(point.x), f64::from(point.y)).is_within(&crescent().0));
    }

    #[test]
    fn a_simple_boundary_has_fewer_points_and_the_same_place() {
        let mut round = Vec::new();
        for step in 0..360_i32 {
            let angle = f64::from(step).to_radians();
            round.push(Coord { x: 200_000.0 + 1000.0 * angle.cos(), y: 500_000.0 + 1000.0 * angle.sin() });
        }
        let round = Boundary(Polygon::new(round.into(), Vec::new()).into());
        let simple = round.simplified(10.0);
        assert!(simple.0.0[0].exterior().0.len() < 60);
        assert!((simple.0.unsigned_area() / round.0.unsigned_area() - 1.0).abs() < 0.02);
        assert!(round.simplified(5_000.0).0.0.is_empty());
    }
}
