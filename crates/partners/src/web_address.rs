/// The text is no address of a website.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not the address of a website, such as https://voorbeeld.nl")]
pub struct NotAWebAddress;

kernel::parsed_text! {
    /// The address of a website, `https://` or `http://`, so that a link can never run a script.
    WebAddress, NotAWebAddress, web_address
}

/// Who leaves out the scheme means `https://`.
fn web_address(text: &str) -> Result<String, NotAWebAddress> {
    let text = text.trim();
    let whole = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
    let rest = whole.strip_prefix("https://").or_else(|| whole.strip_prefix("http://"));
    let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    let is_host = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | ':');
    let has_dot = host.split('.').count() > 1 && host.split('.').all(|part| !part.is_empty());
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '"' | '<' | '>' | '\\');
    let holds = whole.len() <= 200 && has_dot && host.chars().all(is_host) && whole.chars().all(plain);
    holds.then_some(whole).ok_or(NotAWebAddress)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_can_never_run_a_script() {
        for (text, read) in [
            ("travers.example", "https://travers.example"),
            (" http://oud.example/pad?x=1#y ", "http://oud.example/pad?x=1#y"),
        ] {
            assert_eq!(text.parse::<WebAddress>().unwrap().as_str(), read);
        }
        for wrong in [
            "",
            "javascript:alert(1)",
            "javascript://a.b/%0aalert(1)",
            "https://",
            "https://nl",
            "data:text/html,x.y",
            "https://a b.nl",
            "https://a.nl/\"x",
            "https://noor@a.nl",
            "ftp://a.nl",
        ] {
            assert_eq!(wrong.parse::<WebAddress>(), Err(NotAWebAddress), "{wrong}");
        }
    }
}
