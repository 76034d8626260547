use kernel::Instant;
use store::{Db, Housekeeping, StoreError, values};

/// What is remembered while somebody is at the identity provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OidcVisit {
    pub(crate) nonce: String,
    pub(crate) verifier: String,
    pub(crate) way_back: String,
}

/// Remembers a visit under the hash of its state.
pub(crate) async fn insert(
    db: &Db,
    state_hash: &str,
    visit: &OidcVisit,
    ends_at: Instant,
) -> Result<(), StoreError> {
    let mut tx = db.begin().await?;
    tx.execute(
        "INSERT INTO oidc_visit (state_hash, nonce, verifier, way_back, ends_at)
         VALUES ($1, $2, $3, $4, $5)",
        values![state_hash, &visit.nonce, &visit.verifier, &visit.way_back, ends_at],
    )
    .await?;
    tx.commit_housekeeping(Housekeeping::Session).await
}

/// Takes a visit out: whoever comes back comes back once.
pub(crate) async fn take(db: &Db, state_hash: &str, now: Instant) -> Result<Option<OidcVisit>, StoreError> {
    let mut tx = db.begin().await?;
    let row = tx
        .row(
            "DELETE FROM oidc_visit
             WHERE state_hash = $1
               AND ends_at > $2
             RETURNING nonce, verifier, way_back",
            values![state_hash, now],
        )
        .await?;
    let visit = row.map(|row| {
        Ok::<_, StoreError>(OidcVisit {
            nonce: row.get("nonce")?,
            verifier: row.get("verifier")?,
            way_back: row.get("way_back")?,
        })
    });
    let visit = visit.transpose()?;
    tx.commit_housekeeping(Housekeeping::Session).await?;
    Ok(visit)
}
