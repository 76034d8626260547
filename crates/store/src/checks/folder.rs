use std::fs::{self, File, OpenOptions};
use std::io::Read as _;
use std::path::Path;

use super::Finding;
use crate::Address;

/// How every SQLite file begins (sqlite.org/fileformat.html, section 1.3).
const MAGIC: &[u8] = b"SQLite format 3\0";

/// Why a database at this address could not be opened, as far as that can be seen from outside.
#[must_use]
pub fn check_address(address: &Address) -> Vec<Finding> {
    match address {
        Address::Sqlite(file) => findings(file),
        Address::Postgres(_) => Vec::new(),
    }
}

/// SQLite writes beside its file, so that the folder must be writable too.
pub(super) fn findings(file: &Path) -> Vec<Finding> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    if !folder.is_dir() {
        return vec![Finding::refuse(format!(
            "The folder {} of the database does not exist.",
            folder.display()
        ))];
    }
    let unwritable = unwritable_folder(folder, file);
    unwritable.into_iter().chain(unfit_file(file)).collect()
}

fn unwritable_folder(folder: &Path, file: &Path) -> Option<Finding> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let trial = folder.join(format!(".{name}.writable"));
    let tried = File::create(&trial).and_then(|_| fs::remove_file(&trial));
    tried.err().map(|error| {
        Finding::refuse(format!(
            "The folder {} of the database is not writable for this program: {error}.",
            folder.display()
        ))
    })
}

fn unfit_file(file: &Path) -> Option<Finding> {
    if !file.exists() {
        return None;
    }
    let refused = |what: String| Some(Finding::refuse(format!("The database {} {what}.", file.display())));
    if file.is_dir() {
        return refused("is a folder, not a file".to_owned());
    }
    let mut opened = match OpenOptions::new().read(true).write(true).open(file) {
        Ok(opened) => opened,
        Err(error) => return refused(format!("is not writable for this program: {error}")),
    };
    let mut begin = Vec::new();
    match opened.by_ref().take(16).read_to_end(&mut begin) {
        Err(error) => refused(format!("cannot be read: {error}")),
        Ok(_) if begin.is_empty() || begin == MAGIC => None,
        Ok(_) => refused("is not an SQLite database".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentences(file: &Path) -> String {
        findings(file).iter().map(ToString::to_string).collect()
    }

    #[test]
    fn a_place_where_no_database_can_be_kept_is_found() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(sentences(&folder.path().join("new.db")), "");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "nothing is left behind");
        assert!(sentences(&folder.path().join("absent/new.db")).contains("does not exist"));
        // Nobody can make a file in /proc, not even root.
        assert!(sentences(Path::new("/proc/new.db")).contains("not writable"));
        assert!(sentences(folder.path()).contains("is a folder"));
    }

    #[test]
    fn a_file_that_is_no_database_is_found() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("letter.db");
        for (content, fits) in
            [(&b""[..], true), (MAGIC, true), (b"Beste mevrouw", false), (b"SQLite format 4\0", false)]
        {
            fs::write(&file, content).unwrap();
            assert_eq!(sentences(&file).is_empty(), fits, "{content:?}");
        }
    }

    #[test]
    fn a_server_is_not_looked_for_on_the_disk() {
        assert_eq!(check_address(&"postgres://localhost/town".parse().unwrap()), []);
        assert_eq!(check_address(&"sqlite:///proc/town.db".parse().unwrap()).len(), 1);
    }
}
