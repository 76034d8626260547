use std::collections::BTreeMap;
use std::collections::HashMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use kernel::Language;
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../locales"]
struct Locales;

/// All texts of the program in all its languages, by key.
///
/// A text without arguments is formatted once, at start; a page then only looks it up.
pub struct Texts {
    plain: BTreeMap<Language, HashMap<String, String>>,
    bundles: BTreeMap<Language, FluentBundle<FluentResource>>,
}

/// What is wrong with a file of texts.
#[derive(Debug, thiserror::Error)]
#[error("locales/{file}: {problem}")]
pub struct BadTexts {
    file: String,
    problem: String,
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Texts({} in Dutch)", self.plain.get(&Language::Dutch).map_or(0, HashMap::len))
    }
}

impl Texts {
    /// Reads the texts that are built into the program.
    ///
    /// # Errors
    /// When a file does not parse or a key stands in two files.
    pub fn embedded() -> Result<Self, BadTexts> {
        let mut texts = Self { plain: BTreeMap::new(), bundles: BTreeMap::new() };
        for language in Language::ALL {
            let (bundle, plain) = read(language)?;
            texts.bundles.insert(language, bundle);
            texts.plain.insert(language, plain);
        }
        Ok(texts)
    }

    /// The text of `key`; the key itself when there is none, which stops a story.
    #[must_use]
    pub fn text<'a>(&'a self, language: Language, key: &'a str) -> &'a str {
        let text = self.plain.get(&language).and_then(|texts| texts.get(key));
        debug_assert!(text.is_some(), "there is no text {key}, or it waits for arguments");
        text.map_or(key, String::as_str)
    }

    /// The text of `key` with its arguments filled in; the key itself when there is none, which stops a story.
    #[must_use]
    pub fn filled(&self, language: Language, key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        let bundle = self.bundles.get(&language);
        let pattern = bundle
            .and_then(|bundle| Some((bundle, bundle.get_message(key).and_then(|message| message.value())?)));
        debug_assert!(pattern.is_some(), "there is no text {key}");
        let Some((bundle, pattern)) = pattern else { return key.to_owned() };
        let args: FluentArgs<'_> =
            args.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
    }

    /// Whether there is a text of `key`.
    #[must_use]
    pub fn knows(&self, language: Language, key: &str) -> bool {
        self.bundles.get(&language).is_some_and(|bundle| bundle.has_message(key))
    }
}

type Read = (FluentBundle<FluentResource>, HashMap<String, String>);

fn read(language: Language) -> Result<Read, BadTexts> {
    let tag = unic_langid::LanguageIdentifier::from_bytes(language.tag().as_bytes()).unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Direction marks around arguments confuse screen readers and tests; our languages both run left to right.
    bundle.set_use_isolating(false);
    let mut keys = Vec::new();
    let folder = format!("{}/", language.tag());
    for file in Locales::iter().filter(|file| file.starts_with(&folder)) {
        let bad = |problem: String| BadTexts { file: file.to_string(), problem };
        let source = Locales::get(&file).map(|found| found.data.into_owned()).unwrap_or_default();
        let source = String::from_utf8(source).map_err(|error| bad(error.to_string()))?;
        keys.extend(source.lines().filter_map(key_of).map(ToOwned::to_owned));
        let resource = FluentResource::try_new(source).map_err(|(_, errors)| bad(format!("{errors:?}")))?;
        bundle.add_resource(resource).map_err(|errors| bad(format!("{errors:?}")))?;
    }
    let mut plain = HashMap::new();
    for key in keys {
        let Some(pattern) = bundle.get_message(&key).and_then(|message| message.value()) else { continue };
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, None, &mut errors).into_owned();
        if errors.is_empty() {
            plain.insert(key, text);
        }
    }
    Ok((bundle, plain))
}

/// The key that a line of a Fluent file defines, if any.
fn key_of(line: &str) -> Option<&str> {
    let (key, _) = line.split_once('=')?;
    let key = key.trim_end();
    let starts = key.starts_with(|c: char| c.is_ascii_alphabetic());
    (starts && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')).then_some(key)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_text_is_there_in_every_language() {
        let keys = |language| {
            let folder = format!("{}/", Language::tag(language));
            Locales::iter()
                .filter(|file| file.starts_with(&folder))
                .flat_map(|file| {
                    let text = String::from_utf8(Locales::get(&file).unwrap().data.into_owned()).unwrap();
                    text.lines().filter_map(key_of).map(ToOwned::to_owned).collect::<Vec<_>>()
                })
                .collect::<BTreeSet<_>>()
        };
        assert_eq!(keys(Language::Dutch), keys(Language::English));
        assert!(keys(Language::Dutch).len() > 20);
        Texts::embedded().unwrap();
    }

    #[test]
    #[cfg_attr(debug_assertions, should_panic(expected = "there is no text there-is-no-such-text"))]
    fn an_unknown_key_stops_a_story_and_shows_itself_to_a_visitor() {
        let texts = Texts::embedded().unwrap();
        assert!(!texts.knows(Language::Dutch, "there-is-no-such-text"));
        assert_eq!(texts.text(Language::Dutch, "there-is-no-such-text"), "there-is-no-such-text");
    }
}
