use std::collections::BTreeMap;

use social_map::{Access, Place, PlaceId};

use crate::Centres;
use crate::fault::{Entry, FileFault};
use crate::files;
use crate::raw::PlaceFile;

/// The places of the demonstration, each under its key.
pub(crate) fn places(
    centres: &Centres,
    mut new_id: impl FnMut() -> PlaceId,
) -> Result<BTreeMap<String, Place>, FileFault> {
    let mut all = BTreeMap::new();
    for (file, read) in files::read::<PlaceFile>("places")? {
        for raw in read.place {
            let entry = Entry { file: &file, key: &raw.key };
            let neighbourhood = entry.parsed("neighbourhood", &raw.neighbourhood)?;
            let access: Vec<Access> =
                raw.access.iter().map(|word| entry.parsed("access", word)).collect::<Result<_, _>>()?;
            let place = Place {
                id: new_id(),
                coordinates: centres.near(neighbourhood, &raw.key),
                name: raw.name,
                street: raw.street,
                postcode: raw.postcode,
                town: raw.town,
                neighbourhood,
                access,
                demonstration: raw.demonstration,
                version: 1,
            };
            if all.insert(raw.key.clone(), place).is_some() {
                return Err(entry.fault("key", "it stands there twice"));
            }
        }
    }
    Ok(all)
}
