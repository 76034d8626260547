//! A map to scale with pins: where things are, not how a municipality is divided.

use crate::atlas::Atlas;
use crate::code::WardCode;
use crate::map::names::{name_height, settle};
use crate::map::{Caption, Outline, escaped, put, write_path};
use crate::rd::RdPoint;

/// The part of the grid that a map shows: a square around a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct View {
    /// Its middle.
    pub centre: RdPoint,
    /// Its width and height in metres.
    pub metres: i32,
}

/// How a pin is drawn; each kind has a form of its own, so that no colour is needed to tell them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PinKind {
    /// One place, where it is.
    Exact,
    /// One place, of which only the neighbourhood is known.
    Around,
    /// Several places that lie too near to each other to be drawn apart.
    Several,
}

/// Something on the map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pin {
    /// Where it stands.
    pub at: RdPoint,
    /// How it is drawn.
    pub kind: PinKind,
    /// What stands in it, such as a count; may be empty.
    pub label: String,
    /// What a screen reader speaks.
    pub name: String,
    /// Where a click leads.
    pub href: Option<String>,
}

/// Radius of a pin, as a share of the width of the map: on a phone it is as large as a finger needs (WCAG 2.5.8).
const PIN: f64 = 1.0 / 26.0;
/// A boundary is drawn to this share of the width of the map.
const PRECISION: f64 = 1.0 / 1_000.0;
/// The smallest part that is shown, in metres.
const NEAREST: i32 = 400;
/// Up to this width, in metres, the names of neighbourhoods fit; on a wider map those of wards.
const NEIGHBOURHOODS: i32 = 4_000;

impl View {
    /// The square around these points, with a margin; `None` without any.
    #[must_use]
    pub fn around(points: impl Iterator<Item = RdPoint>) -> Option<Self> {
        let mut edges: Option<(RdPoint, RdPoint)> = None;
        for point in points {
            let (low, high) = edges.unwrap_or((point, point));
            edges = Some((
                RdPoint { x: low.x.min(point.x), y: low.y.min(point.y) },
                RdPoint { x: high.x.max(point.x), y: high.y.max(point.y) },
            ));
        }
        let (low, high) = edges?;
        let centre = RdPoint { x: i32::midpoint(low.x, high.x), y: i32::midpoint(low.y, high.y) };
        let side = (high.x - low.x).max(high.y - low.y);
        Some(Self { centre, metres: (side + side * 3 / 10).max(NEAREST) })
    }

    /// The same middle, this many metres wide but never less than can be drawn.
    #[must_use]
    pub fn of_metres(self, metres: i32) -> Self {
        Self { metres: metres.max(NEAREST), ..self }
    }

    /// Whether nothing smaller can be shown.
    #[must_use]
    pub const fn is_nearest(self) -> bool {
        self.metres <= NEAREST
    }

    /// Radius of a pin in metres.
    #[must_use]
    pub fn pin_radius(self) -> f64 {
        f64::from(self.metres) * PIN
    }

    /// Whether a point lies in it.
    #[must_use]
    pub const fn shows(self, point: RdPoint) -> bool {
        let half = self.metres / 2;
        (point.x - self.centre.x).abs() <= half && (point.y - self.centre.y).abs() <= half
    }
}

/// The map: wards below, pins above them.
#[must_use]
pub fn svg_with_pins(caption: Caption<'_>, atlas: &Atlas, view: View, pins: &[Pin]) -> String {
    let mut out = String::new();
    open(&mut out, caption, view);
    for code in atlas.division().wards.keys() {
        write_ground(&mut out, atlas, *code, view);
    }
    write_names(&mut out, atlas, view, pins);
    for pin in pins {
        write_pin(&mut out, pin, view);
    }
    out.push_str("</svg>\n");
    out
}

fn open(out: &mut String, caption: Caption<'_>, view: View) {
    let (half, id) = (view.metres / 2, caption.id);
    put(
        out,
        format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"map map--pins\" role=\"group\" \
             aria-labelledby=\"{id}-title {id}-description\" viewBox=\"{} {} {side} {side}\">\n\
             <title id=\"{id}-title\">{}</title>\n<desc id=\"{id}-description\">{}</desc>\n",
            view.centre.x - half,
            -(view.centre.y + half),
            escaped(caption.title),
            escaped(caption.description),
            side = view.metres,
        ),
    );
}

/// A ward as it is, or, until boundaries are imported, its neighbourhoods as discs of their own size: together they have
/// the shape of the town, and no line claims to be a boundary.
fn write_ground(out: &mut String, atlas: &Atlas, ward: WardCode, view: View) {
    if let Some(Outline::Boundary(boundary)) = atlas.outline_of_ward(ward) {
        out.push_str("<path class=\"map__ground map__ground--bounded\" d=\"");
        write_path(out, &boundary.simplified(f64::from(view.metres) * PRECISION));
        out.push_str("\"/>\n");
        return;
    }
    for (_, part) in atlas.division().neighbourhoods_of(ward) {
        let radius = (exact(part.square_metres) / std::f64::consts::PI).sqrt();
        put(
            out,
            format_args!(
                "<circle class=\"map__ground\" cx=\"{}\" cy=\"{}\" r=\"{radius:.0}\"/>\n",
                part.centre.x, -part.centre.y
            ),
        );
    }
}

/// No municipality is so large that its square metres do not fit.
fn exact(square_metres: i64) -> f64 {
    f64::from(u32::try_from(square_metres).unwrap_or(u32::MAX))
}

fn write_names(out: &mut String, atlas: &Atlas, view: View, pins: &[Pin]) {
    let division = atlas.division();
    let named: Vec<(&str, RdPoint)> = if view.metres <= NEIGHBOURHOODS {
        division.neighbourhoods.values().map(|part| (part.name.as_str(), part.centre)).collect()
    } else {
        let middle = |code| RdPoint::amid(division.neighbourhoods_of(code).map(|(_, part)| part.centre));
        let wards = division.wards.iter();
        wards.filter_map(|(code, ward)| Some((ward.name.as_str(), middle(*code)?))).collect()
    };
    let shown = named.into_iter().filter(|(_, at)| view.shows(*at));
    for (name, (x, y)) in settle(shown, view, pins) {
        put(
            out,
            format_args!(
                "<text class=\"map__name\" aria-hidden=\"true\" text-anchor=\"middle\" \
                 font-size=\"{:.0}\" x=\"{x:.0}\" y=\"{y:.0}\">{}</text>\n",
                name_height(view),
                escaped(name)
            ),
        );
    }
}

fn write_pin(out: &mut String, pin: &Pin, view: View) {
    let radius = view.pin_radius();
    match &pin.href {
        Some(href) => put(
            out,
            format_args!(
                "<a class=\"map__pin\" href=\"{}\" aria-label=\"{}\">",
                escaped(href),
                escaped(&pin.name)
            ),
        ),
        None => out.push_str("<g class=\"map__pin\">"),
    }
    put(out, format_args!("<title>{}</title>", escaped(&pin.name)));
    let (x, y) = (f64::from(pin.at.x), -f64::from(pin.at.y));
    let middle = match pin.kind {
        PinKind::Exact => write_drop(out, (x, y), radius),
        PinKind::Around => write_disc(out, "map__around", (x, y), radius * 1.15),
        PinKind::Several => {
            write_disc(out, "map__ring", (x, y), radius * 1.25);
            write_disc(out, "map__several", (x, y), radius)
        }
    };
    if pin.label.is_empty() {
        write_disc(out, "map__dot", (x, middle), radius * 0.4);
    } else {
        put(
            out,
            format_args!(
                "<text class=\"map__count\" aria-hidden=\"true\" text-anchor=\"middle\" font-size=\"{:.0}\" \
                 x=\"{x:.0}\" y=\"{:.0}\">{}</text>",
                radius,
                middle + radius * 0.36,
                escaped(&pin.label)
            ),
        );
    }
    out.push_str(if pin.href.is_some() { "</a>\n" } else { "</g>\n" });
}

/// A drop whose point stands on the spot; the height of the middle of its head.
fn write_drop(out: &mut String, (x, y): (f64, f64), radius: f64) -> f64 {
    let head = y - radius * 1.45;
    let side = radius * 0.8;
    let shoulder = head + radius * 0.6;
    put(
        out,
        format_args!(
            "<path class=\"map__exact\" d=\"M{x:.0} {y:.0}L{:.0} {shoulder:.0}A{radius:.0} {radius:.0} 0 1 1 {:.0} \
             {shoulder:.0}Z\"/>",
            x - side,
            x + side,
        ),
    );
    head
}

fn write_disc(out: &mut String, class: &str, (x, y): (f64, f64), radius: f64) -> f64 {
    put(out, format_args!("<circle class=\"{class}\" cx=\"{x:.0}\" cy=\"{y:.0}\" r=\"{radius:.0}\"/>"));
    y
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::division::division_from_csv;

    const CAPTION: Caption<'_> = Caption { title: "Kaart", description: "Ook als lijst.", id: "kaart" };

    fn atlas() -> Atlas {
        let text = include_str!("../../../../demo/zwolle/areas.csv");
        Atlas::new("Zwolle".to_owned(), division_from_csv(text, "GM0193".parse().unwrap()).unwrap())
    }

    fn pin(kind: PinKind) -> Pin {
        Pin {
            at: RdPoint { x: 203_000, y: 503_000 },
            kind,
            label: "3".to_owned(),
            name: "Huis & <Haard>: 3 activiteiten".to_owned(),
            href: Some("/aanbod?a=1&b".to_owned()),
        }
    }

    #[test]
    fn a_view_holds_all_points_and_is_a_square() {
        let points = [RdPoint { x: 200_000, y: 500_000 }, RdPoint { x: 204_000, y: 501_000 }];
        let view = View::around(points.into_iter()).unwrap();
        assert_eq!(view, View { centre: RdPoint { x: 202_000, y: 500_500 }, metres: 5_200 });
        assert!(points.into_iter().all(|point| view.shows(point)));
        assert!(!view.shows(RdPoint { x: 199_000, y: 500_500 }));
        assert_eq!(View::around(std::iter::empty()), None);
        assert!(View::around(points.into_iter().take(1)).unwrap().is_nearest());
    }

    #[test]
    fn every_pin_has_its_link_and_what_it_is_called() {
        let view = View { centre: RdPoint { x: 203_000, y: 503_000 }, metres: 4_000 };
        let kinds = [PinKind::Exact, PinKind::Around, PinKind::Several];
        let map = svg_with_pins(CAPTION, &atlas(), view, &kinds.map(pin));
        assert_eq!(map.matches("href=\"/aanbod?a=1&amp;b\"").count(), 3);
        assert_eq!(map.matches("aria-label=\"Huis &amp; &lt;Haard&gt;: 3 activiteiten\"").count(), 3);
        assert_eq!(map.matches(">3</text>").count(), 3);
        for form in ["map__exact", "map__around", "map__several"] {
            assert_eq!(map.matches(form).count(), 1, "{form}");
        }
        assert!(!map.contains("style="), "the Content-Security-Policy allows no inline style");
    }

    #[test]
    fn the_ground_is_drawn_to_scale_with_north_above() {
        let view = View { centre: RdPoint { x: 203_000, y: 503_000 }, metres: 4_000 };
        let map = svg_with_pins(CAPTION, &atlas(), view, &[]);
        assert!(map.contains("viewBox=\"201000 -505000 4000 4000\""), "{map}");
        assert_eq!(map.matches("class=\"map__ground\"").count(), atlas().division().neighbourhoods.len());
        assert!(map.contains(">Binnenstad-noord</text>") && !map.contains("map__pin"), "{map}");
    }
}
