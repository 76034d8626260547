use crate::configuration::Configuration;
use crate::rooms::Furniture;
use crate::{observe, server};

use super::database;

/// Serves the pages.
pub(crate) async fn run(configuration: &Configuration) -> anyhow::Result<()> {
    let db = database::open_current(configuration).await?;
    let counts = observe::start_counting()?;
    if let Some(address) = configuration.metrics_listen {
        observe::serve_counts(address, counts).await?;
    }
    let furniture =
        Furniture::new(&db, configuration.provider()?)?.with_freshness(configuration.freshness()?);
    let house = server::house(configuration, db, false)?;
    server::serve(house, furniture, configuration.listen, |address| {
        tracing::info!(%address, "Serving on {address}");
    })
    .await
}
