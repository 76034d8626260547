kernel::words! {
    /// What stands in a file, as its bytes tell; the name says nothing.
    FileKind, "kind of file" {
        /// Portable Document Format.
        Pdf => "pdf",
        /// A text of LibreOffice.
        Odt => "odt",
        /// A sheet of LibreOffice.
        Ods => "ods",
        /// A text of Word.
        Docx => "docx",
        /// A sheet of Excel.
        Xlsx => "xlsx",
        /// A photograph.
        Jpeg => "jpeg",
        /// A picture.
        Png => "png",
        /// Plain text, also with separated values.
        Text => "txt",
    }
}

impl FileKind {
    /// The kind of which the first bytes of a file speak; nothing when they speak of another kind, or of none.
    #[must_use]
    pub(super) fn of_magic(start: &[u8]) -> Option<Self> {
        match infer::get(start)?.mime_type() {
            "application/pdf" => Some(Self::Pdf),
            "application/vnd.oasis.opendocument.text" => Some(Self::Odt),
            "application/vnd.oasis.opendocument.spreadsheet" => Some(Self::Ods),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => Some(Self::Docx),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => Some(Self::Xlsx),
            "image/jpeg" => Some(Self::Jpeg),
            "image/png" => Some(Self::Png),
            _ => None,
        }
    }

    /// The endings that a name of this kind has, the usual one first.
    const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Odt => &["odt"],
            Self::Ods => &["ods"],
            Self::Docx => &["docx"],
            Self::Xlsx => &["xlsx"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Png => &["png"],
            Self::Text => &["txt", "csv"],
        }
    }

    /// The name of a file of this kind, with an ending that says so: whoever opens a file is told by its name which program
    /// does, and a text that is called `.hta` would be run.
    #[must_use]
    pub fn called(self, name: &str) -> String {
        let endings = self.endings();
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        if endings.iter().any(|known| ending.eq_ignore_ascii_case(known)) {
            return name.to_owned();
        }
        format!("{name}.{}", endings.first().copied().unwrap_or_default())
    }

    /// The media type with which it is given back.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Text => "text/plain; charset=utf-8",
        }
    }
}

/// Whether bytes can stand in a plain text: no sign that no text has.
pub(super) fn is_text(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| !matches!(byte, 0..=8 | 11 | 14..=31 | 127))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_tell_the_kind_and_a_program_is_none() {
        assert_eq!(FileKind::of_magic(b"%PDF-1.7\n"), Some(FileKind::Pdf));
        assert_eq!(FileKind::of_magic(b"\x89PNG\r\n\x1a\n"), Some(FileKind::Png));
        assert_eq!(FileKind::of_magic(b"\xff\xd8\xff\xe0"), Some(FileKind::Jpeg));
        assert_eq!(FileKind::of_magic(b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), None);
        assert_eq!(FileKind::of_magic(b"naam;bedrag\n"), None);
    }

    #[test]
    fn a_text_has_no_signs_that_no_text_has() {
        assert!(is_text("naam;bedrag\r\n\tCafé;€ 10\n".as_bytes()));
        assert!(!is_text(b"naam\0bedrag"));
        assert!(!is_text(b"\x1b[31m"));
    }
    #[test]
    fn a_name_ends_as_what_stands_in_the_file() {
        for (kind, name, called) in [
            (FileKind::Text, "x.hta", "x.hta.txt"),
            (FileKind::Text, "x.pdf.hta", "x.pdf.hta.txt"),
            (FileKind::Text, "x.hta.", "x.hta..txt"),
            (FileKind::Text, "cijfers.CSV", "cijfers.CSV"),
            (FileKind::Docx, "plan.docm", "plan.docm.docx"),
            (FileKind::Xlsx, "begroting.xlsm", "begroting.xlsm.xlsx"),
            (FileKind::Pdf, "rekening", "rekening.pdf"),
            (FileKind::Jpeg, "foto.jpeg", "foto.jpeg"),
        ] {
            assert_eq!(kind.called(name), called);
        }
    }
}
