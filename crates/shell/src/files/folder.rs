use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use axum::body::{Body, Bytes};
use futures_util::{Stream, StreamExt as _, stream};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::incoming::Incoming;
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
        let incoming = self.0.join(INCOMING);
        let begin = move || {
            fs::create_dir_all(&incoming)?;
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

    /// Keeps a file that was taken in.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn keep(&self, id: Uuid, brought: &Brought) -> Result<(), FileFault> {
        Ok(fs::rename(&brought.at, self.place(id))?)
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
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error.into()),
            Ok(()) | Err(_) => Ok(()),
        }
    }

    /// Takes off the disk what is older than `age` and of which `is_kept` knows nothing: what was half brought in, and what was
    /// given up. Tells how many.
    ///
    /// # Errors
    /// When the disk refuses.
    pub fn sweep(
        &self,
        (now, age): (SystemTime, Duration),
        is_kept: impl Fn(Uuid) -> bool,
    ) -> Result<usize, FileFault> {
        let mut gone = 0;
        for folder in [self.0.to_path_buf(), self.0.join(INCOMING)] {
            let Ok(entries) = fs::read_dir(&folder) else { continue };
            for entry in entries {
                let entry = entry?;
                let about = entry.metadata()?;
                let is_old = now.duration_since(about.modified()?).is_ok_and(|passed| passed >= age);
                let id = entry.file_name().to_str().and_then(|name| name.parse::<Uuid>().ok());
                let lies_here = folder == *self.0;
                let keeps = id.is_some_and(|id| lies_here && is_kept(id));
                if about.is_file() && id.is_some() && is_old && !keeps {
                    fs::remove_file(entry.path())?;
                    gone += 1;
                }
            }
        }
        Ok(gone)
    }

    /// Copies a file to another folder, where its bytes must give `hash`.
    ///
    /// # Errors
    /// When the disk refuses, or the bytes are not what they were.
    pub fn copy_to(&self, other: &Self, id: Uuid, hash: &str) -> Result<(), FileFault> {
        fs::create_dir_all(&other.0)?;
        fs::copy(self.place(id), other.place(id))?;
        let mut file = File::open(other.place(id))?;
        let (mut digest, mut piece) = (Sha256::new(), vec![0; AT_ONCE]);
        loop {
            let read = file.read(&mut piece)?;
            if read == 0 {
                break;
            }
            digest.update(piece.get(..read).unwrap_or_default());
        }
        if hex::encode(digest.finalize()) == hash {
            Ok(())
        } else {
            Err(FileFault::Disk(format!("the file {id} is not what it was")))
        }
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

/// What waits for the disk keeps a thread of its own, so that nobody else waits.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, FileFault> + Send + 'static,
) -> Result<T, FileFault> {
    let done = tokio::task::spawn_blocking(work).await;
    done.unwrap_or_else(|error| Err(FileFault::Disk(error.to_string())))
}
