/// The text is no address of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no address of a document, such as https://gemeente.bestuurlijkeinformatie.nl/")]
pub struct NotAWebLink;

kernel::parsed_text! {
    /// The address of a document elsewhere, such as in the council's information system (*raadsinformatiesysteem*):
    /// always `https://`, so that a link can never run a script.
    WebLink, NotAWebLink, web_link
}

fn web_link(text: &str) -> Result<String, NotAWebLink> {
    let text = text.trim();
    let host = text.strip_prefix("https://").and_then(|rest| rest.split(['/', '?', '#']).next());
    let is_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let has_host = host.is_some_and(|host| {
        host.contains('.') && host.split('.').all(|part| !part.is_empty()) && host.chars().all(is_host)
    });
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '"' | '<' | '>' | '\\');
    let holds = has_host && text.len() <= 400 && text.chars().all(plain);
    holds.then(|| text.to_owned()).ok_or(NotAWebLink)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_to_a_site_over_tls_and_runs_nothing() {
        assert!("https://zwolle.bestuurlijkeinformatie.nl/Agenda?id=1#x".parse::<WebLink>().is_ok());
        for wrong in [
            "",
            "http://a.nl",
            "javascript:alert(1)",
            "https://",
            "https://nl",
            "https://a.nl/\"x",
            "https://a b.nl",
        ] {
            assert_eq!(wrong.parse::<WebLink>(), Err(NotAWebLink), "{wrong}");
        }
    }
}
