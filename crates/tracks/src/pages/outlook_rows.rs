use shell::Visit;
use vision::Standing;

use super::shared::{Link, page_of};
use super::words;
use crate::{Outlook, Programme};

/// A line of the outlook as people read it.
pub(super) struct OutlookRow {
    pub(super) title: String,
    pub(super) track: String,
    pub(super) href: String,
    pub(super) due: String,
    pub(super) standing: String,
    pub(super) tone: &'static str,
    pub(super) answer: String,
    pub(super) promise: Option<Link>,
}

/// The lines, what is late first.
pub(super) fn rows<'a>(
    visit: &Visit,
    programme: &Programme,
    lines: impl Iterator<Item = &'a Outlook>,
) -> Vec<OutlookRow> {
    let mut lines: Vec<(Standing, &Outlook)> = lines.map(|line| (programme.standing(line), line)).collect();
    lines.sort_by_key(|(standing, line)| (*standing, line.id));
    lines.into_iter().map(|(standing, line)| row(visit, programme, standing, line)).collect()
}

fn row(visit: &Visit, programme: &Programme, standing: Standing, line: &Outlook) -> OutlookRow {
    let of = &line.particulars;
    let track = programme.track_of_edition(of.edition);
    let promise = programme.promise(of.promise);
    let answered = line.state.answer().map(|answer| {
        let half = programme.edition_of(answer.edition).map(|edition| edition.particulars.half);
        let half = half.map(|half| format!(" ({})", words::half(visit, half))).unwrap_or_default();
        format!("{}{half}", answer.text)
    });
    let proof = promise.and_then(|promise| promise.state.proof()).map(|proof| proof.text.clone());
    let silence = || visit.t("tracks-outlook-silence").to_owned();
    OutlookRow {
        title: of.title.clone(),
        track: track.map(|track| track.particulars.name.clone()).unwrap_or_default(),
        href: track.map(|track| format!("{}#vooruitblik", page_of(track))).unwrap_or_default(),
        due: words::date_if_known(visit, of.due.or_else(|| promise.and_then(|one| one.particulars.due))),
        standing: visit.t(&format!("tracks-standing-{standing}")).to_owned(),
        tone: words::standing_tone(standing),
        answer: answered.or(proof).unwrap_or_else(silence),
        promise: promise
            .map(|one| Link::to(visit.t("tracks-outlook-promise"), format!("/beloftes/{}", one.id))),
    }
}
