//! Names on a map.

use super::{escaped, put};

/// Largest height of a letter, as a share of the radius.
pub(super) const LARGEST: f64 = 0.32;
/// Width of a letter as a share of its height.
const LETTER: f64 = 0.56;

/// The name in one or two lines around the middle, as large as fits; the title
/// already speaks it.
pub(super) fn write_label(out: &mut String, name: &str, (x, y): (f64, f64), width: f64, largest: f64) {
    let lines = label_lines(name);
    let letters =
        lines.iter().map(|line| line.chars().fold(0.0, |count: f64, _| count + 1.0)).fold(1.0, f64::max);
    let height = largest.min(width / (letters * LETTER));
    let first = -y + if lines.len() > 1 { -0.2 } else { 0.35 } * height;
    put(
        out,
        format_args!(
            "<text class=\"map__label\" aria-hidden=\"true\" pointer-events=\"none\" text-anchor=\"middle\" \
             font-size=\"{height:.0}\">"
        ),
    );
    for (line, shift) in lines.iter().zip([0.0, 1.1]) {
        let line_y = first + shift * height;
        put(out, format_args!("<tspan x=\"{x:.0}\" y=\"{line_y:.0}\">{}</tspan>", escaped(line)));
    }
    out.push_str("</text>");
}

/// Second halves of Dutch names of places: a long name may be broken before one.
const ENDINGS: [&str; 8] = ["landen", "broek", "buurt", "kwartier", "eiland", "poort", "hoek", "straat"];
/// A name of more letters is broken.
const LONG: usize = 10;

/// A long name is broken at the blank or hyphen that is nearest to its middle,
/// or before a half that is a word of its own.
fn label_lines(name: &str) -> Vec<String> {
    if name.chars().count() <= LONG {
        return vec![name.to_owned()];
    }
    let breaks = name.char_indices().filter(|(_, sign)| matches!(sign, ' ' | '-'));
    if let Some((place, _)) = breaks.min_by_key(|(place, _)| place.abs_diff(name.len() / 2)) {
        let (first, second) = name.split_at(place + 1);
        return vec![first.trim_end().to_owned(), second.to_owned()];
    }
    match ENDINGS.iter().find_map(|ending| Some((name.strip_suffix(ending)?, ending))) {
        Some((first, ending)) if first.len() > 2 => vec![format!("{first}-"), (*ending).to_owned()],
        Some(_) | None => vec![name.to_owned()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_broken_near_their_middle() {
        assert_eq!(label_lines("Kamperpoort-Veerallee"), ["Kamperpoort-", "Veerallee"]);
        assert_eq!(label_lines("Poort van Zwolle"), ["Poort van", "Zwolle"]);
        assert_eq!(label_lines("Soestweteringlanden"), ["Soestwetering-", "landen"]);
        assert_eq!(label_lines("Westenholte"), ["Westenholte"]);
        assert_eq!(label_lines("Berkum"), ["Berkum"]);
    }
}
