use std::collections::HashSet;

use access::{Action, Cx, Facts};
use areas::{AreaCode, Atlas, Division};

use super::FiguresError;
use crate::exchange::{FiguresFile, Lack, Mapping, Reading, Sheet, Terms, read, sheet_of};
use crate::store::{catalogue, imports};

/// What a file would bring, before anything is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Looked {
    /// The table in it.
    pub sheet: Sheet,
    /// What its columns mean: as was said, as was remembered of the source, or else by their names.
    pub mapping: Mapping,
    /// The figures and the faults; or what is not said yet.
    pub reading: Result<Reading, Lack>,
}

impl Looked {
    /// The figures, when nothing is wrong.
    ///
    /// # Errors
    /// When a column is not said, there is a mistake, or there are no figures.
    pub fn figures(self) -> Result<Reading, FiguresError> {
        let reading = self.reading?;
        match reading.fault_count {
            0 if reading.observations.is_empty() => Err(FiguresError::Nothing),
            0 => Ok(reading),
            faults => Err(FiguresError::Mistakes(faults)),
        }
    }
}

/// Looks at a file of `source` and keeps nothing. `said` is what somebody says that its columns mean.
///
/// # Errors
/// When the actor may not bring figures in, or the file cannot be read at all.
pub async fn look_at(
    cx: &Cx,
    atlas: &Atlas,
    file: &FiguresFile,
    (source, division): (&str, i32),
    said: Option<Mapping>,
) -> Result<Looked, FiguresError> {
    let (mut database, sight) = cx.look().await?;
    cx.permit(Action::BringInFigures, &Facts::NONE)?;
    let sheet = sheet_of(file)?;
    let indicators = catalogue::all(&mut database, &sight).await?;
    let mapping = match said {
        Some(said) => said,
        None => {
            let remembered = imports::mapping(&mut database, source).await?;
            Mapping::guessed(&sheet, &indicators, remembered.as_ref())
        }
    };
    let places = places(atlas.division());
    let municipality = atlas.division().municipality;
    let terms = Terms { indicators: &indicators, municipality, places: &places, division };
    let reading = read(&sheet, &mapping, &terms);
    Ok(Looked { reading, sheet, mapping })
}

fn places(division: &Division) -> HashSet<AreaCode> {
    let wards = division.wards.keys().map(|code| AreaCode::Ward(*code));
    let neighbourhoods = division.neighbourhoods.keys().map(|code| AreaCode::Neighbourhood(*code));
    wards.chain(neighbourhoods).collect()
}
