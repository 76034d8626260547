//! What is wrong with a recipe, in a sentence at the field where it is mended.

use composite_index::Cause;
use shell::{FieldError, Visit};

use crate::{INDEX_CODE, IndexFault, IndexRecipe, IndicesError, RecipeFault, Slug};

/// What somebody can mend; nothing for what they cannot.
pub(super) fn told(visit: &Visit, recipe: &IndexRecipe, error: &IndicesError) -> Option<FieldError> {
    let (field, message) = match error {
        IndicesError::Taken => ("slug".to_owned(), visit.t("index-slug-taken").to_owned()),
        IndicesError::Fault(IndexFault::Recipe(fault)) => of_recipe(visit, recipe, fault),
        IndicesError::Fault(fault) => of_figures(visit, fault),
        IndicesError::NoWords => ("words".to_owned(), visit.t("index-words-error").to_owned()),
        IndicesError::NotFound
        | IndicesError::Refused(_)
        | IndicesError::Step(_)
        | IndicesError::NotADraft
        | IndicesError::NoAreas
        | IndicesError::Stale
        | IndicesError::Store(_) => return None,
    };
    Some(FieldError { field, message })
}

fn of_recipe(visit: &Visit, recipe: &IndexRecipe, fault: &RecipeFault) -> (String, String) {
    let plain = |field: &str, key: &str| (field.to_owned(), visit.t(key).to_owned());
    let named = |field: String, key: &str, name: &str| (field, visit.t_with(key, "name", name));
    match fault {
        RecipeFault::Level => plain("level", "index-wrong-level"),
        RecipeFault::Nothing => plain("indicator", "index-wrong-nothing"),
        RecipeFault::Twice(name) => named("indicator".to_owned(), "index-wrong-twice", name),
        RecipeFault::NoPart(name) => named("part".to_owned(), "index-wrong-no-part", name),
        RecipeFault::Circle(name) => named("part".to_owned(), "index-wrong-circle", name),
        RecipeFault::Weight(name) => named("weighing".to_owned(), "index-wrong-weight", name),
        RecipeFault::Share(_) => plain("least-known", "index-wrong-share"),
        RecipeFault::Sum { whole, sum } => {
            let part = whole.strip_prefix('/').and_then(|code| recipe.part(code));
            let name = match part {
                Some(part) => part.name.clone(),
                None if whole == INDEX_CODE => visit.t("index-whole").to_owned(),
                None => whole.clone(),
            };
            let sum = super::super::words::number(visit, *sum, 1);
            let args = [("name", name.into()), ("sum", sum.into())];
            ("weighing".to_owned(), visit.t_args("index-wrong-sum", &args))
        }
    }
}

fn of_figures(visit: &Visit, fault: &IndexFault) -> (String, String) {
    let of = |slug: &Slug, key: &str| (format!("part-{slug}"), visit.t_with(key, "name", slug.as_str()));
    match fault {
        IndexFault::Recipe(_) => ("weighing".to_owned(), visit.t("index-wrong-figures").to_owned()),
        IndexFault::Unknown(slug) => of(slug, "index-wrong-unknown"),
        IndexFault::Retired(slug) => of(slug, "index-wrong-retired"),
        IndexFault::Ambiguous(slug) => of(slug, "index-wrong-ambiguous"),
        IndexFault::NoFigures(slug) => of(slug, "index-wrong-no-figures"),
        IndexFault::NoPopulation(place) => {
            let message = visit.t_with("index-wrong-no-population", "place", place.to_string());
            ("population".to_owned(), message)
        }
        IndexFault::TooFew(count) => {
            ("level".to_owned(), visit.t_with("index-wrong-too-few", "count", count.to_string()))
        }
        IndexFault::Figures(error) => {
            let element = error.element.clone().unwrap_or_default();
            let key = if matches!(error.cause, Cause::ZeroSpread(_)) {
                "index-wrong-alike"
            } else if matches!(error.cause, Cause::NotPositive(_)) {
                "index-wrong-not-positive"
            } else {
                "index-wrong-figures-of"
            };
            let field = if element.starts_with('/') || element.is_empty() {
                "normalising".to_owned()
            } else {
                format!("part-{element}")
            };
            (field, visit.t_with(key, "name", element.trim_start_matches('/')))
        }
    }
}
