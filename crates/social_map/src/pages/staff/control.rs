use shell::Field;

/// One thing to fill in, with the kind of control that asks for it.
#[derive(Debug)]
pub(super) enum Control {
    /// A line.
    Text(Field),
    /// A few lines.
    Area(Field),
    /// One of several.
    Select(Field),
    /// Any of several.
    Checks(Field),
    /// A number.
    Number(Field),
    /// A day.
    Date(Field),
}

impl Control {
    pub(super) fn field(&self) -> &Field {
        match self {
            Self::Text(field)
            | Self::Area(field)
            | Self::Select(field)
            | Self::Checks(field)
            | Self::Number(field)
            | Self::Date(field) => field,
        }
    }

    fn is_in_use(&self) -> bool {
        let field = self.field();
        !field.value.is_empty()
            || field.error.is_some()
            || field.options.iter().any(|choice| choice.chosen && !choice.value.is_empty())
    }
}

/// Controls that belong together.
#[derive(Debug, Default)]
pub(super) struct Group {
    /// What they are about together; empty when they stand alone.
    pub(super) legend: String,
    /// What is mostly asked.
    pub(super) controls: Vec<Control>,
    /// What is seldom needed, folded away.
    pub(super) more: Vec<Control>,
    /// A button that adds another group like this: its text and its value.
    pub(super) add: Option<(String, String)>,
}

impl Group {
    pub(super) fn of(controls: Vec<Control>) -> Self {
        Self { controls, ..Self::default() }
    }

    /// Whether what is folded away is in use, and so stands open.
    pub(super) fn is_open(&self) -> bool {
        self.more.iter().any(Control::is_in_use)
    }
}

/// A part of the form with its own heading.
#[derive(Debug)]
pub(super) struct Section {
    /// Its name in links.
    pub(super) id: String,
    pub(super) title: String,
    pub(super) groups: Vec<Group>,
}
