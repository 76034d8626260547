use axum::http::header;
use axum::response::IntoResponse;
use chrono::Days;
use icalendar::{Calendar, Component as _, Event, EventLike as _, Property};
use shell::{PageResult, Visit};

use super::shared::seen;
use crate::{Promise, Standing};

/// The days on which promises are due that are not done, for a calendar program (RFC 5545).
pub(crate) async fn show(visit: Visit) -> PageResult {
    let vision = seen(&visit).await?;
    let open = |one: &&Promise| match one.standing(vision.today) {
        Standing::Late | Standing::Running => true,
        Standing::Done | Standing::Withdrawn => false,
    };
    let mut calendar = Calendar::empty();
    calendar.append_property(Property::new("VERSION", "2.0"));
    calendar.append_property(Property::new("PRODID", "-//Samenkracht//Beloftes//NL"));
    calendar.name(visit.t("promises-title"));
    calendar.extend(vision.promises.iter().filter(open).filter_map(|one| event(&visit, one)));
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"beloftes.ics\""),
    ];
    Ok((headers, calendar.to_string()).into_response())
}

/// The last day on which the promise is in time, as a whole day.
fn event(visit: &Visit, promise: &Promise) -> Option<Event> {
    let of = &promise.particulars;
    let day = of.due?.last_day();
    let mut event = Event::new();
    event
        .uid(&format!("{}@samenkracht", promise.id))
        .timestamp(promise.changed_at)
        .summary(&of.title)
        .description(&of.settles)
        .url(&visit.absolute(&format!("/beloftes/{}", promise.id)))
        .starts(day)
        .ends(day.checked_add_days(Days::new(1)).unwrap_or(day));
    Some(event.done())
}
