//! How a wave was weighted, in plain words.

use areas::{Atlas, WardCode};
use shell::Visit;

use super::super::super::words;
use crate::survey::{AnswerWeights, MarginLine, Wave};

/// What is told of a weighing.
pub(in crate::pages::surveys) struct Told {
    /// How many were asked, answered and are stood for.
    pub(in crate::pages::surveys) who: String,
    /// How many came by themselves.
    pub(in crate::pages::surveys) open: Option<String>,
    /// How far the weights go, in short.
    pub(in crate::pages::surveys) steps: String,
    /// How many groups they reproduce.
    pub(in crate::pages::surveys) groups: String,
    pub(in crate::pages::surveys) texts: Vec<String>,
    pub(in crate::pages::surveys) caption: String,
    pub(in crate::pages::surveys) margins: Vec<GroupLine>,
}

/// A group with its part of the people and of the answers.
pub(in crate::pages::surveys) struct GroupLine {
    pub(in crate::pages::surveys) group: String,
    pub(in crate::pages::surveys) people: String,
    pub(in crate::pages::surveys) share: String,
    pub(in crate::pages::surveys) answered: String,
}

pub(in crate::pages::surveys) fn told_of(
    visit: &Visit,
    atlas: &Atlas,
    wave: &Wave,
    weighing: &AnswerWeights,
) -> Told {
    let whole = |value: f64| words::number(visit, value, 0);
    let one = |value: f64| words::number(visit, value, 1);
    let count = |count: usize| whole(number(count));
    let recipe = &weighing.recipe;
    let ends = [("low", one(weighing.range.0).into()), ("high", one(weighing.range.1).into())];
    let mut texts = vec![
        visit.t("weighing-why").to_owned(),
        visit.t_args(
            "weighing-how",
            &[("strata", count(weighing.strata).into()), ("year", recipe.year.to_string().into())],
        ),
    ];
    if let Some(most) = recipe.most {
        texts.push(visit.t_with("weighing-most", "most", one(most)));
    }
    texts.push(visit.t_args(
        "weighing-effect",
        &[
            ("low", one(weighing.range.0).into()),
            ("high", one(weighing.range.1).into()),
            ("effective", whole(weighing.effective()).into()),
        ],
    ));
    if !weighing.joined.is_empty() {
        let names: Vec<String> = weighing.joined.iter().map(|code| ward(atlas, code)).collect();
        texts.push(visit.t_with("weighing-joined", "wards", names.join(", ")));
    }
    texts.push(visit.t("weighing-margin").to_owned());
    let sources = match recipe.sexes {
        Some(_) => format!("{}; {}", weighing.register, recipe.sexes_source),
        None => weighing.register.clone(),
    };
    Told {
        who: visit.t_args(
            "weighing-who",
            &[
                ("invited", whole(f64::from(wave.invited)).into()),
                ("answered", count(weighing.respondents).into()),
                ("people", whole(weighing.people).into()),
            ],
        ),
        open: (weighing.open > 0).then(|| visit.t_with("weighing-open", "open", count(weighing.open))),
        steps: visit.t_args("weighing-ends", &ends),
        groups: visit.t_with("weighing-count", "count", weighing.margins.len()),
        texts,
        caption: visit.t_args(
            "weighing-caption",
            &[("year", recipe.year.to_string().into()), ("source", sources.into())],
        ),
        margins: weighing.margins.iter().map(|line| group(visit, atlas, weighing, line)).collect(),
    }
}

fn group(visit: &Visit, atlas: &Atlas, weighing: &AnswerWeights, line: &MarginLine) -> GroupLine {
    let share = |part: f64, of: f64| format!("{}%", words::number(visit, 100.0 * part / of.max(1.0), 1));
    GroupLine {
        group: group_name(visit, atlas, (&line.margin, &line.level)),
        people: words::number(visit, line.people, 0),
        share: share(line.people, weighing.people),
        answered: share(number(line.respondents), number(weighing.respondents)),
    }
}

/// What a group of a margin is called.
pub(in crate::pages::surveys) fn group_name(
    visit: &Visit,
    atlas: &Atlas,
    (margin, level): (&str, &str),
) -> String {
    match (margin, level) {
        ("ward", "rest") => visit.t("weighing-rest").to_owned(),
        ("ward", code) => ward(atlas, code),
        ("age", class) => visit.t(&format!("weighing-age-{class}")).to_owned(),
        (_, sex) => visit.t(&format!("weighing-sex-{sex}")).to_owned(),
    }
}

fn ward(atlas: &Atlas, code: &str) -> String {
    let known = code.parse::<WardCode>().ok().and_then(|code| atlas.ward(code));
    known.map_or_else(|| code.to_owned(), |ward| ward.name.clone())
}

fn number(count: usize) -> f64 {
    u32::try_from(count).map_or(0.0, f64::from)
}
