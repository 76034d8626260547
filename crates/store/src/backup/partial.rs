use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use super::BackupError;

/// A file in the making, under a name of its own beside the place where it is to stand. Gone when it is not kept.
#[derive(Debug)]
pub(super) struct Partial {
    path: PathBuf,
    target: PathBuf,
}

impl Partial {
    /// An empty file that only this user can read, because it will hold everything.
    pub(super) fn beside(target: &Path) -> Result<Self, BackupError> {
        let target = std::path::absolute(target).map_err(BackupError::disk(target))?;
        for taken in [target.clone(), with_ending(&target, "-wal"), with_ending(&target, "-journal")] {
            if fs::symlink_metadata(&taken).is_ok() {
                return Err(BackupError::TargetExists(taken));
            }
        }
        let path = with_ending(&target, ".partial");
        // What a program left that was stopped half-way.
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(BackupError::disk(&path)(error));
            }
            Ok(()) | Err(_) => {}
        }
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(&path).map_err(BackupError::disk(&path))?;
        Ok(Self { path, target })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Gives the file its name, once it is on the disk. A file that came to stand there meanwhile is left alone.
    pub(super) fn keep(self) -> Result<(), BackupError> {
        File::open(&self.path).and_then(|file| file.sync_all()).map_err(BackupError::disk(&self.path))?;
        match fs::hard_link(&self.path, &self.target) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                return Err(BackupError::TargetExists(self.target.clone()));
            }
            // Some disks, such as memory sticks, know no second name for a file.
            Err(_) => fs::rename(&self.path, &self.target).map_err(BackupError::disk(&self.target))?,
        }
        let folder = self.target.parent().unwrap_or(Path::new("/"));
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(BackupError::disk(folder))
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        for ending in ["", "-journal", "-wal", "-shm"] {
            // Most of these never were there.
            drop(fs::remove_file(with_ending(&self.path, ending)));
        }
    }
}

/// The same path with something added to the name of the file.
pub(super) fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path.as_os_str());
    name.push(ending);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_not_kept_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let partial = Partial::beside(&folder.path().join("town.backup")).unwrap();
        fs::write(with_ending(partial.path(), "-journal"), "x").unwrap();
        drop(partial);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_kept_file_stands_alone_and_is_for_its_owner_only() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("town.backup");
        fs::write(with_ending(&target, ".partial"), "left by a program that was stopped").unwrap();
        let partial = Partial::beside(&target).unwrap();
        fs::write(partial.path(), "rows").unwrap();
        partial.keep().unwrap();
        assert_eq!(fs::read_to_string(&target).unwrap(), "rows");
        assert_eq!(fs::metadata(&target).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_that_came_to_stand_there_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("town.backup");
        let partial = Partial::beside(&target).unwrap();
        fs::write(&target, "somebody else's").unwrap();
        assert!(matches!(partial.keep(), Err(BackupError::TargetExists(_))));
        assert!(matches!(Partial::beside(&target), Err(BackupError::TargetExists(_))));
        assert_eq!(fs::read_to_string(&target).unwrap(), "somebody else's");
    }
}
