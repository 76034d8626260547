use crate::finding::Finding;
use crate::node::Node;

/// A word of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The list.
    pub taxonomy: String,
    /// The word in the list.
    pub code: String,
    /// The word as people read it.
    pub name: String,
    /// What is said under this word, such as a number or a day.
    pub value: Option<String>,
}

pub(crate) fn terms(node: &Node<'_>, findings: &mut Vec<Finding>) -> Vec<Term> {
    let attributes = node.list("attributes", findings);
    let term = |one: &Node<'_>| {
        let term = one.child("taxonomy_term")?;
        let name = term.text("name")?;
        let detail = term.child("taxonomy_detail").and_then(|detail| detail.text("name"));
        let taxonomy = term.text("taxonomy").or(detail).unwrap_or_default();
        Some(Term {
            taxonomy,
            code: term.text("code").unwrap_or_else(|| name.clone()),
            name,
            value: one.text("value"),
        })
    };
    attributes.iter().filter_map(term).collect()
}
