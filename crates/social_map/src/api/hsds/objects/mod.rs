//! The objects of HSDS 3.0, with the names of that standard. Absent stays absent.

mod listed;
mod organization;
mod place;
mod schedule;
mod service;
mod word;

pub(super) use listed::{ListedOrganization, ListedService, ListedServiceAtLocation};
pub(super) use organization::{FullOrganization, Organization, OrganizationIdentifier};
pub(super) use place::{
    Accessibility, Address, FullLocation, FullServiceAtLocation, Location, ServiceAtLocation,
};
pub(super) use schedule::Schedule;
pub(super) use service::{
    Contact, CostOption, FullService, MinimalService, Phone, Service, ServiceArea, SpokenLanguage,
};
pub(super) use word::{Attribute, Metadata, Taxonomy, TaxonomyTerm};
