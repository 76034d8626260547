/// What somebody filled in, or what stands in a thing as its form shows it: names and texts, in the order of the form. A
/// name can stand in it more than once, as that of boxes that were ticked.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Answers(Vec<(String, String)>);

/// The most groups that a form is read for.
const MOST_GROUPS: usize = 60;

impl Answers {
    pub(super) const fn of(sent: Vec<(String, String)>) -> Self {
        Self(sent)
    }

    /// One more answer.
    #[must_use]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "texts, words and identities are given as they are at hand"
    )]
    pub fn with(mut self, name: &str, text: impl ToString) -> Self {
        self.0.push((name.to_owned(), text.to_string()));
        self
    }

    /// As [`Answers::with`], when there is something.
    #[must_use]
    pub fn with_some(self, name: &str, text: Option<impl ToString>) -> Self {
        match text {
            Some(text) => self.with(name, text),
            None => self,
        }
    }

    /// The answers about each of these things, in groups that are numbered from 1.
    #[must_use]
    pub fn with_each<T>(
        self,
        things: impl IntoIterator<Item = T>,
        with: impl Fn(Self, usize, T) -> Self,
    ) -> Self {
        (1_usize..).zip(things).fold(self, |answers, (number, thing)| with(answers, number, thing))
    }

    /// These, and of the others what has no answer here.
    pub(super) fn or(mut self, others: Self) -> Self {
        let is_new = |name: &String| !self.0.iter().any(|(of, _)| of == name);
        let more: Vec<_> = others.0.into_iter().filter(|(name, _)| is_new(name)).collect();
        self.0.extend(more);
        self
    }

    /// The answer of that name; an empty text when there is none.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(of, _)| of == name);
        found.map_or("", |(_, text)| text.as_str())
    }

    /// All answers of that name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(of, _)| of == name).map(|(_, text)| text.as_str())
    }

    /// The version that the writer saw; none that exists when it cannot be read.
    pub(super) fn version(&self) -> i64 {
        self.get("version").parse().unwrap_or_default()
    }

    /// How many numbered groups have an answer under one of these names: the number of the last one.
    #[must_use]
    pub fn groups(&self, names: &[&str]) -> usize {
        let number = |(name, text): &(String, String)| {
            let (stem, number) = name.rsplit_once('-')?;
            let counts = names.contains(&stem) && !text.trim().is_empty();
            number.parse::<usize>().ok().filter(|number| counts && *number <= MOST_GROUPS)
        };
        self.0.iter().filter_map(number).max().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_can_be_answered_more_than_once() {
        let answers = Answers::default().with("themes", 2).with("title", "Plan").with("themes", 5);
        assert_eq!(answers.all("themes").collect::<Vec<_>>(), ["2", "5"]);
        assert_eq!((answers.get("themes"), answers.get("owner")), ("2", ""));
    }

    #[test]
    fn the_last_group_that_tells_something_counts() {
        let answers = Answers::default().with_each(["Een", " ", "Drie", ""], |answers, number, text| {
            answers.with(&format!("name-{number}"), text).with(&format!("kind-{number}"), "official")
        });
        assert_eq!(answers.groups(&["name"]), 3);
        assert_eq!(answers.groups(&["name", "kind"]), 4);
        let absurd = Answers::default().with("name-4000000", "Een");
        assert_eq!(absurd.groups(&["name"]), 0);
    }
}
