//! A map as SVG: from centres until boundaries are imported, from boundaries
//! afterwards.
//!
//! Drawn in metres of the Dutch grid with north above, so nothing is projected.
//! Only classes, never style attributes: the Content-Security-Policy of the
//! pages allows no inline style.

mod label;
mod layout;
mod names;
mod pins;
mod shaded;

use std::fmt::Write;

use geo::{BoundingRect, LineString};

use crate::boundary::Boundary;
use crate::rd::RdPoint;

pub use pins::{Pin, PinKind, View, svg_with_pins};
pub use shaded::{Shade, Shaded, svg_shaded};

use label::{LARGEST, write_label};
use layout::lay_out;

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
    /// As a circle around a point inside it, one as large as the other; moved
    /// aside where circles would overlap.
    Circle(RdPoint),
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
        write_shape(&mut out, shape, drawn, "");
    }
    // Names come last, so that no shape covers one; a click on a name falls through to its shape.
    for (shape, drawn) in shapes.iter().zip(&drawn) {
        write_name(&mut out, &shape.name, drawn, frame.text_height());
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
            (one.0.min(other.0), one.1.min(other.1), one.2.max(other.2), one.3.max(other.3))
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
const LINES: f64 = 44.0;
/// A boundary is drawn with this many metres' precision per metre of the map.
const PRECISION: f64 = 1.0 / 1_500.0;
fn place(shapes: &[Shape]) -> Vec<Drawn> {
    let centres: Vec<RdPoint> = shapes
        .iter()
        .filter_map(|shape| match shape.outline {
            Outline::Circle(centre) => Some(centre),
            Outline::Boundary(_) => None,
        })
        .collect();
    let (circles, radius) = lay_out(&centres);
    let mut circles = circles.into_iter();
    let precision = precision(shapes);
    shapes
        .iter()
        .filter_map(|shape| match &shape.outline {
            Outline::Circle(_) => circles.next().map(|(x, y)| Drawn::Circle { x, y, radius }),
            Outline::Boundary(boundary) => Some(Drawn::Path(boundary.simplified(precision))),
        })
        .collect()
}

/// Metres that cannot be seen at the size of this map.
fn precision(shapes: &[Shape]) -> f64 {
    let boxes = shapes.iter().filter_map(|shape| match &shape.outline {
        Outline::Boundary(boundary) => boundary.0.bounding_rect(),
        Outline::Circle(_) => None,
    });
    let around = boxes.reduce(|one, other| {
        let min = geo::coord! { x: one.min().x.min(other.min().x), y: one.min().y.min(other.min().y) };
        let max = geo::coord! { x: one.max().x.max(other.max().x), y: one.max().y.max(other.max().y) };
        geo::Rect::new(min, max)
    });
    around.map_or(1.0, |around| around.width().max(around.height()) * PRECISION)
}

/// The shape with its link; `shade` is a class of its own, after a blank.
fn write_shape(out: &mut String, shape: &Shape, drawn: &Drawn, shade: &str) {
    let chosen = if shape.selected { " map__area--chosen" } else { "" };
    let class = format!("map__area{shade}{chosen}");
    let current = if shape.selected { " aria-current=\"true\"" } else { "" };
    match &shape.href {
        Some(href) => put(out, format_args!("<a href=\"{}\"{current}>", escaped(href))),
        None => put(out, format_args!("<g{current}>")),
    }
    let pause = if shape.note.is_empty() { "" } else { ", " };
    put(out, format_args!("<title>{}{pause}{}</title>", escaped(&shape.name), escaped(&shape.note)));
    match drawn {
        Drawn::Circle { x, y, radius } => put(
            out,
            format_args!("<circle class=\"{class}\" cx=\"{x:.0}\" cy=\"{:.0}\" r=\"{radius:.0}\"/>", -y),
        ),
        Drawn::Path(boundary) => {
            put(out, format_args!("<path class=\"{class}\" d=\""));
            write_path(out, boundary);
            out.push_str("\"/>");
        }
    }
    out.push_str(if shape.href.is_some() { "</a>\n" } else { "</g>\n" });
}

fn write_name(out: &mut String, name: &str, drawn: &Drawn, text_height: f64) {
    match drawn {
        Drawn::Circle { x, y, radius } => write_label(out, name, (*x, *y), 1.9 * radius, radius * LARGEST),
        Drawn::Path(boundary) => {
            if let Some((point, around)) = boundary.point_inside().zip(boundary.0.bounding_rect()) {
                let middle = (f64::from(point.x), f64::from(point.y));
                write_label(out, name, middle, around.width().max(text_height * 3.0), text_height);
            }
        }
    }
}

fn write_path(out: &mut String, boundary: &Boundary) {
    for part in &boundary.0 {
        for ring in std::iter::once(part.exterior()).chain(part.interiors()) {
            write_ring(out, ring);
        }
    }
}

fn write_ring(out: &mut String, ring: &LineString<f64>) {
    // The last point is the first: Z closes the ring.
    let points = ring.0.len().saturating_sub(1);
    for (place, point) in ring.0.iter().take(points).enumerate() {
        put(out, format_args!("{}{:.0} {:.0}", if place == 0 { 'M' } else { 'L' }, point.x, -point.y));
    }
    out.push('Z');
}

pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

pub(crate) fn put(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = out.write_fmt(text);
}

#[cfg(test)]
mod tests {
    use super::*;
    use geo::polygon;

    use crate::division::division_from_csv;

    const CAPTION: Caption<'_> = Caption { title: "Wijken", description: "Ook als lijst.", id: "wijken" };

    fn circle(name: &str, x: i32, y: i32) -> Shape {
        Shape {
            name: name.to_owned(),
            note: "9 inwoners".to_owned(),
            href: Some("/wijken/WK019310?a=1&b".to_owned()),
            selected: false,
            outline: Outline::Circle(RdPoint { x, y }),
        }
    }

    fn zwolle() -> Vec<Shape> {
        let text = include_str!("../../../../demo/zwolle/areas.csv");
        let division = division_from_csv(text, "GM0193".parse().unwrap()).unwrap();
        let shapes = division
            .neighbourhoods
            .values()
            .map(|part| Shape { outline: Outline::Circle(part.centre), ..circle(&part.name, 0, 0) });
        shapes.collect()
    }

    #[test]
    fn north_is_above_and_every_place_has_its_link_and_title() {
        let map = svg(CAPTION, &[circle("Noord", 200_000, 510_000), circle("Zuid", 200_000, 500_000)]);
        let heights: Vec<i32> = map.split("cy=\"").skip(1).map(|rest| rest[..7].parse().unwrap()).collect();
        assert!(heights[0] < heights[1], "SVG counts downwards: {map}");
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
        assert!(map.contains("map__area--chosen") && map.contains("aria-current=\"true\""));
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
        let map = svg(CAPTION, &[circle("A", 200_000, 500_000), circle("B", 200_000, 500_000)]);
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
        let shape = Shape { outline: Outline::Boundary(Boundary(square.into())), ..circle("A", 0, 0) };
        let map = svg(CAPTION, &[shape]);
        assert!(
            map.contains("<path class=\"map__area\" d=\"M200000 -500000L201000 -500000L201000 -501000L200000 -501000Z\"/>"),
            "{map}"
        );
    }
}
