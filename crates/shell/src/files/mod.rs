//! Files that people bring along: streamed to a folder outside the web, known by what stands in them, given back as they came.

mod folder;
mod incoming;
mod kind;
mod private;

pub use folder::{Copied, FileFolder, KeptFile};
pub(crate) use incoming::MOST;
pub use incoming::{Brought, FileFault};
pub use kind::FileKind;
