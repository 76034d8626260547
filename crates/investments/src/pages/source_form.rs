//! What is typed of a source of money.

use kernel::{Cents, clean_line};
use serde::Deserialize;
use shell::{Field, FieldError, Visit};

use super::sheet::{area, select};
use crate::{Amount, Ceiling, CoverageSource, Lasting, Plain, SourceKind, SourceParticulars, Span, SubGrant};

/// What is typed of a source.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct SourceForm {
    pub(super) version: i64,
    pub(super) stap: String,
    naam: String,
    soort: String,
    blijvend: String,
    doel: String,
    plafond: String,
    duur: String,
    zeker: String,
    vanaf: String,
    tot: String,
    onderdelen: String,
    vindplaats: String,
}

impl SourceForm {
    /// What a new source begins with.
    pub(super) fn fresh() -> Self {
        Self { duur: "jaar".to_owned(), zeker: "ja".to_owned(), ..Self::default() }
    }

    /// A source as it stands.
    pub(super) fn of(source: &CoverageSource) -> Self {
        let of = &source.particulars;
        let year = |year: Option<i32>| year.map_or(String::new(), |year| year.to_string());
        let part = |part: &SubGrant| match part.a_year {
            Some(cents) => format!("{}: {}", part.name, Plain(cents)),
            None => part.name.clone(),
        };
        let certain = of.ceiling.is_none_or(|ceiling| ceiling.certain);
        let yearly = of.ceiling.is_none_or(|ceiling| ceiling.span == Span::Year);
        Self {
            version: source.version,
            stap: String::new(),
            naam: of.name.clone(),
            soort: of.kind.name().to_owned(),
            blijvend: of.lasting.name().to_owned(),
            doel: of.purpose.clone(),
            plafond: of.ceiling.map_or(String::new(), |ceiling| Plain(ceiling.amount).to_string()),
            duur: if yearly { "jaar" } else { "looptijd" }.to_owned(),
            zeker: if certain { "ja" } else { "nee" }.to_owned(),
            vanaf: year(of.from),
            tot: year(of.until),
            onderdelen: of.sub_grants.iter().map(part).collect::<Vec<_>>().join("\n"),
            vindplaats: of.document.clone(),
        }
    }

    /// The fields, filled in.
    pub(super) fn asked(&self, visit: &Visit, errors: &[FieldError]) -> Vec<Field> {
        let f = visit.fields("source", errors);
        vec![
            f.field("naam", &self.naam),
            select(f.choice("soort", SourceKind::ALL.iter().map(|kind| kind.name()), &[&self.soort])),
            select(f.choice("blijvend", Lasting::ALL.iter().map(|one| one.name()), &[&self.blijvend])),
            f.field("doel", &self.doel),
            f.optional("plafond", &self.plafond),
            select(f.choice("duur", ["jaar", "looptijd"], &[&self.duur])),
            select(f.choice("zeker", ["ja", "nee"], &[&self.zeker])),
            f.optional("vanaf", &self.vanaf),
            f.optional("tot", &self.tot),
            area(f.optional("onderdelen", &self.onderdelen)),
            f.optional("vindplaats", &self.vindplaats),
        ]
    }

    /// The source that was typed; all fields that are wrong.
    pub(super) fn parse(
        &self,
        old: Option<&SourceParticulars>,
    ) -> Result<SourceParticulars, Vec<&'static str>> {
        let mut wrong = Vec::new();
        let name = clean_line(&self.naam, 120).map_err(|_| wrong.push("naam")).ok();
        let kind: Option<SourceKind> = self.soort.parse().map_err(|_| wrong.push("soort")).ok();
        let lasting: Option<Lasting> = self.blijvend.parse().map_err(|_| wrong.push("blijvend")).ok();
        let purpose = clean_line(&self.doel, 400).map_err(|_| wrong.push("doel")).ok();
        let from = year(&self.vanaf).map_err(|()| wrong.push("vanaf")).unwrap_or_default();
        let until = year(&self.tot).map_err(|()| wrong.push("tot")).unwrap_or_default();
        if from.zip(until).is_some_and(|(from, until)| from > until) {
            wrong.push("tot");
        }
        let ceiling = self.ceiling((from, until)).map_err(|()| wrong.push("plafond")).unwrap_or_default();
        let parts = parts(&self.onderdelen).map_err(|()| wrong.push("onderdelen")).unwrap_or_default();
        match (name, kind, lasting, purpose) {
            (Some(name), Some(kind), Some(lasting), Some(purpose)) if wrong.is_empty() => {
                Ok(SourceParticulars {
                    name,
                    kind,
                    lasting,
                    purpose,
                    ceiling,
                    from,
                    until,
                    sub_grants: parts,
                    decision: old.and_then(|old| old.decision),
                    document: clean_line(&self.vindplaats, 200).unwrap_or_default(),
                })
            }
            _ => Err(wrong),
        }
    }

    /// A ceiling for all years together needs the years.
    fn ceiling(&self, years: (Option<i32>, Option<i32>)) -> Result<Option<Ceiling>, ()> {
        let amount = match Amount::typed(&self.plafond) {
            Ok(Amount::Empty) => return Ok(None),
            Ok(amount) => amount.money().ok_or(())?,
            Err(_) => return Err(()),
        };
        let span = match (self.duur.as_str(), years) {
            ("looptijd", (Some(from), Some(until))) => Span::Years { from, until },
            ("looptijd", _) => return Err(()),
            _ => Span::Year,
        };
        Ok(Some(Ceiling { amount, span, certain: self.zeker != "nee" }))
    }
}

fn year(text: &str) -> Result<Option<i32>, ()> {
    match text.trim() {
        "" => Ok(None),
        text => text.parse().ok().filter(|year| (1990..=2200).contains(year)).map(Some).ok_or(()),
    }
}

/// A part on each line, with what may be taken from it each year behind a colon.
fn parts(text: &str) -> Result<Vec<SubGrant>, ()> {
    let one = |line: &str| {
        let (name, a_year): (&str, Option<Cents>) = match line.rsplit_once(':') {
            Some((name, amount)) => {
                (name, Some(Amount::typed(amount).ok().and_then(Amount::money).ok_or(())?))
            }
            None => (line, None),
        };
        Ok(SubGrant { name: clean_line(name, 120).map_err(|_| ())?, a_year })
    };
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(one).collect()
}
