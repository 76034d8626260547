use super::Section;
use crate::Field;

/// A field in which two versions differ, as people read both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The field, with what its group is about.
    pub label: String,
    /// What stands there now.
    pub old: String,
    /// What was filled in.
    pub new: String,
}

/// The fields in which the same form says something else when somebody else's version stands in it.
#[must_use]
pub fn differences(theirs: &[Section], own: &[Section]) -> Vec<Difference> {
    let in_own = |name: &str| field(own, name).is_some();
    let only_theirs = asked(theirs).filter(|(_, field)| !in_own(&field.name));
    let all = asked(own).chain(only_theirs);
    all.filter_map(|(section, one)| {
        let (old, new) = (read(field(theirs, &one.name)), read(field(own, &one.name)));
        (old != new).then(|| Difference { label: label(section, one), old, new })
    })
    .collect()
}

fn asked(sections: &[Section]) -> impl Iterator<Item = (&Section, &Field)> {
    sections.iter().flat_map(|section| section.fields.iter().map(move |field| (section, field)))
}

fn field<'a>(sections: &'a [Section], name: &str) -> Option<&'a Field> {
    asked(sections).map(|(_, field)| field).find(|field| field.name == name)
}

/// Groups ask the same of each of several things: the legend says of which.
fn label(section: &Section, field: &Field) -> String {
    match section.legend.as_str() {
        "" => field.label.clone(),
        legend => format!("{legend}: {}", field.label),
    }
}

/// What a field says: the names of all that is chosen, or the text. A browser sends the end of a line its own way, and the
/// first of a list when nothing else was chosen from it.
fn read(field: Option<&Field>) -> String {
    let Some(field) = field else { return String::new() };
    if field.options.is_empty() {
        let lines: Vec<&str> = field.value.trim().lines().map(str::trim_end).collect();
        return lines.join("\n");
    }
    let chosen = field.options.iter().filter(|choice| choice.chosen);
    let labels: Vec<&str> = chosen.map(|choice| choice.label.as_str()).collect();
    match (labels.is_empty(), field.kind) {
        (true, "select") => field.options.first().map(|choice| choice.label.clone()).unwrap_or_default(),
        _ => labels.join("; "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Choice;

    fn text(name: &str, value: &str) -> Field {
        Field { name: name.to_owned(), label: "Naam".to_owned(), value: value.to_owned(), ..Field::default() }
    }

    fn choice(name: &str, kind: &'static str, chosen: &[&str]) -> Field {
        let option = |value: &str| Choice {
            value: value.to_owned(),
            label: value.to_uppercase(),
            chosen: chosen.contains(&value),
            count: None,
        };
        Field { kind, options: ["a", "b", "c"].map(option).to_vec(), ..text(name, "") }
    }

    fn pairs(theirs: Field, own: Field) -> Vec<(String, String)> {
        let found = differences(&[Section::plain(vec![theirs])], &[Section::plain(vec![own])]);
        found.into_iter().map(|one| (one.old, one.new)).collect()
    }

    #[test]
    fn a_field_of_a_group_is_named_with_its_group() {
        let group = |value: &str| {
            let legend = "Naam 2".to_owned();
            [Section { legend, fields: vec![text("name-2", value)], ..Section::default() }]
        };
        let found = differences(&group("Oud"), &group("Nieuw"));
        assert_eq!(found[0].label, "Naam 2: Naam");
        assert_eq!((found[0].old.as_str(), found[0].new.as_str()), ("Oud", "Nieuw"));
    }

    #[test]
    fn all_that_was_ticked_is_compared_and_named() {
        let ticks = |chosen: &[&str]| choice("themes", "checkboxes", chosen);
        assert_eq!(pairs(ticks(&["a", "c"]), ticks(&["a", "b"])), [("A; C".to_owned(), "A; B".to_owned())]);
        assert!(pairs(ticks(&["c", "a"]), ticks(&["a", "c"])).is_empty());
    }

    #[test]
    fn what_a_browser_adds_by_itself_is_no_difference() {
        assert!(pairs(text("about", "Een\nTwee"), text("about", "Een\r\nTwee \r\n")).is_empty());
        let list = |chosen: &[&str]| choice("kind", "select", chosen);
        assert!(pairs(list(&[]), list(&["a"])).is_empty());
        assert_eq!(pairs(list(&[]), list(&["b"])), [("A".to_owned(), "B".to_owned())]);
        let radios = |chosen: &[&str]| choice("kind", "radios", chosen);
        assert_eq!(pairs(radios(&[]), radios(&["a"])), [(String::new(), "A".to_owned())]);
    }

    #[test]
    fn what_only_the_other_version_has_is_shown_too() {
        let found = differences(&[Section::plain(vec![text("name-3", "Derde")])], &[]);
        assert_eq!((found[0].old.as_str(), found[0].new.as_str()), ("Derde", ""));
    }
}
