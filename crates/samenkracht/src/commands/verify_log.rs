use anyhow::bail;
use clap::Args;
use store::LogHead;

use crate::configuration::Configuration;
use crate::progress::{Progress, say};

use super::database;

/// Walks the log.
#[derive(Debug, Args)]
pub(crate) struct VerifyLog {
    /// An end of the log that was kept elsewhere, as PLACE:SEAL; a log rewritten since then differs from it
    #[arg(long, value_name = "PLACE:SEAL", value_parser = witness)]
    witness: Option<LogHead>,
}

fn witness(text: &str) -> Result<LogHead, String> {
    let (seq, hash) = text.split_once(':').ok_or("write it as PLACE:SEAL")?;
    let seq = seq.parse().map_err(|_| "the place is a number")?;
    Ok(LogHead { seq, hash: hash.to_owned() })
}

impl VerifyLog {
    /// Names the end of the log, or its first broken link.
    pub(crate) async fn run(&self, configuration: &Configuration) -> anyhow::Result<()> {
        let db = database::open_current(configuration).await?;
        let mut read = db.read().await?;
        let progress = Progress::of("Walking the log");
        let outcome =
            store::verify(&mut read, self.witness.as_ref(), |done, all| progress.step(done, all)).await?;
        progress.done();
        match outcome {
            Ok(head) => say(&format!("The log is whole. It ends at {}:{}", head.seq, head.hash)),
            Err(broken) => bail!("the log is broken: {broken}"),
        }
        Ok(())
    }
}
