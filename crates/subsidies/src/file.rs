use kernel::{AccountId, Instant};
use shell::FileKind;

use crate::{ApplicationId, FileId, Plan};

/// A file that came with an application (*bijlage*).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttachedFile {
    /// Its identity.
    pub id: FileId,
    /// With which application.
    pub application: ApplicationId,
    /// The document that it is, as the scheme asks for it.
    pub document: String,
    /// What it is called.
    pub name: String,
    /// What stands in it.
    pub kind: FileKind,
    /// How much.
    pub bytes: i64,
    /// SHA-256 of it.
    pub hash: String,
    /// When it came.
    pub at: Instant,
    /// Who brought it.
    pub by: Option<AccountId>,
}

/// How the line of a file begins in what an application says of a document.
const LINE: &str = "Bestand: ";

impl AttachedFile {
    /// What the application says of it; the hash is sealed on the receipt with it.
    #[must_use]
    pub fn line(&self) -> String {
        format!("{LINE}{} ({}, {} bytes, SHA-256 {})", self.name, self.kind, self.bytes, self.hash)
    }
}

impl Plan {
    /// The same plan, that says of each document which files came for it.
    #[must_use]
    pub fn with_files(&self, files: &[AttachedFile]) -> Self {
        let mut plan = self.clone();
        plan.documents.retain(|_, text| {
            let typed: Vec<&str> = text.lines().filter(|line| !line.starts_with(LINE)).collect();
            *text = typed.join("\n").trim().to_owned();
            !text.is_empty()
        });
        for file in files {
            let text = plan.documents.entry(file.document.clone()).or_default();
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(&file.line());
        }
        plan
    }
}

#[cfg(test)]
mod tests {
    use kernel::Id;
    use uuid::Uuid;

    use super::*;
    use crate::example;

    fn file(number: u128, document: &str) -> AttachedFile {
        AttachedFile {
            id: Id::from_uuid(Uuid::from_u128(number)),
            application: Id::from_uuid(Uuid::nil()),
            document: document.to_owned(),
            name: format!("{number}.pdf"),
            kind: FileKind::Pdf,
            bytes: 12,
            hash: "ab".to_owned(),
            at: "2021-10-01T10:00:00Z".parse().unwrap(),
            by: None,
        }
    }

    #[test]
    fn a_document_says_what_was_typed_and_which_files_came_for_it() {
        let plan = example::plan();
        let typed = plan.documents["Jaarrekening"].clone();
        let with = plan.with_files(&[file(1, "Jaarrekening"), file(2, "Statuten")]);
        let line = |number| format!("Bestand: {number}.pdf (pdf, 12 bytes, SHA-256 ab)");
        assert_eq!(with.documents["Jaarrekening"], format!("{typed}\n{}", line(1)));
        assert_eq!(with.documents["Statuten"], line(2));
        assert_eq!(with.with_files(&[file(1, "Jaarrekening"), file(2, "Statuten")]), with, "said once");
        assert_eq!(with.with_files(&[]), plan, "a file that goes is not said any more");
    }
}
