use std::fs::{self, File};
use std::io::Write as _;
use std::path::PathBuf;

use sha2::{Digest as _, Sha256};

use super::FileKind;
use super::kind::is_text;
use super::private::create;

/// How many bytes tell what stands in a file.
const MAGIC: usize = 8 << 10;
/// How many bytes are written at once.
const AT_ONCE: usize = 256 << 10;
/// The most that one file may hold.
pub(crate) const MOST: u64 = 20 << 20;

/// Why a file is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FileFault {
    /// None was sent, or nothing stands in it.
    #[error("there is no file, or nothing in it")]
    Empty,
    /// It holds more than anybody needs.
    #[error("the file is larger than 20 MiB")]
    TooLarge,
    /// What stands in it is of another kind.
    #[error("what stands in the file is of a kind that is not taken")]
    Kind,
    /// The sender went away.
    #[error("the file broke off: {0}")]
    BrokeOff(String),
    /// The disk refused.
    #[error("the disk refused: {0}")]
    Disk(String),
}

impl FileFault {
    /// Its name in texts.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLarge => "too-large",
            Self::Kind => "kind",
            Self::BrokeOff(_) => "broke-off",
            Self::Disk(_) => "disk",
        }
    }
}

impl From<std::io::Error> for FileFault {
    fn from(error: std::io::Error) -> Self {
        Self::Disk(error.to_string())
    }
}

/// A file that came in whole and is not kept yet: dropped, it is gone.
#[derive(Debug)]
pub struct Brought {
    /// What stands in it.
    pub kind: FileKind,
    /// How much.
    pub bytes: u64,
    /// SHA-256 of it.
    pub hash: String,
    pub(super) at: PathBuf,
}

impl Drop for Brought {
    fn drop(&mut self) {
        // Once kept it lies elsewhere.
        drop(fs::remove_file(&self.at));
    }
}

/// A file that is coming in, written piece by piece.
#[derive(Debug)]
pub(super) struct Incoming {
    file: File,
    at: PathBuf,
    pending: Vec<u8>,
    start: Vec<u8>,
    bytes: u64,
    hash: Sha256,
    may_be_text: bool,
    is_done: bool,
}

impl Incoming {
    pub(super) fn at(at: PathBuf) -> Result<Self, FileFault> {
        let file = create(&at)?;
        Ok(Self {
            file,
            at,
            pending: Vec::with_capacity(AT_ONCE),
            start: Vec::new(),
            bytes: 0,
            hash: Sha256::new(),
            may_be_text: true,
            is_done: false,
        })
    }

    /// Takes a piece; tells whether it is time to write.
    pub(super) fn take(&mut self, piece: &[u8]) -> Result<bool, FileFault> {
        self.bytes += u64::try_from(piece.len()).unwrap_or(u64::MAX);
        if self.bytes > MOST {
            return Err(FileFault::TooLarge);
        }
        let room = MAGIC.saturating_sub(self.start.len());
        self.start.extend(piece.iter().take(room));
        self.may_be_text = self.may_be_text && is_text(piece);
        self.hash.update(piece);
        self.pending.extend_from_slice(piece);
        Ok(self.pending.len() >= AT_ONCE)
    }

    /// Writes what was taken. Blocks.
    pub(super) fn write(&mut self) -> Result<(), FileFault> {
        self.file.write_all(&self.pending)?;
        self.pending.clear();
        Ok(())
    }

    /// The whole file, safe on the disk. Blocks.
    pub(super) fn finish(mut self) -> Result<Brought, FileFault> {
        self.write()?;
        if self.bytes == 0 {
            return Err(FileFault::Empty);
        }
        // A file whose first bytes speak of something else is no text, whatever follows.
        let kind = match (FileKind::of_magic(&self.start), infer::get(&self.start).is_some()) {
            (Some(kind), _) => kind,
            (None, false) if self.may_be_text => FileKind::Text,
            (None, _) => return Err(FileFault::Kind),
        };
        self.file.sync_all()?;
        self.is_done = true;
        let hash = hex::encode(std::mem::take(&mut self.hash).finalize());
        Ok(Brought { kind, bytes: self.bytes, hash, at: self.at.clone() })
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        if !self.is_done {
            drop(fs::remove_file(&self.at));
        }
    }
}
