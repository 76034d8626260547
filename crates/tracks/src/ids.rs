use kernel::Id;

/// Marks the identity of a track (*spoor*).
#[derive(Debug)]
pub enum TrackMark {}

/// Identity of a track (*spoor*).
pub type TrackId = Id<TrackMark>;

/// Marks the identity of a half-yearly edition of a track.
#[derive(Debug)]
pub enum EditionMark {}

/// Identity of a half-yearly edition of a track.
pub type EditionId = Id<EditionMark>;

/// Marks the identity of a risk of a track.
#[derive(Debug)]
pub enum RiskMark {}

/// Identity of a risk of a track.
pub type RiskId = Id<RiskMark>;

/// Marks the identity of a milestone.
#[derive(Debug)]
pub enum MilestoneMark {}

/// Identity of a milestone.
pub type MilestoneId = Id<MilestoneMark>;

/// Marks the identity of a line of the outlook, promised for the next half-year.
#[derive(Debug)]
pub enum OutlookMark {}

/// Identity of a line of the outlook, promised for the next half-year.
pub type OutlookId = Id<OutlookMark>;

/// Marks the identity of a figure of an edition.
#[derive(Debug)]
pub enum FigureMark {}

/// Identity of a figure of an edition.
pub type FigureId = Id<FigureMark>;
