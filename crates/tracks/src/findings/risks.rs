use std::collections::BTreeMap;

use consistency::{Finding, Rule, Severity, Thing};

use super::{found, text};
use crate::{Programme, Risk, Track};

/// Tracks of which nobody named a risk, and risks about which nothing is done (I-23: every heading has content).
pub(super) fn findings(programme: &Programme) -> Vec<Finding> {
    let without = programme.tracks.iter().filter(|track| programme.risks_of(Some(track.id)).next().is_none());
    let bare = programme.risks.iter().filter(|risk| {
        risk.state.is_open() && risk.particulars.controls.is_empty() && risk.state.said().is_none()
    });
    without.map(no_risk).chain(bare.map(no_control)).collect()
}

fn no_risk(track: &Track) -> Finding {
    let about = Thing {
        kind: "track",
        id: Some(track.id.uuid()),
        name: track.particulars.name.clone(),
        page: Some(format!("/plannen/{}", track.particulars.slug)),
    };
    let arguments = BTreeMap::from([("track", text(&track.particulars.name))]);
    let found = found(
        (Rule::ReferencesResolve, Severity::Warning, "track-without-risk"),
        track.id.to_string(),
        about,
        arguments,
    );
    Finding { source: track.particulars.source.clone(), ..found }
}

fn no_control(risk: &Risk) -> Finding {
    let about = Thing {
        kind: "risk",
        id: Some(risk.id.uuid()),
        name: risk.particulars.title.clone(),
        page: Some(format!("/plannen/risico/{}", risk.id)),
    };
    let arguments = BTreeMap::from([("risk", text(&risk.particulars.title))]);
    let found = found(
        (Rule::ReferencesResolve, Severity::Question, "risk-without-control"),
        format!("{}-control", risk.id),
        about,
        arguments,
    );
    Finding { source: risk.particulars.source.clone(), ..found }
}
