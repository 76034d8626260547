use std::net::SocketAddr;
use std::path::PathBuf;

use clap::Args;
use demo::{Centres, Loaded};
use store::Db;

use crate::chance::{chance, clock};
use crate::configuration::Configuration;
use crate::progress::{Progress, say};
use crate::{observe, rooms, server};

use super::database;

/// The same offers are generated each time.
const SEED: u64 = 2_026;

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
    pub(crate) async fn run(self, configuration: Configuration) -> anyhow::Result<()> {
        let configuration = self.settings(configuration);
        let db = database::open(&configuration).await?;
        store::migrate(&db, &rooms::migrations(), clock().now()).await?;
        self.load(&db).await?;
        let counts = observe::start_counting()?;
        if let Some(address) = configuration.metrics_listen {
            observe::serve_counts(address, counts).await?;
        }
        let furniture = rooms::Furniture::new(&db, configuration.provider()?)?;
        let furniture = furniture.with_freshness(configuration.freshness()?);
        let house = server::house(&configuration, db, true)?;
        let base_url = configuration.base_url.clone();
        server::serve(house, furniture, configuration.listen, |_| {
            say(&format!("Samenkracht is ready: {base_url}"));
            say(&format!("The accounts of the demonstration stand on {base_url}/inloggen"));
            for (role, email) in demo::people() {
                say(&format!("  {role:<26} {email}"));
            }
            say(&format!("  The password of all of them is {}", access::accounts::PASSWORD));
        })
        .await
    }

    /// The settings of the demonstration: what it writes stays in its own folder, whatever else runs on this machine.
    fn settings(&self, configuration: Configuration) -> Configuration {
        Configuration {
            database_url: format!("sqlite://{}", self.data.join("demonstration.db").display()),
            files: None,
            theme: "demonstration".to_owned(),
            base_url: format!("http://localhost:{}", self.port),
            listen: SocketAddr::from(([127, 0, 0, 1], self.port)),
            ..configuration
        }
    }

    /// Loads the demonstration where there is none, and the generated offers that were asked for.
    async fn load(&self, db: &Db) -> anyhow::Result<()> {
        let (clock, chance) = (clock(), chance());
        let began = clock.now();
        if let Loaded::Now { organisations, places, offers } = demo::load_town(db, &clock, &chance).await? {
            let took = (clock.now() - began).num_milliseconds();
            say(&format!(
                "Loaded {organisations} organisations, {places} places and {offers} offers in {took} ms."
            ));
        }
        if self.offers == 0 {
            return Ok(());
        }
        let cx = demo::editor(db, &clock, &chance);
        let there = social_map::count(&mut db.read().await?).await?;
        if there >= i64::from(self.offers) {
            say(&format!("There are {there} offers already; none were generated."));
            return Ok(());
        }
        let progress = Progress::of("Generating offers");
        let all = i64::from(self.offers);
        let wanted = usize::try_from(self.offers)?;
        let centres = Centres::of(&demo::division()?);
        let hear = |done: usize| progress.step(i64::try_from(done).unwrap_or(all), all);
        demo::generate(&cx, &centres, (wanted, SEED), hear).await?;
        progress.done();
        say(&format!("Generated {wanted} offers."));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn the_files_of_a_demonstration_lie_beside_its_own_database() {
        let demo = Demo { port: 8080, data: PathBuf::from("proef"), offers: 0 };
        let files = Some(PathBuf::from("/srv/files"));
        let settings = demo.settings(Configuration { files, ..Configuration::default() });
        assert_eq!(settings.files_folder().unwrap(), Path::new("proef/demonstration.db.files"));
    }
}
