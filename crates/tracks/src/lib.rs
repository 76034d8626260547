//! The six tracks (*sporen*) of the programme: their half-yearly story, risks and controls, milestones, and what was promised last time.

mod ids;

pub use ids::{
    EditionId, EditionMark, MilestoneId, MilestoneMark, OutlookId, OutlookMark, RiskId, RiskMark, TrackId,
    TrackMark,
};
