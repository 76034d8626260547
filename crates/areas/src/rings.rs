//! Whether the rings of a polygon enclose an area, by the rules of OGC Simple
//! Features (06-103r4, section 6.1.11).

use geo::algorithm::line_intersection::{LineIntersection, line_intersection};
use geo::{BoundingRect, Contains, Coord, Line, LineString, Polygon};

/// What is wrong with a ring; rings count from 1, the outer ring is the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RingFault {
    /// The last point is not the first.
    #[error("ring {0} is not closed")]
    Open(usize),
    /// Fewer than three different points.
    #[error("ring {0} has fewer than 4 points")]
    TooFewPoints(usize),
    /// The ring crosses or touches itself.
    #[error("ring {0} crosses or touches itself")]
    CrossesItself(usize),
    /// Two rings of a polygon cross or run along each other.
    #[error("rings {0} and {1} cross")]
    CrossEachOther(usize, usize),
    /// A hole lies outside the outer ring.
    #[error("ring {0} is a hole outside the outer ring")]
    HoleOutside(usize),
    /// So many parts of rings lie above each other that the check was stopped.
    #[error("the rings are too tangled to check")]
    Tangled,
}

/// Pairs of segments that are compared before a polygon counts as tangled; a
/// hundred times what the largest Dutch neighbourhood needs.
const MOST_COMPARISONS: usize = 20_000_000;

/// The polygon with these rings.
pub(crate) fn polygon(rings: Vec<Vec<Coord<f64>>>) -> Result<Polygon<f64>, RingFault> {
    let mut closed = Vec::with_capacity(rings.len());
    for (number, mut ring) in (1..).zip(rings) {
        if ring.first() != ring.last() {
            return Err(RingFault::Open(number));
        }
        ring.dedup();
        if ring.len() < 4 {
            return Err(RingFault::TooFewPoints(number));
        }
        closed.push(LineString::new(ring));
    }
    check_crossings(&closed)?;
    let mut rings = closed.into_iter();
    let outer = Polygon::new(rings.next().ok_or(RingFault::TooFewPoints(1))?, Vec::new());
    let holes: Vec<_> = rings.collect();
    for (number, hole) in (2..).zip(&holes) {
        let starts_inside = hole.0.iter().any(|point| outer.contains(&geo::Point::from(*point)));
        if !starts_inside {
            return Err(RingFault::HoleOutside(number));
        }
    }
    let (outer, _) = outer.into_inner();
    Ok(Polygon::new(outer, holes))
}

struct Segment {
    line: Line<f64>,
    ring: usize,
    index: usize,
    /// Segments of its ring.
    of: usize,
}

/// Sorts all segments by their western end and compares those that lie above
/// each other: a boundary has few, where comparing all pairs would be quadratic.
fn check_crossings(rings: &[LineString<f64>]) -> Result<(), RingFault> {
    let mut segments: Vec<Segment> = Vec::new();
    for (ring, line_string) in (1..).zip(rings) {
        let of = line_string.0.len() - 1;
        let lines = line_string.lines().enumerate();
        segments.extend(lines.map(|(index, line)| Segment { line, ring, index, of }));
    }
    let west = |segment: &Segment| segment.line.bounding_rect().min().x;
    segments.sort_by(|one, other| west(one).total_cmp(&west(other)));
    let mut compared = 0;
    for (place, one) in segments.iter().enumerate() {
        let east = one.line.bounding_rect().max().x;
        for other in segments.iter().skip(place + 1).take_while(|other| west(other) <= east) {
            compared += 1;
            if compared > MOST_COMPARISONS {
                return Err(RingFault::Tangled);
            }
            if collide(one, other) {
                return Err(if one.ring == other.ring {
                    RingFault::CrossesItself(one.ring)
                } else {
                    RingFault::CrossEachOther(one.ring.min(other.ring), one.ring.max(other.ring))
                });
            }
        }
    }
    Ok(())
}

/// Neighbours in a ring share their end, and different rings may touch in a
/// point; everything else that two segments have in common is a fault.
fn collide(one: &Segment, other: &Segment) -> bool {
    let same_ring = one.ring == other.ring;
    let apart = one.index.abs_diff(other.index);
    let neighbours = same_ring && (apart == 1 || apart == one.of - 1);
    match line_intersection(one.line, other.line) {
        None => false,
        Some(LineIntersection::Collinear { .. }) => true,
        Some(LineIntersection::SinglePoint { is_proper, .. }) => is_proper || (same_ring && !neighbours),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(points: &[(i32, i32)]) -> Vec<Coord<f64>> {
        points.iter().map(|(x, y)| Coord { x: f64::from(*x), y: f64::from(*y) }).collect()
    }

    fn square(from: i32, to: i32) -> Vec<Coord<f64>> {
        ring(&[(from, from), (to, from), (to, to), (from, to), (from, from)])
    }

    #[test]
    fn a_square_with_a_hole_is_whole() {
        let polygon = polygon(vec![square(0, 10), square(2, 4)]).unwrap();
        assert_eq!(polygon.interiors().len(), 1);
    }

    #[test]
    fn a_repeated_point_is_forgiven() {
        let doubled = ring(&[(0, 0), (9, 0), (9, 0), (9, 9), (0, 9), (0, 0), (0, 0)]);
        assert!(polygon(vec![doubled]).is_ok());
    }

    #[test]
    fn broken_rings_are_refused_by_what_is_wrong() {
        use RingFault::{CrossEachOther, CrossesItself, HoleOutside, Open, TooFewPoints};
        for (rings, fault) in [
            (vec![], TooFewPoints(1)),
            (vec![vec![]], TooFewPoints(1)),
            (vec![ring(&[(0, 0), (9, 0), (9, 9), (0, 9)])], Open(1)),
            (vec![ring(&[(0, 0), (9, 0), (0, 0)])], TooFewPoints(1)),
            (vec![ring(&[(0, 0), (0, 0), (0, 0), (0, 0), (0, 0)])], TooFewPoints(1)),
            // A bow tie.
            (vec![ring(&[(0, 0), (9, 9), (9, 0), (0, 9), (0, 0)])], CrossesItself(1)),
            // A spike out and back.
            (vec![ring(&[(0, 0), (9, 0), (9, 9), (20, 9), (9, 9), (0, 9), (0, 0)])], CrossesItself(1)),
            // Out and back along the same line.
            (vec![ring(&[(0, 0), (5, 0), (9, 0), (5, 0), (0, 0)])], CrossesItself(1)),
            // A figure of eight that meets in a point.
            (vec![ring(&[(0, 0), (5, 5), (9, 0), (9, 9), (5, 5), (0, 9), (0, 0)])], CrossesItself(1)),
            (vec![square(0, 10), square(20, 30)], HoleOutside(2)),
            (vec![square(0, 10), square(5, 15)], CrossEachOther(1, 2)),
            (vec![square(0, 10), square(0, 10)], CrossEachOther(1, 2)),
            (vec![square(0, 10), square(1, 5), ring(&[(1, 1), (2, 2)])], Open(3)),
        ] {
            assert_eq!(polygon(rings.clone()).unwrap_err(), fault, "{rings:?}");
        }
    }

    #[test]
    fn rings_that_only_tangle_are_given_up_in_time() {
        let zigzag = (0..12_000).map(|step| Coord { x: f64::from(step % 2) * 100.0, y: f64::from(step) });
        let mut points: Vec<_> = zigzag.collect();
        points.push(Coord { x: -1.0, y: 12_000.0 });
        points.push(points[0]);
        assert_eq!(polygon(vec![points]).unwrap_err(), RingFault::Tangled);
    }
}
