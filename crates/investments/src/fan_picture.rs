//! The drawing of a fan: where most draws lie, where half of them lie, and the middle.

use std::fmt::Write as _;

use kernel::Cents;

use crate::Plain;
use crate::picture::{Caption, WIDTH, escaped, opened};

/// Below which amounts 5, 25, 50, 75 and 95 of a hundred draws lie, in cents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Band {
    pub(crate) label: String,
    pub(crate) parts: [i64; 5],
}

const HEIGHT: i64 = 260;
const LEFT: i64 = 110;
const TOP: i64 = 16;
const FOOT: i64 = 40;

/// Where amounts and bands stand in the drawing.
struct Scale {
    low: i64,
    high: i64,
    slot: i64,
}

impl Scale {
    fn of(bands: &[Band]) -> Self {
        let all = || bands.iter().flat_map(|band| band.parts);
        let count = i64::try_from(bands.len().max(1)).unwrap_or(1);
        Self {
            low: all().min().unwrap_or(0).min(0),
            high: all().max().unwrap_or(0).max(1),
            slot: (WIDTH - LEFT) / count,
        }
    }

    fn height(&self, cents: i64) -> i64 {
        let from_top = i128::from(HEIGHT) * (i128::from(self.high) - i128::from(cents));
        let whole = (i128::from(self.high) - i128::from(self.low)).max(1);
        TOP + i64::try_from(from_top / whole).unwrap_or(0)
    }

    const fn middle(&self, place: i64) -> i64 {
        LEFT + place * self.slot + self.slot / 2
    }
}

/// The bands from left to right, joined where there are more of them; each has a box of its own, so that one is enough.
#[must_use]
pub(crate) fn fan(caption: Caption<'_>, bands: &[Band]) -> String {
    let scale = Scale::of(bands);
    let mut out = opened(caption, TOP + HEIGHT + FOOT);
    levels(&mut out, &scale);
    for (kind, upper, lower) in [("wide", 4, 0), ("half", 3, 1)] {
        joined(&mut out, &scale, bands, (kind, upper, lower));
    }
    for (place, band) in (0_i64..).zip(bands) {
        boxed(&mut out, &scale, (place, band));
    }
    out.push_str("</svg>\n");
    out
}

fn levels(out: &mut String, scale: &Scale) {
    let mut levels = vec![scale.high, i64::midpoint(scale.low, scale.high), 0, scale.low];
    levels.dedup();
    for level in levels {
        let (y, x) = (scale.height(level), LEFT - 10);
        let (below, said) = (y + 5, Plain(Cents(level / 100 * 100)));
        let _ = writeln!(
            out,
            "<line class=\"fan__line\" x1=\"{LEFT}\" x2=\"{WIDTH}\" y1=\"{y}\" y2=\"{y}\"/>\
             <text class=\"stack__label\" x=\"{x}\" y=\"{below}\" text-anchor=\"end\">{said}</text>",
        );
    }
}

fn joined(out: &mut String, scale: &Scale, bands: &[Band], (kind, upper, lower): (&str, usize, usize)) {
    let side = |part: usize| -> Vec<String> {
        let point = |(place, band): (i64, &Band)| {
            let cents = band.parts.get(part).copied().unwrap_or(0);
            format!("{},{}", scale.middle(place), scale.height(cents))
        };
        (0_i64..).zip(bands).map(point).collect()
    };
    let (up, mut down) = (side(upper), side(lower));
    down.reverse();
    let points = format!("{} {}", up.join(" "), down.join(" "));
    let _ = writeln!(out, "<polygon class=\"fan__{kind}\" points=\"{points}\"/>");
}

fn boxed(out: &mut String, scale: &Scale, (place, band): (i64, &Band)) {
    let [least, quarter, half, three, most] = band.parts;
    let middle = scale.middle(place);
    for (kind, upper, lower, width) in [("wide", most, least, 18), ("half", three, quarter, 30)] {
        let (x, y) = (middle - width / 2, scale.height(upper));
        let height = (scale.height(lower) - y).max(1);
        let _ = writeln!(
            out,
            "<rect class=\"fan__{kind}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>",
        );
    }
    let (x, y, foot) = (middle - 18, scale.height(half) - 1, TOP + HEIGHT + 26);
    let (label, said) = (escaped(&band.label), Plain(Cents(half)));
    let _ = writeln!(
        out,
        "<rect class=\"fan__middle\" x=\"{x}\" y=\"{y}\" width=\"36\" height=\"3\"><title>{label}: {said}</title></rect>\
         <text class=\"stack__label\" x=\"{middle}\" y=\"{foot}\" text-anchor=\"middle\">{label}</text>",
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    const CAPTION: Caption<'_> = Caption { id: "a", title: "Waaier", description: "Ook als tabel." };

    fn band(label: &str, parts: [i64; 5]) -> Band {
        Band { label: label.to_owned(), parts }
    }

    #[test]
    fn the_widest_band_reaches_from_top_to_foot() {
        let drawn = fan(CAPTION, &[band("1", [0, 25, 50, 75, 100])]);
        assert!(
            drawn.contains("class=\"fan__wide\" x=\"266\" y=\"16\" width=\"18\" height=\"260\""),
            "{drawn}"
        );
        assert!(
            drawn.contains("class=\"fan__half\" x=\"260\" y=\"81\" width=\"30\" height=\"130\""),
            "{drawn}"
        );
    }

    #[test]
    fn what_is_below_nought_is_drawn_below_its_line() {
        let scale = Scale::of(&[band("1", [-100, -50, 0, 50, 100])]);
        assert_eq!([100, 0, -100].map(|cents| scale.height(cents)), [16, 146, 276]);
    }

    #[test]
    fn a_label_cannot_break_out() {
        let drawn = fan(CAPTION, &[band("<b>", [0; 5])]);
        assert!(drawn.contains("&lt;b&gt;") && !drawn.contains("<b>") && !drawn.contains("style="));
    }
}
