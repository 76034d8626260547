use consistency::{Finding, Rule, Severity};

use super::{about, found, names, text, told};
use crate::{EditionState, OutlookState, Programme};

/// What was promised in one edition and is not answered in the next one that others can read (I-27).
pub(super) fn findings(programme: &Programme) -> Vec<Finding> {
    let mut all = Vec::new();
    for (track, edition) in told(programme) {
        let next = programme.editions_of(track.id).find(|one| {
            let later = one.particulars.half > edition.particulars.half;
            later && one.state != EditionState::Draft
        });
        let Some(next) = next else { continue };
        let open = programme.outlook_of(edition.id).filter(|line| line.state == OutlookState::Promised);
        for line in open {
            let mut arguments = names(track, edition);
            arguments.extend([
                ("line", text(&line.particulars.title)),
                ("next", text(&next.particulars.half.to_string())),
            ]);
            let found = found(
                (Rule::PromiseReturns, Severity::Error, "track-outlook-unanswered"),
                line.id.to_string(),
                about(track, next),
                arguments,
            );
            all.push(Finding { source: line.particulars.source.clone(), ..found });
        }
    }
    all
}
