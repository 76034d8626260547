//! The key that seals second factors: a file of its own, so that the database and its backups do not hold it.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Read as _, Write as _};
use std::os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _};
use std::path::Path;
use std::sync::Arc;

use access::{Actor, Cx, FactorSeal, accounts};
use anyhow::{Context as _, anyhow, bail};
use shell::House;

use crate::chance;
use crate::configuration::Configuration;

/// How many secret bytes there are.
const LENGTH: usize = 32;

/// The seal of this house. Its key is made at the first start; without a place for one there is none.
pub(crate) fn seal(configuration: &Configuration) -> anyhow::Result<Option<Arc<FactorSeal>>> {
    let Some(file) = configuration.key_file()? else {
        tracing::warn!(
            "Second factors are kept unsealed: name a key_file (docs/operations/configuration.md)"
        );
        return Ok(None);
    };
    let secret = secret(&file).with_context(|| format!("the key file {}", file.display()))?;
    Ok(Some(Arc::new(FactorSeal::new(&secret)?)))
}

/// The bytes in the file, made when it is not there. Of two programs that start at once one makes it and both read it.
fn secret(file: &Path) -> anyhow::Result<[u8; LENGTH]> {
    if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder)?;
    }
    if !file.exists() {
        make(file)?;
    }
    let mode = std::fs::metadata(file)?.permissions().mode();
    if mode & 0o077 != 0 {
        bail!("others than its owner may read or write it: run chmod 600 {}", file.display());
    }
    let mut bytes = Vec::new();
    File::open(file)?.take(1_024).read_to_end(&mut bytes)?;
    let length = bytes.len();
    bytes.try_into().map_err(|_| anyhow!("it has {length} bytes, not {LENGTH}"))
}

/// Writes new bytes whole under another name first, so that nobody ever reads half a key.
fn make(file: &Path) -> anyhow::Result<()> {
    let chance = chance::chance();
    let name = chance.bytes::<8>().map(|byte| format!("{byte:02x}")).concat();
    let half = file.with_added_extension(name);
    let mut new = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&half)?;
    new.write_all(&chance.bytes::<LENGTH>())?;
    new.sync_all()?;
    // A link, unlike a renaming, does not replace what another start made meanwhile.
    let made = std::fs::hard_link(&half, file);
    std::fs::remove_file(&half)?;
    match made {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(error.into()),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Seals the second factors that were set up before there was a key.
pub(crate) async fn seal_what_is_plain(house: &House) -> anyhow::Result<()> {
    let cx = Cx::new(house.db.clone(), house.clock.clone(), house.chance.clone(), Actor::timer());
    let sealed = accounts::seal_second_factors(&cx.sealing(house.seal.clone())).await?;
    if sealed > 0 {
        tracing::info!(sealed, "Sealed {sealed} second factors that were set up before there was a key");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_and_read_by_its_owner_only() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("new/town.db.key");
        let first = secret(&file).unwrap();
        assert_eq!(secret(&file).unwrap(), first);
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(std::fs::read_dir(file.parent().unwrap()).unwrap().count(), 1);
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o640)).unwrap();
        assert!(secret(&file).unwrap_err().to_string().contains("chmod 600"));
        std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
        std::fs::write(&file, "kort").unwrap();
        assert_eq!(secret(&file).unwrap_err().to_string(), "it has 4 bytes, not 32");
    }

    #[test]
    fn of_two_starts_at_once_both_have_the_same_key() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("town.db.key");
        let start = |_| {
            let file = file.clone();
            std::thread::spawn(move || secret(&file).unwrap())
        };
        let starts: Vec<_> = (0..8).map(start).collect();
        let keys: Vec<_> = starts.into_iter().map(|start| start.join().unwrap()).collect();
        assert!(keys.iter().all(|key| *key == keys[0]));
    }
}
