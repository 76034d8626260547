use kernel::Language;

/// A field of a form as a page shows it: label, hint, value and error always together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Field {
    /// Its name in the form, and its id in the page.
    pub name: String,
    /// What to fill in.
    pub label: String,
    /// How.
    pub hint: Option<String>,
    /// What was filled in.
    pub value: String,
    /// What is wrong with it.
    pub error: Option<String>,
    /// Whether it must be filled in.
    pub required: bool,
    /// What a browser may fill in by itself (WCAG 1.3.5).
    pub autocomplete: Option<&'static str>,
    /// How it is filled in: the type of an HTML input, or `textarea`, `select`, `checkboxes`, `radios`.
    pub kind: &'static str,
    /// What can be chosen.
    pub options: Vec<Choice>,
    /// What could be better about what was filled in; it keeps nobody from going on.
    pub advice: Vec<String>,
    /// Who said when that what stands here is right.
    pub said: Option<String>,
}

impl Field {
    /// Several lines.
    #[must_use]
    pub fn area(self) -> Self {
        Self { kind: "textarea", ..self }
    }

    /// One of a list, which is folded up.
    #[must_use]
    pub fn select(self) -> Self {
        Self { kind: "select", ..self }
    }

    /// Boxes to tick.
    #[must_use]
    pub fn ticks(self) -> Self {
        Self { kind: "checkboxes", ..self }
    }

    /// One of a few, which are all in sight.
    #[must_use]
    pub fn radios(self) -> Self {
        Self { kind: "radios", ..self }
    }

    /// A list of things that have a name of their own, or none of them when there is a word for that.
    #[must_use]
    pub fn one_of(
        self,
        none: Option<&str>,
        things: impl IntoIterator<Item = (String, String)>,
        chosen: &str,
    ) -> Self {
        let nothing = none.map(|label| (String::new(), label.to_owned()));
        let choice =
            |(value, label): (String, String)| Choice { chosen: value == chosen, value, label, count: None };
        let options = nothing.into_iter().chain(things).map(choice).collect();
        Self { options, ..self }.select()
    }

    /// Boxes to tick for things that have a name of their own.
    #[must_use]
    pub fn any_of(
        self,
        things: impl IntoIterator<Item = (String, String)>,
        chosen: &[impl AsRef<str>],
    ) -> Self {
        let is_chosen = |value: &str| chosen.iter().any(|one| one.as_ref() == value);
        let choice = |(value, label): (String, String)| Choice {
            chosen: is_chosen(&value),
            value,
            label,
            count: None,
        };
        Self { options: things.into_iter().map(choice).collect(), ..self }.ticks()
    }
}

/// Something that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// Whether it is chosen.
    pub chosen: bool,
    /// How many things it would leave, for a facet.
    pub count: Option<usize>,
}

/// What is wrong with one field; the summary above the form links to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The name of the field.
    pub field: String,
    /// A sentence that helps.
    pub message: String,
}

/// A step on the way from the front page to here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crumb {
    /// Where it leads.
    pub href: String,
    /// Its text.
    pub label: String,
}

/// A text that leads somewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its text.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// Whether that is here.
    pub current: bool,
}

impl Link {
    /// One that leads elsewhere.
    pub fn to(label: impl Into<String>, href: impl Into<String>) -> Self {
        Self { label: label.into(), href: href.into(), current: false }
    }
}

/// Where we are in a long list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pager {
    /// This page, from 1.
    pub page: usize,
    /// How many there are.
    pub pages: usize,
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
}

impl Pager {
    /// This page of so many, where `href` says the address of each.
    #[must_use]
    pub fn of(page: usize, pages: usize, href: impl Fn(usize) -> String) -> Self {
        Self {
            page,
            pages,
            previous: (page > 1).then(|| href(page - 1)),
            next: (page < pages).then(|| href(page + 1)),
        }
    }
}

/// Makes the fields of one form, with texts by convention: the label of field `title` in form `offer` is
/// `offer-title`, its hint `offer-title-hint`. What the form has no text for, the room may have.
#[derive(Debug)]
pub struct Fields<'a> {
    texts: &'a crate::Texts,
    language: Language,
    form: &'static str,
    room: Option<&'static str>,
    errors: &'a [FieldError],
}

impl<'a> Fields<'a> {
    pub(crate) fn new(
        texts: &'a crate::Texts,
        language: Language,
        form: &'static str,
        errors: &'a [FieldError],
    ) -> Self {
        Self { texts, language, form, room: None, errors }
    }

    /// The same, with the texts of a room where the form has none.
    pub(crate) fn of_room(self, stem: &'static str) -> Self {
        Self { room: Some(stem), ..self }
    }

    /// The key of a text of the form, or else of its room.
    fn known(&self, name: &str) -> Option<String> {
        let stems = [Some(self.form), self.room].into_iter().flatten();
        stems.map(|stem| format!("{stem}-{name}")).find(|key| self.texts.knows(self.language, key))
    }

    fn text(&self, name: &str) -> String {
        let key = self.known(name).unwrap_or_else(|| format!("{}-{name}", self.form));
        self.texts.text(self.language, &key).to_owned()
    }

    /// A field for text that must be filled in.
    #[must_use]
    pub fn field(&self, name: &str, value: impl Into<String>) -> Field {
        let hint = self.known(&format!("{name}-hint"));
        Field {
            name: name.to_owned(),
            label: self.text(name),
            hint: hint.map(|key| self.texts.text(self.language, &key).to_owned()),
            value: value.into(),
            error: self.errors.iter().find(|error| error.field == name).map(|error| error.message.clone()),
            required: true,
            kind: "text",
            ..Field::default()
        }
    }

    /// A field that may stay empty.
    #[must_use]
    pub fn optional(&self, name: &str, value: impl Into<String>) -> Field {
        Field { required: false, ..self.field(name, value) }
    }

    /// A field to choose from `values`; the text of a choice is `<form>-<field>-<value>`.
    #[must_use]
    pub fn choice<'v>(
        &self,
        name: &str,
        values: impl IntoIterator<Item = &'v str>,
        chosen: &[&str],
    ) -> Field {
        let mut field = self.field(name, "");
        field.options = values
            .into_iter()
            .map(|value| Choice {
                value: value.to_owned(),
                label: self.text(&format!("{name}-{value}")),
                chosen: chosen.contains(&value),
                count: None,
            })
            .collect();
        field
    }
}
