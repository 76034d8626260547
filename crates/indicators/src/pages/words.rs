//! Figures, times, places and reasons in words.

use areas::{AreaCode, Atlas};
use kernel::{Language, Openness};
use shell::Visit;

use crate::{
    Course, Definition, Kind, Observation, Origin, Place, Published, Standing, Status, Unit, When,
    WhyMissing, published,
};

/// A number as the language writes it, with marks at the thousands.
pub(super) fn number(visit: &Visit, value: f64, decimals: u8) -> String {
    written(visit.language, value, decimals)
}

fn written(language: Language, value: f64, decimals: u8) -> String {
    let (thousand, decimal) = match language {
        Language::Dutch => ('.', ','),
        Language::English => (',', '.'),
    };
    let plain = format!("{:.*}", usize::from(decimals), value.abs());
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut out = String::new();
    if value < 0.0 {
        out.push('-');
    }
    for (place, digit) in whole.char_indices() {
        if place > 0 && (whole.len() - place).is_multiple_of(3) {
            out.push(thousand);
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push(decimal);
        out.push_str(fraction);
    }
    out
}

/// A figure with its unit: `44,6 %`, `2.375 inwoners`.
pub(super) fn figure(visit: &Visit, definition: &Definition, value: f64) -> String {
    let written = number(visit, value, definition.decimals);
    visit.t_with(&format!("indicators-in-{}", definition.unit), "number", written)
}

/// The unit alone.
pub(super) fn unit(visit: &Visit, unit: Unit) -> String {
    visit.t(&format!("indicator-unit-{unit}")).to_owned()
}

/// A time: a year, a part of it, or a day.
pub(super) fn when(visit: &Visit, when: When) -> String {
    let part = |key: &str, year: i32, number: u32| {
        visit.t_args(key, &[("year", year.to_string().into()), ("number", number.to_string().into())])
    };
    match when {
        When::Year(year) => year.to_string(),
        When::Half(year, half) => part("indicators-half", year, half),
        When::Quarter(year, quarter) => part("indicators-quarter", year, quarter),
        When::Month(year, month) => {
            let name = visit.t(&format!("indicators-month-{month}")).to_owned();
            visit.t_args("indicators-month", &[("year", year.to_string().into()), ("month", name.into())])
        }
        When::On(day) => day.format("%d-%m-%Y").to_string(),
    }
}

/// The time of a definition: a stock of a year is that of its first day, unless people were asked in the course of it.
pub(super) fn period(visit: &Visit, definition: &Definition, time: When) -> String {
    match (definition.kind, time) {
        (Kind::Stock, When::Year(year)) if definition.modelled || definition.least_answers.is_some() => {
            year.to_string()
        }
        (Kind::Stock, When::Year(year)) => visit.t_with("indicators-first-of", "year", year.to_string()),
        _ => when(visit, time),
    }
}

/// Why there is no figure.
pub(super) fn reason(visit: &Visit, why: WhyMissing) -> String {
    visit.t(&format!("indicators-missing-{why}")).to_owned()
}

/// The interval and the number of answers, as far as they are known.
pub(super) fn sureness(visit: &Visit, definition: &Definition, shown: &Published) -> String {
    let margin = shown.margin.map(|(low, high)| {
        let ends = [low, high].map(|end| number(visit, end, definition.decimals));
        let [low, high] = ends;
        visit.t_args("indicators-margin", &[("low", low.into()), ("high", high.into())])
    });
    let answers = shown
        .answers
        .map(|answers| visit.t_with("indicators-answers", "number", number(visit, f64::from(answers), 0)));
    [margin, answers].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// A figure with what is known of its sureness, or why there is none, as a cell of a table that says the unit.
pub(super) fn cell(visit: &Visit, definition: &Definition, observation: Option<&Observation>) -> String {
    let Some(observation) = observation else { return visit.t("indicators-no-figure").to_owned() };
    match published(definition, observation) {
        Err(why) => reason(visit, why),
        Ok(shown) => {
            let sure = sureness(visit, definition, &shown);
            let mut text = number(visit, shown.value, definition.decimals);
            for remark in [sure, remarks(visit, observation)].into_iter().filter(|text| !text.is_empty()) {
                text.push_str(&format!(" ({remark})"));
            }
            text
        }
    }
}

/// A figure with its unit, interval and number of answers in one short line, or why there is none.
pub(super) fn told(visit: &Visit, definition: &Definition, observation: &Observation) -> String {
    let shown = match published(definition, observation) {
        Ok(shown) => shown,
        Err(why) => return reason(visit, why),
    };
    let margin = shown.margin.map(|(low, high)| {
        let ends = [low, high].map(|end| number(visit, end, definition.decimals));
        format!(" ({})", ends.join(" – "))
    });
    let answers = shown
        .answers
        .map(|answers| visit.t_with("indicators-answers", "number", number(visit, f64::from(answers), 0)));
    let first = figure(visit, definition, shown.value) + &margin.unwrap_or_default();
    let rest = [answers.unwrap_or_default(), remarks(visit, observation)];
    std::iter::once(first)
        .chain(rest.into_iter().filter(|text| !text.is_empty()))
        .collect::<Vec<_>>()
        .join(" · ")
}

/// That a figure can still change, was reckoned or estimated.
pub(super) fn remarks(visit: &Visit, observation: &Observation) -> String {
    let status = match observation.status {
        Status::Provisional => Some("indicators-provisional"),
        Status::Definitive => None,
    };
    let origin = match observation.origin {
        Origin::Converted => Some("indicators-converted"),
        Origin::BroughtIn | Origin::Reckoned => None,
    };
    let said: Vec<&str> = [status, origin].into_iter().flatten().map(|key| visit.t(key)).collect();
    said.join(", ")
}

/// What a place is called.
pub(super) fn place_name(visit: &Visit, atlas: &Atlas, place: Place) -> String {
    let named = match place {
        Place::Country => Some(visit.t("indicators-country").to_owned()),
        Place::Area(AreaCode::Municipality(_)) => Some(atlas.municipality_name().to_owned()),
        Place::Area(AreaCode::Ward(code)) => atlas.ward(code).map(|ward| ward.name.clone()),
        Place::Area(AreaCode::Neighbourhood(code)) => {
            atlas.division().neighbourhoods.get(&code).map(|part| part.name.clone())
        }
    };
    named.unwrap_or_else(|| place.to_string())
}

/// How a figure stands beside that of the city: the kind of badge and its words; none where nothing can be said.
pub(super) fn standing(visit: &Visit, standing: Standing) -> Option<(&'static str, String)> {
    let (kind, key) = match standing {
        Standing::Better => ("success", "indicators-standing-better"),
        Standing::Worse => ("warning", "indicators-standing-worse"),
        Standing::More => ("neutral", "indicators-standing-more"),
        Standing::Less => ("neutral", "indicators-standing-less"),
        Standing::Alike => ("neutral", "indicators-standing-alike"),
        Standing::Unsaid => return None,
    };
    Some((kind, visit.t(key).to_owned()))
}

/// Where a series goes, in a sentence; empty where nothing can be said.
pub(super) fn course(visit: &Visit, definition: &Definition, course: Course) -> String {
    let decimals = definition.decimals.max(1);
    let slope = |slope: f64| number(visit, slope, decimals);
    match course {
        Course::Rises(by) => visit.t_with("indicators-rises", "by", slope(by)),
        Course::Falls(by) => visit.t_with("indicators-falls", "by", slope(by)),
        Course::Unclear => visit.t("indicators-unclear").to_owned(),
        Course::Unsaid => String::new(),
    }
}

/// Who may see it, where that is not everybody.
pub(super) fn openness_badge(visit: &Visit, openness: Openness) -> Option<String> {
    let key = format!("learning-openness-{openness}");
    (openness != Openness::Public).then(|| visit.t(&key).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_the_language_does() {
        for (value, decimals, dutch, english) in [
            (0.0, 0, "0", "0"),
            (44.6, 1, "44,6", "44.6"),
            (1_234_567.0, 0, "1.234.567", "1,234,567"),
            (-29_200.5, 2, "-29.200,50", "-29,200.50"),
        ] {
            assert_eq!(written(Language::Dutch, value, decimals), dutch);
            assert_eq!(written(Language::English, value, decimals), english);
        }
    }
}
