use shell::Visit;

use super::list::of_year;
use super::{standing, when};
use crate::Evaluation;
use crate::year_picture::{Bar as Drawn, Tone, bars, days_in, months_begin};

/// A bar as the component draws it.
pub(super) struct Bar {
    pub(super) tone: &'static str,
    pub(super) from: u32,
    pub(super) days: u32,
}

/// One evaluation in the picture.
pub(super) struct Row {
    pub(super) label: String,
    pub(super) href: String,
    pub(super) line: String,
    pub(super) bars: Vec<Bar>,
}

/// The picture of a year.
pub(super) struct Chart {
    pub(super) days: u32,
    pub(super) months: Vec<String>,
    pub(super) lines: Vec<u32>,
    pub(super) today: Option<u32>,
    pub(super) rows: Vec<Row>,
    pub(super) legend: Vec<(&'static str, String)>,
}

/// What is due in `year`, and what was before it got another date.
pub(super) fn chart(visit: &Visit, all: &[Evaluation], year: i32) -> Chart {
    use chrono::Datelike as _;
    let today = visit.cx.clock.today();
    let mut tones: Vec<Tone> = Vec::new();
    let mut rows = Vec::new();
    for evaluation in of_year(all, year) {
        let drawn = bars(evaluation, year, today);
        tones.extend(drawn.iter().map(|bar| bar.tone));
        rows.push(Row {
            label: evaluation.title.clone(),
            href: format!("/evaluaties/{}", evaluation.id),
            line: format!("{}, {}", when(visit, evaluation), standing(visit, evaluation).1.to_lowercase()),
            bars: drawn.into_iter().map(bar).collect(),
        });
    }
    let used = Tone::ALL.into_iter().filter(|tone| tones.contains(tone));
    Chart {
        days: days_in(year),
        months: (1..=12).map(|month| visit.t(&format!("evaluations-month-{month}")).to_owned()).collect(),
        lines: months_begin(year),
        today: (today.year() == year).then(|| today.ordinal0()),
        rows,
        legend: used
            .map(|tone| (tone.name(), visit.t(&format!("evaluations-tone-{}", tone.name())).to_owned()))
            .collect(),
    }
}

fn bar(drawn: Drawn) -> Bar {
    Bar { tone: drawn.tone.name(), from: drawn.from, days: drawn.days }
}
