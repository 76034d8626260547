use crate::finding::{Finding, What};
use crate::node::Node;

/// Whom to call.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contact {
    /// Their name.
    pub name: Option<String>,
    /// What they do.
    pub title: Option<String>,
    /// Where they work.
    pub department: Option<String>,
    /// Their e-mail address.
    pub email: Option<String>,
}

impl Contact {
    /// What they do, or else where they work.
    #[must_use]
    pub fn role(&self) -> Option<&String> {
        self.title.as_ref().or(self.department.as_ref())
    }
}

pub(crate) fn contacts(node: &Node<'_>, findings: &mut Vec<Finding>) -> Vec<Contact> {
    let contacts = node.list("contacts", findings);
    let read = |one: &Node<'_>, findings: &mut Vec<Finding>| Contact {
        name: one.text("name"),
        title: one.text("title"),
        department: one.text("department"),
        email: email(one, findings),
    };
    contacts.iter().map(|one| read(one, findings)).collect()
}

/// The e-mail address of whatever has one.
pub(crate) fn email(node: &Node<'_>, findings: &mut Vec<Finding>) -> Option<String> {
    let text = node.text("email")?;
    let read = read_email(&text);
    if read.is_none() {
        findings.push(node.found("email", &text, What::BadEmail));
    }
    read
}

/// An address with a name, one `@` and a dot in the domain.
#[must_use]
pub fn read_email(text: &str) -> Option<String> {
    let text = text.trim().trim_start_matches("mailto:");
    let (name, domain) = text.split_once('@')?;
    let is_plain = text.bytes().all(|byte| byte.is_ascii_graphic() && !b"\"(),;<>\\".contains(&byte));
    let has_dot = domain.contains('.') && domain.split('.').all(|part| !part.is_empty());
    (is_plain && has_dot && !name.is_empty() && !domain.contains('@')).then(|| text.to_owned())
}
