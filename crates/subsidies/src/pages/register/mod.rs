mod council;
mod files;
mod list;
mod picture;

use areas::Shelf;
use shell::{Guard, Routes, Visit};

use crate::Publisher;

/// The doors of the register and of what the council reads: for everybody.
pub(super) fn registering(routes: Routes<Shelf>) -> Routes<Shelf> {
    routes
        .get("/subsidies/register", Guard::Public, list::show)
        .get("/subsidies/register/bestand/{name}", Guard::Public, files::send)
        .get("/subsidies/ronde/{id}/raad", Guard::Public, council::show)
        .get("/subsidies/ronde/{id}/raad/{format}", Guard::Public, council::file)
}

/// Who publishes: the municipality under its own address.
fn publisher(visit: &Visit) -> Publisher {
    let house = &visit.house;
    let short: String = house
        .brand
        .municipality
        .to_lowercase()
        .chars()
        .map(|sign| if sign.is_ascii_alphanumeric() { sign } else { '-' })
        .collect();
    Publisher {
        name: house.brand.municipality.clone(),
        prefix: format!("360G-{}", short.trim_matches('-')),
        address: format!("{}/subsidies/register", house.base_url),
    }
}
