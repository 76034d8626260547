//! A line chart as SVG: how a figure went through the years, here and in the city. Each line has a mark and a dash of its own,
//! so that it can be told without colour, and its name stands at its end.

use std::fmt::Write;

use areas::Caption;

/// A moment of a line: the year, the figure, and its interval where there is one. Without a figure the line is broken.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Moment {
    pub(crate) year: f64,
    pub(crate) figure: Option<(f64, Option<(f64, f64)>)>,
}

/// One line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    pub(crate) name: String,
    pub(crate) moments: Vec<Moment>,
}

/// Narrow, so that the words can still be read on a telephone.
const WIDTH: f64 = 440.0;
const HEIGHT: f64 = 250.0;
const LEFT: f64 = 58.0;
const RIGHT: f64 = 104.0;
const TOP: f64 = 16.0;
const BOTTOM: f64 = 34.0;
/// Size of a mark.
const MARK: f64 = 5.0;
/// About how many lines there are across.
const STEPS: f64 = 4.0;

/// What the chart shows of both directions.
struct Scale {
    years: (f64, f64),
    figures: (f64, f64),
    step: f64,
}

impl Scale {
    fn of(lines: &[Line]) -> Option<Self> {
        let moments = || lines.iter().flat_map(|line| &line.moments).filter(|moment| moment.figure.is_some());
        let years = span(moments().map(|moment| moment.year))?;
        let figures = span(moments().filter_map(|moment| moment.figure).flat_map(|(value, margin)| {
            let (low, high) = margin.unwrap_or((value, value));
            [value, low, high]
        }))?;
        let step = round_step((figures.1 - figures.0).max(figures.1.abs() * 0.02) / STEPS);
        let low = (figures.0 / step).floor() * step;
        let high = (figures.1 / step).ceil() * step;
        let high = if high > low { high } else { low + step };
        Some(Self { years, figures: (low, high), step })
    }

    fn x(&self, year: f64) -> f64 {
        let wide = (self.years.1 - self.years.0).max(1.0);
        let start = if self.years.1 > self.years.0 { 0.0 } else { 0.5 };
        LEFT + MARK + (WIDTH - LEFT - RIGHT - 2.0 * MARK) * (start + (year - self.years.0) / wide)
    }

    fn y(&self, figure: f64) -> f64 {
        let high = self.figures.1 - self.figures.0;
        HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * (figure - self.figures.0) / high
    }
}

fn span(values: impl Iterator<Item = f64>) -> Option<(f64, f64)> {
    values.fold(None, |span, value| match span {
        None => Some((value, value)),
        Some((low, high)) => Some((f64::min(low, value), f64::max(high, value))),
    })
}

/// The step of 1, 2 or 5 and some zeros that is at least this.
fn round_step(least: f64) -> f64 {
    let least = if least.is_finite() && least > 0.0 { least } else { 1.0 };
    let power = 10_f64.powf(least.log10().floor());
    let times = [1.0, 2.0, 5.0].into_iter().find(|times| times * power >= least - 1e-12).unwrap_or(10.0);
    times * power
}

/// The chart, or an empty text when there is no figure. `written` says how a figure is written.
pub(crate) fn line_chart(caption: Caption<'_>, lines: &[Line], written: &dyn Fn(f64) -> String) -> String {
    let Some(scale) = Scale::of(lines) else { return String::new() };
    let mut out = String::new();
    let id = caption.id;
    put(
        &mut out,
        format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" role=\"img\" aria-labelledby=\"{id}-title \
             {id}-description\" viewBox=\"0 0 {WIDTH} {HEIGHT}\">\n<title id=\"{id}-title\">{}</title>\n\
             <desc id=\"{id}-description\">{}</desc>\n",
            escaped(caption.title),
            escaped(caption.description),
        ),
    );
    write_grid(&mut out, &scale, written);
    write_years(&mut out, &scale, lines);
    let mut taken: Vec<f64> = Vec::new();
    for (number, line) in (1..).zip(lines) {
        write_line(&mut out, &scale, number, line);
        write_end(&mut out, &scale, line, &mut taken);
    }
    out.push_str("</svg>\n");
    out
}

fn write_grid(out: &mut String, scale: &Scale, written: &dyn Fn(f64) -> String) {
    let mut figure = scale.figures.0;
    while figure <= scale.figures.1 + scale.step / 2.0 {
        let y = scale.y(figure);
        put(
            out,
            format_args!(
                "<line class=\"chart__grid\" x1=\"{LEFT}\" x2=\"{:.0}\" y1=\"{y:.1}\" y2=\"{y:.1}\"/>\
                 <text class=\"chart__label\" x=\"{:.0}\" y=\"{:.1}\" text-anchor=\"end\">{}</text>\n",
                WIDTH - RIGHT,
                LEFT - 8.0,
                y + 4.0,
                escaped(&written(figure)),
            ),
        );
        figure += scale.step;
    }
}

/// The years of which something is known, as far as there is room for them.
fn write_years(out: &mut String, scale: &Scale, lines: &[Line]) {
    let mut years: Vec<f64> = lines.iter().flat_map(|line| &line.moments).map(|moment| moment.year).collect();
    years.sort_by(f64::total_cmp);
    years.dedup();
    let mut last = f64::NEG_INFINITY;
    for year in years {
        let x = scale.x(year);
        let is_whole = (year - year.round()).abs() < 1e-6;
        if is_whole && x - last >= 44.0 && (scale.years.0..=scale.years.1).contains(&year) {
            last = x;
            put(
                out,
                format_args!(
                    "<text class=\"chart__label\" x=\"{x:.1}\" y=\"{:.0}\" text-anchor=\"middle\">{year:.0}</text>\n",
                    HEIGHT - 10.0
                ),
            );
        }
    }
}

fn write_line(out: &mut String, scale: &Scale, number: usize, line: &Line) {
    let mut path = String::new();
    let mut pen = 'M';
    for moment in &line.moments {
        match moment.figure {
            None => pen = 'M',
            Some((figure, _)) => {
                put(&mut path, format_args!("{pen}{:.1} {:.1}", scale.x(moment.year), scale.y(figure)));
                pen = 'L';
            }
        }
    }
    put(out, format_args!("<path class=\"chart__line chart__line--{number}\" d=\"{path}\"/>\n"));
    for moment in &line.moments {
        let Some((figure, margin)) = moment.figure else { continue };
        let (x, y) = (scale.x(moment.year), scale.y(figure));
        if let Some((low, high)) = margin {
            put(
                out,
                format_args!(
                    "<path class=\"chart__margin chart__line--{number}\" d=\"M{x:.1} {:.1}V{:.1}\"/>\n",
                    scale.y(low),
                    scale.y(high)
                ),
            );
        }
        put(
            out,
            format_args!(
                "<path class=\"chart__mark chart__mark--{number}\" d=\"{}\"/>\n",
                mark(number, x, y)
            ),
        );
    }
}

/// A circle, a square, a triangle, a diamond.
fn mark(number: usize, x: f64, y: f64) -> String {
    let m = MARK;
    match number {
        1 => format!("M{:.1} {y:.1}a{m} {m} 0 1 0 {:.1} 0a{m} {m} 0 1 0 {:.1} 0Z", x - m, 2.0 * m, -2.0 * m),
        2 => format!("M{:.1} {:.1}h{w}v{w}h-{w}Z", x - m, y - m, w = 2.0 * m),
        3 => format!("M{x:.1} {:.1}l{m} {:.1}h{:.1}Z", y - m, 1.8 * m, -2.0 * m),
        _ => format!("M{x:.1} {:.1}l{m} {m}l-{m} {m}l-{m} -{m}Z", y - m),
    }
}

/// The name at the end of its line, beside the names that stand there already.
fn write_end(out: &mut String, scale: &Scale, line: &Line, taken: &mut Vec<f64>) {
    let last =
        line.moments.iter().rev().find_map(|moment| moment.figure.map(|(figure, _)| (moment.year, figure)));
    let Some((year, figure)) = last else { return };
    let mut y = scale.y(figure) + 4.0;
    while taken.iter().any(|other| (other - y).abs() < 15.0) {
        y += if y > HEIGHT / 2.0 { -15.5 } else { 15.5 };
    }
    taken.push(y);
    put(
        out,
        format_args!(
            "<text class=\"chart__label chart__label--name\" x=\"{:.1}\" y=\"{y:.1}\">{}</text>\n",
            scale.x(year) + MARK + 5.0,
            escaped(&short(&line.name)),
        ),
    );
}

/// As much of a name as there is room for; the table tells it whole.
fn short(name: &str) -> String {
    const MOST: usize = 13;
    if name.chars().count() <= MOST {
        return name.to_owned();
    }
    let start: String = name.chars().take(MOST - 1).collect();
    format!("{}…", start.trim_end_matches([' ', '-']))
}

pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn put(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string cannot fail.
    let _ = out.write_fmt(text);
}

#[cfg(test)]
mod tests {
    use super::*;

    const CAPTION: Caption<'_> = Caption { title: "Eenzaam", description: "Ook als tabel.", id: "lijn" };

    fn line(name: &str, figures: &[(i32, Option<f64>)]) -> Line {
        let moment = |(year, figure): &(i32, Option<f64>)| Moment {
            year: f64::from(*year),
            figure: figure.map(|figure| (figure, Some((figure - 1.0, figure + 1.0)))),
        };
        Line { name: name.to_owned(), moments: figures.iter().map(moment).collect() }
    }

    fn drawn(lines: &[Line]) -> String {
        line_chart(CAPTION, lines, &|figure| format!("{figure:.1}"))
    }

    #[test]
    fn a_line_is_broken_where_nothing_is_known() {
        let chart = drawn(&[line("Zwolle", &[(2020, Some(1.0)), (2021, None), (2022, Some(2.0))])]);
        let path = chart.split("chart__line--1\" d=\"").nth(1).unwrap().split('"').next().unwrap();
        assert_eq!(path.matches('M').count(), 2);
        assert!(!path.contains('L'));
        assert_eq!(chart.matches("chart__mark--1").count(), 2);
    }

    #[test]
    fn more_stands_higher_and_the_names_do_not_cover_each_other() {
        let chart = drawn(&[
            line("Hier", &[(2020, Some(10.0)), (2024, Some(50.0))]),
            line("<Stad>", &[(2020, Some(11.0)), (2024, Some(50.0))]),
        ]);
        let y: Vec<f64> = chart
            .split("chart__label--name\"")
            .skip(1)
            .map(|rest| rest.split("y=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap())
            .collect();
        assert!((y[0] - y[1]).abs() >= 15.0, "{y:?}");
        assert!(chart.contains("&lt;Stad&gt;") && !chart.contains("style="));
        let scale = Scale::of(&[line("x", &[(2020, Some(10.0)), (2024, Some(50.0))])]).unwrap();
        assert!(scale.y(50.0) < scale.y(10.0) && scale.x(2020.0) < scale.x(2024.0));
    }

    #[test]
    fn nothing_known_is_no_chart_and_one_moment_is_one() {
        assert_eq!(drawn(&[]), "");
        assert_eq!(drawn(&[line("x", &[(2020, None)])]), "");
        let one = drawn(&[line("x", &[(2020, Some(0.0))])]);
        assert!(one.contains(">2020</text>") && !one.contains("NaN") && !one.contains("inf"));
    }

    #[test]
    fn steps_are_round() {
        for (least, step) in
            [(0.03, 0.05), (0.9, 1.0), (1.0, 1.0), (1.1, 2.0), (37.0, 50.0), (51.0, 100.0), (0.0, 1.0)]
        {
            assert!((round_step(least) - step).abs() < 1e-9, "{least}: {}", round_step(least));
        }
    }
}
