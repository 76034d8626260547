use access::{ReaderError, Refused};
use store::StoreError;
use survey_weights::SurveyError;

use crate::FiguresError;
use crate::exchange::FileFault;
use crate::survey::{NoSuchWaveStep, SurveyFault, WeightRecipeFault};

/// Why something was not done with a survey.
#[derive(Debug, thiserror::Error)]
pub enum SurveysError {
    /// There is none, or not for them.
    #[error("there is no such survey or wave")]
    NotFound,
    /// Its word, or the time of the wave, is in use.
    #[error("there is one already")]
    Taken,
    /// There is no questionnaire yet.
    #[error("nothing is asked yet: bring in the questionnaire first")]
    NoQuestions,
    /// Nobody who was invited answered, or the answers were deleted.
    #[error("there are no answers")]
    NoAnswers,
    /// The step cannot be taken now.
    #[error(transparent)]
    Step(#[from] NoSuchWaveStep),
    /// The recipe does not hold together.
    #[error(transparent)]
    Recipe(#[from] WeightRecipeFault),
    /// The file cannot be read at all.
    #[error(transparent)]
    File(#[from] FileFault),
    /// There are mistakes in the file; nothing was kept.
    #[error("there are {} mistakes in the file; nothing was kept", .0.len())]
    Mistakes(Vec<SurveyFault>),
    /// No weights can be made, or no figures from them.
    #[error(transparent)]
    Weights(#[from] SurveyError),
    /// As with other figures.
    #[error(transparent)]
    Figures(#[from] FiguresError),
}

impl From<StoreError> for SurveysError {
    fn from(error: StoreError) -> Self {
        Self::Figures(error.into())
    }
}

impl From<Refused> for SurveysError {
    fn from(refused: Refused) -> Self {
        Self::Figures(refused.into())
    }
}

impl From<ReaderError> for SurveysError {
    fn from(error: ReaderError) -> Self {
        Self::Figures(error.into())
    }
}
