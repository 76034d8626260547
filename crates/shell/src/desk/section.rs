use crate::Field;

/// Fields that belong together; without a legend they stand by themselves.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Section {
    /// What they are about.
    pub legend: String,
    /// The fields, each shown as its kind says.
    pub fields: Vec<Field>,
    /// Those that take a whole row, by name without their number.
    pub wide: &'static [&'static str],
}

impl Section {
    /// Fields that stand by themselves.
    #[must_use]
    pub fn plain(fields: Vec<Field>) -> Self {
        Self { fields, ..Self::default() }
    }

    /// Whether a field of the group takes a whole row.
    pub(super) fn is_wide(&self, field: &Field) -> bool {
        field.name.rsplit_once('-').is_some_and(|(stem, _)| self.wide.contains(&stem))
    }
}
