//! The objects of HSDS 3.0, with the names of that standard. Absent stays absent.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A service: what this program calls an offer.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct Service {
    pub(super) id: Uuid,
    pub(super) organization_id: Uuid,
    pub(super) name: String,
    pub(super) description: String,
    #[schema(format = "uri")]
    pub(super) url: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) email: Option<String>,
    /// `active` or `temporarily closed`.
    pub(super) status: &'static str,
    pub(super) application_process: String,
    pub(super) fees_description: String,
    pub(super) eligibility_description: String,
    pub(super) minimum_age: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) maximum_age: Option<u8>,
    /// The day on which somebody last said that this is right.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) assured_date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) alert: Option<String>,
    #[schema(format = DateTime)]
    pub(super) last_modified: String,
    pub(super) organization: Organization,
}

/// A service with all that belongs to it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct FullService {
    #[serde(flatten)]
    pub(super) service: Service,
    pub(super) contacts: Vec<Contact>,
    pub(super) phones: Vec<Phone>,
    pub(super) languages: Vec<SpokenLanguage>,
    pub(super) cost_options: Vec<CostOption>,
    pub(super) service_areas: Vec<ServiceArea>,
    /// Where it has no place: online, at home, or at an address that is never shown.
    pub(super) schedules: Vec<Schedule>,
    pub(super) service_at_locations: Vec<ServiceAtLocation>,
    pub(super) attributes: Vec<Attribute>,
}

/// Who offers it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct Organization {
    pub(super) id: Uuid,
    pub(super) name: String,
    pub(super) description: String,
}

/// Whom to call.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct Contact {
    pub(super) id: Uuid,
    pub(super) service_id: Uuid,
    pub(super) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) email: Option<String>,
}

/// A telephone number.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct Phone {
    pub(super) id: Uuid,
    pub(super) service_id: Uuid,
    pub(super) number: String,
}

/// A language that is spoken.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct SpokenLanguage {
    pub(super) id: Uuid,
    pub(super) service_id: Uuid,
    /// ISO 639.
    pub(super) code: String,
}

/// What it costs.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct CostOption {
    pub(super) id: Uuid,
    pub(super) service_id: Uuid,
    /// `free`, `voluntary`, `per_time`, `per_month` or `per_year`.
    pub(super) option: &'static str,
    pub(super) currency: &'static str,
    pub(super) amount: f64,
    pub(super) amount_description: String,
}

/// Whom it is for by where they live.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct ServiceArea {
    pub(super) id: Uuid,
    pub(super) service_id: Uuid,
    pub(super) name: String,
    /// The CBS code of the ward.
    pub(super) extent: String,
    pub(super) extent_type: &'static str,
}

/// A service at a place: what this program calls a listing.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct ServiceAtLocation {
    pub(super) id: Uuid,
    pub(super) service_id: Uuid,
    pub(super) location_id: Uuid,
    pub(super) location: Location,
    pub(super) schedules: Vec<Schedule>,
}

/// A place.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct Location {
    pub(super) id: Uuid,
    pub(super) location_type: &'static str,
    pub(super) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) latitude: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) longitude: Option<f64>,
    /// The CBS code of the neighbourhood.
    pub(super) external_identifier: String,
    pub(super) external_identifier_type: &'static str,
    pub(super) addresses: Vec<Address>,
    pub(super) accessibility: Vec<Accessibility>,
}

/// An address; only where street and postcode are known.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct Address {
    pub(super) id: Uuid,
    pub(super) location_id: Uuid,
    pub(super) address_1: String,
    pub(super) city: String,
    pub(super) state_province: &'static str,
    pub(super) postal_code: String,
    pub(super) country: &'static str,
    pub(super) address_type: &'static str,
}

/// What makes a place usable for whom.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct Accessibility {
    pub(super) id: Uuid,
    pub(super) location_id: Uuid,
    pub(super) description: &'static str,
}

/// When: the fields of an RRULE (RFC 5545).
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub(super) struct Schedule {
    pub(super) id: Uuid,
    pub(super) service_id: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) service_at_location_id: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) valid_from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) valid_to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) dtstart: Option<String>,
    /// Hours between UTC and the clock on a Dutch wall on the next day that it takes place. HSDS has no room for a rule
    /// of summer time, so this changes twice a year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) timezone: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) until: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) count: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) wkst: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) freq: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) interval: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) byday: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) opens_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) closes_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) notes: Option<String>,
}

/// A word of a list of ours that HSDS has no field for.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct Attribute {
    pub(super) id: Uuid,
    pub(super) link_id: Uuid,
    pub(super) link_entity: &'static str,
    pub(super) taxonomy_term_id: Uuid,
    pub(super) taxonomy_term: TaxonomyTerm,
}

/// A word of such a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct TaxonomyTerm {
    pub(super) id: Uuid,
    pub(super) code: &'static str,
    pub(super) name: &'static str,
    pub(super) description: String,
    pub(super) taxonomy: &'static str,
    pub(super) language: &'static str,
}
