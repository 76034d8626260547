use accessible_pdf::Block;

use super::LetterKind;

/// A letter as it is written once for all applications: a title, headings, paragraphs and lists, with `{names}` for what differs,
/// and `{{parts}}` that stand by themselves.
///
/// The first line is the title, after `#`. Lines that belong together stand together; an empty line goes between. `##` begins a
/// heading, `-` a thing in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterTemplate {
    /// What the letter is called.
    pub(super) title: String,
    pub(super) parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Part {
    Said(Block),
    Insert(String),
}

/// What keeps a template from being used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TemplateFault {
    /// The first line is no title.
    #[error("the first line of a letter is its title, after #")]
    NoTitle,
    /// Nothing is known of this name in such a letter.
    #[error("`{0}` is not known in this letter")]
    Unknown(String),
    /// The law wants it in such a letter.
    #[error("`{0}` must stand in this letter")]
    Missing(&'static str),
    /// A brace is open.
    #[error("a brace is open")]
    Open,
}

/// What is known of every application.
pub(crate) const OF_ALL: [&str; 10] = [
    "applicant",
    "title",
    "number",
    "scheme",
    "round",
    "asked",
    "received",
    "seal",
    "decide-by",
    "municipality",
];

/// The template that the program brings along.
#[must_use]
pub const fn built_in(kind: LetterKind) -> &'static str {
    match kind {
        LetterKind::Receipt => include_str!("../../letters/receipt.txt"),
        LetterKind::Completion => include_str!("../../letters/completion.txt"),
        LetterKind::Extension => include_str!("../../letters/extension.txt"),
        LetterKind::Untreated => include_str!("../../letters/untreated.txt"),
        LetterKind::Refusal => include_str!("../../letters/refusal.txt"),
        LetterKind::Grant => include_str!("../../letters/grant.txt"),
        LetterKind::PartialGrant => include_str!("../../letters/partial-grant.txt"),
        LetterKind::Withdrawal => include_str!("../../letters/withdrawal.txt"),
    }
}

/// What is known in a letter of a kind beside what is known of every application.
pub(crate) const fn known(kind: LetterKind) -> &'static [&'static str] {
    match kind {
        LetterKind::Receipt => &[],
        LetterKind::Completion => &["missing", "until"],
        LetterKind::Extension => &["reason", "decide-by-before", "basis"],
        LetterKind::Untreated => &["reason"],
        LetterKind::Refusal => &["reason", "ground", "law", "basis"],
        LetterKind::Grant | LetterKind::PartialGrant => {
            &["reason", "granted", "period", "until", "basis", "accounting"]
        }
        LetterKind::Withdrawal => &["withdrawn"],
    }
}

/// The parts that can stand by themselves in a letter of a kind.
pub(crate) const fn inserts(kind: LetterKind) -> &'static [&'static str] {
    match kind {
        LetterKind::Receipt | LetterKind::Completion | LetterKind::Extension | LetterKind::Withdrawal => {
            &["closing"]
        }
        LetterKind::Untreated => &["objection", "closing"],
        LetterKind::Refusal => &["motivation", "objection", "closing"],
        LetterKind::Grant | LetterKind::PartialGrant => {
            &["amounts", "motivation", "reservation", "objection", "closing"]
        }
    }
}

/// What the law wants in a letter of a kind: the last day and what is missing (Awb 4:5), until when the decision is put off
/// (Awb 4:14), the reasons (Awb 3:46), the end of the activities, that the budget must hold (Awb 4:34), and how to object
/// (Awb 3:45).
const fn needed(kind: LetterKind) -> &'static [&'static str] {
    match kind {
        LetterKind::Receipt => &["received", "closing"],
        LetterKind::Completion => &["missing", "until", "closing"],
        LetterKind::Extension => &["decide-by", "closing"],
        LetterKind::Untreated => &["reason", "objection", "closing"],
        LetterKind::Refusal => &["reason", "ground", "motivation", "objection", "closing"],
        LetterKind::Grant | LetterKind::PartialGrant => {
            &["granted", "reason", "until", "reservation", "motivation", "objection", "closing"]
        }
        LetterKind::Withdrawal => &["withdrawn", "closing"],
    }
}

impl LetterTemplate {
    /// Reads the template of a letter of this kind.
    ///
    /// # Errors
    /// With the first fault, from the top.
    pub fn read(kind: LetterKind, text: &str) -> Result<Self, TemplateFault> {
        let (first, rest) = text.trim().split_once('\n').unwrap_or((text.trim(), ""));
        let title = first.strip_prefix("# ").map(str::trim).filter(|title| !title.is_empty());
        let title = title.ok_or(TemplateFault::NoTitle)?.to_owned();
        let parts = parts(rest);
        let template = Self { title, parts };
        let (names, inserted) = (template.names()?, template.inserted());
        let is_known =
            |name: &&String| OF_ALL.contains(&name.as_str()) || known(kind).contains(&name.as_str());
        let strange = names.iter().find(|name| !is_known(name));
        let is_insert = |name: &&String| inserts(kind).contains(&name.as_str());
        if let Some(name) = strange.or_else(|| inserted.iter().find(|name| !is_insert(name))) {
            return Err(TemplateFault::Unknown(name.clone()));
        }
        let stands = |one: &&&str| names.iter().chain(&inserted).any(|name| name == **one);
        match needed(kind).iter().find(|one| !stands(one)) {
            Some(missing) => Err(TemplateFault::Missing(missing)),
            None => Ok(template),
        }
    }

    /// The parts that stand by themselves in it.
    fn inserted(&self) -> Vec<String> {
        let name = |part: &Part| if let Part::Insert(name) = part { Some(name.clone()) } else { None };
        self.parts.iter().filter_map(name).collect()
    }

    /// All names within its sentences.
    fn names(&self) -> Result<Vec<String>, TemplateFault> {
        let mut names = names(&self.title)?;
        for part in &self.parts {
            match part {
                Part::Said(Block::Heading { text } | Block::Paragraph { text }) => {
                    names.extend(self::names(text)?);
                }
                Part::Said(Block::List { items }) => {
                    for item in items {
                        names.extend(self::names(item)?);
                    }
                }
                Part::Insert(_) | Part::Said(Block::Table { .. } | Block::Image { .. }) => {}
            }
        }
        Ok(names)
    }
}

/// The paragraphs, headings, lists and inserts of a text.
pub(super) fn parts(text: &str) -> Vec<Part> {
    let text = text.replace("\r\n", "\n");
    text.split("\n\n").map(str::trim).filter(|part| !part.is_empty()).map(part).collect()
}

fn part(text: &str) -> Part {
    if let Some(heading) = text.strip_prefix("## ") {
        return Part::Said(Block::Heading { text: heading.trim().to_owned() });
    }
    if let Some(name) = text.strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}")) {
        return Part::Insert(name.trim().to_owned());
    }
    let items: Option<Vec<String>> =
        text.lines().map(|line| line.trim().strip_prefix("- ").map(ToOwned::to_owned)).collect();
    match items {
        Some(items) => Part::Said(Block::List { items }),
        None => Part::Said(Block::Paragraph { text: text.replace('\n', " ") }),
    }
}

/// The names between braces in a line.
fn names(text: &str) -> Result<Vec<String>, TemplateFault> {
    let mut names = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').ok_or(TemplateFault::Open)?;
        names.push(name.trim().to_owned());
        rest = after;
    }
    if rest.contains('}') { Err(TemplateFault::Open) } else { Ok(names) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_program_brings_along_can_be_used() {
        for kind in LetterKind::ALL {
            let read = LetterTemplate::read(*kind, built_in(*kind));
            assert!(read.is_ok(), "{kind}: {read:?}");
        }
    }

    #[test]
    fn each_fault_of_a_template_is_named() {
        let read = |text: &str| LetterTemplate::read(LetterKind::Completion, text).unwrap_err();
        assert_eq!(read("Beste"), TemplateFault::NoTitle);
        assert_eq!(read("# Aanvullen\n\n{granted}"), TemplateFault::Unknown("granted".to_owned()));
        assert_eq!(read("# Aanvullen\n\n{{motivation}}"), TemplateFault::Unknown("motivation".to_owned()));
        let confused = read("# Aanvullen\n\n{missing} {until} {closing}");
        assert_eq!(confused, TemplateFault::Unknown("closing".to_owned()), "a part is no word in a sentence");
        let confused = read("# Aanvullen\n\n{missing}\n\n{{until}}\n\n{{closing}}");
        assert_eq!(confused, TemplateFault::Unknown("until".to_owned()), "a word is no part");
        assert_eq!(read("# Aanvullen\n\n{missing"), TemplateFault::Open);
        assert_eq!(read("# Aanvullen\n\nmissing}"), TemplateFault::Open);
        assert_eq!(read("# Aanvullen\n\n{missing}"), TemplateFault::Missing("until"));
        assert_eq!(read("# Aanvullen\n\n{missing} {until}"), TemplateFault::Missing("closing"));
    }

    #[test]
    fn lines_that_belong_together_are_one_paragraph_and_dashes_a_list() {
        let read = parts("Een\ntwee.\n\n- a;\n- b.\n\n## Kop\n\n{{closing}}");
        assert_eq!(
            read,
            [
                Part::Said(Block::Paragraph { text: "Een twee.".to_owned() }),
                Part::Said(Block::List { items: vec!["a;".to_owned(), "b.".to_owned()] }),
                Part::Said(Block::Heading { text: "Kop".to_owned() }),
                Part::Insert("closing".to_owned()),
            ]
        );
    }
}
