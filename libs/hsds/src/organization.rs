use uuid::Uuid;

use crate::contact::email;
use crate::finding::{Finding, What};
use crate::identity;
use crate::node::Node;

/// Who offers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organization {
    /// Which one.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Who it is.
    pub description: Option<String>,
    /// Its e-mail address.
    pub email: Option<String>,
    /// Its website.
    pub website: Option<String>,
    /// Its telephone number.
    pub phone: Option<String>,
    /// Its numbers in registers: the scheme and the number.
    pub identifiers: Vec<(String, String)>,
}

pub(crate) fn organization(
    node: &Node<'_>,
    source: &str,
    findings: &mut Vec<Finding>,
) -> Option<Organization> {
    let named = node.text("organization_id");
    let child = node.child("organization");
    let name = child.as_ref().and_then(|child| child.text("name"));
    let (Some(child), Some(name)) = (child, name) else {
        if let Some(id) = named {
            findings.push(node.found("organization_id", &id, What::DanglingOrganization));
        }
        return None;
    };
    let id = child.text("id").or(named).unwrap_or_else(|| name.clone());
    Some(Organization {
        id: identity(source, "organization", &id).0,
        name,
        description: child.text("description"),
        email: email(&child, findings),
        website: child.text("website").or_else(|| child.text("url")).or_else(|| child.text("uri")),
        phone: child.list("phones", findings).iter().find_map(|phone| phone.text("number")),
        identifiers: identifiers(&child, findings),
    })
}

fn identifiers(node: &Node<'_>, findings: &mut Vec<Finding>) -> Vec<(String, String)> {
    let identifiers = node.list("organization_identifiers", findings);
    let one = |one: &Node<'_>| {
        let scheme = one.text("identifier_scheme").or_else(|| one.text("identifier_type"))?;
        Some((scheme, one.text("identifier")?))
    };
    identifiers.iter().filter_map(one).collect()
}
