use crate::configuration::Configuration;
use crate::progress::say;

use super::database;

/// Says whether the database is fit for use.
pub(crate) async fn run(configuration: &Configuration) -> anyhow::Result<()> {
    let db = database::open_current(configuration).await?;
    db.close().await;
    say("The database is fit for use.");
    Ok(())
}
