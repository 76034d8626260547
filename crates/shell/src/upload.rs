use std::collections::BTreeMap;
use std::time::Duration;

use axum::extract::{FromRequest, Request};
use axum::http::header;
use multer::Multipart;
use uuid::Uuid;

use crate::answer::PageError;
use crate::files::{Brought, FileFault, FileFolder, MOST};

/// How much a form with a file may carry, its file and fields together.
pub(crate) const LARGEST_UPLOAD: usize = 9 << 20;
/// How many parts it may have.
const MOST_PARTS: usize = 20;
/// How long a field may be that comes before a large file.
const LONGEST_FIELD: usize = 64 << 10;
/// How much a form with a large file carries at most: the file, and its fields.
const LARGEST_STREAM: u64 = MOST + (1 << 20);
/// How long what is not taken may still come in.
const LONGEST_REST: Duration = Duration::from_secs(60);

/// A file that somebody brought along.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BroughtFile {
    /// What it is called, without folders.
    pub name: String,
    /// What stands in it.
    pub bytes: Vec<u8>,
}

/// A form that was sent with a file. Names that begin with `_` are the frame's own and left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Upload {
    /// The fields by name.
    pub fields: BTreeMap<String, String>,
    /// The file, when one was chosen.
    pub file: Option<BroughtFile>,
}

impl Upload {
    /// A field; what is not there is empty.
    #[must_use]
    pub fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", |value| value.trim())
    }
}

/// Whether a request brings a file along.
pub(crate) fn brings_file(headers: &axum::http::HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("multipart/form-data"))
}

/// One of the frame's own fields in the first kilobyte of a form with a file.
pub(crate) fn frame_part<'a>(body: &'a [u8], name: &str) -> Option<&'a str> {
    let start = body.get(..body.len().min(1_024))?;
    let head = format!("name=\"{name}\"\r\n\r\n");
    let at = start.windows(head.len()).position(|part| part == head.as_bytes())?;
    let value = start.get(at + head.len()..)?;
    let end = value.windows(2).position(|part| part == b"\r\n")?;
    std::str::from_utf8(value.get(..end)?).ok()
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = PageError;

    async fn from_request(request: Request, _: &S) -> Result<Self, PageError> {
        let unreadable = |error: multer::Error| PageError::Unreadable(error.to_string());
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let boundary = multer::parse_boundary(kind.unwrap_or_default()).map_err(unreadable)?;
        let mut parts = Multipart::new(request.into_body().into_data_stream(), boundary);
        let mut upload = Self::default();
        for _ in 0..MOST_PARTS {
            let Some(part) = parts.next_field().await.map_err(unreadable)? else { return Ok(upload) };
            let name = part.name().unwrap_or_default().to_owned();
            let file = part.file_name().map(own_name);
            let bytes = part.bytes().await.map_err(unreadable)?;
            match file {
                Some(name) if !name.is_empty() => {
                    upload.file = Some(BroughtFile { name, bytes: bytes.to_vec() })
                }
                Some(_) => {}
                None if name.starts_with('_') => {}
                None => {
                    let text = String::from_utf8(bytes.to_vec()).ok().filter(|text| !text.contains('\0'));
                    let text = text.ok_or_else(|| PageError::Unreadable("a field is no text".to_owned()))?;
                    upload.fields.insert(name, text);
                }
            }
        }
        Err(PageError::Unreadable("the form has too many parts".to_owned()))
    }
}

/// A form with a large file, of which nothing was read yet.
#[derive(Debug)]
pub struct Streamed {
    form: Multipart<'static>,
    /// Whether it says itself that it carries more than a file may hold.
    is_too_large: bool,
}

/// What a form with a large file brought.
#[derive(Debug)]
pub struct Received {
    /// The fields that came before the file, the frame's own among them.
    pub fields: BTreeMap<String, String>,
    /// What the file is called, without folders.
    pub name: String,
    /// The file, or why it is not taken.
    pub file: Result<Brought, FileFault>,
}

impl Streamed {
    /// Reads the form; its file goes to the folder piece by piece, and is gone when nobody keeps it. What is not taken is
    /// told at once.
    ///
    /// # Errors
    /// When it is no such form.
    pub async fn receive(mut self, folder: &FileFolder, id: Uuid) -> Result<Received, PageError> {
        if self.is_too_large {
            self.decline();
            let (fields, name) = (BTreeMap::new(), String::new());
            return Ok(Received { fields, name, file: Err(FileFault::TooLarge) });
        }
        let received = self.read(folder, id).await;
        if !received.as_ref().is_ok_and(|received| received.file.is_ok()) {
            self.decline();
        }
        received
    }

    /// Takes nothing of it. What the sender still sends is let go by while they hear why: a browser that is cut off while it
    /// sends shows no answer.
    pub fn decline(mut self) {
        let rest = async move { while let Ok(Some(_)) = self.form.next_field().await {} };
        tokio::spawn(tokio::time::timeout(LONGEST_REST, rest));
    }

    async fn read(&mut self, folder: &FileFolder, id: Uuid) -> Result<Received, PageError> {
        let unreadable = |error: multer::Error| PageError::Unreadable(error.to_string());
        let mut fields = BTreeMap::new();
        for _ in 0..MOST_PARTS {
            let Some(mut part) = self.form.next_field().await.map_err(unreadable)? else { break };
            let field = part.name().unwrap_or_default().to_owned();
            if let Some(name) = part.file_name().map(own_name) {
                let file = folder.take_in(id, part).await;
                return Ok(Received { fields, name, file });
            }
            let mut text = Vec::new();
            while let Some(piece) = part.chunk().await.map_err(unreadable)? {
                if text.len() + piece.len() > LONGEST_FIELD {
                    return Err(PageError::Unreadable("a field is too long".to_owned()));
                }
                text.extend_from_slice(&piece);
            }
            let text = String::from_utf8(text).map_err(|error| PageError::Unreadable(error.to_string()))?;
            fields.insert(field, text);
        }
        Ok(Received { fields, name: String::new(), file: Err(FileFault::Empty) })
    }
}

impl Received {
    /// A field; what is not there is empty.
    #[must_use]
    pub fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", |value| value.trim())
    }
}

impl<S: Send + Sync> FromRequest<S> for Streamed {
    type Rejection = PageError;

    async fn from_request(request: Request, _: &S) -> Result<Self, PageError> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let boundary = multer::parse_boundary(kind.unwrap_or_default())
            .map_err(|error| PageError::Unreadable(error.to_string()))?;
        let length = request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok());
        let length: Option<u64> = length.and_then(|value| value.parse().ok());
        let is_too_large = length.is_some_and(|length| length > LARGEST_STREAM);
        let form = Multipart::new(request.into_body().into_data_stream(), boundary);
        Ok(Self { form, is_too_large })
    }
}

/// The name of a file, whatever folders a browser sends along.
fn own_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|sign| !sign.is_control()).take(120).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_frame_finds_its_own_part() {
        let body = b"--x\r\nContent-Disposition: form-data; name=\"_key\"\r\n\r\nabc12345\r\n--x\r\n";
        assert_eq!(frame_part(body, "_key"), Some("abc12345"));
        assert_eq!(frame_part(body, "_other"), None);
        assert_eq!(frame_part(b"_key=abc", "_key"), None);
    }

    #[test]
    fn a_file_has_no_folders() {
        for (sent, name) in
            [("C:\\Users\\noor\\aanbod.xlsx", "aanbod.xlsx"), ("../../etc/passwd", "passwd"), ("", "")]
        {
            assert_eq!(own_name(sent), name);
        }
    }
}
