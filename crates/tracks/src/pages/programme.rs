use askama::Template;
use shell::{PageResult, Visit};

use super::matrix::{Caption, matrix};
use super::outlook_rows::{self, OutlookRow};
use super::shared::{Link, files, keeps, page_of, seen};
use super::words;
use crate::{Deviation, Figure, Programme, Risk, Track, deviations};

/// What deviates in a track, counted.
struct TrackRow {
    number: i64,
    name: String,
    href: String,
    deviations: String,
    about: String,
    edition: String,
    counts: [usize; 4],
    calm: bool,
}

struct RiskRow {
    number: usize,
    title: String,
    href: String,
    track: String,
    score: String,
    tone: &'static str,
    state: String,
    state_tone: &'static str,
    controls: usize,
}

#[derive(Template)]
#[template(path = "pages/programme.html")]
struct ProgrammePage<'a> {
    v: &'a Visit,
    tracks: Vec<TrackRow>,
    picture: String,
    risks: Vec<RiskRow>,
    outlook: Vec<OutlookRow>,
    keeping: Vec<Link>,
    risk_files: [String; 3],
    outlook_files: [String; 3],
}

/// The whole programme: what deviates first, then the tracks, the risks, and what was promised last time.
pub(crate) async fn show(visit: Visit) -> PageResult {
    let programme = seen(&visit).await?;
    let numbered: Vec<(usize, &Risk)> =
        (1_usize..).zip(programme.risks.iter().filter(|risk| risk.state.is_open())).collect();
    let caption = Caption {
        title: visit.t("tracks-risks-picture"),
        description: visit.t("tracks-risks-picture-description"),
        chance: visit.t("risk-chance"),
        impact: visit.t("risk-impact"),
    };
    let mut tracks: Vec<TrackRow> =
        programme.tracks.iter().map(|track| track_row(&visit, &programme, track)).collect();
    tracks.sort_by_key(|row| (row.calm, row.number));
    let new = [("track-new", "/plannen/spoor/nieuw"), ("risk-new", "/plannen/risico/nieuw")];
    let keeping = new.map(|(label, href)| Link::to(visit.t(label), href));
    visit.page(&ProgrammePage {
        v: &visit,
        tracks,
        picture: matrix(&caption, &numbered),
        risks: numbered.iter().map(|(number, risk)| risk_row(&visit, &programme, *number, risk)).collect(),
        outlook: outlook_rows::rows(&visit, &programme, programme.outlook.iter()),
        keeping: if keeps(&visit) { keeping.to_vec() } else { Vec::new() },
        risk_files: files("risicos"),
        outlook_files: files("vooruitblik"),
    })
}

fn track_row(visit: &Visit, programme: &Programme, track: &Track) -> TrackRow {
    let edition = programme.edition(track.id, None);
    let figures: Vec<&Figure> =
        edition.into_iter().flat_map(|edition| programme.figures_of(edition.id)).collect();
    let found = deviations(programme, track.id, figures.into_iter());
    let mut counts = [0; 4];
    for one in &found {
        let [promises, milestones, risks, behind] = &mut counts;
        *match one {
            Deviation::Outlook(_) => promises,
            Deviation::Milestone(..) => milestones,
            Deviation::Risk(..) | Deviation::Controls(..) => risks,
            Deviation::Figure(..) => behind,
        } += 1;
    }
    let of = &track.particulars;
    TrackRow {
        number: of.number,
        name: of.name.clone(),
        href: page_of(track),
        deviations: format!("{}#afwijkingen", page_of(track)),
        about: of.about.clone(),
        edition: edition.map_or_else(
            || visit.t("tracks-edition-none").to_owned(),
            |edition| words::half(visit, edition.particulars.half),
        ),
        counts,
        calm: found.is_empty(),
    }
}

fn risk_row(visit: &Visit, programme: &Programme, number: usize, risk: &Risk) -> RiskRow {
    let of = &risk.particulars;
    let track = of.track.and_then(|track| programme.track_of(track));
    RiskRow {
        number,
        title: of.title.clone(),
        href: format!("/plannen/risico/{}", risk.id),
        track: track
            .map_or_else(|| visit.t("risk-track-none").to_owned(), |track| track.particulars.name.clone()),
        score: of.score.map_or_else(
            || visit.t("risk-score-none").to_owned(),
            |score| format!("{} × {} = {}", score.chance, score.impact, score.product()),
        ),
        tone: of.score.map_or("neutral", |score| words::weight_tone(score.weight())),
        state: visit.t(&format!("risk-state-{}", risk.state.name())).to_owned(),
        state_tone: words::risk_tone(&risk.state),
        controls: of.controls.len(),
    }
}
