use clap::Subcommand;

use super::offers::ExportOffers;
use crate::configuration::Configuration;

/// What to take along.
#[derive(Debug, Subcommand)]
pub(crate) enum Export {
    /// Offers: HSDS 3.0 as JSON or as a data package, or our own table
    Offers(ExportOffers),
}

impl Export {
    /// Writes the file.
    pub(crate) async fn run(self, configuration: &Configuration) -> anyhow::Result<()> {
        match self {
            Self::Offers(offers) => offers.run(configuration).await,
        }
    }
}
