use shell::Visit;

use crate::search::Reach;
use crate::travel::Trip;

/// Further than an hour nobody walks.
const LONGEST_WALK: u32 = 60;

/// How far it is, or that it comes to people; nothing where the place says it already.
pub(super) fn away(visit: &Visit, reach: Reach) -> Option<String> {
    let (metres, roughly) = match reach {
        Reach::Away { metres, roughly } => (metres, roughly),
        Reach::AtHome => return Some(visit.t("list-away-home").to_owned()),
        Reach::Secret => return Some(visit.t("list-away-secret").to_owned()),
        Reach::OtherWards => return Some(visit.t("list-away-other-wards").to_owned()),
        Reach::Unknown => return Some(visit.t("list-away-unknown").to_owned()),
        Reach::Online => return None,
    };
    let trip = Trip::of(metres);
    let key = if trip.is_a_walk() {
        "list-away-walk"
    } else if trip.on_foot <= LONGEST_WALK {
        "list-away-ride"
    } else {
        "list-away-far"
    };
    let args = [("foot", trip.on_foot.into()), ("bicycle", trip.bicycle.into()), ("bus", trip.bus.into())];
    let away = visit.t_args(key, &args);
    Some(if roughly { visit.t_with("list-away-roughly", "away", away) } else { away })
}
