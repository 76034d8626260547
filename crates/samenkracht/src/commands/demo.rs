use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;

use crate::chance::clock;
use crate::configuration::Configuration;
use crate::progress::say;
use crate::{observe, rooms, server};

use super::database;

/// The demonstration.
#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// Where to listen
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// The folder of its database
    #[arg(long, default_value = "data", value_name = "DIR")]
    data: PathBuf,
    /// How many generated offers to add, for load
    #[arg(long, default_value_t = 0, value_name = "N")]
    offers: u32,
}

impl Demo {
    /// Loads the demonstration where there is none and serves it.
    pub(crate) async fn run(self, mut configuration: Configuration) -> anyhow::Result<()> {
        configuration.database_url = format!("sqlite://{}", self.data.join("demonstration.db").display());
        configuration.theme = "demonstration".to_owned();
        configuration.base_url = format!("http://localhost:{}", self.port);
        configuration.listen = SocketAddr::from(([127, 0, 0, 1], self.port));
        let db = database::open(&configuration).await?;
        store::migrate(&db, &rooms::migrations(), clock().now()).await?;
        let counts = observe::start_counting()?;
        if let Some(address) = configuration.metrics_listen {
            observe::serve_counts(address, counts).await?;
        }
        let furniture = rooms::Furniture::new(&db, configuration.provider()?)?;
        let house = server::house(&configuration, db, true)?;
        let base_url = configuration.base_url.clone();
        server::serve(house, furniture, configuration.listen, |_| {
            say(&format!("Samenkracht is ready: {base_url}"))
        })
        .await
    }
}
