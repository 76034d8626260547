use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt as _, World};

use crate::PdfError;

const TEMPLATE: &str = include_str!("document.typ");
const FONTS: [&[u8]; 2] =
    [include_bytes!("../fonts/OpenSans-Regular.ttf"), include_bytes!("../fonts/OpenSans-Bold.ttf")];

/// What is the same for all documents, read once.
static SHELF: LazyLock<Shelf> = LazyLock::new(|| {
    let fonts: Vec<Font> = FONTS.iter().filter_map(|bytes| Font::new(Bytes::new(*bytes), 0)).collect();
    let book = FontBook::from_fonts(&fonts);
    // Cells that name their row: still marked as on trial in typst.
    let library = Library::builder().with_features([Feature::A11yExtras].into_iter().collect()).build();
    Shelf { fonts, book: LazyHash::new(book), library: LazyHash::new(library) }
});

struct Shelf {
    fonts: Vec<Font>,
    book: LazyHash<FontBook>,
    library: LazyHash<Library>,
}

/// All that a document is set from: one template, one file of texts, two fonts. There is no disk and no clock behind it.
pub(crate) struct Desk {
    main: Source,
    texts: (FileId, Bytes),
}

impl Desk {
    pub(crate) fn with(texts: String) -> Result<Self, PdfError> {
        let main = Source::new(id("/document.typ")?, TEMPLATE.to_owned());
        Ok(Self { main, texts: (id("/document.json")?, Bytes::from_string(texts)) })
    }
}

/// Whether both fonts have a sign.
pub(crate) fn has(sign: char) -> bool {
    sign.is_ascii() || SHELF.fonts.iter().all(|font| font.info().coverage.contains(u32::from(sign)))
}

fn id(path: &str) -> Result<FileId, PdfError> {
    let path = VirtualPath::new(path).map_err(|error| PdfError::Unset(format!("{error:?}")))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

fn absent(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &SHELF.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &SHELF.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(absent(id)) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.texts.0 { Ok(self.texts.1.clone()) } else { Err(absent(id)) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        SHELF.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
