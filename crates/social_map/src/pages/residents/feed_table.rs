use kernel::local_time;
use shell::Visit;
use tabular_export::{Cell, ExportError, Table};

use super::{card, speech};
use crate::search::Hit;

const COLUMNS: [&str; 14] = [
    "title",
    "organisation",
    "what",
    "for-whom",
    "place",
    "street",
    "postcode",
    "town",
    "area",
    "when",
    "next",
    "cost",
    "contact",
    "address",
];

/// What was found as rows, an offer at a place each: what the pages say, and no more.
pub(super) fn table(visit: &Visit, hits: &[Hit]) -> Result<Table, ExportError> {
    let heads = COLUMNS.map(|column| visit.t(&format!("feed-column-{column}")).to_owned());
    let mut table = Table::new(visit.t("feed-table"), heads)?;
    let speech = speech(visit);
    let today = local_time(visit.cx.now()).date();
    for hit in hits {
        let listing = &hit.listing.listing;
        let said = &listing.offer.particulars;
        let place = listing.place.as_ref();
        let name = place.map_or_else(|| card::place(visit, &hit.listing), |place| place.name.clone());
        let contact = [said.contact.phone.clone(), said.contact.email.as_ref().map(ToString::to_string)];
        table.push(vec![
            Cell::from(listing.offer.title()),
            Cell::from(listing.organisation_name.as_str()),
            Cell::from(said.wording.what.as_str()),
            Cell::from(said.wording.for_whom.as_str()),
            Cell::from(name),
            Cell::from(place.and_then(|place| place.street.clone())),
            Cell::from(place.and_then(|place| place.postcode.clone())),
            Cell::from(place.map(|place| place.town.clone())),
            Cell::from(hit.listing.ward.as_str()),
            Cell::from(speech.sessions_in_short(&listing.at.sessions, today)),
            Cell::from(hit.next.map(|next| next.date.to_string())),
            Cell::from(speech.cost(&said.cost)),
            Cell::from(contact.into_iter().flatten().collect::<Vec<_>>().join(", ")),
            Cell::from(visit.absolute(&format!("/aanbod/{}", listing.offer.id))),
        ])?;
    }
    Ok(table)
}
