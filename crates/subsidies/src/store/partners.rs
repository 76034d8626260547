use access::Permit;
use kernel::{Instant, OrganisationId};
use store::{Read, StoreError, Tx, values};

use crate::{Application, ApplicationId, NewPartner};

/// Keeps who takes part. Whoever has a share or a task that changed confirms again.
pub(crate) async fn replace(
    tx: &mut Tx,
    _permit: &Permit,
    application: &Application,
    partners: &[NewPartner],
) -> Result<(), StoreError> {
    tx.execute(
        "DELETE FROM subsidy_partner
         WHERE application_id = $1",
        values![application.id],
    )
    .await?;
    for one in partners {
        let before = application.partners.iter().find(|old| old.organisation == one.organisation);
        let same = before.filter(|old| old.share == one.share && old.does == one.does);
        tx.execute(
            "INSERT INTO subsidy_partner (application_id, organisation_id, leads, share, does, confirmed_at)
             VALUES ($1, $2, $3, $4, $5, $6)",
            values![
                application.id,
                one.organisation,
                one.organisation == application.organisation,
                one.share,
                &one.does,
                same.and_then(|old| old.confirmed_at),
            ],
        )
        .await?;
    }
    Ok(())
}

pub(crate) async fn confirm(
    tx: &mut Tx,
    _permit: &Permit,
    id: ApplicationId,
    organisation: OrganisationId,
    now: Instant,
) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE subsidy_partner
         SET confirmed_at = $3
         WHERE application_id = $1
           AND organisation_id = $2",
        values![id, organisation, now],
    )
    .await?;
    Ok(())
}

/// Forgets who confirmed, because what they confirmed was changed.
pub(crate) async fn unconfirm(tx: &mut Tx, _permit: &Permit, id: ApplicationId) -> Result<(), StoreError> {
    tx.execute(
        "UPDATE subsidy_partner
         SET confirmed_at = NULL
         WHERE application_id = $1",
        values![id],
    )
    .await?;
    Ok(())
}

/// Whether an organisation leads an application or takes part in it.
pub(crate) async fn takes_part(
    read: &mut Read,
    id: ApplicationId,
    organisation: OrganisationId,
) -> Result<bool, StoreError> {
    let row = read
        .row(
            "SELECT organisation_id
             FROM subsidy_partner
             WHERE application_id = $1
               AND organisation_id = $2",
            values![id, organisation],
        )
        .await?;
    Ok(row.is_some())
}
