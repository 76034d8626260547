use std::sync::Arc;

use chrono::NaiveDate;
use tokio::sync::Mutex;
use uuid::Uuid;

use crate::FileFormat;

/// A file of all that stands on the map, ready to go out as often as anybody asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PublicFile {
    /// What stands in it, shared by all who take it.
    pub(crate) bytes: axum::body::Bytes,
    /// A mark of what stands in it.
    pub(crate) etag: String,
}

impl PublicFile {
    fn new(bytes: Vec<u8>) -> Self {
        let etag = format!("\"{}\"", Uuid::new_v5(&Uuid::NAMESPACE_OID, &bytes).simple());
        Self { bytes: bytes.into(), etag }
    }
}

/// The files of one snapshot, each made when it is first asked for, and anew when another day tells other hours and counts.
#[derive(Debug, Default)]
pub(crate) struct PublicFiles([Place; FileFormat::ALL.len()]);

/// The day for which a file was made, and the file.
type Place = Mutex<Option<(NaiveDate, Arc<PublicFile>)>>;

impl PublicFiles {
    /// The file; `make` makes it when it is not there yet. Who asks while it is made waits for that one, and no other kind does.
    ///
    /// # Errors
    /// When it cannot be made.
    pub(crate) async fn file<E>(
        &self,
        format: FileFormat,
        today: NaiveDate,
        make: impl AsyncFnOnce() -> Result<Vec<u8>, E>,
    ) -> Result<Arc<PublicFile>, E> {
        let place = FileFormat::ALL.iter().zip(&self.0).find(|(one, _)| **one == format);
        let Some((_, place)) = place else { return make().await.map(PublicFile::new).map(Arc::new) };
        let mut kept = place.lock().await;
        if let Some((_, file)) = kept.as_ref().filter(|(day, _)| *day == today) {
            return Ok(Arc::clone(file));
        }
        let file = Arc::new(PublicFile::new(make().await?));
        *kept = Some((today, Arc::clone(&file)));
        Ok(file)
    }
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[tokio::test]
    async fn a_file_is_made_once_a_day_and_each_kind_by_itself() {
        let (files, made) = (PublicFiles::default(), AtomicUsize::new(0));
        let take = async |format, day: &str| {
            let make =
                async || Ok::<_, Infallible>(made.fetch_add(1, Ordering::SeqCst).to_string().into_bytes());
            files.file(format, day.parse().unwrap(), make).await.unwrap()
        };
        let first = take(FileFormat::Csv, "2026-03-02").await;
        assert_eq!(take(FileFormat::Csv, "2026-03-02").await, first);
        assert_eq!(made.load(Ordering::SeqCst), 1);
        assert_ne!(take(FileFormat::Xlsx, "2026-03-02").await.etag, first.etag);
        assert_ne!(take(FileFormat::Csv, "2026-03-03").await.etag, first.etag);
        assert_eq!(made.load(Ordering::SeqCst), 3);
    }
}
