//! Surveys (*enquêtes*): what is asked, who answered, and what that says of everybody.

mod coded;
mod fault;
mod population;
mod questionnaire;
mod questions_sheet;
mod recipe;
mod respondent;
mod respondents_sheet;
mod results;
mod wave;
mod weigh;

use kernel::Openness;

use crate::{Slug, SurveyId};

pub use fault::{SurveyFault, SurveyWrong};
pub use population::{Adults, adults};
pub use questionnaire::{AnswerOption, Counts, Measure, Question, Questionnaire, measure_of};
pub use questions_sheet::questionnaire_from;
pub use recipe::{AnswerWeights, Joined, MarginLine, WeightRecipe, WeightRecipeFault};
pub use respondent::{AgeClass, Respondent, Sex};
pub use respondents_sheet::{Respondents, respondents_from};
pub use results::{WaveResult, results};
pub use wave::{NoSuchWaveStep, Wave, WaveState, WaveStep};
pub use weigh::{Weighed, weigh};

/// A survey (*enquête*) that is held again and again, such as the neighbourhood survey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    /// Which one.
    pub id: SurveyId,
    /// Its word in addresses.
    pub slug: Slug,
    /// What it is called.
    pub name: String,
    /// What it is about and who are asked.
    pub about: String,
    /// Who holds it: the source of its figures.
    pub source: String,
    /// Who may see that it is held.
    pub openness: Openness,
}
