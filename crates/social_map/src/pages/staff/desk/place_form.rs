use areas::{NeighbourhoodCode, Postcode, Shelf};
use kernel::clean_line;
use serde::Deserialize;
use shell::{Choice, Field, FieldError, Mistakes, PageError, Visit};

use super::super::control::Control;
use super::super::facts::Difference;
use crate::catalogue::AreaNames;
use crate::{Access, Coordinates, Place, PlaceId};

/// What is typed of a place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(super) struct PlaceForm {
    pub(super) version: i64,
    pub(super) name: String,
    pub(super) street: String,
    pub(super) postcode: String,
    pub(super) town: String,
    pub(super) neighbourhood: String,
    pub(super) latitude: String,
    pub(super) longitude: String,
    pub(super) access: Vec<String>,
}

impl PlaceForm {
    pub(super) fn of(place: &Place) -> Self {
        let degrees = |number: f64| number.to_string().replace('.', ",");
        Self {
            version: place.version,
            name: place.name.clone(),
            street: place.street.clone().unwrap_or_default(),
            postcode: place.postcode.clone().unwrap_or_default(),
            town: place.town.clone(),
            neighbourhood: place.neighbourhood.to_string(),
            latitude: place.coordinates.map(|point| degrees(point.latitude())).unwrap_or_default(),
            longitude: place.coordinates.map(|point| degrees(point.longitude())).unwrap_or_default(),
            access: place.access.iter().map(|one| one.name().to_owned()).collect(),
        }
    }

    /// The place that was typed, as `id`. A neighbourhood that is not chosen follows from the postcode, when it can.
    pub(super) async fn parse(
        &self,
        visit: &Visit,
        id: PlaceId,
        demonstration: bool,
    ) -> Result<Result<Place, Vec<FieldError>>, PageError> {
        let mut wrong = Mistakes::none(visit, "place");
        let name = wrong.needed("name", clean_line(&self.name, 120));
        let street = wrong.optional_line("street", &self.street, 120);
        let town = wrong.needed("town", clean_line(&self.town, 80));
        let postcode: Option<Postcode> = wrong.optional("postcode", &self.postcode);
        let coordinates = self.coordinates(&mut wrong);
        let neighbourhood = match (self.neighbourhood.trim(), postcode) {
            ("", Some(postcode)) => Shelf::new(visit.house.db.clone()).neighbourhood_of(postcode).await?,
            ("", None) => None,
            (typed, _) => typed.parse::<NeighbourhoodCode>().ok(),
        };
        if neighbourhood.is_none() {
            wrong.add("neighbourhood");
        }
        Ok(match (name, town, neighbourhood, wrong.found()) {
            (Some(name), Some(town), Some(neighbourhood), found) if found.is_empty() => Ok(Place {
                id,
                name,
                street,
                postcode: postcode.map(|postcode| postcode.to_string()),
                town,
                neighbourhood,
                coordinates,
                access: Access::ALL
                    .iter()
                    .copied()
                    .filter(|one| self.access.iter().any(|word| word == one.name()))
                    .collect(),
                demonstration,
                version: self.version,
            }),
            (.., found) => Err(found),
        })
    }

    /// Both numbers or neither; with a comma or a point.
    fn coordinates(&self, wrong: &mut Mistakes<'_>) -> Option<Coordinates> {
        let (latitude, longitude) = (self.latitude.trim(), self.longitude.trim());
        if latitude.is_empty() && longitude.is_empty() {
            return None;
        }
        let number = |text: &str| text.replace(',', ".").parse::<f64>().ok();
        let point = number(latitude).zip(number(longitude));
        let point = point.and_then(|(latitude, longitude)| Coordinates::new(latitude, longitude).ok());
        if point.is_none() {
            wrong.add("latitude");
        }
        point
    }

    pub(super) fn controls(&self, visit: &Visit, areas: &AreaNames, errors: &[FieldError]) -> Vec<Control> {
        let form = visit.fields("place", errors);
        let access = Access::ALL.iter().map(|one| Choice {
            value: one.name().to_owned(),
            label: visit.t(&format!("map-access-{one}")).to_owned(),
            chosen: self.access.iter().any(|word| word == one.name()),
            count: None,
        });
        let none =
            Choice { label: visit.t("place-neighbourhood-by-postcode").to_owned(), ..Choice::default() };
        let mut parts: Vec<Choice> = areas
            .neighbourhoods()
            .map(|(code, name)| Choice {
                chosen: code.to_string() == self.neighbourhood,
                value: code.to_string(),
                label: format!("{name} ({})", areas.ward(code.ward())),
                count: None,
            })
            .collect();
        parts.sort_by(|one, other| one.label.cmp(&other.label));
        vec![
            Control::Text(form.field("name", &self.name)),
            Control::Text(form.optional("street", &self.street)),
            Control::Text(form.optional("postcode", &self.postcode)),
            Control::Text(form.field("town", &self.town)),
            Control::Select(Field {
                options: std::iter::once(none).chain(parts).collect(),
                ..form.optional("neighbourhood", &self.neighbourhood)
            }),
            Control::Checks(Field { options: access.collect(), ..form.optional("access", "") }),
            Control::Number(form.optional("latitude", &self.latitude)),
            Control::Number(form.optional("longitude", &self.longitude)),
        ]
    }

    /// Where what is typed differs from what stands.
    pub(super) fn differences(&self, visit: &Visit, place: &Place) -> Vec<Difference> {
        let (stands, typed) = (Self::of(place).texts(visit), self.texts(visit));
        let pairs = stands.into_iter().zip(typed).filter(|((_, old), (_, new))| old != new);
        pairs
            .map(|((name, old), (_, new))| Difference {
                label: visit.t(&format!("place-{name}")).to_owned(),
                old,
                new,
            })
            .collect()
    }

    fn texts(&self, visit: &Visit) -> [(&'static str, String); 8] {
        let access = self.access.iter().map(|word| visit.t(&format!("map-access-{word}")).to_owned());
        [
            ("name", self.name.clone()),
            ("street", self.street.clone()),
            ("postcode", self.postcode.clone()),
            ("town", self.town.clone()),
            ("neighbourhood", self.neighbourhood.clone()),
            ("access", access.collect::<Vec<_>>().join(", ")),
            ("latitude", self.latitude.clone()),
            ("longitude", self.longitude.clone()),
        ]
    }
}
