use crate::chance::clock;
use crate::configuration::Configuration;
use crate::progress::say;
use crate::rooms;

use super::database;

/// Brings the schema up to date.
pub(crate) async fn run(configuration: &Configuration) -> anyhow::Result<()> {
    let db = database::open(configuration).await?;
    let made = store::migrate(&db, &rooms::migrations(), clock().now()).await?;
    for step in &made {
        say(&format!("Made schema step {}: {}.", step.version, step.name));
    }
    if made.is_empty() {
        say("The database was up to date.");
    }
    db.close().await;
    Ok(())
}
