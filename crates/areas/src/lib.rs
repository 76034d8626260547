//! Where in the city something is: districts, wards, neighbourhoods and who lives there.

mod code;

pub use code::{AreaCode, MunicipalityCode, NeighbourhoodCode, NotACode, WardCode};
