use std::fs::{self, File};
use std::io::{ErrorKind, Read as _, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use axum::body::{Body, Bytes};
use futures_util::{Stream, StreamExt as _, stream};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::incoming::Incoming;
use super::private::{create, make_folder, sync_folder};
use super::{Brought, FileFault};

/// Where files on their way in lie.
const INCOMING: &str = "incoming";
/// How many bytes are read at once.
const AT_ONCE: usize = 64 << 10;

/// The folder in which files lie, each under its identity. No door leads into it but those that ask who comes.
#[derive(Debug, Clone)]
pub struct FileFolder(Arc<Path>);

/// A file that lies in the folder.
#[derive(Debug)]
pub struct KeptFile {
    file: File,
    bytes: u64,
}

/// What came of a file that was to be copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copied {
    /// It lies in the other folder.
    Whole,
    /// It is not there to be copied.
    Missing,
    /// It is not what it was, and was not copied.
    Changed,
}

impl FileFolder {
    /// The folder at `path`; it is made when the first file comes.
    #[must_use]
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self(path.into().into())
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.0
    }

    fn place(&self, id: Uuid) -> PathBuf {
        self.0.join(id.simple().to_string())
    }

    /// Takes a file in, piece by piece: of all of it only a piece is ever in memory.
    ///
    /// # Errors
    /// When it is too large, empty, of another kind, or breaks off; then nothing of it stays.
    pub async fn take_in<E: std::fmt::Display>(
        &self,
        id: Uuid,
        mut pieces: impl Stream<Item = Result<Bytes, E>> + Unpin,
    ) -> Result<Brought, FileFault> {
        let (folder, incoming) = (self.0.to_path_buf(), self.0.join(INCOMING));
        let begin = move || {
            make_folder(&folder)?;
            make_folder(&incoming)?;
            Incoming::at(incoming.join(id.simple().to_string()))
        };
        let mut coming = blocking(begin).await?;
        while let Some(piece) = pieces.next().await {
            let piece = piece.map_err(|error| FileFault::BrokeOff(error.to_string()))?;
            if coming.take(&piece)? {
                coming = blocking(move || coming.write().map(|()| coming)).await?;
            }
        }
        blocking(move || coming.finish()).await
    }

    /// Keeps a file that was taken in; when this is done it lies on the disk, its name too.
    ///
    /// # Errors
    /// When the disk refuses.
    pub async fn keep(&self, id: Uuid, brought: &Brought) -> Result<(), FileFault> {
        let (from, to, folder) = (brought.at.clone(), self.place(id), self.0.to_path_buf());
        blocking(move || {
            fs::rename(from, to)?;
            Ok(sync_folder(&folder)?)
        })
        .await
    }

    /// Opens a file.
    ///
    /// # Errors
    /// When it is not there.
    pub fn open(&self, id: Uuid) -> Result<KeptFile, FileFault> {
        let file = File::open(self.place(id))?;
        let bytes = file.metadata()?.len();
        Ok(KeptFile { file, bytes })
    }

    /// Takes a file off the disk; one that is gone is gone.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn forget(&self, id: Uuid) -> Result<(), FileFault> {
        match fs::remove_file(self.place(id)) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
            Ok(()) | Err(_) => Ok(()),
        }
    }

    /// Takes off the disk what was half brought in longer than `age` ago; tells how many. What is kept is never swept, also
    /// when nobody here knows of it: it may be a file of another database.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn sweep_incoming(&self, now: SystemTime, age: Duration) -> Result<usize, FileFault> {
        let Ok(entries) = fs::read_dir(self.0.join(INCOMING)) else { return Ok(0) };
        let mut gone = 0;
        for entry in entries {
            let entry = entry?;
            let about = entry.metadata()?;
            let is_old = now.duration_since(about.modified()?).is_ok_and(|passed| passed >= age);
            let is_ours = entry.file_name().to_str().is_some_and(|name| name.parse::<Uuid>().is_ok());
            if about.is_file() && is_ours && is_old {
                fs::remove_file(entry.path())?;
                gone += 1;
            }
        }
        Ok(gone)
    }

    /// Copies a file to another folder, where it comes to lie only when its bytes give `hash`. What lies there so already is
    /// left, so that a copy that was stopped is taken up again.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn copy_to(&self, other: &Self, id: Uuid, hash: &str) -> Result<Copied, FileFault> {
        let (incoming, target) = (other.0.join(INCOMING), other.place(id));
        if let Some(there) = present(&target)?
            && poured(there, &mut std::io::sink())? == hash
        {
            return Ok(Copied::Whole);
        }
        let Some(source) = present(&self.place(id))? else { return Ok(Copied::Missing) };
        make_folder(&other.0)?;
        make_folder(&incoming)?;
        let partial = incoming.join(id.simple().to_string());
        if present(&partial)?.is_some() {
            fs::remove_file(&partial)?;
        }
        let mut file = create(&partial)?;
        let found = poured(source, &mut file);
        if found.as_ref().is_ok_and(|found| found == hash) {
            file.sync_all()?;
            fs::rename(&partial, &target)?;
            sync_folder(&other.0)?;
            return Ok(Copied::Whole);
        }
        fs::remove_file(&partial)?;
        found.map(|_| Copied::Changed)
    }
}

impl KeptFile {
    /// How many bytes.
    #[must_use]
    pub const fn bytes(&self) -> u64 {
        self.bytes
    }

    /// What stands in it, piece by piece.
    pub fn body(self) -> Body {
        Body::from_stream(stream::try_unfold(self.file, |file| {
            let piece = move || -> Result<Option<(Bytes, File)>, FileFault> {
                let mut file = file;
                let mut piece = vec![0; AT_ONCE];
                let read = file.read(&mut piece)?;
                piece.truncate(read);
                Ok((read > 0).then(|| (Bytes::from(piece), file)))
            };
            blocking(piece)
        }))
    }
}

/// The file at a place, when there is one.
fn present(path: &Path) -> Result<Option<File>, FileFault> {
    match File::open(path) {
        Ok(file) => Ok(Some(file)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Pours a file into something else; tells the SHA-256 of what went by.
fn poured(mut from: File, to: &mut impl Write) -> Result<String, FileFault> {
    let (mut digest, mut piece) = (Sha256::new(), vec![0; AT_ONCE]);
    loop {
        let size = from.read(&mut piece)?;
        let Some(read) = piece.get(..size).filter(|read| !read.is_empty()) else {
            return Ok(hex::encode(digest.finalize()));
        };
        digest.update(read);
        to.write_all(read)?;
    }
}

/// What waits for the disk keeps a thread of its own, so that nobody else waits.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, FileFault> + Send + 'static,
) -> Result<T, FileFault> {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or_else(|error| Err(FileFault::Disk(error.to_string())))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    const DAY: Duration = Duration::from_secs(24 * 60 * 60);
    const TEXT: &str = "een verzonnen plan";

    async fn kept(folder: &FileFolder, number: u128) -> (Uuid, String) {
        let id = Uuid::from_u128(number);
        let pieces = stream::iter([Ok::<_, FileFault>(Bytes::from(TEXT))]);
        let brought = folder.take_in(id, pieces).await.unwrap();
        folder.keep(id, &brought).await.unwrap();
        (id, brought.hash.clone())
    }

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[tokio::test]
    async fn what_is_kept_is_never_swept_and_what_came_half_goes_after_a_day() {
        let place = tempfile::tempdir().unwrap();
        let folder = FileFolder::at(place.path().join("files"));
        let (id, _) = kept(&folder, 1).await;
        let half = folder.path().join(INCOMING).join(Uuid::from_u128(2).simple().to_string());
        fs::write(&half, "hal").unwrap();
        fs::write(folder.path().join(INCOMING).join("leesmij"), "van iemand anders").unwrap();
        let now = fs::metadata(&half).unwrap().modified().unwrap();
        assert_eq!(folder.sweep_incoming(now, DAY).unwrap(), 0, "it may still be coming in");
        assert_eq!(folder.sweep_incoming(now + DAY + DAY, DAY).unwrap(), 1);
        assert!(!half.exists());
        assert_eq!(fs::read_dir(folder.path().join(INCOMING)).unwrap().count(), 1);
        assert!(folder.open(id).is_ok());
    }

    #[tokio::test]
    async fn files_and_their_folder_are_for_their_owner_only_also_where_they_are_copied() {
        let place = tempfile::tempdir().unwrap();
        let here = FileFolder::at(place.path().join("here"));
        let there = FileFolder::at(place.path().join("there"));
        let (id, hash) = kept(&here, 1).await;
        assert_eq!(here.copy_to(&there, id, &hash).unwrap(), Copied::Whole);
        for folder in [&here, &there] {
            assert_eq!(mode(folder.path()), 0o700);
            assert_eq!(mode(&folder.path().join(INCOMING)), 0o700);
            assert_eq!(mode(&folder.place(id)), 0o600);
        }
    }

    #[tokio::test]
    async fn a_copy_mends_half_a_file_and_never_takes_one_that_is_not_what_it_was() {
        let place = tempfile::tempdir().unwrap();
        let here = FileFolder::at(place.path().join("here"));
        let there = FileFolder::at(place.path().join("there"));
        let (id, hash) = kept(&here, 1).await;
        fs::create_dir(there.path()).unwrap();
        fs::write(there.place(id), "een verz").unwrap();
        assert_eq!(here.copy_to(&there, id, &hash).unwrap(), Copied::Whole);
        assert_eq!(fs::read_to_string(there.place(id)).unwrap(), TEXT);
        here.forget(id).unwrap();
        assert_eq!(here.copy_to(&there, id, &hash).unwrap(), Copied::Whole, "it lies there already");
        there.forget(id).unwrap();
        assert_eq!(here.copy_to(&there, id, &hash).unwrap(), Copied::Missing);
        fs::write(here.place(id), "iets anders").unwrap();
        assert_eq!(here.copy_to(&there, id, &hash).unwrap(), Copied::Changed);
        assert!(!there.place(id).exists());
        assert_eq!(fs::read_dir(there.path().join(INCOMING)).unwrap().count(), 0);
    }
}
