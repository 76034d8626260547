use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Attribute, ListedService};

/// Who offers it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Organization {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    /// Names that it had before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) alternate_name: Option<String>,
    pub(crate) description: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = "uri")]
    pub(crate) website: Option<String>,
}

/// Who offers it, with what it offers.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct FullOrganization {
    #[serde(flatten)]
    pub(crate) organization: Organization,
    pub(crate) organization_identifiers: Vec<OrganizationIdentifier>,
    pub(crate) attributes: Vec<Attribute>,
    /// With `full_service` each as a FullService.
    pub(crate) services: Vec<ListedService>,
}

/// A number by which others know an organisation.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct OrganizationIdentifier {
    pub(crate) id: Uuid,
    pub(crate) organization_id: Uuid,
    /// `NL-KVK`: the Dutch trade register (org-id.guide).
    pub(crate) identifier_scheme: &'static str,
    pub(crate) identifier_type: &'static str,
    pub(crate) identifier: String,
}
