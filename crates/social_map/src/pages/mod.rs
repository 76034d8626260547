//! Pages: for residents, and for the people who keep the map.

mod residents;
mod staff;

use shell::Routes;

pub(crate) use residents::stands;
pub use staff::NAVIGATION;

use crate::Catalogue;

/// Adds the doors of all pages.
pub(crate) fn routes(routes: Routes<Catalogue>) -> Routes<Catalogue> {
    staff::routes(residents::routes(routes))
}
