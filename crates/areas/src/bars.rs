//! Horizontal bars as SVG: how large the groups of one whole are.

use std::fmt::Write;

use crate::map::{Caption, escaped};

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bar {
    /// What is counted.
    pub(crate) label: String,
    /// How many.
    pub(crate) count: u32,
    /// The count as it is written.
    pub(crate) written: String,
}

/// Narrow, so that the words can still be read on a telephone.
const WIDTH: f64 = 460.0;
const ROW: f64 = 30.0;
const LABEL: f64 = 130.0;
const NUMBER: f64 = 60.0;

/// The bars below each other, or an empty text when there are none. A screen
/// reader hears the caption; the numbers stand in the table beside it.
#[must_use]
pub(crate) fn bars(caption: Caption<'_>, bars: &[Bar]) -> String {
    let Some(most) = bars.iter().map(|bar| bar.count).max() else { return String::new() };
    let scale = (WIDTH - LABEL - NUMBER) / f64::from(most.max(1));
    let mut out = String::new();
    let mut write = |text: std::fmt::Arguments<'_>| {
        // Writing to a string cannot fail.
        let _ = out.write_fmt(text);
    };
    let (id, mut top) = (caption.id, 0.0);
    write(format_args!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"bars\" role=\"img\" aria-labelledby=\"{id}-title \
         {id}-description\" viewBox=\"0 0 {WIDTH} {:.0}\">\n<title id=\"{id}-title\">{}</title>\n\
         <desc id=\"{id}-description\">{}</desc>\n",
        bars.iter().fold(0.0, |height, _| height + ROW),
        escaped(caption.title),
        escaped(caption.description),
    ));
    for bar in bars {
        let (length, line) = (f64::from(bar.count) * scale, top + ROW * 0.65);
        write(format_args!(
            "<text class=\"bars__label\" x=\"{:.0}\" y=\"{line:.0}\" text-anchor=\"end\">{}</text>\
             <rect class=\"bars__bar\" x=\"{LABEL}\" y=\"{:.0}\" width=\"{length:.1}\" height=\"{:.0}\"/>\
             <text class=\"bars__label\" x=\"{:.1}\" y=\"{line:.0}\">{}</text>\n",
            LABEL - 12.0,
            escaped(&bar.label),
            top + ROW * 0.15,
            ROW * 0.7,
            LABEL + length + 8.0,
            escaped(&bar.written),
        ));
        top += ROW;
    }
    out.push_str("</svg>\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const CAPTION: Caption<'_> = Caption { title: "Leeftijd", description: "Ook als tabel.", id: "leeftijd" };

    fn bar(label: &str, count: u32) -> Bar {
        Bar { label: label.to_owned(), count, written: count.to_string() }
    }

    #[test]
    fn the_largest_group_has_the_longest_bar_and_the_others_their_share() {
        let drawn = bars(CAPTION, &[bar("0-3", 50), bar("4-11", 100), bar("12-17", 0)]);
        for width in ["width=\"135.0\"", "width=\"270.0\"", "width=\"0.0\""] {
            assert!(drawn.contains(width), "{width} in {drawn}");
        }
    }

    #[test]
    fn nobody_at_all_is_drawn_without_bars_and_no_groups_not_at_all() {
        assert!(bars(CAPTION, &[bar("0-3", 0)]).contains("width=\"0.0\""));
        assert_eq!(bars(CAPTION, &[]), "");
    }

    #[test]
    fn a_label_cannot_break_out_and_no_style_is_inline() {
        let drawn = bars(CAPTION, &[bar("<b>\"&", 1)]);
        assert!(drawn.contains("&lt;b&gt;&quot;&amp;") && !drawn.contains("style="));
    }
}
