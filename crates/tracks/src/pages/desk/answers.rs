/// What somebody filled in: names and texts, in the order of the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Answers(Vec<(String, String)>);

impl Answers {
    pub(super) fn of(sent: Vec<(String, String)>) -> Self {
        Self(sent)
    }

    /// One more answer, for a form that shows what there is.
    #[must_use]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "texts, words and identities are given as they are at hand"
    )]
    pub(super) fn with(mut self, name: &str, text: impl ToString) -> Self {
        self.0.push((name.to_owned(), text.to_string()));
        self
    }

    /// As [`Answers::with`], when there is something.
    #[must_use]
    pub(super) fn with_some(self, name: &str, text: Option<impl ToString>) -> Self {
        match text {
            Some(text) => self.with(name, text),
            None => self,
        }
    }

    /// The answer of that name; an empty text when there is none.
    pub(super) fn get(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(of, _)| of == name);
        found.map_or("", |(_, text)| text.as_str())
    }

    /// The version that the writer saw; none that exists when it cannot be read.
    pub(super) fn version(&self) -> i64 {
        self.get("version").parse().unwrap_or_default()
    }

    /// How many numbered groups have an answer under one of these names: the number of the last one.
    pub(super) fn groups(&self, names: &[&str]) -> usize {
        let number = |(name, text): &(String, String)| {
            let (stem, number) = name.rsplit_once('-')?;
            let counts = names.contains(&stem) && !text.trim().is_empty();
            number.parse::<usize>().ok().filter(|number| counts && *number <= MOST_GROUPS)
        };
        self.0.iter().filter_map(number).max().unwrap_or_default()
    }
}

/// The most groups that a form is read for.
const MOST_GROUPS: usize = 60;
