use consistency::{Finding, Rule, Severity};

use super::{about, found, names, text, told};
use crate::{Content, Edition, Interface, Part, Programme};

/// Interfaces that only one of the two names, without a reason (I-28). Editions of the same half-year are compared; a track
/// without an edition then cannot name anything.
pub(super) fn findings(programme: &Programme) -> Vec<Finding> {
    let mut all = Vec::new();
    for (track, edition) in told(programme) {
        for interface in interfaces(edition).iter().filter(|one| one.one_sided.is_none()) {
            let Some(other) = programme.track(interface.to.as_str()) else { continue };
            let Some(theirs) = programme.edition(other.id, Some(edition.particulars.half)) else { continue };
            if interfaces(theirs).iter().any(|one| one.to == track.particulars.slug) {
                continue;
            }
            let mut arguments = names(track, edition);
            arguments.insert("other", text(&other.particulars.name));
            let (from, to) = (track.particulars.number, other.particulars.number);
            let found = found(
                (Rule::InterfacesSymmetric, Severity::Warning, "track-interface-one-sided"),
                format!("{}-{from}-{to}", edition.particulars.half),
                about(other, theirs),
                arguments,
            );
            let arithmetic = Some(format!("{from} → {to}, {to} ↛ {from}"));
            all.push(Finding { arithmetic, source: interface.source.clone(), ..found });
        }
    }
    all
}

fn interfaces(edition: &Edition) -> &[Interface] {
    match edition.text(Part::Interfaces).map(|text| &text.content) {
        Some(Content::Interfaces(all)) => all,
        Some(Content::Lines(_) | Content::Stakeholders(_) | Content::References(_)) | None => &[],
    }
}
