use std::fmt::Display;

use kernel::Openness;
use shell::{Choice, Field, FieldError, Visit};

use super::answers::Answers;
use crate::Programme;

/// Fields that belong together; without a legend they stand by themselves.
#[derive(Debug)]
pub(crate) struct Section {
    pub(super) legend: String,
    pub(super) fields: Vec<Field>,
}

impl Section {
    pub(super) fn plain(fields: Vec<Field>) -> Self {
        Self { legend: String::new(), fields }
    }
}

/// Makes the fields of a form with what was filled in; the kind of a field says how the page shows it.
pub(crate) struct Ask<'a> {
    pub(super) visit: &'a Visit,
    pub(super) programme: &'a Programme,
    form: &'static str,
    answers: &'a Answers,
    errors: &'a [FieldError],
}

impl<'a> Ask<'a> {
    pub(super) const fn new(
        visit: &'a Visit,
        programme: &'a Programme,
        form: &'static str,
        answers: &'a Answers,
        errors: &'a [FieldError],
    ) -> Self {
        Self { visit, programme, form, answers, errors }
    }

    pub(super) const fn answers(&self) -> &Answers {
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
        things: impl IntoIterator<Item = (T, String)>,
    ) -> Field {
        let chosen = self.answers.get(name);
        let nothing = none.map(|label| (String::new(), self.visit.t(label).to_owned()));
        let things = things.into_iter().map(|(value, label)| (value.to_string(), label));
        let choice =
            |(value, label): (String, String)| Choice { chosen: value == chosen, value, label, count: None };
        let options = nothing.into_iter().chain(things).map(choice).collect();
        Field { kind: "select", options, required: none.is_none(), ..self.line(name) }
    }

    /// Who may see it; nobody is named for a track one by one.
    pub(super) fn openness(&self) -> Field {
        let word = |one: &Openness| (one.name(), self.visit.t(&format!("vision-openness-{one}")).to_owned());
        let levels = [Openness::Public, Openness::CouncilConfidential, Openness::Internal];
        let shown = self.one_of("openness", None, levels.iter().map(word).collect::<Vec<_>>());
        Field {
            label: self.visit.t("tracks-openness").to_owned(),
            hint: Some(self.visit.t("tracks-openness-hint").to_owned()),
            ..shown
        }
    }

    /// Where it was taken from.
    pub(super) fn source(&self) -> Field {
        Field {
            label: self.visit.t("tracks-source").to_owned(),
            hint: Some(self.visit.t("tracks-source-hint").to_owned()),
            ..self.maybe("source")
        }
    }

    /// The tracks by name; none of them when there is a word for that.
    pub(super) fn track(&self, none: Option<&str>) -> Field {
        let tracks = self.programme.tracks.iter();
        self.one_of("track", none, tracks.map(|track| (track.id, track.particulars.name.clone())))
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
