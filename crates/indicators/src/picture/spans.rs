use areas::Caption;

use super::{open, put, short};
use crate::RankSpan;
use crate::chart::escaped;

/// A place with its rank.
pub(crate) struct SpanLine {
    pub(crate) name: String,
    pub(crate) span: RankSpan,
}

/// Narrow, so that the words can still be read on a telephone.
const WIDTH: f64 = 440.0;
const LEFT: f64 = 150.0;
const RIGHT: f64 = 14.0;
const TOP: f64 = 26.0;
const ROW: f64 = 22.0;

/// The rank of each place with the ranks that it might have, in the order in which they are given; rank 1 stands left. Nothing
/// when there is no place.
pub(crate) fn spans(caption: Caption<'_>, lines: &[SpanLine], among: u32) -> String {
    if lines.is_empty() || among < 2 {
        return String::new();
    }
    let x = |rank: u32| LEFT + (WIDTH - LEFT - RIGHT) * f64::from(rank - 1) / f64::from(among - 1);
    let rows = lines.iter().fold(0.0, |height, _| height + ROW);
    let mut out = String::new();
    open(&mut out, caption, "chart", (WIDTH, TOP + rows + 6.0));
    for rank in [1, among.div_ceil(2), among] {
        put(
            &mut out,
            format_args!(
                "<line class=\"chart__grid\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"{TOP}\" y2=\"{:.1}\"/>\
                 <text class=\"chart__label\" x=\"{x:.1}\" y=\"{:.0}\" text-anchor=\"middle\">{rank}</text>\n",
                TOP + rows,
                TOP - 8.0,
                x = x(rank),
            ),
        );
    }
    let mut y = TOP + ROW / 2.0;
    for line in lines {
        put(
            &mut out,
            format_args!(
                "<text class=\"chart__label\" x=\"{:.0}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>\
                 <path class=\"chart__line chart__margin\" d=\"M{:.1} {y:.1}H{:.1}\"/>\
                 <circle class=\"chart__mark\" cx=\"{:.1}\" cy=\"{y:.1}\" r=\"4\"/>\n",
                LEFT - 10.0,
                y + 4.5,
                escaped(&short(&line.name, 20)),
                x(line.span.low),
                x(line.span.high),
                x(line.span.rank),
            ),
        );
        y += ROW;
    }
    out.push_str("</svg>\n");
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const CAPTION: Caption<'_> = Caption { title: "Plaatsen", description: "Ook als tabel.", id: "plaatsen" };

    #[test]
    fn the_line_goes_from_the_best_to_the_worst_rank_with_the_mark_between() {
        let line = SpanLine { name: "<Buurt>".to_owned(), span: RankSpan { rank: 3, low: 2, high: 5 } };
        let drawn = spans(CAPTION, &[line], 5);
        let number = |before: &str| -> f64 {
            let rest = drawn.split(before).nth(1).unwrap();
            rest.split(|sign: char| sign != '.' && !sign.is_ascii_digit()).next().unwrap().parse().unwrap()
        };
        let (low, mark, high) = (number("margin\" d=\"M"), number("cx=\""), WIDTH - RIGHT);
        assert!(low < mark && mark < high);
        assert!(drawn.contains(&format!("H{high:.1}")), "{drawn}");
        assert!(drawn.contains("&lt;Buurt&gt;") && !drawn.contains("style="));
        assert_eq!(spans(CAPTION, &[], 5), "");
    }
}
