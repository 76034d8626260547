use access::{Action, Facts};
pub(super) use shell::Link;
use shell::{Crumb, PageError, Visit};

use crate::{Programme, Track};

/// All that this visitor sees, today.
pub(super) async fn seen(visit: &Visit) -> Result<Programme, PageError> {
    let (mut read, sight) = visit.cx.look().await?;
    Ok(crate::programme(&mut read, &sight, visit.cx.clock.today()).await?)
}

/// The way back to the programme, and to the track when it is about one.
pub(super) fn crumbs(visit: &Visit, track: Option<&Track>) -> Vec<Crumb> {
    let home = Crumb { href: "/plannen".to_owned(), label: visit.t("tracks-navigation").to_owned() };
    let track = track.map(|track| Crumb { href: page_of(track), label: track.particulars.name.clone() });
    std::iter::once(home).chain(track).collect()
}

/// The page of a track.
pub(super) fn page_of(track: &Track) -> String {
    format!("/plannen/{}", track.particulars.slug)
}

/// The page of the money that serves a track.
pub(super) fn money_of(track: &Track) -> String {
    format!("/geld?spoor={}", track.particulars.slug)
}

/// Whether the visitor keeps the tracks.
pub(super) fn keeps(visit: &Visit) -> bool {
    visit.cx.permit(Action::KeepTracks, &Facts::NONE).is_ok()
}

/// Where a list is found as a file: CSV, Excel, ODS.
pub(super) fn files(name: &str) -> [String; 3] {
    ["csv", "xlsx", "ods"].map(|format| format!("/plannen/bestand/{name}.{format}"))
}
