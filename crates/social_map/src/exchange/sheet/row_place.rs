//! The cells of a row that hold at one place.

use dutch_text::fold;
use hsds::What;
use kernel::clean_line;
use serde_json::{Value as Json, json};

use super::moments;
use super::row::Desk;
use crate::Capacity;
use crate::exchange::{IncomingAt, IncomingPlace, Said};

impl Desk<'_> {
    /// What the row says of the offer at its place.
    pub(super) fn at(&mut self, source: &str) -> IncomingAt {
        let mut said = Said::new();
        let sessions = self.cell("sessions").map(moments::read);
        match sessions {
            Some(Ok(sessions)) => {
                said.insert("sessions".to_owned(), json!(sessions));
            }
            Some(Err(part)) => self.find("sessions", &part, What::BadPattern),
            None => {}
        }
        let circumstances = self.circumstances();
        said.extend(circumstances.map(|seen| ("circumstances".to_owned(), seen)));
        let capacity = self.capacity();
        said.extend(capacity.map(|capacity| ("capacity".to_owned(), capacity)));
        IncomingAt { id: None, place: self.place(source), said }
    }

    fn circumstances(&mut self) -> Option<Json> {
        let mut yes = |column| self.chosen(column).map(|word| word == "yes");
        let (quiet_room, may_leave) = (yes("quiet_room"), yes("may_leave"));
        let (fixed_place, informed) = (yes("fixed_place"), yes("informed_beforehand"));
        let seen = crate::Circumstances {
            noise: self.chosen("noise").and_then(|word| word.parse().ok()),
            light: self.chosen("light").and_then(|word| word.parse().ok()),
            crowd: self.chosen("crowd").and_then(|word| word.parse().ok()),
            quiet_room,
            may_leave,
            fixed_place,
            informed_beforehand: informed,
            largest_group: self.number("largest_group"),
            observed_on: self.date("observed_on"),
            observed_by: self.cell("observed_by").and_then(|cell| clean_line(cell, 80).ok()),
        };
        (!seen.is_empty()).then(|| json!(seen))
    }

    fn capacity(&mut self) -> Option<Json> {
        let (places, free) = (self.number::<u32>("places"), self.number::<u32>("free"));
        let (waiting, confirmed) = (self.number::<u32>("waiting"), self.date("counted_on"));
        let (Some(places), Some(free), Some(confirmed)) = (places, free, confirmed) else {
            if places.is_some() && confirmed.is_none() {
                self.find("counted_on", "", What::BadDate);
            }
            return None;
        };
        if free > places {
            self.find("free", &free.to_string(), What::BadNumber);
            return None;
        }
        Some(json!(Capacity { places, free, waiting: waiting.unwrap_or_default(), confirmed }))
    }

    fn place(&mut self, source: &str) -> Option<IncomingPlace> {
        let name = self.cell("place").and_then(|cell| clean_line(cell, 200).ok())?;
        let mut said = Said::new();
        said.insert("name".to_owned(), json!(name));
        for column in ["street", "postcode", "town", "neighbourhood"] {
            let line = self.cell(column).and_then(|cell| clean_line(cell, 200).ok());
            said.extend(line.map(|line| (column.to_owned(), json!(line))));
        }
        let degrees = |cell: &str| cell.replace(',', ".").parse::<f64>().ok().filter(|one| one.is_finite());
        let north = self.read("latitude", What::BadCoordinates, degrees);
        let east = self.read("longitude", What::BadCoordinates, degrees);
        said.extend(Option::zip(north, east).map(|point| ("point".to_owned(), json!(point))));
        let access = self.several("access");
        said.extend(access.map(|access| ("access".to_owned(), access)));
        let key =
            format!("{} / {}", fold(&name), said.get("postcode").and_then(Json::as_str).unwrap_or_default());
        let (id, _) = hsds::identity(source, "location", &key);
        Some(IncomingPlace { id, origin: self.row.origin.clone(), said })
    }
}
