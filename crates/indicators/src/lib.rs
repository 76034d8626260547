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
mod index;
mod indicator;
mod observation;
mod pages;
mod picture;
mod place;
mod publish;
mod reckon;
mod signal;
mod standing;
mod store;
mod survey;
mod when;
mod withhold;
mod within_reach;
mod yardstick;

pub use actions::{
    Brought, FiguresError, FiguresToBringIn, IndicesError, Looked, NewIndex, NewIndicator, NewSurvey,
    SignalError, SurveysError, add_indicator, add_survey, add_yardstick, ask, bring_in, bring_in_answers,
    catalogue, change_label, copy_index_version, define_anew, earlier_imports, forget_answers, index_version,
    indicator, indices, interpret_signal, look_at, look_at_answers, look_at_questionnaire, look_for_signals,
    plan_wave, publish_wave, renew_index_version, save_index_recipe, signals, start_index, step_index,
    step_signal, step_wave, surveys, weigh_wave, write_note,
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
    SignalMark, SignalSessionId, SignalSessionMark, SurveyId, SurveyMark, WaveId, WaveMark, YardstickId,
    YardstickMark,
};
pub use index::{
    Combining, EffectTold, INDEX_CODE, Index, IndexFault, IndexKind, IndexOutcome, IndexRecipe, IndexVersion,
    Ingredient, InputColumn, InputFigure, LeftOut, Likely, Moved, Newer, Normalising, PartScore, PlaceScores,
    RankSpan, RecipeFault, RecipePart, RecipeState, RecipeStep, RemovalTold, Renewed, Shifted, Toward,
    VersionHead, Weighing, WrongRecipeStep, made, part_code, renewed, revised, shifts,
};
pub use indicator::{DefinitionVersion, Indicator, Label, Series, Slug, Topic};
pub use observation::{Measured, Observation, Origin, Outcome, Status, WhyMissing};
pub use pages::{NAVIGATION, room};
pub use place::{Level, Place};
pub use publish::{Published, published, rounded};
pub use reckon::{Known, reckoned};
pub use signal::{
    Confidence, Evidence, Noticed, SessionRecord, Signal, SignalState, SignalStep, WrongSignalStep, noticed,
};
pub use standing::{Course, Standing, course, standing};
pub use store::imports::ImportRun;
pub use store::migrations;
pub use survey::{
    Adults, AgeClass, AnswerOption, AnswerWeights, Counts, Joined, MarginLine, Measure, NoSuchWaveStep,
    Question, Questionnaire, Respondent, Respondents, Sex, Survey, SurveyFault, SurveyWrong, Wave,
    WaveResult, WaveState, WaveStep, Weighed, WeightRecipe, WeightRecipeFault, adults, measure_of,
    questionnaire_from, respondents_from, results, weigh,
};
pub use when::{NotATime, When};
pub use withhold::{Known as KnownPlaces, too_few, withheld};
pub use yardstick::{Note, Yardstick, YardstickKind};
