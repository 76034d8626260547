use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Attribute, FullServiceAtLocation, Metadata, Organization, Schedule};

/// A service: what this program calls an offer.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Service {
    pub(crate) id: Uuid,
    pub(crate) organization_id: Uuid,
    pub(crate) name: String,
    pub(crate) description: String,
    #[schema(format = "uri")]
    pub(crate) url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) email: Option<String>,
    /// `active` or `temporarily closed`.
    pub(crate) status: &'static str,
    pub(crate) application_process: String,
    pub(crate) fees_description: String,
    pub(crate) eligibility_description: String,
    pub(crate) minimum_age: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) maximum_age: Option<u8>,
    /// The day on which somebody last said that this is right.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub(crate) assured_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) alert: Option<String>,
    #[schema(format = DateTime)]
    pub(crate) last_modified: String,
    pub(crate) organization: Organization,
}

/// No more of a service than tells whether it changed.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct MinimalService {
    pub(crate) id: Uuid,
    pub(crate) name: String,
    /// `active` or `temporarily closed`.
    pub(crate) status: &'static str,
    #[schema(format = DateTime)]
    pub(crate) last_modified: String,
}

/// A service with all that belongs to it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct FullService {
    #[serde(flatten)]
    pub(crate) service: Service,
    pub(crate) contacts: Vec<Contact>,
    pub(crate) phones: Vec<Phone>,
    pub(crate) languages: Vec<SpokenLanguage>,
    pub(crate) cost_options: Vec<CostOption>,
    pub(crate) service_areas: Vec<ServiceArea>,
    /// Where it has no place: online, at home, or at an address that is never shown.
    pub(crate) schedules: Vec<Schedule>,
    pub(crate) service_at_locations: Vec<FullServiceAtLocation>,
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) metadata: Vec<Metadata>,
}

/// Whom to call.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Contact {
    pub(crate) id: Uuid,
    pub(crate) service_id: Uuid,
    pub(crate) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) email: Option<String>,
}

/// A telephone number.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Phone {
    pub(crate) id: Uuid,
    pub(crate) service_id: Uuid,
    pub(crate) number: String,
}

/// A language that is spoken.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct SpokenLanguage {
    pub(crate) id: Uuid,
    pub(crate) service_id: Uuid,
    /// ISO 639.
    pub(crate) code: String,
}

/// What it costs.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct CostOption {
    pub(crate) id: Uuid,
    pub(crate) service_id: Uuid,
    /// `free`, `voluntary`, `per_time`, `per_month` or `per_year`.
    pub(crate) option: &'static str,
    pub(crate) currency: &'static str,
    pub(crate) amount: f64,
    pub(crate) amount_description: String,
}

/// Whom it is for by where they live.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct ServiceArea {
    pub(crate) id: Uuid,
    pub(crate) service_id: Uuid,
    pub(crate) name: String,
    /// The CBS code of the ward.
    pub(crate) extent: String,
    pub(crate) extent_type: &'static str,
}
