use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Attribute, Contact, Phone, Schedule, Service};

/// A service at a place: what this program calls a listing.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct ServiceAtLocation {
    pub(crate) id: Uuid,
    pub(crate) service_id: Uuid,
    pub(crate) location_id: Uuid,
    pub(crate) service: Service,
    pub(crate) location: Location,
}

/// A service at a place with all that belongs to it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct FullServiceAtLocation {
    pub(crate) id: Uuid,
    pub(crate) service_id: Uuid,
    pub(crate) location_id: Uuid,
    /// Left out where it stands within its service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) service: Option<Service>,
    pub(crate) location: FullLocation,
    pub(crate) schedules: Vec<Schedule>,
    pub(crate) contacts: Vec<Contact>,
    pub(crate) phones: Vec<Phone>,
    pub(crate) attributes: Vec<Attribute>,
}

/// A place.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Location {
    pub(crate) id: Uuid,
    pub(crate) location_type: &'static str,
    pub(crate) name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) latitude: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) longitude: Option<f64>,
    /// The CBS code of the neighbourhood.
    pub(crate) external_identifier: String,
    pub(crate) external_identifier_type: &'static str,
}

/// A place with its address and what makes it usable.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct FullLocation {
    #[serde(flatten)]
    pub(crate) location: Location,
    pub(crate) addresses: Vec<Address>,
    pub(crate) accessibility: Vec<Accessibility>,
    pub(crate) attributes: Vec<Attribute>,
}

/// An address; only where street and postcode are known.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Address {
    pub(crate) id: Uuid,
    pub(crate) location_id: Uuid,
    pub(crate) address_1: String,
    pub(crate) city: String,
    pub(crate) state_province: &'static str,
    pub(crate) postal_code: String,
    pub(crate) country: &'static str,
    pub(crate) address_type: &'static str,
}

/// What makes a place usable for whom.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(crate) struct Accessibility {
    pub(crate) id: Uuid,
    pub(crate) location_id: Uuid,
    pub(crate) description: String,
}
