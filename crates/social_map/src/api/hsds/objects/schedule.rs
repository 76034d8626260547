use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// When: the fields of an RRULE (RFC 5545).
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub(crate) struct Schedule {
    pub(crate) id: Uuid,
    pub(crate) service_id: Uuid,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) service_at_location_id: Option<Uuid>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub(crate) valid_from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub(crate) valid_to: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub(crate) dtstart: Option<String>,
    /// Hours between UTC and the clock on a Dutch wall on the next day that it takes place. HSDS has no room for a rule
    /// of summer time, so this changes twice a year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) timezone: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schema(format = Date)]
    pub(crate) until: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) count: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) wkst: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) freq: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) interval: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) byday: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) opens_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) closes_at: Option<String>,
    /// The hours as people say them, with the days on which it does not take place: HSDS has no field for those.
    pub(crate) description: String,
    /// The days off again, for a program to read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) notes: Option<String>,
}
