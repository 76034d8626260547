//! OpenDocument spreadsheet: a zip with a handful of XML parts.

use std::io::{Cursor, Write};

use chrono::NaiveDate;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::table::{Cell, ExportError, Table};
use crate::text::{euros, letters, writable};
use crate::xlsx::exact;

const MEDIA_TYPE: &str = "application/vnd.oasis.opendocument.spreadsheet";
const MANIFEST: &str = include_str!("ods/manifest.xml");
const STYLES: &str = include_str!("ods/styles.xml");
const NAMESPACES: [(&str, &str); 5] = [
    ("xmlns:of", "urn:oasis:names:tc:opendocument:xmlns:of:1.2"),
    ("xmlns:office", "urn:oasis:names:tc:opendocument:xmlns:office:1.0"),
    ("xmlns:table", "urn:oasis:names:tc:opendocument:xmlns:table:1.0"),
    ("xmlns:text", "urn:oasis:names:tc:opendocument:xmlns:text:1.0"),
    ("office:version", "1.3"),
];

type Xml = Writer<Vec<u8>>;

pub(crate) fn write(table: &Table, made_on: NaiveDate) -> Result<Vec<u8>, ExportError> {
    pack(table, made_on).map_err(|error| ExportError::Unwritable(error.to_string()))
}

fn pack(table: &Table, made_on: NaiveDate) -> std::io::Result<Vec<u8>> {
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let deflated = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // Readers recognise the file by this part: it comes first, uncompressed.
    let parts: [(&str, &[u8], _); 5] = [
        ("mimetype", MEDIA_TYPE.as_bytes(), stored),
        ("META-INF/manifest.xml", MANIFEST.as_bytes(), deflated),
        ("styles.xml", STYLES.as_bytes(), deflated),
        ("meta.xml", &meta(table, made_on)?, deflated),
        ("content.xml", &content(table)?, deflated),
    ];
    for (name, bytes, options) in parts {
        zip.start_file(name, options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn meta(table: &Table, made_on: NaiveDate) -> std::io::Result<Vec<u8>> {
    let mut xml = document()?;
    let root = BytesStart::new("office:document-meta").with_attributes(NAMESPACES).with_attributes([
        ("xmlns:meta", "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ]);
    xml.write_event(Event::Start(root))?;
    open(&mut xml, "office:meta", &[])?;
    for (name, value) in [
        ("dc:title", writable(table.title()).into_owned()),
        ("meta:creation-date", format!("{made_on}T00:00:00")),
    ] {
        open(&mut xml, name, &[])?;
        xml.write_event(Event::Text(BytesText::new(&value)))?;
        close(&mut xml, name)?;
    }
    close(&mut xml, "office:meta")?;
    close(&mut xml, "office:document-meta")?;
    Ok(xml.into_inner())
}

fn content(table: &Table) -> std::io::Result<Vec<u8>> {
    let mut xml = document()?;
    open(&mut xml, "office:document-content", &NAMESPACES)?;
    open(&mut xml, "office:body", &[])?;
    open(&mut xml, "office:spreadsheet", &[])?;
    open(&mut xml, "table:table", &[("table:name", &sheet_name(table.title()))])?;
    let columns = table.headers().len().to_string();
    xml.write_event(Event::Empty(
        BytesStart::new("table:table-column")
            .with_attributes([("table:number-columns-repeated", columns.as_str())]),
    ))?;
    open(&mut xml, "table:table-header-rows", &[])?;
    open(&mut xml, "table:table-row", &[])?;
    for header in table.headers() {
        write_text(&mut xml, header, "heading")?;
    }
    close(&mut xml, "table:table-row")?;
    close(&mut xml, "table:table-header-rows")?;
    for row in table.rows() {
        open(&mut xml, "table:table-row", &[])?;
        for (column, cell) in (0_u16..).zip(row) {
            write_cell(&mut xml, column, cell)?;
        }
        close(&mut xml, "table:table-row")?;
    }
    for name in ["table:table", "office:spreadsheet", "office:body", "office:document-content"] {
        close(&mut xml, name)?;
    }
    Ok(xml.into_inner())
}

fn write_cell(xml: &mut Xml, column: u16, cell: &Cell) -> std::io::Result<()> {
    match cell {
        Cell::Text(text) => write_text(xml, text, "Default"),
        Cell::Whole(number) if exact(*number).is_none() => write_text(xml, &number.to_string(), "Default"),
        Cell::Cents(cents) if exact(*cents).is_none() => write_text(xml, &euros(*cents), "Default"),
        Cell::Whole(number) => {
            write_value(xml, &[("office:value-type", "float")], "office:value", &number.to_string())
        }
        Cell::Decimal(number) => {
            write_value(xml, &[("office:value-type", "float")], "office:value", &number.to_string())
        }
        Cell::Cents(cents) => {
            let kind = [
                ("office:value-type", "currency"),
                ("office:currency", "EUR"),
                ("table:style-name", "money"),
            ];
            write_value(xml, &kind, "office:value", &euros(*cents))
        }
        Cell::Sum { from, until, cents } => {
            let letters = letters(column);
            // The header takes the first row.
            let formula = format!("of:=SUM([.{letters}{}:.{letters}{}])", from + 1, until + 1);
            let kind = [
                ("table:formula", formula.as_str()),
                ("office:value-type", "currency"),
                ("office:currency", "EUR"),
                ("table:style-name", "money"),
            ];
            write_value(xml, &kind, "office:value", &euros(*cents))
        }
        Cell::Date(day) => {
            let kind = [("office:value-type", "date"), ("table:style-name", "day")];
            write_value(xml, &kind, "office:date-value", &day.to_string())
        }
        Cell::Empty => xml.write_event(Event::Empty(BytesStart::new("table:table-cell"))),
    }
}

fn write_value(xml: &mut Xml, kind: &[(&str, &str)], name: &str, value: &str) -> std::io::Result<()> {
    let cell = BytesStart::new("table:table-cell")
        .with_attributes(kind.iter().copied())
        .with_attributes([(name, value)]);
    xml.write_event(Event::Start(cell))?;
    write_paragraph(xml, value)?;
    close(xml, "table:table-cell")
}

fn write_text(xml: &mut Xml, text: &str, style: &str) -> std::io::Result<()> {
    open(xml, "table:table-cell", &[("office:value-type", "string"), ("table:style-name", style)])?;
    for line in writable(text).split('\n') {
        write_paragraph(xml, line)?;
    }
    close(xml, "table:table-cell")
}

/// OpenDocument folds blanks, so those after the first are elements.
fn write_paragraph(xml: &mut Xml, line: &str) -> std::io::Result<()> {
    open(xml, "text:p", &[])?;
    let mut plain = String::new();
    let mut after_blank = true;
    for sign in line.chars() {
        let element = match sign {
            '\t' => "text:tab",
            ' ' if after_blank => "text:s",
            _ => {
                after_blank = sign == ' ';
                plain.push(sign);
                continue;
            }
        };
        xml.write_event(Event::Text(BytesText::new(&plain)))?;
        plain.clear();
        xml.write_event(Event::Empty(BytesStart::new(element)))?;
        after_blank = true;
    }
    if plain.ends_with(' ') {
        plain.pop();
        xml.write_event(Event::Text(BytesText::new(&plain)))?;
        xml.write_event(Event::Empty(BytesStart::new("text:s")))?;
    } else {
        xml.write_event(Event::Text(BytesText::new(&plain)))?;
    }
    close(xml, "text:p")
}

fn document() -> std::io::Result<Xml> {
    let mut xml = Writer::new(Vec::new());
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    Ok(xml)
}

fn open(xml: &mut Xml, name: &str, attributes: &[(&str, &str)]) -> std::io::Result<()> {
    xml.write_event(Event::Start(BytesStart::new(name).with_attributes(attributes.iter().copied())))
}

fn close(xml: &mut Xml, name: &str) -> std::io::Result<()> {
    xml.write_event(Event::End(BytesEnd::new(name)))
}

fn sheet_name(title: &str) -> String {
    let name: String = writable(title).chars().filter(|sign| !sign.is_control()).take(100).collect();
    if name.trim().is_empty() { "Tabel".to_owned() } else { name }
}
