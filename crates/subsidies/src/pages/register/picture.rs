use std::fmt::Write;

use kernel::Cents;

use crate::Shared;

/// Narrow, so that the words can still be read on a telephone.
const WIDTH: f64 = 460.0;
const ROW: f64 = 46.0;
const THICK: f64 = 16.0;

/// What was asked as the length of an outline and what was granted as the part of it that is filled, under the name of each line;
/// an empty text when there is nothing. The numbers stand in the table beside it.
pub(super) fn picture((id, title, about): (&str, &str, &str), lines: &[(String, Shared)]) -> String {
    let most = lines.iter().map(|(_, shared)| shared.asked.max(shared.granted)).max().unwrap_or_default();
    if most <= Cents(0) {
        return String::new();
    }
    let (mut out, mut top) = (String::new(), 0.0);
    let mut write = |text: std::fmt::Arguments<'_>| {
        // Writing to a string cannot fail.
        let _ = out.write_fmt(text);
    };
    let height = lines.iter().fold(0.0, |height, _| height + ROW);
    write(format_args!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"bars\" role=\"img\" aria-labelledby=\"{id}-title {id}-about\" \
         viewBox=\"0 0 {WIDTH} {height:.0}\">\n<title id=\"{id}-title\">{}</title>\n<desc id=\"{id}-about\">{}</desc>\n",
        escaped(title),
        escaped(about),
    ));
    for (name, shared) in lines {
        let label = format!("{name}: {}", shared.granted);
        write(format_args!(
            "<text class=\"bars__label\" x=\"1\" y=\"{:.0}\">{}</text>\
             <rect class=\"bars__bar\" x=\"1\" y=\"{:.0}\" width=\"{:.1}\" height=\"{THICK}\"/>\
             <rect fill=\"none\" stroke=\"currentColor\" x=\"1\" y=\"{:.0}\" width=\"{:.1}\" height=\"{THICK}\"/>\n",
            top + 17.0,
            escaped(&label),
            top + 24.0,
            length(shared.granted, most),
            top + 24.0,
            length(shared.asked, most),
        ));
        top += ROW;
    }
    out.push_str("</svg>\n");
    out
}

/// The length of an amount, in tenths of a unit exactly.
fn length(amount: Cents, most: Cents) -> f64 {
    let thousandths = i128::from(amount.0.max(0)) * 1_000 / i128::from(most.0);
    f64::from(u32::try_from(thousandths).unwrap_or(1_000)) / 1_000.0 * (WIDTH - 2.0)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_shows_what_was_asked_and_granted_at_its_length() {
        let shared = |asked, granted| Shared { asked: Cents(asked), granted: Cents(granted) };
        let lines = [("A & B".to_owned(), shared(200, 50)), ("C".to_owned(), shared(100, 100))];
        let drawn = picture(("x", "Per wijk", "Bedragen"), &lines);
        assert!(drawn.contains("A &amp; B: € 0,50"), "{drawn}");
        assert_eq!(drawn.matches("width=\"458.0\"").count(), 1, "{drawn}");
        assert_eq!(drawn.matches("width=\"114.5\"").count(), 1, "a quarter is filled: {drawn}");
        assert_eq!(drawn.matches("width=\"229.0\"").count(), 2, "all that was asked is filled: {drawn}");
        assert_eq!(picture(("x", "", ""), &[]), "");
    }
}
