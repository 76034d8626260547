//! Drawings of the plan as SVG. A screen reader hears the caption; the numbers stand in the table beside it.

use std::fmt::Write as _;

use kernel::Cents;

use crate::Plain;

/// What a drawing says of itself.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Caption<'a> {
    pub(crate) id: &'a str,
    pub(crate) title: &'a str,
    pub(crate) description: &'a str,
}

/// A part of each bar, with what it comes to in each of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    pub(crate) label: String,
    pub(crate) amounts: Vec<Cents>,
}

/// The width in units of the drawing. A letter is 15 of them: on a phone of 390 pixels still more than 11 pixels.
pub(crate) const WIDTH: i64 = 440;
const HEIGHT: i64 = 260;
const TOP: i64 = 30;
const FOOT: i64 = 34;
const LEGEND: i64 = 28;
/// How many parts have a colour of their own; further parts begin anew, and the table tells them apart.
pub(crate) const COLOURS: usize = 8;

/// Stacked bars, one for each name, the parts in the same order in each. Amounts below zero are not drawn.
#[must_use]
pub(crate) fn stacked(caption: Caption<'_>, names: &[String], parts: &[Part]) -> String {
    let most = (0..names.len()).map(|at| whole(parts, at)).max().unwrap_or(0).max(1);
    let count = i64::try_from(names.len().max(1)).unwrap_or(1);
    let rows = i64::try_from(parts.len()).unwrap_or(0);
    let (slot, total) = (WIDTH / count, TOP + HEIGHT + FOOT + rows * LEGEND);
    let mut out = opened(caption, total);
    for (place, name) in (0_i64..).zip(names) {
        let at = usize::try_from(place).unwrap_or(0);
        let (left, width) = (place * slot + slot / 6, slot * 2 / 3);
        let mut floor = TOP + HEIGHT;
        for (nth, part) in parts.iter().enumerate() {
            let cents = part.amounts.get(at).map_or(0, |cents| cents.0.max(0));
            let height = scaled(cents, most, HEIGHT);
            floor -= height;
            if height > 0 {
                let _ = writeln!(
                    out,
                    "<rect class=\"stack__part stack__part--{}\" x=\"{left}\" y=\"{floor}\" width=\"{width}\" height=\"{height}\"><title>{}, {}: {}</title></rect>",
                    nth % COLOURS + 1,
                    escaped(&part.label),
                    escaped(name),
                    Plain(Cents(cents)),
                );
            }
        }
        let middle = left + width / 2;
        let sum = Plain(Cents(whole(parts, at)));
        let _ = writeln!(
            out,
            "<text class=\"stack__label\" x=\"{middle}\" y=\"{}\" text-anchor=\"middle\">{sum}</text>\
             <text class=\"stack__label\" x=\"{middle}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
            floor - 8,
            TOP + HEIGHT + 22,
            escaped(name),
        );
    }
    legend(&mut out, parts, TOP + HEIGHT + FOOT);
    out.push_str("</svg>\n");
    out
}

fn legend(out: &mut String, parts: &[Part], top: i64) {
    for (nth, part) in parts.iter().enumerate() {
        let place = i64::try_from(nth).unwrap_or(0);
        let (left, line) = (0, top + place * LEGEND);
        let _ = writeln!(
            out,
            "<rect class=\"stack__part stack__part--{}\" x=\"{left}\" y=\"{line}\" width=\"18\" height=\"18\"/>\
             <text class=\"stack__label\" x=\"{}\" y=\"{}\">{}</text>",
            nth % COLOURS + 1,
            left + 26,
            line + 15,
            escaped(&shortened(&part.label, LEGEND_LETTERS)),
        );
    }
}

/// A name as far as there is room for it; the table has it whole.
pub(crate) fn shortened(name: &str, room: usize) -> String {
    if name.chars().count() <= room {
        return name.to_owned();
    }
    let cut: String = name.chars().take(room.saturating_sub(1)).collect();
    format!("{}…", cut.trim_end())
}

/// A step of a waterfall: what it is called, and what it adds or takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) label: String,
    pub(crate) cents: Cents,
}

const ROW: i64 = 34;
const NAMES: i64 = 210;
/// How many letters of a name there is room for before a row, and in a legend.
const LETTERS: usize = 26;
const LEGEND_LETTERS: usize = 54;

/// How one total becomes another, a row for each step.
#[must_use]
pub(crate) fn waterfall(caption: Caption<'_>, (from, to): (&Step, &Step), steps: &[Step]) -> String {
    let mut level = from.cents.0;
    let mut rows = vec![(from.label.as_str(), 0, level, "whole")];
    for step in steps {
        let next = level + step.cents.0;
        let kind = if step.cents.0 < 0 { "less" } else { "more" };
        rows.push((&step.label, level, next, kind));
        level = next;
    }
    rows.push((&to.label, 0, to.cents.0, "whole"));
    let most = rows.iter().map(|(_, one, other, _)| (*one).max(*other)).max().unwrap_or(1).max(1);
    let height = i64::try_from(rows.len()).unwrap_or(0) * ROW;
    let mut out = opened(caption, height);
    for (place, (label, one, other, kind)) in (0_i64..).zip(rows) {
        let room = WIDTH - NAMES - 90;
        let (low, high) = (scaled(one.min(other), most, room), scaled(one.max(other), most, room));
        let said = if kind == "whole" { other } else { other - one };
        let _ = writeln!(
            out,
            "<text class=\"stack__label\" x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>\
             <rect class=\"fall__{kind}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>\
             <text class=\"stack__label\" x=\"{}\" y=\"{}\">{}</text>",
            NAMES - 10,
            place * ROW + 22,
            escaped(&shortened(label, LETTERS)),
            NAMES + low,
            place * ROW + 5,
            (high - low).max(1),
            ROW - 10,
            NAMES + high + 8,
            place * ROW + 22,
            Plain(Cents(said)),
        );
    }
    out.push_str("</svg>\n");
    out
}

/// How long something is paid for: the places of its first and last year among the years, and whether it ends there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Spell {
    pub(crate) label: String,
    pub(crate) first: usize,
    pub(crate) last: usize,
    pub(crate) ends: bool,
}

/// What is paid for how long, a row for each thing, a column for each year.
#[must_use]
pub(crate) fn timeline(caption: Caption<'_>, years: &[String], spells: &[Spell]) -> String {
    let long = |count: usize| i64::try_from(count).unwrap_or(0);
    let column = (WIDTH - NAMES) / long(years.len()).max(1);
    let mut out = opened(caption, TOP + long(spells.len()) * ROW);
    for (place, year) in (0_i64..).zip(years) {
        let middle = NAMES + place * column + column / 2;
        let _ = writeln!(
            out,
            "<text class=\"stack__label\" x=\"{middle}\" y=\"20\" text-anchor=\"middle\">{}</text>",
            escaped(year)
        );
    }
    for (place, spell) in (0_i64..).zip(spells) {
        let top = TOP + place * ROW;
        let kind = if spell.ends { "less" } else { "more" };
        let _ = writeln!(
            out,
            "<text class=\"stack__label\" x=\"{}\" y=\"{}\" text-anchor=\"end\">{}</text>\
             <rect class=\"fall__{kind}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
            NAMES - 10,
            top + 22,
            escaped(&shortened(&spell.label, LETTERS)),
            NAMES + long(spell.first) * column + 2,
            top + 6,
            long(spell.last + 1 - spell.first.min(spell.last)) * column - 4,
            ROW - 12,
        );
    }
    out.push_str("</svg>\n");
    out
}

pub(crate) fn opened(caption: Caption<'_>, height: i64) -> String {
    let Caption { id, title, description } = caption;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"stack-chart\" role=\"img\" aria-labelledby=\"{id}-title \
         {id}-description\" viewBox=\"0 0 {WIDTH} {height}\">\n<title id=\"{id}-title\">{}</title>\n\
         <desc id=\"{id}-description\">{}</desc>\n",
        escaped(title),
        escaped(description),
    )
}

fn whole(parts: &[Part], at: usize) -> i64 {
    parts.iter().filter_map(|part| part.amounts.get(at)).map(|cents| cents.0.max(0)).sum()
}

/// The length of an amount where `most` has the length `room`.
fn scaled(cents: i64, most: i64, room: i64) -> i64 {
    let length = i128::from(cents) * i128::from(room) / i128::from(most);
    i64::try_from(length).unwrap_or(0)
}

pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    const CAPTION: Caption<'_> = Caption { id: "a", title: "Dekking", description: "Ook als tabel." };

    fn part(label: &str, amounts: [i64; 2]) -> Part {
        Part { label: label.to_owned(), amounts: amounts.map(Cents).to_vec() }
    }

    #[test]
    fn the_highest_bar_fills_the_room_and_the_others_their_share() {
        let names = ["2024".to_owned(), "2025".to_owned()];
        let drawn = stacked(CAPTION, &names, &[part("A", [100, 50]), part("B", [100, 0])]);
        for height in ["height=\"130\"", "height=\"65\""] {
            assert!(drawn.contains(height), "{height} in {drawn}");
        }
        assert_eq!(drawn.matches("<title>").count(), 3, "what is nothing is not drawn: {drawn}");
    }

    #[test]
    fn nothing_at_all_is_drawn_without_bars() {
        assert!(!stacked(CAPTION, &[], &[]).contains("<rect"));
        assert!(!stacked(CAPTION, &["2024".to_owned()], &[part("A", [0, 0])]).contains("<title>A"));
    }

    #[test]
    fn a_step_down_begins_where_the_last_one_ended() {
        let step = |label: &str, cents| Step { label: label.to_owned(), cents: Cents(cents) };
        let drawn = waterfall(CAPTION, (&step("oud", 300), &step("nieuw", 100)), &[step("GALA", -200)]);
        assert!(drawn.contains("class=\"fall__less\" x=\"256\" y=\"39\" width=\"94\""), "{drawn}");
    }

    #[test]
    fn a_name_that_is_cut_says_so() {
        let long = "Een naam die langer is dan er ruimte voor is";
        assert_eq!(shortened(long, 12), "Een naam di…");
        assert_eq!(shortened(long, 10), "Een naam…");
        assert_eq!(shortened("Kort", 4), "Kort");
    }

    #[test]
    fn a_spell_covers_its_years_and_tells_whether_it_ends() {
        let years = ["2024".to_owned(), "2025".to_owned()];
        let spell = |first, last, ends| Spell { label: "A".to_owned(), first, last, ends };
        let drawn = timeline(CAPTION, &years, &[spell(0, 1, false), spell(1, 1, true)]);
        assert!(drawn.contains("class=\"fall__more\" x=\"212\" y=\"36\" width=\"226\""), "{drawn}");
        assert!(drawn.contains("class=\"fall__less\" x=\"327\" y=\"70\" width=\"111\""), "{drawn}");
    }

    #[test]
    fn a_label_cannot_break_out_and_no_style_is_inline() {
        let drawn = stacked(CAPTION, &["<i>".to_owned()], &[part("<b>\"&", [1, 1])]);
        assert!(
            drawn.contains("&lt;b&gt;&quot;&amp;") && !drawn.contains("style=") && !drawn.contains("<i>")
        );
    }
}
