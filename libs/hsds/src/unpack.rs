//! ZIP files, unpacked with a measure in the hand.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use crate::limits::{Limits, Unreadable};

/// Whether the file begins as a ZIP file does.
#[must_use]
pub fn is_archive(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Unpacks the whole file without keeping any of it: the proof that a reader that knows no measure may open it. Gives the
/// names of what is packed in it.
///
/// # Errors
/// When it is no ZIP file, or unpacks to more than the limits.
pub fn check_archive(bytes: &[u8], limits: &Limits) -> Result<Vec<String>, Unreadable> {
    let mut names = Vec::new();
    walk(bytes, limits, |name, reader| {
        names.push(name.to_owned());
        let read = std::io::copy(reader, &mut std::io::sink());
        read.map(|count| usize::try_from(count).unwrap_or(usize::MAX))
    })?;
    Ok(names)
}

/// The packed files that `wanted` asks for.
pub(crate) fn unpack(
    bytes: &[u8],
    limits: &Limits,
    wanted: fn(&str) -> bool,
) -> Result<Vec<(String, Vec<u8>)>, Unreadable> {
    let mut files = Vec::new();
    walk(bytes, limits, |name, reader| {
        if !wanted(name) {
            return Ok(0);
        }
        let mut content = Vec::new();
        let count = reader.read_to_end(&mut content)?;
        files.push((name.to_owned(), content));
        Ok(count)
    })?;
    Ok(files)
}

fn walk(
    bytes: &[u8],
    limits: &Limits,
    mut visit: impl FnMut(&str, &mut dyn Read) -> std::io::Result<usize>,
) -> Result<(), Unreadable> {
    if bytes.len() > limits.file {
        return Err(Unreadable::TooLarge { most: limits.file });
    }
    let broken = |error: &dyn std::fmt::Display| Unreadable::NotAZip(error.to_string());
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| broken(&error))?;
    if archive.len() > limits.entries {
        return Err(Unreadable::TooManyFiles { most: limits.entries });
    }
    let most = limits.unpacked.min(bytes.len().saturating_mul(limits.ratio));
    let mut left = most;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|error| broken(&error))?;
        if entry.is_dir() {
            continue;
        }
        let name: String = entry.name().map_err(|error| broken(&error))?.chars().take(200).collect();
        let measure = u64::try_from(left).unwrap_or(u64::MAX).saturating_add(1);
        let count = visit(&name, &mut entry.take(measure)).map_err(|error| broken(&error))?;
        left = left.checked_sub(count).ok_or(Unreadable::Bomb { name })?;
    }
    Ok(())
}
