//! What is within reach of whom: the places of the social map against the people of each neighbourhood.

mod group;
mod measure;
mod subject;
mod trial;

pub(crate) use group::Group;
pub(crate) use measure::{Found, Home, Level, Measured, OfLevel, measured, themes_within};
pub(crate) use subject::Subject;
pub(crate) use trial::{Trial, best_for_a_new_place, tried};
