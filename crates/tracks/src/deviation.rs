use vision::Standing;

use crate::{Figure, Milestone, Outlook, Programme, Risk, TrackId};

/// Something of a track that does not go as it was meant to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Deviation<'a> {
    /// What was promised is late.
    Outlook(&'a Outlook),
    /// A milestone is late, by so many days.
    Milestone(&'a Milestone, i64),
    /// A risk is larger than what is taken, by so much.
    Risk(&'a Risk, u8),
    /// Controls of a risk are late: so many.
    Controls(&'a Risk, usize),
    /// A figure is not where it should be, by so much.
    Figure(&'a Figure, i64),
}

/// What deviates in a track, the gravest first. What was promised counts from each edition, so that nothing is lost when
/// a new one is written; a figure counts from the edition that is looked at.
pub(crate) fn deviations<'a>(
    programme: &'a Programme,
    track: TrackId,
    figures: impl Iterator<Item = &'a Figure>,
) -> Vec<Deviation<'a>> {
    let today = programme.today;
    let late = |line: &&Outlook| programme.standing(line) == Standing::Late;
    let outlook = programme.editions_of(track).flat_map(|edition| programme.outlook_of(edition.id));
    let milestones = programme.milestones_of(track);
    let risks = || programme.risks_of(Some(track));
    let mut found: Vec<Deviation<'a>> = outlook.filter(late).map(Deviation::Outlook).collect();
    found.extend(milestones.filter_map(|one| Some(Deviation::Milestone(one, one.days_late(today)?))));
    found.extend(risks().filter_map(|risk| Some(Deviation::Risk(risk, risk.above_appetite()?))));
    found.extend(risks().filter_map(|risk| {
        let late = risk.late_controls(today).count();
        (late > 0).then_some(Deviation::Controls(risk, late))
    }));
    found.extend(figures.filter_map(|one| Some(Deviation::Figure(one, one.particulars.behind()?))));
    found
}
