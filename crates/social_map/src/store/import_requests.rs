use access::Permit;
use kernel::{AccountId, Instant};
use serde_json::{Value as Json, json};
use store::{Read, Row, StoreError, Tx, values};
use uuid::Uuid;

use super::unreadable;
use crate::exchange::{Counts, ImportState, Plan};

/// A file that somebody wants to bring in, and how far it is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ImportRequest {
    pub(crate) id: Uuid,
    /// Who wants it.
    pub(crate) account: AccountId,
    pub(crate) source: String,
    pub(crate) file_name: String,
    pub(crate) format: String,
    pub(crate) publish: bool,
    pub(crate) state: ImportState,
    /// Whether what cannot be taken is left out.
    pub(crate) skip_refused: bool,
    /// What it would do or did, in numbers.
    pub(crate) counts: Option<Counts>,
    /// The seal of the plan that was shown.
    pub(crate) seal: Option<Uuid>,
    /// What is the matter, when something is: the key of a text and what to fill in.
    pub(crate) complaint: Option<Json>,
    /// How often the work at hand was begun.
    pub(crate) tries: i64,
    /// When the work at hand was last begun.
    pub(crate) begun_at: Option<Instant>,
    pub(crate) version: i64,
    pub(crate) created_at: Instant,
}

fn request(row: &Row) -> Result<ImportRequest, StoreError> {
    let counts: Option<Json> = row.get("counts")?;
    let counts = counts.map(serde_json::from_value).transpose();
    Ok(ImportRequest {
        id: row.get("id")?,
        account: row.id("account_id")?,
        source: row.get("source")?,
        file_name: row.get("file_name")?,
        format: row.get("format")?,
        publish: row.get("publish")?,
        state: row.parsed("state")?,
        skip_refused: row.get("skip_refused")?,
        counts: counts.map_err(|error| unreadable("counts", &error.to_string()))?,
        seal: row.get("seal")?,
        complaint: row.get("complaint")?,
        tries: row.get("tries")?,
        begun_at: row.get("begun_at")?,
        version: row.get("version")?,
        created_at: row.get("created_at")?,
    })
}

/// Keeps a new request with its file, as base64: a text in both engines.
pub(crate) async fn insert_import_request(
    tx: &mut Tx,
    _permit: &Permit,
    request: &ImportRequest,
    content: String,
) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO import_request (id, account_id, source, file_name, format, publish, state, skip_refused, tries,
                                     version, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, 1, $9)",
        values![
            request.id,
            request.account,
            &request.source,
            &request.file_name,
            &request.format,
            request.publish,
            request.state.name(),
            request.skip_refused,
            request.created_at,
        ],
    )
    .await?;
    tx.execute(
        "INSERT INTO import_file (request_id, content)
         VALUES ($1, $2)",
        values![request.id, content],
    )
    .await
    .map(drop)
}

/// A request that was made after `since`; of this account, when one is named.
pub(crate) async fn import_request(
    read: &mut Read,
    (id, account): (Uuid, Option<AccountId>),
    since: Instant,
) -> Result<Option<ImportRequest>, StoreError> {
    let row = read
        .row(
            "SELECT id, account_id, source, file_name, format, publish, state, skip_refused, counts, seal, complaint,
                    tries, begun_at, version, created_at
             FROM import_request
             WHERE id = $1
               AND (account_id = $2 OR $3)
               AND created_at > $4",
            values![id, account, account.is_none(), since],
        )
        .await?;
    row.as_ref().map(request).transpose()
}

/// The requests of an account since a moment, latest first.
pub(crate) async fn import_requests(
    read: &mut Read,
    account: AccountId,
    since: Instant,
) -> Result<Vec<ImportRequest>, StoreError> {
    let rows = read
        .rows(
            "SELECT id, account_id, source, file_name, format, publish, state, skip_refused, counts, seal, complaint,
                    tries, begun_at, version, created_at
             FROM import_request
             WHERE account_id = $1
               AND created_at > $2
             ORDER BY created_at DESC, id DESC
             LIMIT 20",
            values![account, since],
        )
        .await?;
    rows.iter().map(request).collect()
}

/// Keeps how far a request is now, when it still is the version that was seen.
pub(crate) async fn save_import_request(tx: &mut Tx, request: &ImportRequest) -> Result<(), StoreError> {
    tx.execute_on_seen(
        "UPDATE import_request
         SET state = $3, skip_refused = $4, counts = $5, seal = $6, complaint = $7, tries = $8, begun_at = $9,
             version = version + 1
         WHERE id = $1
           AND version = $2",
        values![
            request.id,
            request.version,
            request.state.name(),
            request.skip_refused,
            request.counts.map(|counts| json!(counts)),
            request.seal,
            request.complaint.clone(),
            request.tries,
            request.begun_at,
        ],
    )
    .await?;
    if request.state.is_over() {
        tx.execute("DELETE FROM import_file WHERE request_id = $1", values![request.id]).await?;
    }
    Ok(())
}

/// The file of a request, as base64.
pub(crate) async fn import_file(read: &mut Read, id: Uuid) -> Result<Option<String>, StoreError> {
    let row = read.row("SELECT content FROM import_file WHERE request_id = $1", values![id]).await?;
    row.map(|row| row.get("content")).transpose()
}

/// Keeps what a request would do.
pub(crate) async fn save_import_plan(tx: &mut Tx, id: Uuid, plan: &Plan) -> Result<(), StoreError> {
    let text = serde_json::to_string(plan).map_err(|error| unreadable("plan", &error.to_string()))?;
    tx.execute(
        "INSERT INTO import_plan (request_id, plan)
         VALUES ($1, $2)
         ON CONFLICT (request_id) DO UPDATE
         SET plan = excluded.plan",
        values![id, text],
    )
    .await
    .map(drop)
}

/// What a request would do, as it was worked out last.
pub(crate) async fn import_plan(read: &mut Read, id: Uuid) -> Result<Option<Plan>, StoreError> {
    let row = read.row("SELECT plan FROM import_plan WHERE request_id = $1", values![id]).await?;
    let Some(row) = row else { return Ok(None) };
    let text: String = row.get("plan")?;
    serde_json::from_str(&text).map(Some).map_err(|error| unreadable("plan", &error.to_string()))
}

/// Clears away the requests that were made before `since`, with their files and plans.
pub(crate) async fn drop_old_import_requests(tx: &mut Tx, since: Instant) -> Result<(), StoreError> {
    tx.execute("DELETE FROM import_request WHERE created_at <= $1", values![since]).await.map(drop)
}
