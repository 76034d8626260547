use crate::configuration::Configuration;
use crate::{observe, server};

use super::database;

/// Serves the pages.
pub(crate) async fn run(configuration: &Configuration) -> anyhow::Result<()> {
    let db = database::open_current(configuration).await?;
    let counts = observe::start_counting()?;
    if let Some(address) = configuration.metrics_listen {
        observe::serve_counts(address, counts).await?;
    }
    let house = server::house(configuration, db, false)?;
    server::serve(house, configuration.listen, |address| {
        tracing::info!(%address, "Serving on {address}");
    })
    .await
}
