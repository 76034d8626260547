//! A map as SVG: from centres until boundaries are imported, from boundaries
//! afterwards.
//!
//! Drawn in metres of the Dutch grid with north above, so nothing is projected.
//! Only classes, never style attributes: the Content-Security-Policy of the
//! pages allows no inline style.

use std::fmt::Write;

use geo::{BoundingRect, LineString};

use crate::boundary::Boundary;
use crate::rd::RdPoint;

/// One place on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Shape {
    /// What it is called.
    pub name: String,
    /// What is known of it, in words, such as *13.085 inwoners*; may be empty.
    pub note: String,
    /// Where a click leads.
    pub href: Option<String>,
    /// Whether the page is about this place.
    pub selected: bool,
    /// How it is drawn.
    pub outline: Outline,
}

/// How a place is drawn.
#[derive(Debug, Clone, PartialEq)]
pub enum Outline {
    /// As a circle of the place's area around its centre, moved aside where
    /// circles would overlap.
    Circle {
        /// A point inside the place.
        centre: RdPoint,
        /// Its area in square metres.
        square_metres: i64,
    },
    /// As it is.
    Boundary(Boundary),
}

/// Title and description that a screen reader speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caption<'a> {
    /// What the map is.
    pub title: &'a str,
    /// What can be seen and done, and that the same stands in a table.
    pub description: &'a str,
    /// Makes ids unique when a page has more than one map; letters and digits.
    pub id: &'a str,
}

/// The map, or an empty text when there is nothing to draw.
#[must_use]
pub fn svg(caption: Caption<'_>, shapes: &[Shape]) -> String {
    let drawn = place(shapes);
    let Some(frame) = Frame::around(&drawn) else {
        return String::new();
    };
    let mut out = String::new();
    frame.open(&mut out, caption);
    for (shape, drawn) in shapes.iter().zip(&drawn) {
        write_shape(&mut out, shape, drawn, frame.text_height());
    }
    out.push_str("</svg>\n");
    out
}

enum Drawn {
    Circle { x: f64, y: f64, radius: f64 },
    Path(Boundary),
}

/// The part of the grid that is shown.
struct Frame {
    west: f64,
    north: f64,
    width: f64,
    height: f64,
}

impl Frame {
    fn around(drawn: &[Drawn]) -> Option<Self> {
        let boxes = drawn.iter().filter_map(|shape| match shape {
            Drawn::Circle { x, y, radius } => Some((x - radius, y - radius, x + radius, y + radius)),
            Drawn::Path(boundary) => {
                let around = boundary.0.bounding_rect()?;
                Some((around.min().x, around.min().y, around.max().x, around.max().y))
            }
        });
        let (west, south, east, north) = boxes.reduce(|one, other| {
            (
                one.0.min(other.0),
                one.1.min(other.1),
                one.2.max(other.2),
                one.3.max(other.3),
            )
        })?;
        let margin = (east - west).max(north - south) * MARGIN;
        Some(Self {
            west: west - margin,
            north: north + margin,
            width: east - west + 2.0 * margin,
            height: north - south + 2.0 * margin,
        })
    }

    fn text_height(&self) -> f64 {
        self.width.max(self.height) / LINES
    }

    fn open(&self, out: &mut String, caption: Caption<'_>) {
        let id = caption.id;
        put(
            out,
            format_args!(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"map\" role=\"group\" \
                 aria-labelledby=\"{id}-title {id}-description\" viewBox=\"{:.0} {:.0} {:.0} {:.0}\">\n\
                 <title id=\"{id}-title\">{}</title>\n<desc id=\"{id}-description\">{}</desc>\n",
                self.west,
                -self.north,
                self.width,
                self.height,
                escaped(caption.title),
                escaped(caption.description),
            ),
        );
    }
}

/// White around the map, as a share of its longest side.
const MARGIN: f64 = 0.03;
/// How many lines of text are as high as the map's longest side.
const LINES: f64 = 36.0;
/// A boundary is drawn with this many metres' precision per metre of the map.
const PRECISION: f64 = 1.0 / 1_500.0;
/// Circles cover this share of their places, so that most stand free.
const COVER: f64 = 0.55;
/// The smallest circle, as a share of the largest: it must be possible to hit it.
const SMALLEST: f64 = 0.34;
/// Rounds in which overlapping circles move aside.
const ROUNDS: usize = 200;

fn place(shapes: &[Shape]) -> Vec<Drawn> {
    let largest = shapes.iter().map(radius).fold(0.0, f64::max);
    let mut drawn: Vec<Drawn> = shapes
        .iter()
        .map(|shape| match &shape.outline {
            Outline::Circle { centre, .. } => Drawn::Circle {
                x: f64::from(centre.x),
                y: f64::from(centre.y),
                radius: radius(shape).max(largest * SMALLEST),
            },
            Outline::Boundary(boundary) => Drawn::Path(boundary.simplified(precision(shapes))),
        })
        .collect();
    for _ in 0..ROUNDS {
        if !push_apart(&mut drawn) {
            break;
        }
    }
    drawn
}

/// Radius of a circle with a share of the place's area; grows slower than the
/// area, because the outskirts are ten times as large as the inner city.
fn radius(shape: &Shape) -> f64 {
    match &shape.outline {
        Outline::Circle { square_metres, .. } => {
            let hectares = i32::try_from(square_metres / 10_000).map_or(0.0, f64::from);
            COVER * 100.0 * (hectares.max(1.0) / std::f64::consts::PI).powf(0.4)
        }
        Outline::Boundary(_) => 0.0,
    }
}

/// Moves each pair of overlapping circles half the overlap apart; whether any moved.
fn push_apart(drawn: &mut [Drawn]) -> bool {
    let mut moved = false;
    for first in 0..drawn.len() {
        let (head, tail) = drawn.split_at_mut(first + 1);
        let Some(Drawn::Circle { x, y, radius }) = head.last_mut() else {
            continue;
        };
        for other in tail {
            let Drawn::Circle {
                x: other_x,
                y: other_y,
                radius: other_radius,
            } = other
            else {
                continue;
            };
            let (east, north) = (*other_x - *x, *other_y - *y);
            let distance = east.hypot(north);
            let overlap = (*radius + *other_radius) * 1.04 - distance;
            if overlap < 1.0 {
                continue;
            }
            // Circles on one point part towards the east.
            let (east, north) = if distance > 1.0 {
                (east / distance, north / distance)
            } else {
                (1.0, 0.0)
            };
            *x -= east * overlap / 2.0;
            *y -= north * overlap / 2.0;
            *other_x += east * overlap / 2.0;
            *other_y += north * overlap / 2.0;
            moved = true;
        }
    }
    moved
}

/// Metres that cannot be seen at the size of this map.
fn precision(shapes: &[Shape]) -> f64 {
    let boxes = shapes.iter().filter_map(|shape| match &shape.outline {
        Outline::Boundary(boundary) => boundary.0.bounding_rect(),
        Outline::Circle { .. } => None,
    });
    let around = boxes.reduce(|one, other| {
        let min = geo::coord! { x: one.min().x.min(other.min().x), y: one.min().y.min(other.min().y) };
        let max = geo::coord! { x: one.max().x.max(other.max().x), y: one.max().y.max(other.max().y) };
        geo::Rect::new(min, max)
    });
    around.map_or(1.0, |around| around.width().max(around.height()) * PRECISION)
}

fn write_shape(out: &mut String, shape: &Shape, drawn: &Drawn, text_height: f64) {
    let class = if shape.selected {
        "map__area map__area--selected"
    } else {
        "map__area"
    };
    let current = if shape.selected {
        " aria-current=\"true\""
    } else {
        ""
    };
    match &shape.href {
        Some(href) => put(
            out,
            format_args!("<a class=\"{class}\" href=\"{}\"{current}>", escaped(href)),
        ),
        None => put(out, format_args!("<g class=\"{class}\"{current}>")),
    }
    let pause = if shape.note.is_empty() { "" } else { ", " };
    put(
        out,
        format_args!(
            "<title>{}{pause}{}</title>",
            escaped(&shape.name),
            escaped(&shape.note)
        ),
    );
    let middle = match drawn {
        Drawn::Circle { x, y, radius } => {
            put(
                out,
                format_args!("<circle cx=\"{x:.0}\" cy=\"{:.0}\" r=\"{radius:.0}\"/>", -y),
            );
            Some((*x, *y))
        }
        Drawn::Path(boundary) => {
            write_path(out, boundary);
            boundary
                .point_inside()
                .map(|point| (f64::from(point.x), f64::from(point.y)))
        }
    };
    if let Some((x, y)) = middle {
        write_label(out, &shape.name, (x, y), text_height);
    }
    out.push_str(if shape.href.is_some() { "</a>\n" } else { "</g>\n" });
}

fn write_path(out: &mut String, boundary: &Boundary) {
    out.push_str("<path d=\"");
    for part in &boundary.0 {
        for ring in std::iter::once(part.exterior()).chain(part.interiors()) {
            write_ring(out, ring);
        }
    }
    out.push_str("\"/>");
}

fn write_ring(out: &mut String, ring: &LineString<f64>) {
    // The last point is the first: Z closes the ring.
    let points = ring.0.len().saturating_sub(1);
    for (place, point) in ring.0.iter().take(points).enumerate() {
        put(
            out,
            format_args!(
                "{}{:.0} {:.0}",
                if place == 0 { 'M' } else { 'L' },
                point.x,
                -point.y
            ),
        );
    }
    out.push('Z');
}

/// The name in one or two lines around the middle; the title already speaks it.
fn write_label(out: &mut String, name: &str, (x, y): (f64, f64), text_height: f64) {
    let lines = label_lines(name);
    let first = -y + if lines.len() > 1 { -0.2 } else { 0.35 } * text_height;
    put(
        out,
        format_args!("<text aria-hidden=\"true\" text-anchor=\"middle\" font-size=\"{text_height:.0}\">"),
    );
    for (line, shift) in lines.iter().zip([0.0, 1.1]) {
        let line_y = first + shift * text_height;
        put(
            out,
            format_args!("<tspan x=\"{x:.0}\" y=\"{line_y:.0}\">{}</tspan>", escaped(line)),
        );
    }
    out.push_str("</text>");
}

/// A long name is broken at the hyphen or blank that is nearest to its middle.
fn label_lines(name: &str) -> Vec<&str> {
    if name.chars().count() <= 12 {
        return vec![name];
    }
    let breaks = name.char_indices().filter(|(_, sign)| matches!(sign, ' ' | '-'));
    match breaks.min_by_key(|(place, _)| place.abs_diff(name.len() / 2)) {
        Some((place, _)) => {
            let (first, second) = name.split_at(place + 1);
            vec![first.trim_end(), second]
        }
        None => vec![name],
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

fn put(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = out.write_fmt(text);
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::polygon;

    use crate::division::division_from_csv;

    const CAPTION: Caption<'_> = Caption {
        title: "Wijken",
        description: "Ook als lijst.",
        id: "wijken",
    };

    fn circle(name: &str, x: i32, y: i32) -> Shape {
        Shape {
            name: name.to_owned(),
            note: "9 inwoners".to_owned(),
            href: Some("/wijken/WK019310?a=1&b".to_owned()),
            selected: false,
            outline: Outline::Circle {
                centre: RdPoint { x, y },
                square_metres: 1_000_000,
            },
        }
    }

    fn zwolle() -> Vec<Shape> {
        let text = include_str!("../../../demo/zwolle/areas.csv");
        let division = division_from_csv(text, "GM0193".parse().unwrap()).unwrap();
        let shapes = division.neighbourhoods.values().map(|part| Shape {
            outline: Outline::Circle {
                centre: part.centre,
                square_metres: part.square_metres,
            },
            ..circle(&part.name, 0, 0)
        });
        shapes.collect()
    }

    #[test]
    fn north_is_above_and_every_place_has_its_link_and_title() {
        let map = svg(
            CAPTION,
            &[
                circle("Noord", 200_000, 510_000),
                circle("Zuid", 200_000, 500_000),
            ],
        );
        assert!(
            map.contains("cy=\"-510000\"") && map.contains("cy=\"-500000\""),
            "{map}"
        );
        assert_eq!(map.matches("href=\"/wijken/WK019310?a=1&amp;b\"").count(), 2);
        assert!(map.contains("<title>Noord, 9 inwoners</title>"));
        assert!(map.contains("aria-labelledby=\"wijken-title wijken-description\""));
    }

    #[test]
    fn a_name_cannot_break_out_of_the_map_and_no_style_is_inline() {
        let mut shape = circle("<script>\"&", 200_000, 500_000);
        shape.selected = true;
        let map = svg(CAPTION, &[shape]);
        assert!(!map.contains("<script>") && !map.contains("style="));
        assert!(map.contains("map__area--selected") && map.contains("aria-current=\"true\""));
    }

    #[test]
    fn the_circles_of_a_city_do_not_overlap() {
        let drawn = place(&zwolle());
        let circles: Vec<_> = drawn
            .iter()
            .map(|shape| match shape {
                Drawn::Circle { x, y, radius } => (*x, *y, *radius),
                Drawn::Path(_) => panic!("no boundary was given"),
            })
            .collect();
        for (place, one) in circles.iter().enumerate() {
            for other in &circles[place + 1..] {
                let distance = (one.0 - other.0).hypot(one.1 - other.1);
                assert!(distance > 0.97 * (one.2 + other.2), "{one:?} {other:?}");
            }
        }
    }

    #[test]
    fn places_on_one_point_part() {
        let map = svg(
            CAPTION,
            &[circle("A", 200_000, 500_000), circle("B", 200_000, 500_000)],
        );
        assert!(!map.contains("cx=\"200000\""), "{map}");
    }

    #[test]
    fn nothing_to_draw_is_no_map() {
        assert_eq!(svg(CAPTION, &[]), "");
    }

    #[test]
    fn the_same_places_give_the_same_map() {
        assert_eq!(svg(CAPTION, &zwolle()), svg(CAPTION, &zwolle()));
    }

    #[test]
    fn a_boundary_is_drawn_as_a_closed_path() {
        let square = polygon![
            (x: 200_000.0, y: 500_000.0), (x: 201_000.0, y: 500_000.0), (x: 201_000.0, y: 501_000.0),
            (x: 200_000.0, y: 501_000.0), (x: 200_000.0, y: 500_000.0),
        ];
        let shape = Shape {
            outline: Outline::Boundary(Boundary(square.into())),
            ..circle("A", 0, 0)
        };
        let map = svg(CAPTION, &[shape]);
        assert!(
            map.contains("<path d=\"M200000 -500000L201000 -500000L201000 -501000L200000 -501000Z\"/>"),
            "{map}"
        );
    }

    #[test]
    fn long_names_are_broken_near_their_middle() {
        assert_eq!(
            label_lines("Kamperpoort-Veerallee"),
            ["Kamperpoort-", "Veerallee"]
        );
        assert_eq!(label_lines("Poort van Zwolle"), ["Poort van", "Zwolle"]);
        assert_eq!(label_lines("Soestweteringlanden"), ["Soestweteringlanden"]);
        assert_eq!(label_lines("Berkum"), ["Berkum"]);
    }
}
