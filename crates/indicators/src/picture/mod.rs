//! Drawings of an index as SVG: its rings in one place, the ranks of all places with their intervals, how scores are spread.
//! Each says in figures what it says in shape, so that it can be read without colour.

mod rings;
mod spans;
mod spread;

use std::fmt::Write;

pub(crate) use rings::{Leaning, Ring, Segment, rings};
pub(crate) use spans::{SpanLine, spans};
pub(crate) use spread::spread;

use areas::Caption;

use crate::chart::escaped;

/// Opens a drawing of this width and height.
fn open(out: &mut String, caption: Caption<'_>, class: &str, (width, height): (f64, f64)) {
    let id = caption.id;
    put(
        out,
        format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"{class}\" role=\"img\" aria-labelledby=\"{id}-title \
             {id}-description\" viewBox=\"0 0 {width:.0} {height:.0}\">\n<title id=\"{id}-title\">{}</title>\n\
             <desc id=\"{id}-description\">{}</desc>\n",
            escaped(caption.title),
            escaped(caption.description),
        ),
    );
}

fn put(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = out.write_fmt(text);
}

/// As much of a name as there is room for; the table tells it whole.
fn short(name: &str, most: usize) -> String {
    if name.chars().count() <= most {
        return name.to_owned();
    }
    let start: String = name.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", start.trim_end_matches([' ', '-']))
}
