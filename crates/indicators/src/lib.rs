//! Indicators with their definitions, observations with their margins, surveys, indices and what they mean for a neighbourhood.

mod actions;
mod aggregate;
mod api;
mod chart;
mod classes;
mod crosswalk;
mod definition;
mod exchange;
mod ids;
mod indicator;
mod observation;
mod pages;
mod place;
mod publish;
mod reckon;
mod standing;
mod store;
mod survey;
mod when;
mod withhold;
mod yardstick;

pub use actions::{
    Brought, FiguresError, FiguresToBringIn, Looked, NewIndicator, NewSurvey, SurveysError, add_indicator,
    add_survey, add_yardstick, ask, bring_in, bring_in_answers, catalogue, change_label, define_anew,
    earlier_imports, forget_answers, indicator, look_at, look_at_answers, look_at_questionnaire, plan_wave,
    publish_wave, step_wave, surveys, weigh_wave, write_note,
};
pub use aggregate::{over_areas, over_periods};
pub use api::document as api_document;
pub use crosswalk::{Crosswalk, CrosswalkFault};
pub use definition::{
    Definition, DefinitionFault, Direction, Frequency, Influence, Kind, OverAreas, OverPeriods, Protection,
    Unit,
};
pub use exchange::{
    Empty, Fault, FiguresFile, FileFault, Lack, MOST_FAULTS, Mapping, Mark, NotARole, Part, Reading, Role,
    Sheet, SheetRow, Terms, Wrong, read, sheet_of,
};
pub use ids::{
    AnswersUploadId, AnswersUploadMark, DefinitionId, DefinitionMark, FigureUploadId, FigureUploadMark,
    IndexId, IndexMark, IndicatorId, IndicatorMark, NoteId, NoteMark, RecipeId, RecipeMark, SignalId,
    SignalMark, SurveyId, SurveyMark, WaveId, WaveMark, YardstickId, YardstickMark,
};
pub use indicator::{DefinitionVersion, Indicator, Label, NotASlug, Series, Slug, Topic};
pub use observation::{Measured, Observation, Origin, Outcome, Status, WhyMissing};
pub use pages::{NAVIGATION, room};
pub use place::{Level, Place};
pub use publish::{Published, published, rounded};
pub use reckon::{Known, reckoned};
pub use standing::{Course, Standing, course, standing};
pub use store::imports::ImportRun;
pub use store::migrations;
pub use survey::{
    Adults, AgeClass, AnswerOption, Counts, Joined, MarginLine, Measure, NoSuchWaveStep, Question,
    Questionnaire, Respondent, Respondents, Sex, Survey, SurveyFault, SurveyWrong, Wave, WaveResult,
    WaveState, WaveStep, Weighed, Weighing, WeightRecipe, WeightRecipeFault, adults, measure_of,
    questionnaire_from, respondents_from, results, weigh,
};
pub use when::{NotATime, When};
pub use withhold::{Known as KnownPlaces, too_few, withheld};
pub use yardstick::{Note, Yardstick, YardstickKind};
