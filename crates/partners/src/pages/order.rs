use std::cmp::Ordering;

use serde::Deserialize;

use crate::Organisation;

/// How a visitor wants the list.
#[derive(Debug, Clone, Default, Deserialize)]
pub(super) struct ListQuery {
    /// Words that the name, or a former one, contains.
    #[serde(default)]
    pub(super) q: String,
    #[serde(default)]
    sorteer: String,
    #[serde(default)]
    richting: String,
    pagina: Option<usize>,
}

/// The columns by which the list can be sorted, with the key of their text.
const COLUMNS: [(&str, &str); 4] = [
    ("naam", "partners-column-name"),
    ("soort", "partners-column-kind"),
    ("accounthouder", "partners-column-manager"),
    ("gewijzigd", "partners-column-changed"),
];

/// A column head: its text, where it leads, and in which direction it is sorted now.
pub(super) struct Head {
    pub(super) label: &'static str,
    pub(super) href: String,
    pub(super) direction: &'static str,
}

impl ListQuery {
    fn column(&self) -> &str {
        COLUMNS.iter().map(|(name, _)| *name).find(|name| *name == self.sorteer).unwrap_or("naam")
    }

    fn descends(&self) -> bool {
        self.richting == "af"
    }

    /// The organisations that it asks for, in its order; equal ones by name.
    pub(super) fn chosen(&self, mut all: Vec<Organisation>) -> Vec<Organisation> {
        let wanted = self.q.trim().to_lowercase();
        let holds = |name: &String| name.to_lowercase().contains(&wanted);
        all.retain(|one| holds(&one.profile.name) || one.profile.former_names.iter().any(holds));
        let order = |a: &Organisation, b: &Organisation| -> Ordering {
            match self.column() {
                "soort" => a.profile.kind.name().cmp(b.profile.kind.name()),
                "accounthouder" => a.profile.account_manager.cmp(&b.profile.account_manager),
                "gewijzigd" => a.changed_at.cmp(&b.changed_at),
                _ => a.profile.name.to_lowercase().cmp(&b.profile.name.to_lowercase()),
            }
        };
        all.sort_by(|a, b| if self.descends() { order(b, a) } else { order(a, b) });
        all
    }

    pub(super) fn page(&self) -> usize {
        self.pagina.unwrap_or(1).max(1)
    }

    pub(super) fn heads(&self, encoded: &str) -> Vec<Head> {
        let now = if self.descends() { "descending" } else { "ascending" };
        let head = |(name, label): (&'static str, &'static str)| {
            let is_sorted = self.column() == name;
            let turn = if is_sorted && !self.descends() { "af" } else { "op" };
            Head {
                label,
                href: format!("/organisaties?q={encoded}&sorteer={name}&richting={turn}"),
                direction: if is_sorted { now } else { "" },
            }
        };
        COLUMNS.map(head).into()
    }

    /// The same list, as it stands in an address.
    pub(super) fn query(&self, encoded: &str) -> String {
        let direction = if self.descends() { "af" } else { "op" };
        format!("q={encoded}&sorteer={}&richting={direction}", self.column())
    }
}
