#![doc = include_str!("../README.md")]

mod breakpoint;
mod chart;
mod count;
mod discovery;
mod error;
mod funnel;
mod interrupted;
mod kendall;
mod nelson;
mod order;
mod probability;
mod series;
mod shrinkage;
mod slope;
mod wave;

pub use breakpoint::{Breaks, LEAST_FOR_BREAKS, breaks};
pub use chart::{Chart, LEAST_FOR_CHART, chart};
pub use discovery::{Dependence, Discovery, discoveries};
pub use error::TrendError;
pub use funnel::{Dispersion, Funnel, FunnelUnit, LEAST_FOR_FUNNEL, Place, Unit, binomial_limit, funnel};
pub use interrupted::{Interruption, interruption};
pub use kendall::{MannKendall, mann_kendall};
pub use nelson::{Rule, Signal};
pub use series::{MOST_POINTS, Series};
pub use shrinkage::{Estimate, Shrinkage, Shrunk, shrink};
pub use slope::{Slope, theil_sen};
pub use wave::{Difference, Overlap, Wave, difference};
