use chrono::{Datelike as _, NaiveDate};

use super::{Caption, Sheet, WIDTH, escaped, wrapped};

/// How a bar looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    /// It runs.
    Running,
    /// It ends soon, and nothing comes in its place.
    Soon,
    /// It is over.
    Past,
    /// It is being written.
    Preparing,
}

impl Tone {
    const fn class(self) -> &'static str {
        match self {
            Self::Running => "drawing__bar",
            Self::Soon => "drawing__bar drawing__bar--soon",
            Self::Past => "drawing__bar drawing__bar--past",
            Self::Preparing => "drawing__bar drawing__bar--preparing",
        }
    }
}

/// One thing that lasts.
#[derive(Debug, Clone)]
pub(crate) struct Bar {
    pub(crate) label: String,
    pub(crate) href: String,
    /// Its first day; from the left edge when that is not known.
    pub(crate) first: Option<NaiveDate>,
    /// Its last day; to the right edge when that is not known.
    pub(crate) last: Option<NaiveDate>,
    pub(crate) tone: Tone,
}

const LEFT: f64 = 6.0;
const HEAD: f64 = 26.0;
const ROW: f64 = 44.0;

/// The bars below each other along the years, with a line for today; an empty text when there is nothing to draw.
#[must_use]
pub(crate) fn timeline(caption: Caption<'_>, bars: &[Bar], today: (NaiveDate, &str)) -> String {
    let days = || bars.iter().flat_map(|bar| [bar.first, bar.last]).flatten().chain([today.0]);
    let (Some(first), Some(last)) = (days().min(), days().max()) else { return String::new() };
    if bars.is_empty() {
        return String::new();
    }
    let (from, until) = (first.year(), last.year() + 1);
    let scale = Scale::between(from, until);
    let height = HEAD + bars.iter().fold(0.0, |height, _| height + ROW) + 22.0;
    let mut sheet = Sheet::open(caption, height);
    let step = if until - from > 9 { 2 } else { 1 };
    for year in (from..=until).filter(|year| (year - from) % step == 0) {
        let x = scale.year(year);
        sheet.put(format_args!(
            "<path class=\"drawing__grid\" d=\"M{x:.1} {HEAD:.0}V{:.0}\"/>\n",
            height - 20.0
        ));
        if year < until {
            sheet.text("drawing__small", (x + 2.0, 16.0), &year.to_string());
        }
    }
    let x = scale.day(today.0);
    sheet
        .put(format_args!("<path class=\"drawing__today\" d=\"M{x:.1} {HEAD:.0}V{:.0}\"/>\n", height - 18.0));
    let mut top = HEAD;
    for bar in bars {
        draw(&mut sheet, &scale, bar, top);
        top += ROW;
    }
    let side = if x > WIDTH / 2.0 { "end" } else { "start" };
    sheet.put(format_args!(
        "<text class=\"drawing__small\" text-anchor=\"{side}\" x=\"{x:.1}\" y=\"{:.0}\">{}</text>\n",
        height - 4.0,
        escaped(today.1)
    ));
    sheet.close()
}

fn draw(sheet: &mut Sheet, scale: &Scale, bar: &Bar, top: f64) {
    let x = bar.first.map_or(LEFT, |day| scale.day(day));
    let end = bar.last.map_or(WIDTH - LEFT, |day| scale.day(day));
    let label = wrapped(&bar.label, 58, 1).concat();
    sheet.put(format_args!("<a href=\"{}\">", escaped(&bar.href)));
    sheet.text("drawing__text", (LEFT, top + 18.0), &label);
    sheet.put(format_args!(
        "<rect class=\"{}\" x=\"{x:.1}\" y=\"{:.0}\" width=\"{:.1}\" height=\"12\" rx=\"3\"/></a>\n",
        bar.tone.class(),
        top + 25.0,
        (end - x).max(3.0),
    ));
}

/// Where a day lies across the sheet.
struct Scale {
    from: NaiveDate,
    a_day: f64,
}

impl Scale {
    fn between(from: i32, until: i32) -> Self {
        let first = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or_default();
        let days = i32::try_from((first(until) - first(from)).num_days()).unwrap_or(i32::MAX).max(1);
        Self { from: first(from), a_day: (WIDTH - 2.0 * LEFT) / f64::from(days) }
    }

    fn day(&self, day: NaiveDate) -> f64 {
        let days = i32::try_from((day - self.from).num_days()).unwrap_or_default();
        LEFT + f64::from(days) * self.a_day
    }

    fn year(&self, year: i32) -> f64 {
        self.day(NaiveDate::from_ymd_opt(year, 1, 1).unwrap_or(self.from))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CAPTION: Caption<'_> = Caption { title: "Plannen", description: "Ook als tabel.", id: "plannen" };

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn bar(label: &str, first: &str, last: &str) -> Bar {
        Bar {
            label: label.to_owned(),
            href: "/beleidsplannen/1".to_owned(),
            first: first.parse().ok(),
            last: last.parse().ok(),
            tone: Tone::Soon,
        }
    }

    #[test]
    fn a_bar_lies_between_its_days_and_one_without_reaches_the_edges() {
        let drawn = timeline(
            CAPTION,
            &[bar("heel", "2023-01-01", "2024-12-31"), bar("open", "", "")],
            (day("2023-06-01"), "Vandaag"),
        );
        assert!(drawn.contains("x=\"6.0\" y=\"51\" width=\"467.4\""), "{drawn}");
        assert!(drawn.contains("x=\"6.0\" y=\"95\" width=\"468.0\""), "{drawn}");
        assert!(drawn.contains(">Vandaag<"));
    }

    #[test]
    fn nothing_is_drawn_of_nothing_and_a_label_cannot_break_out() {
        assert_eq!(timeline(CAPTION, &[], (day("2023-06-01"), "Vandaag")), "");
        let drawn = timeline(CAPTION, &[bar("<b>\"&", "", "")], (day("2023-06-01"), "Vandaag"));
        assert!(drawn.contains("&lt;b&gt;&quot;&amp;") && !drawn.contains("style="), "{drawn}");
    }
}
