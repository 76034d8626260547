use std::io;

use kernel::Instant;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use shell::Visit;

use crate::search::Hit;

/// The feed (Atom, RFC 4287). What organisations write is Dutch.
pub(super) fn write(visit: &Visit, hits: &[Hit]) -> io::Result<String> {
    let mut xml = Writer::new(Vec::new());
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let newest = hits.iter().map(|hit| hit.listing.listing.offer.changed_at).max();
    let here = visit.absolute(visit.address());
    let feed = xml.create_element("feed").with_attribute(("xmlns", "http://www.w3.org/2005/Atom"));
    feed.with_attribute(("xml:lang", "nl")).write_inner_content(|xml| {
        text(xml, "id", &here)?;
        text(xml, "title", &format!("{}: {}", visit.brand_name(), visit.t("feed-title")))?;
        text(xml, "updated", &moment(newest.unwrap_or_else(|| visit.cx.now())))?;
        link(xml, "self", "application/atom+xml", &here)?;
        link(xml, "alternate", "text/html", &visit.absolute("/aanbod"))?;
        hits.iter().try_for_each(|hit| entry(xml, visit, hit))
    })?;
    String::from_utf8(xml.into_inner()).map_err(io::Error::other)
}

fn entry(xml: &mut Writer<Vec<u8>>, visit: &Visit, hit: &Hit) -> io::Result<()> {
    let listing = &hit.listing.listing;
    let offer = &listing.offer;
    xml.create_element("entry").write_inner_content(|xml| {
        text(xml, "id", &format!("urn:uuid:{}", offer.id))?;
        text(xml, "title", offer.title())?;
        text(xml, "updated", &moment(offer.changed_at))?;
        link(xml, "alternate", "text/html", &visit.absolute(&format!("/aanbod/{}", offer.id)))?;
        xml.create_element("author")
            .write_inner_content(|xml| text(xml, "name", &listing.organisation_name))?;
        for theme in &offer.particulars.themes {
            xml.create_element("category").with_attribute(("term", theme.name())).write_empty()?;
        }
        text(xml, "summary", &offer.particulars.wording.what)
    })?;
    Ok(())
}

fn moment(at: Instant) -> String {
    at.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// An element with a text; signs that XML cannot hold (XML 1.0, 2.2) are left out.
fn text(xml: &mut Writer<Vec<u8>>, name: &str, text: &str) -> io::Result<()> {
    let held = |sign: &char| {
        matches!(sign, '\n' | '\t') || !sign.is_control() && !matches!(sign, '\u{fffe}' | '\u{ffff}')
    };
    let text: String = text.chars().filter(held).collect();
    xml.create_element(name).write_text_content(BytesText::new(&text))?;
    Ok(())
}

fn link(xml: &mut Writer<Vec<u8>>, rel: &str, kind: &str, href: &str) -> io::Result<()> {
    let element = xml.create_element("link").with_attribute(("rel", rel)).with_attribute(("type", kind));
    element.with_attribute(("href", href)).write_empty()?;
    Ok(())
}
