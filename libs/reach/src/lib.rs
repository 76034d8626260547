//! How well people can reach what is offered, and how much of it is left once everybody has had a share.
//!
//! Floating-catchment measures (2SFCA, E2SFCA, 3SFCA, balanced), gravity, the floating-catchment ratio, the rational
//! agent model, nearest places and counts; gaps and overlaps with the people concerned; what a new place would change.
//! Formulas and papers stand in the README.
//!
//! Everything is a function of its arguments. Demand points, sites and pairs are named by their position in the slices
//! that were given, and so do the errors.

mod balanced;
mod concerned;
mod decay;
mod error;
mod gravity;
mod grid;
mod nearest;
mod number;
mod pairs;
mod planner;
mod point;
mod raam;
mod region;
mod search;
mod shifting;
mod steps;

pub use balanced::Balance;
pub use concerned::{Concerned, Group, concerned, gaps, overlaps};
pub use decay::Decay;
pub use error::{ReachError, Side};
pub use gravity::relative_to_mean;
pub use nearest::{Neighbour, nearest};
pub use pairs::Pairs;
pub use planner::{Planner, Touched};
pub use point::{Point, Travel};
pub use raam::{Agents, Settled};
pub use region::{Access, Region};
pub use shifting::Cycles;

/// The example of the README is compiled and run with the documentation tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
