use access::Action;
use askama::Template;
use axum::http::StatusCode;
use kernel::{clean_line, clean_text};
use serde::Deserialize;
use shell::{Crumb, Field, FieldError, Mistakes, PageResult, Visit};

use super::crumbs;
use crate::{Kind, Profile};

/// What is typed of an organisation.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(crate) struct OrganisationForm {
    pub(super) version: i64,
    pub(super) name: String,
    pub(super) former_names: String,
    pub(super) kind: String,
    pub(super) kvk: String,
    pub(super) website: String,
    pub(super) phone: String,
    pub(super) email: String,
    pub(super) languages: String,
    pub(super) about: String,
    pub(super) account_manager: String,
}

/// The fields as the page shows them.
pub(super) struct FormFields {
    pub(super) top: Vec<Field>,
    pub(super) former_names: Field,
    pub(super) kind: Field,
    pub(super) contact: Vec<Field>,
    pub(super) about: Field,
    pub(super) account_manager: Option<Field>,
}

#[derive(Template)]
#[template(path = "pages/form.html")]
struct FormPage<'a> {
    v: &'a Visit,
    crumbs: Vec<Crumb>,
    title: &'a str,
    action: &'a str,
    back: &'a str,
    version: i64,
    fields: FormFields,
    errors: &'a [FieldError],
}

impl OrganisationForm {
    /// The page on which it is filled in: under which title, where it is sent, and where somebody goes who does not go on.
    pub(super) fn page(
        &self,
        visit: &Visit,
        status: StatusCode,
        (title, action, back): (&str, &str, &str),
        errors: &[FieldError],
    ) -> PageResult {
        let (crumbs, fields) = (crumbs(visit), self.fields(visit, errors));
        let page = FormPage { v: visit, crumbs, title, action, back, version: self.version, fields, errors };
        visit.page_with(status, &page)
    }

    pub(super) fn of(profile: &Profile, version: i64) -> Self {
        let text = |value: Option<String>| value.unwrap_or_default();
        Self {
            version,
            name: profile.name.clone(),
            former_names: profile.former_names.join("\n"),
            kind: profile.kind.name().to_owned(),
            kvk: text(profile.kvk.as_ref().map(ToString::to_string)),
            website: text(profile.website.as_ref().map(ToString::to_string)),
            phone: text(profile.phone.clone()),
            email: text(profile.email.as_ref().map(|email| email.as_str().to_owned())),
            languages: profile.languages.join(", "),
            about: profile.about.clone(),
            account_manager: text(profile.account_manager.clone()),
        }
    }

    /// The profile that was typed; `demonstration` is not asked.
    pub(super) fn parse(&self, visit: &Visit, demonstration: bool) -> Result<Profile, Vec<FieldError>> {
        let mut errors = Mistakes::none(visit, "organisation");
        let name = errors.needed("name", clean_line(&self.name, 120));
        let kind: Option<Kind> = errors.needed("kind", self.kind.parse());
        let kvk = errors.optional("kvk", &self.kvk);
        let website = errors.optional("website", &self.website);
        let email = errors.optional("email", &self.email);
        let phone = errors.optional_line("phone", &self.phone, 40);
        let about = errors.needed("about", clean_text(&self.about, 600));
        let account_manager = errors.optional_line("account_manager", &self.account_manager, 80);
        let languages = words(&self.languages);
        if languages.is_empty() || languages.len() > 40 || !languages.iter().all(|tag| is_language(tag)) {
            errors.add("languages");
        }
        let former_names: Vec<String> =
            self.former_names.lines().filter_map(|line| clean_line(line, usize::MAX).ok()).collect();
        if former_names.len() > 20 || former_names.iter().any(|name| name.chars().count() > 120) {
            errors.add("former_names");
        }
        match (name, kind, about, errors.found()) {
            (Some(name), Some(kind), Some(about), found) if found.is_empty() => Ok(Profile {
                name,
                former_names,
                kind,
                kvk,
                website,
                phone,
                email,
                languages,
                about,
                account_manager,
                demonstration,
            }),
            (.., found) => Err(found),
        }
    }

    pub(super) fn fields(&self, visit: &Visit, errors: &[FieldError]) -> FormFields {
        let f = visit.fields("organisation", errors);
        let names = Kind::ALL.iter().map(|kind| kind.name());
        let decides = visit.cx.actor.could(Action::CreateOrganisation, visit.cx.now());
        FormFields {
            top: vec![f.field("name", &self.name)],
            former_names: f.optional("former_names", &self.former_names),
            kind: f.choice("kind", names, &[&self.kind]),
            contact: vec![
                f.optional("kvk", &self.kvk),
                Field { kind: "url", ..f.optional("website", &self.website) },
                Field { kind: "tel", ..f.optional("phone", &self.phone) },
                Field { kind: "email", ..f.optional("email", &self.email) },
                f.field("languages", &self.languages),
            ],
            about: f.field("about", &self.about),
            account_manager: decides.then(|| f.optional("account_manager", &self.account_manager)),
        }
    }

    /// Each field by name with what is typed in it.
    pub(super) fn values(&self) -> [(&'static str, &str); 10] {
        [
            ("name", &self.name),
            ("former_names", &self.former_names),
            ("kind", &self.kind),
            ("kvk", &self.kvk),
            ("website", &self.website),
            ("phone", &self.phone),
            ("email", &self.email),
            ("languages", &self.languages),
            ("about", &self.about),
            ("account_manager", &self.account_manager),
        ]
    }
}

/// Words with commas or spaces between them, in lower case, each once.
fn words(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for word in text.split([',', ' ', ';', '\n']).map(str::to_lowercase).filter(|word| !word.is_empty()) {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}

fn is_language(tag: &str) -> bool {
    (2..=3).contains(&tag.len()) && tag.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// The page's error for a KvK number that another organisation has.
pub(super) fn kvk_taken(visit: &Visit) -> Vec<FieldError> {
    vec![FieldError { field: "kvk".to_owned(), message: visit.t("organisation-kvk-taken").to_owned() }]
}
