//! The letters of the old round: some sent, the others prepared for whoever looks around.

use chrono::TimeDelta;
use kernel::Instant;
use subsidies::{ApplicationId, LetterKind, RoundId, SubsidyError};

use super::Stage;

/// Prepares a letter and sends it on the same day.
pub(super) async fn send(
    stage: &Stage<'_>,
    id: ApplicationId,
    kind: LetterKind,
    at: Instant,
) -> Result<(), SubsidyError> {
    let officer = stage.officer(at);
    let letter = subsidies::prepare_letter(&officer, id, kind).await?;
    subsidies::send_letter(&officer, stage.writing(), (letter, 1), officer.clock.today()).await
}

/// Prepares the letters that tell the decisions, and sends the first of each kind.
pub(super) async fn write(stage: &Stage<'_>, round: RoundId, at: Instant) -> Result<(), SubsidyError> {
    let officer = stage.officer(at);
    subsidies::prepare_letters(&officer, round).await?;
    let prepared = subsidies::prepared_letters(&officer, Some(round)).await?;
    let later = stage.officer(at + TimeDelta::days(1));
    for kind in LetterKind::ALL {
        if let Some(letter) = prepared.iter().find(|letter| letter.kind == *kind) {
            let seen = (letter.id, letter.version);
            subsidies::send_letter(&later, stage.writing(), seen, letter.dated).await?;
        }
    }
    Ok(())
}
