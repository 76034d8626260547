//! The six tracks (*sporen*) of the programme: their half-yearly story, risks and controls, milestones, and what was promised last time.

mod actions;
mod beside;
mod deviation;
mod edition;
mod edition_state;
mod figure;
mod findings;
mod half_year;
mod ids;
mod milestone;
mod outlook;
mod pages;
mod part;
mod programme;
mod risk;
mod risk_state;
mod said;
mod store;
mod track;
mod wording;

pub use actions::{
    TracksError, add_track, change_figure, change_milestone, change_outlook, change_risk, change_track,
    name_risk, plan_milestone, promise_outlook, register_figure, start_edition, step_edition, step_milestone,
    step_outlook, step_risk, write_part,
};
pub use beside::{Beside, Saving, ToSave};
pub(crate) use deviation::{Deviation, deviations};
pub use edition::{Edition, NewEdition, WrittenPart};
pub use edition_state::{EditionState, EditionStep};
pub use figure::{Aim, Direction, Figure, Measure, NewFigure};
pub use findings::findings;
pub use half_year::{HalfYear, NotAHalfYear};
pub use ids::{
    EditionId, EditionMark, FigureId, FigureMark, MilestoneId, MilestoneMark, OutlookId, OutlookMark, RiskId,
    RiskMark, TrackId, TrackMark,
};
pub use milestone::{Milestone, MilestoneState, MilestoneStep, Moved, NewMilestone};
pub use outlook::{NewOutlook, Outlook, OutlookState, OutlookStep};
pub use pages::{NAVIGATION, room};
pub use part::{Content, Interface, Line, Part, PartText, Reference, Shape, Stakeholder};
pub use programme::Programme;
pub use risk::{Control, Level, NewRisk, NotALevel, Risk, Score, Weight};
pub use risk_state::{RiskState, RiskStep};
pub use said::{Answer, Said, WrongStep};
pub use store::{found, migrations, programme, tracks::tracks};
pub use track::{NewTrack, Slug, Track};
