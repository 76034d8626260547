use areas::Caption;

use super::{open, put};

const WIDTH: f64 = 440.0;
const LEFT: f64 = 92.0;
const RIGHT: f64 = 44.0;
const ROW: f64 = 26.0;

/// How many places have a score in each class, the highest class first; each bar says its number.
pub(crate) fn spread(caption: Caption<'_>, classes: &[(String, u32)]) -> String {
    let most = classes.iter().map(|(_, count)| *count).max().unwrap_or_default();
    if most == 0 {
        return String::new();
    }
    let mut out = String::new();
    open(&mut out, caption, "bars spread", (WIDTH, classes.iter().fold(4.0, |height, _| height + ROW)));
    let mut y = 2.0;
    for (label, count) in classes {
        let width = (WIDTH - LEFT - RIGHT) * f64::from(*count) / f64::from(most);
        put(
            &mut out,
            format_args!(
                "<text class=\"bars__label\" x=\"{:.0}\" y=\"{:.1}\" text-anchor=\"end\">{label}</text>\
                 <rect class=\"bars__bar\" x=\"{LEFT}\" y=\"{:.1}\" width=\"{width:.1}\" height=\"{:.1}\"/>\
                 <text class=\"bars__label\" x=\"{:.1}\" y=\"{:.1}\">{count}</text>\n",
                LEFT - 10.0,
                y + ROW * 0.68,
                y + ROW * 0.15,
                ROW * 0.7,
                LEFT + width + 7.0,
                y + ROW * 0.68,
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

    #[test]
    fn each_class_says_its_number_and_nothing_is_drawn_of_nothing() {
        let caption = Caption { title: "Spreiding", description: "Ook als tabel.", id: "spreiding" };
        let drawn = spread(caption, &[("100 – 110".to_owned(), 6), ("90 – 100".to_owned(), 3)]);
        let widths: Vec<f64> = drawn
            .split("width=\"")
            .skip(1)
            .map(|rest| rest.split('"').next().unwrap().parse().unwrap())
            .collect();
        assert!((widths[0] - 2.0 * widths[1]).abs() < 0.2, "{widths:?}");
        assert!(drawn.contains(">6</text>") && drawn.contains(">3</text>"));
        assert_eq!(spread(caption, &[("0 – 10".to_owned(), 0)]), "");
    }
}
