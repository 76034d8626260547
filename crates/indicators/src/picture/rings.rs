use areas::Caption;

use super::{open, put};
use crate::chart::escaped;

/// On which side of the city a score lies, when that is more than chance or choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Leaning {
    /// Clearly higher.
    Higher,
    /// Clearly lower.
    Lower,
    /// Not clear, or nobody knows how sure it is.
    Unclear,
}

/// A part of a ring.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Segment {
    pub(crate) name: String,
    /// The letter by which the table names it; none for the whole.
    pub(crate) letter: String,
    /// Its score as it is written.
    pub(crate) written: String,
    pub(crate) leaning: Leaning,
    /// How many themes it spans.
    pub(crate) themes: u32,
}

/// The index of one place: the whole amid, then rings of aspects and themes.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Ring {
    pub(crate) whole: Segment,
    /// From the inside out; each spans as many themes as the others.
    pub(crate) rings: Vec<Vec<Segment>>,
}

/// Small, so that the figures can be read on a telephone.
const SIZE: f64 = 310.0;
const MIDDLE: (f64, f64) = (155.0, 155.0);
const CORE: f64 = 42.0;
const OUTER: f64 = 150.0;

/// The rings. A mark beside each score tells the side on which it lies, so that the shade says nothing new.
pub(crate) fn rings(caption: Caption<'_>, ring: &Ring) -> String {
    let mut out = String::new();
    open(&mut out, caption, "rings", (SIZE, SIZE));
    let count = ring.rings.iter().fold(0.0, |count, _| count + 1.0_f64);
    let width = (OUTER - CORE) / count.max(1.0);
    let mut inner = CORE;
    for segments in &ring.rings {
        let themes: f64 = segments.iter().map(|segment| f64::from(segment.themes)).sum();
        let mut from = 0.0;
        for segment in segments {
            let until = from + f64::from(segment.themes) / themes.max(1.0);
            write_segment(&mut out, segment, (from, until), (inner, inner + width));
            from = until;
        }
        inner += width;
    }
    let (x, y) = MIDDLE;
    let whole = &ring.whole;
    put(
        &mut out,
        format_args!(
            "<g><title>{}</title><circle class=\"{}\" cx=\"{x}\" cy=\"{y}\" r=\"{CORE}\"/>\
             <text class=\"rings__score rings__score--whole\" x=\"{x}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text></g>\n",
            escaped(&format!("{}: {}", whole.name, whole.written)),
            class(whole.leaning),
            y + 8.0,
            escaped(&marked(whole)),
        ),
    );
    out.push_str("</svg>\n");
    out
}

fn class(leaning: Leaning) -> &'static str {
    match leaning {
        Leaning::Higher => "rings__part rings__part--higher",
        Leaning::Lower => "rings__part rings__part--lower",
        Leaning::Unclear => "rings__part",
    }
}

fn marked(segment: &Segment) -> String {
    let mark = match segment.leaning {
        Leaning::Higher => "▲",
        Leaning::Lower => "▼",
        Leaning::Unclear => "",
    };
    let pause = if segment.letter.is_empty() { "" } else { " " };
    format!("{}{pause}{mark}{}", segment.letter, segment.written)
}

/// The point at a share of the circle, clockwise from above, so far from the middle.
fn point(share: f64, radius: f64) -> (f64, f64) {
    let angle = std::f64::consts::TAU * share;
    (MIDDLE.0 + radius * angle.sin(), MIDDLE.1 - radius * angle.cos())
}

fn write_segment(out: &mut String, segment: &Segment, (from, until): (f64, f64), (inner, outer): (f64, f64)) {
    // A whole circle begins where it ends and would not be drawn.
    let until_drawn = if until - from > 0.999 { from + 0.999 } else { until };
    let large = i32::from(until_drawn - from > 0.5);
    let ((ax, ay), (bx, by)) = (point(from, outer), point(until_drawn, outer));
    let ((cx, cy), (dx, dy)) = (point(until_drawn, inner), point(from, inner));
    let amid = f64::midpoint(from, until);
    let (x, y) = point(amid, f64::midpoint(inner, outer));
    put(
        out,
        format_args!(
            "<g><title>{}</title><path class=\"{}\" d=\"M{ax:.1} {ay:.1}A{outer:.1} {outer:.1} 0 {large} 1 {bx:.1} \
             {by:.1}L{cx:.1} {cy:.1}A{inner:.1} {inner:.1} 0 {large} 0 {dx:.1} {dy:.1}Z\"/>\
             <text class=\"rings__score\" x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{}</text>",
            escaped(&format!("{}: {}", segment.name, segment.written)),
            class(segment.leaning),
            y + 4.5,
            escaped(&marked(segment)),
        ),
    );
    out.push_str("</g>\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(name: &str, leaning: Leaning, themes: u32) -> Segment {
        let letter = if name == "Index" { "" } else { "A" };
        Segment {
            name: name.to_owned(),
            letter: letter.to_owned(),
            written: "104".to_owned(),
            leaning,
            themes,
        }
    }

    #[test]
    fn every_score_is_written_with_its_side_and_the_letter_of_its_row() {
        let ring = Ring {
            whole: segment("Index", Leaning::Unclear, 3),
            rings: vec![
                vec![segment("Meedoen", Leaning::Higher, 2), segment("Binding", Leaning::Lower, 1)],
                vec![
                    segment("Werk", Leaning::Higher, 1),
                    segment("<Hulp>", Leaning::Unclear, 1),
                    segment("Vertrouwen", Leaning::Unclear, 1),
                ],
            ],
        };
        let caption = Caption { title: "Ringen", description: "Ook als tabel.", id: "ringen" };
        let drawn = rings(caption, &ring);
        assert_eq!(drawn.matches("<path").count(), 5);
        assert_eq!((drawn.matches("▲104").count(), drawn.matches("▼104").count()), (2, 1));
        assert_eq!(drawn.matches(">A ").count(), 5);
        assert!(drawn.contains(">104</text>"), "the whole has no letter");
        assert!(drawn.contains("&lt;Hulp&gt;") && !drawn.contains("style=") && !drawn.contains("NaN"));
    }

    #[test]
    fn one_theme_fills_the_whole_ring() {
        let ring = Ring {
            whole: segment("Index", Leaning::Unclear, 1),
            rings: vec![vec![segment("Werk", Leaning::Unclear, 1)]],
        };
        let caption = Caption { title: "Ringen", description: "Ook als tabel.", id: "ringen" };
        assert!(rings(caption, &ring).contains(" 0 1 1 "), "the large arc");
    }
}
