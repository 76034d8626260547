//! The fields below the grid: a line more, a copy, and by which decisions a version is adopted.

use shell::{Choice, Field, FieldError, Visit};

use super::grid::Typed;
use super::sheet::one_of;
use crate::Plan;

fn typed_or<'a>(typed: &'a Typed, name: &str) -> &'a str {
    typed.get(name).map_or("", String::as_str)
}

pub(super) fn add_fields(visit: &Visit, typed: &Typed, errors: &[FieldError]) -> Vec<Field> {
    let f = visit.fields("money", errors);
    vec![f.field("inzet", typed_or(typed, "inzet")), f.optional("nummer", typed_or(typed, "nummer"))]
}

pub(super) fn add_choices(visit: &Visit, plan: &Plan, typed: &Typed, errors: &[FieldError]) -> Vec<Field> {
    let f = visit.fields("money", errors);
    let source =
        Field { options: source_choices(visit, plan, typed_or(typed, "bron")), ..f.optional("bron", "") };
    vec![f.choice("soort", ["structural", "incidental"], &[typed_or(typed, "soort")]), source]
}

fn source_choices(visit: &Visit, plan: &Plan, chosen: &str) -> Vec<Choice> {
    let none = Choice { label: visit.t("money-no-source").to_owned(), ..Choice::default() };
    let one = |source: &crate::CoverageSource| Choice {
        value: source.id.to_string(),
        label: source.particulars.name.clone(),
        chosen: source.id.to_string() == chosen,
        count: None,
    };
    std::iter::once(none).chain(plan.sources.values().map(one)).collect()
}

pub(super) fn copy_fields(visit: &Visit) -> Vec<Field> {
    let f = visit.fields("money", &[]);
    vec![f.optional("naam", ""), f.optional("procent", ""), f.optional("vanaf", "")]
}

pub(super) fn copy_choices(visit: &Visit, plan: &Plan) -> Vec<Field> {
    let f = visit.fields("money", &[]);
    let what = f.choice("wat", ["concept", "stopt", "duurder"], &["concept"]);
    let source = Field {
        name: "bron-stopt".to_owned(),
        options: source_choices(visit, plan, ""),
        ..f.optional("bron-stopt", "")
    };
    vec![what, source]
}

/// By which decisions; chosen from the register.
pub(super) fn adoption_fields(
    visit: &Visit,
    known: &[(String, String)],
    typed: &Typed,
    errors: &[FieldError],
) -> Vec<Field> {
    let f = visit.fields("money", errors);
    let none = visit.t("money-choose-decision");
    let beyond = f.optional("besluit-bron", "");
    vec![
        one_of(f.field("besluit", ""), Some(none), known.to_vec(), typed_or(typed, "besluit")),
        one_of(beyond, Some(visit.t("line-none")), known.to_vec(), typed_or(typed, "besluit-bron")),
    ]
}
