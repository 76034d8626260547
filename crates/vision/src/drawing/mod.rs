//! Drawings as SVG, each beside a table that says the same: when plans run, how many there are, where goals went.

mod columns;
mod flow;
mod timeline;

use std::fmt::Write as _;

pub(crate) use columns::{Column, columns};
pub(crate) use flow::{Ribbon, flow};
pub(crate) use timeline::{Bar, Tone, timeline};

/// What a screen reader hears instead of a drawing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Caption<'a> {
    pub(crate) title: &'a str,
    pub(crate) description: &'a str,
    /// Makes ids unique on a page; letters and digits.
    pub(crate) id: &'a str,
}

/// Narrow, so that the words can still be read on a telephone.
const WIDTH: f64 = 480.0;

/// An SVG that grows line by line.
struct Sheet(String);

impl Sheet {
    fn open(caption: Caption<'_>, height: f64) -> Self {
        let mut sheet = Self(String::new());
        let id = caption.id;
        sheet.put(format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"drawing\" role=\"group\" aria-labelledby=\"{id}-title \
             {id}-description\" viewBox=\"0 0 {WIDTH} {height:.0}\">\n<title id=\"{id}-title\">{}</title>\n\
             <desc id=\"{id}-description\">{}</desc>\n",
            escaped(caption.title),
            escaped(caption.description),
        ));
        sheet
    }

    fn put(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.0.write_fmt(text);
    }

    fn text(&mut self, class: &str, (x, y): (f64, f64), text: &str) {
        self.put(format_args!(
            "<text class=\"{class}\" x=\"{x:.0}\" y=\"{y:.0}\">{}</text>\n",
            escaped(text)
        ));
    }

    fn close(mut self) -> String {
        self.0.push_str("</svg>\n");
        self.0
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The text in lines of at most `width` characters, at most `most` of them; what is left out is shown as `…`.
fn wrapped(text: &str, width: usize, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for word in text.split_whitespace() {
        let fits = lines
            .last()
            .is_some_and(|line| line.is_empty() || line.chars().count() + 1 + word.chars().count() <= width);
        if !fits {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(line) = lines.last_mut() {
            line.push('…');
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_is_cut_at_a_word_and_says_so() {
        assert_eq!(wrapped("een twee drie vier", 8, 9), ["een twee", "drie", "vier"]);
        assert_eq!(wrapped("een twee drie vier", 8, 2), ["een twee", "drie…"]);
        assert_eq!(wrapped("onafbreekbaarwoord", 8, 2), ["onafbreekbaarwoord"]);
    }
}
