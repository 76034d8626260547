//! The texts of a service of HSDS.

use hsds::{Finding, Service, What};
use kernel::{clean_line, clean_text};
use serde_json::json;

use super::Said;
use super::hsds_terms::value_of;
use crate::Wording;

/// The most characters of a title.
const LONGEST_TITLE: usize = 60;
pub(super) fn wording(service: &Service, origin: &hsds::Origin, findings: &mut Vec<Finding>) -> Said {
    let mut said = Said::new();
    let mut keep = |field: &str, column: &str, text: Option<&str>, most: usize| {
        let Some(text) = text.map(without_tags) else { return };
        let text = text.as_str();
        let cleaned =
            if most == LONGEST_TITLE { clean_line(text, usize::MAX) } else { clean_text(text, usize::MAX) };
        let Ok(whole) = cleaned else { return };
        let kept = cut(&whole, most);
        if kept != whole {
            findings.push(origin.finding(column, &whole, What::TooLong));
        }
        said.insert(format!("wording/{field}"), json!(kept));
    };
    keep("title", "name", Some(&service.name), LONGEST_TITLE);
    for (field, column, text) in [
        ("what", "description", &service.description),
        ("for_whom", "eligibility_description", &service.eligibility),
        ("price", "fees_description", &service.fees),
        ("how_to_join", "application_process", &service.application_process),
    ] {
        keep(field, column, text.as_deref(), Wording::LONGEST_TEXT);
    }
    for (field, code) in [("when", "when"), ("whom_to_call", "whom-to-call")] {
        keep(field, "attributes", value_of(&service.terms, "wording", code), Wording::LONGEST_TEXT);
    }
    said
}

/// The text without the tags of HTML that a source left in it: nothing here shows them as anything but text.
fn without_tags(text: &str) -> String {
    let (mut out, mut rest) = (String::with_capacity(text.len()), text);
    while let Some((before, after)) = rest.split_once('<') {
        let is_tag = after.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        out.push_str(before);
        match after.split_once('>').filter(|_| is_tag) {
            Some((_, behind)) => {
                out.push(' ');
                rest = behind;
            }
            None => {
                out.push('<');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out.replace("&amp;", "&").replace("&nbsp;", " ")
}

/// The text, cut at a word when it is too long.
fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let start: String = text.chars().take(most - 1).collect();
    let end = start.rfind(char::is_whitespace).filter(|end| *end > start.len() / 2).unwrap_or(start.len());
    format!("{}…", start.get(..end).unwrap_or(&start).trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_title_is_cut_at_a_word() {
        let long = "Samen koken en eten voor iedereen die dat leuk vindt in de wijk Assendorp";
        assert_eq!(cut(long, 60), "Samen koken en eten voor iedereen die dat leuk vindt in de…");
        assert!(cut(&"x".repeat(99), 60).chars().count() <= 60);
    }

    #[test]
    fn tags_of_html_are_left_out_and_signs_stay() {
        for (text, plain) in [
            ("<p>Koken</p>", " Koken "),
            ("a<script>alert(1)</script>b", "a alert(1) b"),
            ("voor < 18 en > 4", "voor < 18 en > 4"),
            ("<", "<"),
            ("a <b", "a <b"),
        ] {
            assert_eq!(without_tags(text), plain);
        }
    }
}
