use anyhow::{Context as _, bail};
use store::{Address, Db, Severity};

use crate::configuration::Configuration;
use crate::rooms;

/// Opens the database; the folder of a new SQLite file is made.
pub(crate) async fn open(configuration: &Configuration) -> anyhow::Result<Db> {
    let address = configuration.database()?;
    if let Address::Sqlite(file) = &address
        && let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty())
    {
        std::fs::create_dir_all(folder)
            .with_context(|| format!("the folder {} cannot be made", folder.display()))?;
    }
    if let Some(finding) =
        store::check_address(&address).into_iter().find(|finding| finding.severity == Severity::Refuse)
    {
        bail!("{finding}");
    }
    Db::open(&address).await.with_context(|| format!("the database {address} does not open"))
}

/// Opens a database that is fit for use and up to date.
pub(crate) async fn open_current(configuration: &Configuration) -> anyhow::Result<Db> {
    let db = open(configuration).await?;
    let findings = store::check(&db, &rooms::migrations()).await?;
    let (refusals, warnings): (Vec<_>, Vec<_>) =
        findings.into_iter().partition(|finding| finding.severity == Severity::Refuse);
    for warning in warnings {
        tracing::warn!("{}", warning.sentence);
    }
    if refusals.is_empty() {
        return Ok(db);
    }
    let sentences: Vec<String> = refusals.into_iter().map(|finding| finding.sentence).collect();
    bail!("{}", sentences.join("; "))
}
