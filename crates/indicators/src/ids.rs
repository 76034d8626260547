use kernel::Id;

/// Marks the identity of an indicator.
#[derive(Debug)]
pub enum IndicatorMark {}

/// Identity of an indicator.
pub type IndicatorId = Id<IndicatorMark>;

/// Marks the identity of a version of the definition of an indicator.
#[derive(Debug)]
pub enum DefinitionMark {}

/// Identity of a version of the definition of an indicator.
pub type DefinitionId = Id<DefinitionMark>;

/// Marks the identity of an index.
#[derive(Debug)]
pub enum IndexMark {}

/// Identity of an index.
pub type IndexId = Id<IndexMark>;

/// Marks the identity of a version of the recipe of an index.
#[derive(Debug)]
pub enum RecipeMark {}

/// Identity of a version of the recipe of an index.
pub type RecipeId = Id<RecipeMark>;

/// Marks the identity of a survey.
#[derive(Debug)]
pub enum SurveyMark {}

/// Identity of a survey.
pub type SurveyId = Id<SurveyMark>;

/// Marks the identity of a wave of a survey.
#[derive(Debug)]
pub enum WaveMark {}

/// Identity of a wave of a survey.
pub type WaveId = Id<WaveMark>;

/// Marks the identity of a file of answers that was put down.
#[derive(Debug)]
pub enum AnswersUploadMark {}

/// Identity of a file of answers that was put down and is not brought in yet.
pub type AnswersUploadId = Id<AnswersUploadMark>;

/// Marks the identity of a signal in the figures.
#[derive(Debug)]
pub enum SignalMark {}

/// Identity of a signal in the figures.
pub type SignalId = Id<SignalMark>;

/// Marks the identity of a yardstick.
#[derive(Debug)]
pub enum YardstickMark {}

/// Identity of a target, a baseline or a benchmark.
pub type YardstickId = Id<YardstickMark>;

/// Marks the identity of a file of figures that was put down.
#[derive(Debug)]
pub enum FigureUploadMark {}

/// Identity of a file of figures that was put down and is not brought in yet.
pub type FigureUploadId = Id<FigureUploadMark>;

/// Marks the identity of a note about a place.
#[derive(Debug)]
pub enum NoteMark {}

/// Identity of a note about a place.
pub type NoteId = Id<NoteMark>;

/// Marks the identity of a session about a signal.
#[derive(Debug)]
pub enum SignalSessionMark {}

/// Identity of a session in which people said what a signal means.
pub type SignalSessionId = Id<SignalSessionMark>;
