use access::{Action, Cx, Facts, ReaderError};
use kernel::Openness;
use store::{Entry, Tx};
use uuid::Uuid;

use super::FiguresError;

impl From<ReaderError> for FiguresError {
    fn from(error: ReaderError) -> Self {
        error.called()
    }
}

/// Whoever makes something restricted can read it; without this it would be gone for them at once.
pub(super) async fn name_writer(
    cx: &Cx,
    tx: &mut Tx,
    subject: (&'static str, Uuid),
    openness: Openness,
) -> Result<Option<Entry>, FiguresError> {
    let Some(account) = cx.actor.account.filter(|_| openness == Openness::Restricted) else {
        return Ok(None);
    };
    if cx.permit(Action::NamePolicyReaders, &Facts::NONE).is_err() {
        return Ok(None);
    }
    if access::readers_of(tx, subject.1).await?.contains(&account) {
        return Ok(None);
    }
    Ok(Some(access::name_reader(cx, tx, subject, account).await?))
}
