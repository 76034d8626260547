//! The fields with which a line is written.

use shell::{Choice, Field, FieldError, Visit};

use super::named::Named;
use super::sheet::{one_of, select};
use crate::{BudgetLine, Condition, CoverageSource, Lasting, Nature};

/// A source with each of its parts is a choice of its own.
pub(super) fn cover(
    visit: &Visit,
    sources: &[CoverageSource],
    chosen: &str,
    errors: &[FieldError],
) -> Vec<Field> {
    let choice = |value: String, label: String| Choice { chosen: value == chosen, value, label, count: None };
    let mut options = vec![choice(String::new(), visit.t("money-no-source").to_owned())];
    for source in sources {
        let name = &source.particulars.name;
        if source.particulars.sub_grants.is_empty() {
            options.push(choice(source.id.to_string(), name.clone()));
        }
        for part in &source.particulars.sub_grants {
            options.push(choice(format!("{}/{}", source.id, part.name), format!("{name} – {}", part.name)));
        }
    }
    vec![Field { options, ..visit.fields("line", errors).field("bron", "") }]
}

pub(super) fn words(visit: &Visit, line: &BudgetLine, errors: &[FieldError]) -> Vec<Field> {
    let f = visit.fields("line", errors);
    let (due, from, at) = match &line.head.nature {
        Nature::Conditional(condition) => {
            (condition.due.to_string(), condition.from.to_string(), String::new())
        }
        Nature::Decided { at, .. } => (String::new(), String::new(), at.clone()),
        Nature::Planned | Nature::Reservation => (String::new(), String::new(), String::new()),
    };
    vec![
        f.field("nummer", &line.head.number),
        f.optional("besloten-bij", at),
        f.optional("evaluatie", due),
        f.optional("vanaf", from),
        f.optional("taakveld", line.head.task_field.clone().unwrap_or_default()),
        f.optional("toelichting", &line.head.remark),
        f.optional("vindplaats", &line.head.document),
    ]
}

/// All fields of the words of a line, to be held against those that somebody else wrote; with the word that tells which form
/// of the page of the line it is.
pub(super) fn all(visit: &Visit, named: &Named, line: &BudgetLine) -> Vec<Field> {
    let mut fields: Vec<Field> = choices(visit, named, line, &[]).into_iter().map(select).collect();
    fields.extend(words(visit, line, &[]));
    let which =
        Field { name: "doe".to_owned(), kind: "hidden", value: "woorden".to_owned(), ..Field::default() };
    fields.push(which);
    fields
}

/// What is chosen, not typed: kind, firmness, and to what the line leads.
pub(super) fn choices(visit: &Visit, named: &Named, line: &BudgetLine, errors: &[FieldError]) -> Vec<Field> {
    let f = visit.fields("line", errors);
    let (nature, evaluation, decision) = match &line.head.nature {
        Nature::Planned => ("planned", None, None),
        Nature::Decided { decision, .. } => ("decided", None, *decision),
        Nature::Reservation => ("reservation", None, None),
        Nature::Conditional(Condition { evaluation, .. }) => ("conditional", *evaluation, None),
    };
    let nothing = visit.t("line-none");
    let ambition = line.head.ambition.map_or(String::new(), |id| id.to_string());
    let track = line.head.track.map_or(String::new(), |id| id.to_string());
    let goal = line.head.goal.map_or(String::new(), |id| id.to_string());
    let evaluation = evaluation.map_or(String::new(), |id| id.to_string());
    let decision = decision.map_or(String::new(), |id| id.to_string());
    let ambitions = named.ambitions.iter().map(|(id, name)| (id.to_string(), name.clone()));
    let tracks = named.tracks.iter().map(|one| (one.id.to_string(), one.particulars.name.clone()));
    let evaluations = named.evaluations.values().map(|one| (one.id.to_string(), one.title.clone()));
    let mut evaluations: Vec<(String, String)> = evaluations.collect();
    evaluations.sort_by_key(|(_, title)| title.to_lowercase());
    let mut decisions: Vec<(String, String)> =
        named.decisions.iter().map(|(id, title)| (id.to_string(), title.clone())).collect();
    decisions.sort_by_key(|(_, title)| title.to_lowercase());
    vec![
        f.choice("soort", Lasting::ALL.iter().map(|one| one.name()), &[line.head.lasting.name()]),
        one_of(f.optional("ambitie", ""), Some(nothing), unseen(visit, ambitions, &ambition), &ambition),
        one_of(
            f.optional("spoor", ""),
            Some(visit.t("line-no-track")),
            unseen(visit, tracks, &track),
            &track,
        ),
        one_of(f.optional("doel", ""), Some(nothing), unseen(visit, goals(named), &goal), &goal),
        f.choice("aard", ["planned", "decided", "reservation", "conditional"], &[nature]),
        one_of(
            f.optional("besluit-register", ""),
            Some(nothing),
            unseen(visit, decisions, &decision),
            &decision,
        ),
        one_of(
            f.optional("evaluatie-register", ""),
            Some(nothing),
            unseen(visit, evaluations, &evaluation),
            &evaluation,
        ),
    ]
}

fn goals(named: &Named) -> Vec<(String, String)> {
    let mut goals: Vec<(i32, &str, String, String)> = named
        .goals
        .iter()
        .map(|(id, of)| {
            (of.year, of.code.as_str(), id.to_string(), format!("{}: {} {}", of.year, of.code, of.name))
        })
        .collect();
    goals.sort();
    goals.into_iter().map(|(.., id, name)| (id, name)).collect()
}

/// The things that can be chosen, and what stands there even when the writer may not see it: it stays what it was.
fn unseen(
    visit: &Visit,
    things: impl IntoIterator<Item = (String, String)>,
    chosen: &str,
) -> Vec<(String, String)> {
    let mut things: Vec<(String, String)> = things.into_iter().collect();
    if !chosen.is_empty() && things.iter().all(|(id, _)| id != chosen) {
        things.push((chosen.to_owned(), visit.t("line-unseen").to_owned()));
    }
    things
}
