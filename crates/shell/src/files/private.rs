use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io;
use std::path::Path;

/// A new file that only this user can read, because it holds what people entrusted to us.
pub(super) fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// A folder into which only this user can look; one that is there stays as its administrator made it.
pub(super) fn make_folder(path: &Path) -> io::Result<()> {
    if path.is_dir() {
        return Ok(());
    }
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    if let Some(parent) = parent {
        fs::create_dir_all(parent)?;
    }
    let mut builder = DirBuilder::new();
    // Two who bring the first file at once both make it.
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)?;
    sync_folder(parent.unwrap_or(Path::new(".")))
}

/// Brings the names in a folder to the disk: a file without its name is lost when the power fails.
pub(super) fn sync_folder(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}
