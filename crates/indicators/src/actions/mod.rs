//! What can be done with indicators and figures. Pages, files, programs and the command line all come through here.

mod bring_in;
mod indices;
mod keep;
mod look;
mod notes;
mod readers;
mod show;
mod signals;
mod surveys;
mod uploads;

use access::{Cx, Permit, Refused};
use serde_json::Value as Json;
use store::{Entry, StoreError, Subject};

use crate::DefinitionFault;
use crate::exchange::{FileFault, Lack};

pub(crate) use bring_in::bring_in_with;
pub use bring_in::{Brought, FiguresToBringIn, bring_in};
pub use indices::{
    IndicesError, NewIndex, copy_index_version, index_version, indices, renew_index_version,
    save_index_recipe, start_index, step_index,
};
pub(crate) use indices::{indices_of_place, may_decide, renewed_since};
pub use keep::{NewIndicator, add_indicator, add_yardstick, change_label, define_anew};
pub use look::{Looked, look_at};
pub use notes::write_note;
pub(crate) use show::{IndicatorFigures, PlaceFigures, indicator_figures, page_of_figures, place_figures};
pub use show::{catalogue, earlier_imports, indicator};
pub(crate) use signals::signal;
pub use signals::{SignalError, interpret_signal, look_for_signals, signals, step_signal};
pub use surveys::{
    NewSurvey, SurveysError, add_survey, ask, bring_in_answers, forget_answers, look_at_answers,
    look_at_questionnaire, plan_wave, publish_wave, step_wave, surveys, weigh_wave,
};
pub(crate) use surveys::{
    SurveyWhole, WAVE, WaveWhole, bring_in_answers_upload, put_down_answers, survey_whole, take_up_answers,
    wave_whole,
};
pub(crate) use uploads::{bring_in_upload, put_down, remember, take_up};

/// Why something was not kept, or not found.
#[derive(Debug, thiserror::Error)]
pub enum FiguresError {
    /// There is none, or not for them.
    #[error("there is no such thing")]
    NotFound,
    /// They may not.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The word of the indicator is in use.
    #[error("there is an indicator with this word")]
    Taken,
    /// The definition does not hold together.
    #[error(transparent)]
    Definition(#[from] DefinitionFault),
    /// There is nothing to bring in.
    #[error("there are no figures in it")]
    Nothing,
    /// No areas are known, so that no figure has a place.
    #[error("import the wards and neighbourhoods first")]
    NoAreas,
    /// The file cannot be read at all.
    #[error(transparent)]
    File(#[from] FileFault),
    /// It is not said well enough what the columns mean.
    #[error(transparent)]
    Lack(#[from] Lack),
    /// There are mistakes in the file, so many in all; nothing was brought in.
    #[error("there are {0} mistakes in the file; nothing was brought in")]
    Mistakes(usize),
    /// Somebody else changed it since the writer saw it.
    #[error("somebody else changed it in the meantime")]
    Stale,
    /// The database.
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for FiguresError {
    fn from(error: StoreError) -> Self {
        error.called(Self::Stale, Self::Store, Self::Store)
    }
}

/// What stands in the log of one change; details name fields and counts.
fn entry(cx: &Cx, permit: &Permit, subject: Subject, details: Json) -> Entry {
    permit.entry(cx.now(), subject, details)
}
