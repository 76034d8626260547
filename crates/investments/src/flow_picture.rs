//! The drawing of a flow in three columns (after Sankey): each stream as wide as its money.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use kernel::Cents;

use crate::Plain;
use crate::picture::{COLOURS, Caption, WIDTH, escaped, opened, shortened};

/// A stream by the names of where it begins, where it goes through and where it ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct NamedStream {
    pub(crate) through: [String; 3],
    pub(crate) money: Cents,
}

const ROOM: i64 = 420;
/// Where the columns stand, and how wide a node is.
const COLUMNS: [i64; 3] = [0, 148, 426];
const NODE: i64 = 14;
/// The least that a node takes, so that two lines of its name can be read.
const LINE: i64 = 42;
/// How far the lines of a name lie apart, and how many letters there is room for in one.
const LEAD: i64 = 17;
const LETTERS: usize = 16;

/// A name in a column: how much goes through it, and where it stands.
struct Node {
    top: i64,
    height: i64,
    money: i64,
    /// How far its streams to the left and to the right have filled it.
    filled: [i64; 2],
}

/// Draws the streams; the first column gives them their colours.
#[must_use]
pub(crate) fn sankey(caption: Caption<'_>, streams: &[NamedStream]) -> String {
    let total = streams.iter().map(|one| one.money.0).sum::<i64>().max(1);
    let mut columns = [0, 1, 2].map(|nth| column(streams, nth, total));
    let foot = columns.iter().flat_map(BTreeMap::values).map(|node| node.top + node.height.max(LINE)).max();
    let mut out = opened(caption, foot.unwrap_or(LINE) + 6);
    let colours = colours(&columns[0]);
    for one in in_order(streams, &columns) {
        let [from, middle, to] = &one.through;
        let colour = colours.get(from).copied().unwrap_or(1);
        let height = scaled(one.money.0, total);
        for (nth, (left, right)) in [(from, middle), (middle, to)].into_iter().enumerate() {
            let start = take(&mut columns, (nth, left), 1, height);
            let end = take(&mut columns, (nth + 1, right), 0, height);
            link(&mut out, (nth, colour), (start, end, height));
        }
    }
    for (nth, nodes) in columns.iter().enumerate() {
        for (name, node) in nodes {
            boxed(&mut out, nth, name, node);
        }
    }
    out.push_str("</svg>\n");
    out
}

/// The nodes of a column, the largest on top.
fn column(streams: &[NamedStream], nth: usize, total: i64) -> BTreeMap<String, Node> {
    let mut sums: BTreeMap<&str, i64> = BTreeMap::new();
    for one in streams {
        if let Some(name) = one.through.get(nth) {
            *sums.entry(name).or_default() += one.money.0;
        }
    }
    let mut order: Vec<(&str, i64)> = sums.into_iter().collect();
    order.sort_by_key(|(name, money)| (std::cmp::Reverse(*money), *name));
    let mut top = 4;
    let node = |(name, money): (&str, i64)| {
        let height = scaled(money, total).max(2);
        let node = Node { top, height, money, filled: [0, 0] };
        top += (height + 6).max(LINE);
        (name.to_owned(), node)
    };
    order.into_iter().map(node).collect()
}

/// Streams from top to bottom, so that they cross as little as they can.
fn in_order<'a>(streams: &'a [NamedStream], columns: &[BTreeMap<String, Node>; 3]) -> Vec<&'a NamedStream> {
    let top =
        |nth: usize, name: &String| columns.get(nth).and_then(|nodes| nodes.get(name)).map(|node| node.top);
    let mut order: Vec<&NamedStream> = streams.iter().collect();
    order.sort_by_key(|one| {
        let [from, middle, to] = &one.through;
        (top(0, from), top(1, middle), top(2, to))
    });
    order
}

fn colours(nodes: &BTreeMap<String, Node>) -> BTreeMap<String, usize> {
    let mut order: Vec<(&String, i64)> = nodes.iter().map(|(name, node)| (name, node.top)).collect();
    order.sort_by_key(|(_, top)| *top);
    order.into_iter().enumerate().map(|(nth, (name, _))| (name.clone(), nth % COLOURS + 1)).collect()
}

/// The middle of the next `height` of a node on one of its sides.
fn take(
    columns: &mut [BTreeMap<String, Node>; 3],
    (nth, name): (usize, &str),
    side: usize,
    height: i64,
) -> i64 {
    let Some(node) = columns.get_mut(nth).and_then(|nodes| nodes.get_mut(name)) else { return 0 };
    let Some(filled) = node.filled.get_mut(side) else { return 0 };
    let middle = node.top + *filled + height / 2;
    *filled += height;
    middle
}

fn link(out: &mut String, (nth, colour): (usize, usize), (start, end, height): (i64, i64, i64)) {
    let left = COLUMNS.get(nth).map_or(0, |left| left + NODE);
    let right = COLUMNS.get(nth + 1).copied().unwrap_or(WIDTH);
    let half = i64::midpoint(left, right);
    let width = height.max(1);
    let _ = writeln!(
        out,
        "<path class=\"flow__link flow__link--{colour}\" stroke-width=\"{width}\" \
         d=\"M {left} {start} C {half} {start} {half} {end} {right} {end}\"/>",
    );
}

fn boxed(out: &mut String, nth: usize, name: &str, node: &Node) {
    let left = COLUMNS.get(nth).copied().unwrap_or(0);
    let (at, anchor) = if nth == 2 { (left - 6, "end") } else { (left + NODE + 6, "start") };
    let (top, height) = (node.top, node.height);
    let lines = in_lines(name);
    let count = i64::try_from(lines.len()).unwrap_or(1);
    let first = top + (height / 2).max(count * LEAD / 2) - (count - 1) * LEAD / 2 + 5;
    let full = escaped(name);
    let said = Plain(Cents(node.money / 100 * 100));
    let _ = writeln!(
        out,
        "<rect class=\"flow__node\" x=\"{left}\" y=\"{top}\" width=\"{NODE}\" height=\"{height}\"><title>{full}: {said}</title></rect>",
    );
    for (place, line) in (0_i64..).zip(lines) {
        let (base, line) = (first + place * LEAD, escaped(&line));
        let _ = writeln!(
            out,
            "<text class=\"flow__label\" x=\"{at}\" y=\"{base}\" text-anchor=\"{anchor}\">{line}</text>",
        );
    }
}

/// A name on two lines, broken between words where it can be, and cut where there is no more room.
fn in_lines(name: &str) -> Vec<String> {
    let letters: Vec<char> = name.chars().collect();
    if letters.len() <= LETTERS {
        return vec![name.to_owned()];
    }
    let space = letters.iter().take(LETTERS + 1).rposition(|letter| *letter == ' ');
    let cut = space.filter(|at| *at > 0).unwrap_or(LETTERS);
    let (first, rest) = letters.split_at(cut);
    let rest: String = rest.iter().collect();
    vec![first.iter().collect(), shortened(rest.trim(), LETTERS)]
}

fn scaled(cents: i64, total: i64) -> i64 {
    i64::try_from(i128::from(cents) * i128::from(ROOM) / i128::from(total)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CAPTION: Caption<'_> = Caption { id: "a", title: "Stroom", description: "Ook als tabel." };

    fn stream(through: [&str; 3], cents: i64) -> NamedStream {
        NamedStream { through: through.map(str::to_owned), money: Cents(cents) }
    }

    #[test]
    fn a_stream_is_as_wide_as_its_share_on_both_of_its_ways() {
        let drawn = sankey(CAPTION, &[stream(["A", "x", "1"], 300), stream(["B", "x", "2"], 100)]);
        assert_eq!(drawn.matches("stroke-width=\"315\"").count(), 2, "{drawn}");
        assert_eq!(drawn.matches("stroke-width=\"105\"").count(), 2, "{drawn}");
        assert_eq!(drawn.matches("class=\"flow__node\"").count(), 5, "{drawn}");
    }

    #[test]
    fn nothing_flows_where_there_is_nothing() {
        let drawn = sankey(CAPTION, &[]);
        assert!(!drawn.contains("<path") && drawn.contains("</svg>"));
    }

    #[test]
    fn a_name_is_broken_between_words_and_cut_only_when_two_lines_are_too_few() {
        assert_eq!(in_lines("Sport en bewegen"), ["Sport en bewegen"]);
        assert_eq!(in_lines("Investeringsbudget sociale basis"), ["Investeringsbudg", "et sociale basis"]);
        assert_eq!(in_lines("Sterke sociale basis"), ["Sterke sociale", "basis"]);
        assert_eq!(in_lines("Een naam die langer is dan wat past"), ["Een naam die", "langer is dan w…"]);
    }

    #[test]
    fn a_name_cannot_break_out_and_a_long_one_is_cut_but_told() {
        let long = "Een naam die langer is dan de ruimte die er is";
        let drawn = sankey(CAPTION, &[stream(["<b>", long, "\""], 1)]);
        assert!(drawn.contains("&lt;b&gt;") && !drawn.contains("<b>") && !drawn.contains("style="));
        assert!(drawn.contains(&format!("<title>{long}: 0</title>")) && drawn.contains('…'), "{drawn}");
    }
}
