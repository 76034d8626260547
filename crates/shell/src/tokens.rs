use std::collections::BTreeMap;

use serde_json::Value as Json;

/// Why the design tokens of a municipality cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum BadTokens {
    /// A file or folder cannot be read.
    #[error("{0} cannot be read: {1}")]
    Unreadable(String, String),
    /// There is nothing in the folder.
    #[error("there is no *.tokens.json with a token in it")]
    None,
    /// A file is not JSON.
    #[error("{0} is not JSON: {1}")]
    NotJson(String, String),
    /// A reference leads to no token, or around in a circle.
    #[error("token {token} refers to {{{to}}}, which is not there or leads back to itself")]
    Dangling {
        /// The token that refers.
        token: String,
        /// What it refers to.
        to: String,
    },
    /// A value could break out of the stylesheet or fetch something from elsewhere.
    #[error("token {token} has the value `{value}`, which does not belong in a stylesheet of tokens")]
    Unsafe {
        /// The token.
        token: String,
        /// Its value.
        value: String,
    },
}

/// How deep a token may refer to a token that refers to a token.
const DEEPEST: usize = 16;

/// Turns Style Dictionary files (name and text, later ones win) into one rule of CSS custom properties.
pub(crate) fn stylesheet(sources: &[(String, String)]) -> Result<String, BadTokens> {
    let mut tokens = BTreeMap::new();
    for (name, text) in sources {
        let json: Json = serde_json::from_str(text)
            .map_err(|error| BadTokens::NotJson(name.clone(), error.to_string()))?;
        collect(&json, &mut Vec::new(), &mut tokens);
    }
    if tokens.is_empty() {
        return Err(BadTokens::None);
    }
    let mut css = String::from(":root {\n");
    for (path, value) in &tokens {
        let resolved = resolve(path, value, &tokens, 0)?;
        if !is_harmless(&resolved) || !is_name(path) {
            return Err(BadTokens::Unsafe { token: path.clone(), value: resolved });
        }
        css.push_str(&format!("  --{}: {resolved};\n", path.replace('.', "-")));
    }
    css.push_str("}\n");
    Ok(css)
}

/// Gathers the leaves: an object with a `value` or `$value` is a token (Style Dictionary 3 and the W3C draft).
fn collect(json: &Json, path: &mut Vec<String>, tokens: &mut BTreeMap<String, String>) {
    let Json::Object(members) = json else { return };
    if let Some(value) = members.get("value").or_else(|| members.get("$value")) {
        match value {
            Json::String(text) => drop(tokens.insert(path.join("."), text.trim().to_owned())),
            Json::Number(number) => drop(tokens.insert(path.join("."), number.to_string())),
            Json::Array(parts) => {
                let names: Vec<_> = parts.iter().filter_map(Json::as_str).collect();
                tokens.insert(path.join("."), names.join(", "));
            }
            Json::Object(_) | Json::Bool(_) | Json::Null => {}
        }
        return;
    }
    for (name, member) in members.iter().filter(|(name, _)| !name.starts_with('$')) {
        path.push(name.clone());
        collect(member, path, tokens);
        path.pop();
    }
}

/// Fills in references such as `{brand.blue.500}` or `{brand.blue.500.value}`.
fn resolve(
    token: &str,
    value: &str,
    tokens: &BTreeMap<String, String>,
    depth: usize,
) -> Result<String, BadTokens> {
    let mut out = String::new();
    let mut rest = value;
    while let Some((before, after)) = rest.split_once('{') {
        let Some((reference, after)) = after.split_once('}') else { break };
        let dangling = || BadTokens::Dangling { token: token.to_owned(), to: reference.to_owned() };
        let named = reference.trim().trim_end_matches(".value");
        let found = tokens.get(named).filter(|_| depth < DEEPEST).ok_or_else(dangling)?;
        out.push_str(before);
        out.push_str(&resolve(named, found, tokens, depth + 1).map_err(|_| dangling())?);
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

fn is_harmless(value: &str) -> bool {
    let lower = value.to_lowercase();
    !value.is_empty()
        && !value.contains([';', '{', '}', '<', '>', '@', '\\', '\n'])
        && !["url(", "image(", "expression(", "/*"].iter().any(|word| lower.contains(word))
}

fn is_name(path: &str) -> bool {
    path.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn css(text: &str) -> Result<String, BadTokens> {
        stylesheet(&[("a.tokens.json".to_owned(), text.to_owned())])
    }

    #[test]
    fn tokens_become_custom_properties_with_references_filled_in() {
        let text = r##"{"stad": {"blauw": {"value": "#123456"}},
            "utrecht": {"button": {"background-color": {"value": "{stad.blauw.value}"},
            "border": {"$value": "1px solid {stad.blauw}"}}}}"##;
        assert_eq!(
            css(text).unwrap(),
            ":root {\n  --stad-blauw: #123456;\n  --utrecht-button-background-color: #123456;\n  \
             --utrecht-button-border: 1px solid #123456;\n}\n"
        );
    }

    #[test]
    fn a_later_file_wins() {
        let file =
            |name: &str, colour: &str| (name.to_owned(), format!(r#"{{"a": {{"value": "{colour}"}}}}"#));
        assert!(stylesheet(&[file("1", "red"), file("2", "blue")]).unwrap().contains("--a: blue;"));
    }

    #[test]
    fn a_bad_token_is_named() {
        assert_eq!(css("{}"), Err(BadTokens::None));
        assert!(matches!(css("{"), Err(BadTokens::NotJson(file, _)) if file == "a.tokens.json"));
        for circle in [r#"{"a": {"value": "{b}"}}"#, r#"{"a": {"value": "{b}"}, "b": {"value": "{a}"}}"#] {
            assert!(
                matches!(css(circle), Err(BadTokens::Dangling { token, .. }) if token == "a"),
                "{circle}"
            );
        }
        for evil in
            ["red; } body { display: none", "url(https://kwaad.example/x)", "URL('x')", "</style>", ""]
        {
            let text = serde_json::json!({"a": {"value": evil}}).to_string();
            assert!(matches!(css(&text), Err(BadTokens::Unsafe { .. })), "{evil}");
        }
    }
}
