use dutch_text::fold;

use crate::{Access, Ambition, Audience, Crowd, Light, Noise, Setting, Support, Theme};

/// Which list a column chooses from.
pub(super) fn list_of(column: &str) -> Option<&'static str> {
    match column {
        "ambition" => Some("ambition"),
        "theme_1" | "theme_2" | "theme_3" => Some("theme"),
        "support" => Some("support"),
        "cost_kind" => Some("cost"),
        "setting" => Some("setting"),
        "access" => Some("access"),
        "audience" => Some("audience"),
        "noise" => Some("noise"),
        "light" => Some("light"),
        "crowd" => Some("crowd"),
        "quiet_room" | "may_leave" | "fixed_place" | "informed_beforehand" => Some("yes"),
        _ => None,
    }
}

/// The words of a list as our files know them.
pub(super) fn codes(list: &str) -> Vec<&'static str> {
    match list {
        "ambition" => Ambition::ALL.iter().map(|one| one.name()).collect(),
        "theme" => Theme::ALL.iter().map(|one| one.name()).collect(),
        "support" => Support::ALL.iter().map(|one| one.name()).collect(),
        "setting" => Setting::ALL.iter().map(|one| one.name()).collect(),
        "access" => Access::ALL.iter().map(|one| one.name()).collect(),
        "audience" => Audience::ALL.iter().map(|one| one.name()).collect(),
        "noise" => Noise::ALL.iter().map(|one| one.name()).collect(),
        "light" => Light::ALL.iter().map(|one| one.name()).collect(),
        "crowd" => Crowd::ALL.iter().map(|one| one.name()).collect(),
        "cost" => vec!["free", "voluntary", "per_time", "per_month", "per_year"],
        "yes" => vec!["yes", "no"],
        _ => Vec::new(),
    }
}

/// What people read for a word of a list.
pub(super) fn label(list: &str, code: &str, text: &dyn Fn(&str) -> String) -> String {
    text(&format!("sheet-word-{list}-{code}"))
}

/// The word that somebody chose, by what they read or by the word itself.
pub(super) fn chosen(list: &str, cell: &str, text: &dyn Fn(&str) -> String) -> Option<&'static str> {
    let folded = fold(cell.trim());
    codes(list).into_iter().find(|code| *code == cell.trim() || fold(&label(list, code, text)) == folded)
}
