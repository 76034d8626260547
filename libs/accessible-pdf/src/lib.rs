#![doc = include_str!("../README.md")]

mod document;
mod error;
mod world;
mod write;

pub use document::{Block, Document};
pub use error::PdfError;
pub use write::write;
