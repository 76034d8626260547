//! What stands in a list: as much of it as was asked for.

use std::borrow::Cow;

use serde::Serialize;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{AnyOfBuilder, Ref, Schema};
use utoipa::{PartialSchema, ToSchema};

use super::{
    FullOrganization, FullService, FullServiceAtLocation, MinimalService, Organization, Service,
    ServiceAtLocation,
};

/// A service in a list.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub(crate) enum ListedService {
    /// With `minimal`.
    Minimal(MinimalService),
    /// As usual.
    Plain(Box<Service>),
    /// With `full`.
    Full(Box<FullService>),
}

/// An organisation in a list.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub(crate) enum ListedOrganization {
    /// As usual.
    Plain(Organization),
    /// With `full` or `full_service`.
    Full(Box<FullOrganization>),
}

/// A service at a place in a list.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged)]
pub(crate) enum ListedServiceAtLocation {
    /// As usual.
    Plain(Box<ServiceAtLocation>),
    /// With `full`.
    Full(Box<FullServiceAtLocation>),
}

/// A full object is a plain one too, so that "one of" would be wrong.
fn any_of(names: &[&str]) -> RefOr<Schema> {
    let schema = names.iter().fold(AnyOfBuilder::new(), |any, name| any.item(Ref::from_schema_name(*name)));
    RefOr::T(Schema::AnyOf(schema.build()))
}

impl PartialSchema for ListedService {
    fn schema() -> RefOr<Schema> {
        any_of(&["MinimalService", "Service", "FullService"])
    }
}

impl PartialSchema for ListedOrganization {
    fn schema() -> RefOr<Schema> {
        any_of(&["Organization", "FullOrganization"])
    }
}

impl PartialSchema for ListedServiceAtLocation {
    fn schema() -> RefOr<Schema> {
        any_of(&["ServiceAtLocation", "FullServiceAtLocation"])
    }
}

impl ToSchema for ListedService {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("ListedService")
    }
}

impl ToSchema for ListedOrganization {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("ListedOrganization")
    }
}

impl ToSchema for ListedServiceAtLocation {
    fn name() -> Cow<'static, str> {
        Cow::Borrowed("ListedServiceAtLocation")
    }
}
