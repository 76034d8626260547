use std::fmt::Display;

use kernel::Openness;
use shell::{Choice, Field, FieldError, Visit};

use super::answers::Answers;
use super::kept::Kept;
use crate::{GoalNode, GoalNodeId, Theme, ThemeId, Vision};

/// Fields that belong together; without a legend they stand by themselves.
#[derive(Debug)]
pub(crate) struct Section {
    pub(super) legend: String,
    pub(super) fields: Vec<Field>,
    /// The fields that take a whole row, without their number.
    pub(super) wide: &'static [&'static str],
}

impl Section {
    pub(super) fn plain(fields: Vec<Field>) -> Self {
        Self { legend: String::new(), fields, wide: &[] }
    }

    /// Whether a field of the group takes a whole row.
    pub(super) fn is_wide(&self, field: &Field) -> bool {
        field.name.split_once('-').is_some_and(|(stem, _)| self.wide.contains(&stem))
    }
}

/// Makes the fields of a form with what was filled in; the kind of a field says how the page shows it.
pub(crate) struct Ask<'a> {
    pub(super) visit: &'a Visit,
    pub(super) vision: &'a Vision,
    form: &'static str,
    answers: &'a Answers,
    errors: &'a [FieldError],
    /// The stem of the addresses of what is being changed; none of something new.
    own: Option<String>,
}

impl<'a> Ask<'a> {
    pub(super) fn new(
        visit: &'a Visit,
        vision: &'a Vision,
        form: &'static str,
        answers: &'a Answers,
        errors: &'a [FieldError],
    ) -> Self {
        Self { visit, vision, form, answers, errors, own: None }
    }

    /// The same, for a thing that is there already.
    pub(super) fn about<K: Kept>(self, thing: Option<&K>) -> Self {
        Self { own: thing.map(Kept::at), ..self }
    }

    /// Whether this thing is the one that is being changed.
    pub(super) fn is_own(&self, thing: &impl Kept) -> bool {
        self.own == Some(thing.at())
    }

    /// Whether something new is asked for.
    pub(super) fn is_new(&self) -> bool {
        self.own.is_none()
    }

    pub(super) fn answers(&self) -> &Answers {
        self.answers
    }

    /// One line that must be filled in.
    pub(super) fn line(&self, name: &str) -> Field {
        self.visit.fields(self.form, self.errors).field(name, self.answers.get(name))
    }

    /// One line that may stay empty.
    pub(super) fn maybe(&self, name: &str) -> Field {
        Field { required: false, ..self.line(name) }
    }

    /// Several lines.
    pub(super) fn text(&self, name: &str) -> Field {
        Field { kind: "textarea", ..self.line(name) }
    }

    /// Several lines that may stay empty.
    pub(super) fn maybe_text(&self, name: &str) -> Field {
        Field { required: false, ..self.text(name) }
    }

    /// One of a list of words; the first when nothing was chosen.
    pub(super) fn word<'w>(&self, name: &str, words: impl IntoIterator<Item = &'w str>) -> Field {
        let chosen = self.answers.get(name);
        let field = self.visit.fields(self.form, self.errors).choice(name, words, &[chosen]);
        Field { kind: "select", ..field }
    }

    /// One of things by name, or none when there is a word for that.
    pub(super) fn one_of<T: Display>(
        &self,
        name: &str,
        none: Option<&str>,
        things: Vec<(T, String)>,
    ) -> Field {
        let chosen = self.answers.get(name);
        let nothing = none.map(|label| (String::new(), self.visit.t(label).to_owned()));
        let things = things.into_iter().map(|(value, label)| (value.to_string(), label));
        let choice =
            |(value, label): (String, String)| Choice { chosen: value == chosen, value, label, count: None };
        let options = nothing.into_iter().chain(things).map(choice).collect();
        Field { kind: "select", options, required: none.is_none(), ..self.line(name) }
    }

    /// Any number of things by name.
    pub(super) fn any_of<T: Display>(&self, name: &str, things: Vec<(T, String)>) -> Field {
        let chosen: Vec<&str> = self.answers.all(name).collect();
        let choice = |(value, label): (T, String)| {
            let value = value.to_string();
            Choice { chosen: chosen.contains(&value.as_str()), value, label, count: None }
        };
        let options = things.into_iter().map(choice).collect();
        Field { kind: "checkboxes", options, required: false, ..self.line(name) }
    }

    /// Who may see it.
    pub(super) fn openness(&self) -> Field {
        let word = |one: &Openness| (one.name(), self.visit.t(&format!("vision-openness-{one}")).to_owned());
        let shown = self.one_of("openness", None, Openness::ALL.iter().map(word).collect());
        Field {
            label: self.visit.t("vision-openness").to_owned(),
            hint: self.hint("vision-openness-hint"),
            ..shown
        }
    }

    /// Where it was taken from.
    pub(super) fn source(&self) -> Field {
        Field {
            label: self.visit.t("vision-source").to_owned(),
            hint: self.hint("vision-source-hint"),
            ..self.maybe("source")
        }
    }

    fn hint(&self, key: &str) -> Option<String> {
        Some(self.visit.t(key).to_owned())
    }

    /// The decisions by name, the youngest first.
    pub(super) fn decision(&self) -> Field {
        let label =
            |one: &crate::Decision| (one.id, format!("{} ({})", one.particulars.title, one.particulars.date));
        let decisions = self.vision.decisions.iter().map(label).collect();
        self.one_of("decision", Some("vision-decision-none"), decisions)
    }

    /// The themes of the vision by the names that they have today.
    pub(super) fn themes(&self) -> Vec<(ThemeId, String)> {
        let name = |one: &Theme| (one.id, one.particulars.name_on(self.vision.today).to_owned());
        self.vision.themes.iter().map(name).collect()
    }

    /// The goals of the budgets by year and code, the latest year first.
    pub(super) fn goals(&self) -> Vec<(GoalNodeId, String)> {
        let mut goals: Vec<&GoalNode> = self.vision.nodes.iter().collect();
        goals.sort_by_key(|one| std::cmp::Reverse(one.year));
        goals.into_iter().map(|one| (one.id, one.label())).collect()
    }

    /// The same field in a numbered group.
    pub(super) fn numbered(&self, field: Field, number: usize) -> Field {
        let name = format!("{}-{number}", field.name);
        let answer = self.answers.get(&name);
        let options =
            field.options.into_iter().map(|one| Choice { chosen: one.value == answer, ..one }).collect();
        let error = self.errors.iter().find(|error| error.field == name).map(|error| error.message.clone());
        Field { value: answer.to_owned(), options, error, hint: None, name, ..field }
    }
}
