use serde::{Deserialize, Serialize};

use crate::PdfError;

/// A letter or another short document, as people read it from top to bottom.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Document {
    /// What it is called; without it the file cannot be found by its name.
    pub title: String,
    /// The tag of its language, such as `nl`: by it a reader speaks.
    pub language: String,
    /// Who sends it, line by line.
    pub sender: Vec<String>,
    /// To whom, line by line.
    pub addressee: Vec<String>,
    /// Date, number and the like, each with what it is.
    pub facts: Vec<(String, String)>,
    /// What it says.
    pub blocks: Vec<Block>,
    /// The line at the foot of each page, beside the number of the page.
    pub footer: String,
}

/// A part of a document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// A heading below the title.
    Heading {
        /// What it says.
        text: String,
    },
    /// A paragraph.
    Paragraph {
        /// What it says.
        text: String,
    },
    /// A list without an order.
    List {
        /// What stands in it.
        items: Vec<String>,
    },
    /// A table; its first column names the row.
    Table {
        /// What it shows.
        caption: String,
        /// The head of each column.
        head: Vec<String>,
        /// The rows, each as wide as the head.
        rows: Vec<Vec<String>>,
    },
    /// A drawing.
    Image {
        /// It, as SVG.
        svg: String,
        /// What it shows, for who cannot see it.
        alt: String,
    },
}

impl Document {
    /// What keeps somebody from reading it.
    ///
    /// # Errors
    /// The first of it.
    pub fn check(&self) -> Result<(), PdfError> {
        if self.title.trim().is_empty() {
            return Err(PdfError::NoTitle);
        }
        let is_tag = (2..=3).contains(&self.language.len())
            && self.language.bytes().all(|byte| byte.is_ascii_lowercase());
        if !is_tag {
            return Err(PdfError::Language(self.language.clone()));
        }
        for block in &self.blocks {
            match block {
                Block::Image { alt, .. } if alt.trim().is_empty() => return Err(PdfError::NoAlt),
                Block::Table { caption, head, rows } => {
                    let named = !head.is_empty() && head.iter().all(|text| !text.trim().is_empty());
                    if !named || rows.iter().any(|row| row.len() != head.len()) {
                        return Err(PdfError::Table(caption.clone()));
                    }
                }
                Block::Heading { .. }
                | Block::Paragraph { .. }
                | Block::List { .. }
                | Block::Image { .. } => {}
            }
        }
        Ok(())
    }
}
