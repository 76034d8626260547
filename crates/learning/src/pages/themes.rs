//! Themes of the vision in a form; none are asked as long as there are none.

use shell::{Field, Visit};
use vision::ThemeId;

use crate::actions::Whole;

/// The field, when there is anything to choose.
pub(super) fn asked(visit: &Visit, whole: &Whole, form: &'static str, chosen: &[String]) -> Option<Field> {
    let things = whole.themes.iter().map(|(id, name)| (id.to_string(), name.clone()));
    let field = visit.fields(form, &[]).optional("themes", "").any_of(things, chosen);
    (!field.options.is_empty()).then(|| field.ticks())
}

/// The themes that were ticked, and those of before that the writer does not see: what is not shown is not taken away.
pub(super) fn chosen(whole: &Whole, ticked: &[String], before: &[ThemeId]) -> Vec<ThemeId> {
    let ticked = ticked.iter().filter_map(|id| id.parse().ok()).filter(|id| whole.themes.contains_key(id));
    let unseen = before.iter().copied().filter(|id| !whole.themes.contains_key(id));
    ticked.chain(unseen).collect()
}

/// Those that the visitor sees, each with its page.
pub(super) fn links(whole: &Whole, themes: &[ThemeId]) -> Vec<(String, String)> {
    let link = |id: &ThemeId| Some((whole.themes.get(id)?.clone(), format!("/visie/thema/{id}")));
    themes.iter().filter_map(link).collect()
}
