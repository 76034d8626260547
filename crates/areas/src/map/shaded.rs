//! A map on which each place carries a figure. The figure stands in the place itself, so that the shade says nothing that
//! cannot be read without colour.

use super::label::write_label;
use super::{Caption, Drawn, Frame, LARGEST, Shape, escaped, place, put, write_shape};

/// How dark a place is: five steps of one colour, or none where nothing is known or nothing may be said by colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shade {
    /// The lightest.
    First,
    /// Darker.
    Second,
    /// Darker.
    Third,
    /// Darker.
    Fourth,
    /// The darkest.
    Fifth,
}

impl Shade {
    /// All of them, the lightest first.
    pub const ALL: [Self; 5] = [Self::First, Self::Second, Self::Third, Self::Fourth, Self::Fifth];

    /// Which one, from 1.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::First => 1,
            Self::Second => 2,
            Self::Third => 3,
            Self::Fourth => 4,
            Self::Fifth => 5,
        }
    }
}

/// A place with its figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Shaded {
    /// The place; its note tells the figure in words.
    pub shape: Shape,
    /// The figure, short.
    pub figure: String,
    /// How dark.
    pub shade: Option<Shade>,
}

/// The map, or an empty text when there is nothing to draw.
#[must_use]
pub fn svg_shaded(caption: Caption<'_>, places: &[Shaded]) -> String {
    let shapes: Vec<Shape> = places.iter().map(|place| place.shape.clone()).collect();
    let drawn = place(&shapes);
    let Some(frame) = Frame::around(&drawn) else { return String::new() };
    let mut out = String::new();
    frame.open(&mut out, caption);
    for (place, drawn) in places.iter().zip(&drawn) {
        let class = match place.shade {
            Some(shade) => format!(" map__area--shade-{}", shade.number()),
            None => " map__area--plain".to_owned(),
        };
        write_shape(&mut out, &place.shape, drawn, &class);
    }
    for (place, drawn) in places.iter().zip(&drawn) {
        write_figure(&mut out, place, drawn, frame.text_height());
    }
    out.push_str("</svg>\n");
    out
}

fn write_figure(out: &mut String, place: &Shaded, drawn: &Drawn, text_height: f64) {
    match drawn {
        Drawn::Circle { x, y, radius } => {
            write_label(out, &place.figure, (*x, *y), 1.9 * radius, radius * LARGEST * 2.0);
        }
        Drawn::Path(boundary) => {
            if let Some(point) = boundary.point_inside() {
                let (x, y, height) = (f64::from(point.x), f64::from(point.y), text_height * 0.8);
                put(
                    out,
                    format_args!(
                        "<text class=\"map__label map__label--figure\" aria-hidden=\"true\" pointer-events=\"none\" \
                         text-anchor=\"middle\" font-size=\"{height:.0}\" x=\"{x:.0}\" y=\"{:.0}\">{}</text>",
                        -y + height * 0.35,
                        escaped(&place.figure)
                    ),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::map::Outline;
    use crate::rd::RdPoint;

    #[test]
    fn each_place_carries_its_figure_and_its_shade() {
        let place = |name: &str, x, figure: &str, shade| Shaded {
            shape: Shape {
                name: name.to_owned(),
                note: format!("{figure} procent"),
                href: None,
                selected: false,
                outline: Outline::Circle(RdPoint { x, y: 500_000 }),
            },
            figure: figure.to_owned(),
            shade,
        };
        let caption = Caption { title: "Eenzaam", description: "Ook als tabel.", id: "kaart" };
        let map = svg_shaded(
            caption,
            &[place("Noord", 200_000, "44,6", Some(Shade::Fifth)), place("Zuid", 203_000, "<–>", None)],
        );
        for part in [
            "map__area--shade-5",
            "map__area--plain",
            ">44,6</tspan>",
            "&lt;–&gt;",
            "<title>Noord, 44,6 procent</title>",
        ] {
            assert!(map.contains(part), "{part} in {map}");
        }
        assert!(!map.contains("style="));
        assert_eq!(svg_shaded(caption, &[]), "");
    }
}
