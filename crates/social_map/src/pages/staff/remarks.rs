//! What stands beside each field: who said when that it is right, and what would read easier.

use std::collections::BTreeMap;

use shell::{PageError, Visit};

use super::speech;
use crate::plain_language::{Finding, Hurdle, MOST_WORDS, look_over};
use crate::{OfferId, Provenance, Wording};

/// The most remarks about the text of one field; more would discourage.
const MOST_ADVICE: usize = 5;

/// The remarks about each field, by the name that particulars give it.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    said: BTreeMap<&'static str, String>,
    advice: BTreeMap<&'static str, Vec<String>>,
}

impl Remarks {
    /// The remarks about an offer as its writer or editor now reads it.
    pub(super) async fn of(visit: &Visit, id: OfferId, wording: &Wording) -> Result<Self, PageError> {
        let known = crate::provenance(&visit.cx, id).await?;
        let names = partners::names(&mut visit.cx.read().await?).await?;
        let said = known.into_iter().map(|(field, of)| {
            let organisation = of.organisation.and_then(|id| names.get(&id)).map(String::as_str);
            (field, said(visit, &of, organisation))
        });
        Ok(Self { said: said.collect(), advice: advice(visit, wording) })
    }

    /// Who said what stands in a field of the form; told once for fields that belong together.
    pub(super) fn said(&self, form_field: &str) -> Option<String> {
        let field = match form_field {
            "age_from" => "ages",
            "cost_kind" => "cost",
            "contact_name" => "contact",
            "at0-place" => "places",
            "at0-s0-pattern" => "sessions",
            "at0-places" => "capacity",
            "at0-noise" => "circumstances",
            other => other,
        };
        self.said.get(field).cloned()
    }

    /// Who said what a field of particulars says; empty when that is not known.
    pub(super) fn said_of(&self, field: &str) -> String {
        self.said.get(field).cloned().unwrap_or_default()
    }

    /// What would make the text of a field easier to read.
    pub(super) fn advice(&self, field: &str) -> Vec<String> {
        self.advice.get(field).cloned().unwrap_or_default()
    }

    /// The fields whose text could be easier, in the order of the form.
    pub(super) fn advised(&self) -> impl Iterator<Item = &'static str> {
        crate::Particulars::FIELDS.into_iter().filter(|field| self.advice.contains_key(field))
    }
}

fn said(visit: &Visit, of: &Provenance, organisation: Option<&str>) -> String {
    let named = |key: String, plain: &str| {
        if visit.has_text(&key) { visit.t(&key).to_owned() } else { plain.to_owned() }
    };
    let spoken = of.confirmed_on.zip(of.confirmed_by.as_deref()).map(|(on, by)| {
        let who = organisation.map_or_else(|| named(format!("upkeep-who-{by}"), by), ToOwned::to_owned);
        let date = speech(visit).day_and_month(on, visit.cx.clock.today());
        visit.t_args("upkeep-said", &[("who", who.into()), ("date", date.into())])
    });
    let spoken = spoken.unwrap_or_else(|| visit.t("upkeep-unsaid").to_owned());
    if of.source == crate::actions::OWN {
        return spoken;
    }
    let source = named(format!("upkeep-source-{}", of.source), &of.source);
    visit.t_args("upkeep-from", &[("said", spoken.into()), ("source", source.into())])
}

fn advice(visit: &Visit, wording: &Wording) -> BTreeMap<&'static str, Vec<String>> {
    let mut all: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    for finding in look_over(wording) {
        let of_field = all.entry(finding.field).or_default();
        let advice = worded(visit, &finding);
        if of_field.len() < MOST_ADVICE && !of_field.contains(&advice) {
            of_field.push(advice);
        }
    }
    all
}

fn worded(visit: &Visit, finding: &Finding<'_>) -> String {
    let about = |key: &str, of: &str, value: fluent_bundle::FluentValue<'static>| {
        visit.t_args(key, &[("text", finding.text.to_owned().into()), (of, value)])
    };
    match finding.hurdle {
        Hurdle::LongSentence(words) => visit.t_args(
            "plain-long-sentence",
            &[("text", finding.text.to_owned().into()), ("words", words.into()), ("most", MOST_WORDS.into())],
        ),
        Hurdle::LongWord => visit.t_with("plain-long-word", "text", finding.text.to_owned()),
        Hurdle::Formal(instead) => about("plain-formal", "instead", instead.into()),
        Hurdle::Abbreviation(Some(instead)) => about("plain-abbreviation-known", "instead", instead.into()),
        Hurdle::Abbreviation(None) => visit.t_with("plain-abbreviation", "text", finding.text.to_owned()),
        Hurdle::Passive => visit.t_with("plain-passive", "text", finding.text.to_owned()),
        Hurdle::Capitals => visit.t_with("plain-capitals", "text", finding.text.to_owned()),
    }
}
