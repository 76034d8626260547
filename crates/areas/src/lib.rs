//! Where in the city something is: districts, wards, neighbourhoods and who lives there.

mod about;
mod actions;
mod atlas;
mod bars;
mod boundary;
mod code;
mod collection;
mod degrees;
mod district;
mod division;
mod geojson;
mod map;
mod pages;
mod population;
mod postcode;
mod properties;
mod rd;
mod rings;
mod rows;
mod store;
mod table;

pub use actions::{AreasToImport, Changes, ImportError, import_areas, import_population, import_postcodes};
pub use atlas::Atlas;
pub use boundary::Boundary;
pub use code::{AreaCode, MunicipalityCode, NeighbourhoodCode, NotACode, WardCode};
pub use district::{DistrictCode, NotADistrict};
pub use division::{Division, Neighbourhood, Ward, division_from_csv};
pub use geojson::{BoundaryFault, BoundaryFaults, Imported, boundaries_from_geojson};
pub use map::{Caption, Outline, Pin, PinKind, Shade, Shaded, Shape, View, svg, svg_shaded, svg_with_pins};
pub use pages::{NAVIGATION, routes};
pub use population::{AgeBand, Population, Residents, population_from_csv, rounded_to_five};
pub use postcode::{NotAPostcode, Postcode, PostcodeTable, postcodes_from_csv};
pub use rd::RdPoint;
pub use rings::RingFault;
pub use store::{Shelf, migrations};
pub use table::{Place, Problem, Problems};
