//! Indicators with their definitions, observations with their margins, surveys, indices and what they mean for a neighbourhood.

mod ids;

pub use ids::{
    DefinitionId, DefinitionMark, IndexId, IndexMark, IndicatorId, IndicatorMark, RecipeId, RecipeMark,
    SignalId, SignalMark, SurveyId, SurveyMark,
};
