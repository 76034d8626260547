use tabular_export::{Cell, ExportError, Table};

use super::{COLUMNS, moments, words};
use crate::catalogue::AreaNames;
use crate::{Circumstances, Listing, Particulars};

type Text<'a> = &'a dyn Fn(&str) -> String;

/// The listings as the table of our template, a row for each.
pub(crate) fn sheet_table(
    listings: &[Listing],
    names: &AreaNames,
    text: Text<'_>,
) -> Result<Table, ExportError> {
    let heads = COLUMNS.iter().map(|column| text(&format!("sheet-{column}")));
    let mut table = Table::new(&text("sheet-name"), heads)?;
    for listing in listings {
        table.push(COLUMNS.iter().map(|column| cell(column, listing, names, text)).collect())?;
    }
    Ok(table)
}

fn cell(column: &str, listing: &Listing, names: &AreaNames, text: Text<'_>) -> Cell {
    let said = &listing.offer.particulars;
    let wording = &said.wording;
    match column {
        "id" => Cell::from(listing.offer.id.to_string()),
        "organisation" => Cell::from(listing.organisation_name.as_str()),
        "title" => Cell::from(wording.title.as_str()),
        "what" => line(&wording.what),
        "for_whom" => line(&wording.for_whom),
        "when" => line(&wording.when),
        "price" => line(&wording.price),
        "how_to_join" => line(&wording.how_to_join),
        "whom_to_call" => line(&wording.whom_to_call),
        "sessions" => line(&moments::written(&listing.at.sessions)),
        "places" | "free" | "waiting" | "counted_on" => capacity(column, listing),
        "place" | "street" | "postcode" | "town" | "neighbourhood" | "latitude" | "longitude" | "access" => {
            place(column, listing, names, text)
        }
        "noise"
        | "light"
        | "crowd"
        | "quiet_room"
        | "may_leave"
        | "fixed_place"
        | "informed_beforehand"
        | "largest_group"
        | "observed_on"
        | "observed_by" => seen(column, &listing.at.circumstances, text),
        _ => fact(column, said, text),
    }
}

fn line(text: &str) -> Cell {
    if text.is_empty() { Cell::Empty } else { Cell::from(text) }
}

fn word(column: &str, code: &str, text: Text<'_>) -> Cell {
    words::list_of(column).map_or(Cell::Empty, |list| Cell::from(words::label(list, code, text)))
}

/// Words of a list with a sign between them.
fn several(list: &str, codes: impl Iterator<Item = &'static str>, text: Text<'_>) -> Cell {
    line(&codes.map(|code| words::label(list, code, text)).collect::<Vec<_>>().join("; "))
}

fn fact(column: &str, said: &Particulars, text: Text<'_>) -> Cell {
    let theme =
        |nth: usize| said.themes.get(nth).map_or(Cell::Empty, |theme| word(column, theme.name(), text));
    match column {
        "ambition" => word(column, said.ambition.name(), text),
        "theme_1" => theme(0),
        "theme_2" => theme(1),
        "theme_3" => theme(2),
        "interests" => line(&said.interests.join(", ")),
        "audience" => several(column, said.audience.iter().map(|one| one.name()), text),
        "age_from" => Cell::Whole(i64::from(said.ages.from)),
        "age_to" => Cell::Whole(i64::from(said.ages.to)),
        "languages" => line(&said.languages.join(", ")),
        "support" => word(column, said.support.name(), text),
        "cost_kind" => word(column, said.cost.kind(), text),
        "cost_amount" => said.cost.amount().map_or(Cell::Empty, |amount| Cell::Cents(amount.0)),
        "cost_reduction" => Cell::from(said.cost.reduction.clone()),
        "contact_name" => line(&said.contact.name),
        "contact_role" => Cell::from(said.contact.role.clone()),
        "contact_phone" => Cell::from(said.contact.phone.clone()),
        "contact_email" => Cell::from(said.contact.email.as_ref().map(ToString::to_string)),
        "setting" => word(column, said.setting.name(), text),
        "service_area" => {
            line(&said.service_area.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "))
        }
        _ => Cell::Empty,
    }
}

fn place(column: &str, listing: &Listing, names: &AreaNames, text: Text<'_>) -> Cell {
    let Some(place) = &listing.place else { return Cell::Empty };
    let name = names.neighbourhood(place.neighbourhood);
    match column {
        "place" => Cell::from(place.name.as_str()),
        "street" => Cell::from(place.street.clone()),
        "postcode" => Cell::from(place.postcode.clone()),
        "town" => Cell::from(place.town.as_str()),
        "neighbourhood" if name.is_empty() => Cell::from(place.neighbourhood.to_string()),
        "neighbourhood" => Cell::from(name),
        "latitude" => place.coordinates.map_or(Cell::Empty, |point| Cell::Decimal(point.latitude())),
        "longitude" => place.coordinates.map_or(Cell::Empty, |point| Cell::Decimal(point.longitude())),
        _ => several("access", place.access.iter().map(|one| one.name()), text),
    }
}

fn seen(column: &str, seen: &Circumstances, text: Text<'_>) -> Cell {
    let chosen = |code: Option<&'static str>| code.map_or(Cell::Empty, |code| word(column, code, text));
    let yes = |yes: Option<bool>| chosen(yes.map(|yes| if yes { "yes" } else { "no" }));
    match column {
        "noise" => chosen(seen.noise.map(crate::Noise::name)),
        "light" => chosen(seen.light.map(crate::Light::name)),
        "crowd" => chosen(seen.crowd.map(crate::Crowd::name)),
        "quiet_room" => yes(seen.quiet_room),
        "may_leave" => yes(seen.may_leave),
        "fixed_place" => yes(seen.fixed_place),
        "informed_beforehand" => yes(seen.informed_beforehand),
        "largest_group" => seen.largest_group.map_or(Cell::Empty, |group| Cell::Whole(i64::from(group))),
        "observed_on" => Cell::from(seen.observed_on),
        _ => Cell::from(seen.observed_by.clone()),
    }
}

fn capacity(column: &str, listing: &Listing) -> Cell {
    let Some(capacity) = listing.at.capacity else { return Cell::Empty };
    match column {
        "places" => Cell::Whole(i64::from(capacity.places)),
        "free" => Cell::Whole(i64::from(capacity.free)),
        "waiting" => Cell::Whole(i64::from(capacity.waiting)),
        _ => Cell::from(capacity.confirmed),
    }
}
