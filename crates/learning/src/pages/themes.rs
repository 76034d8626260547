//! Themes of the vision that something serves.

use vision::ThemeId;

use crate::actions::Whole;

/// Those that the visitor sees, each with its page.
pub(super) fn links(whole: &Whole, themes: &[ThemeId]) -> Vec<(String, String)> {
    let link = |id: &ThemeId| Some((whole.themes.get(id)?.clone(), format!("/visie/thema/{id}")));
    themes.iter().filter_map(link).collect()
}
