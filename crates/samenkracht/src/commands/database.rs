use anyhow::{Context as _, bail};
use store::{Address, Db};

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
    Db::open(&address).await.with_context(|| format!("the database {address} does not open"))
}

/// Opens a database that is up to date.
pub(crate) async fn open_current(configuration: &Configuration) -> anyhow::Result<Db> {
    let db = open(configuration).await?;
    let applied = store::schema_version(&db).await?;
    let known = rooms::migrations();
    let missing =
        known.iter().filter(|step| !applied.iter().any(|found| found.version == step.version)).count();
    if missing > 0 {
        bail!("the database lacks {missing} schema steps of this program: run `samenkracht migrate` first");
    }
    // Also refuses a newer schema and an edited step.
    store::migrate(&db, &known, crate::chance::clock().now()).await?;
    Ok(db)
}
