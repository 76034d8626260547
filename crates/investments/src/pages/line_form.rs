//! What is sent from the page of a line.

use serde::Deserialize;

use crate::{Amount, Condition, LineHead, Nature, NotMoney, Payer};

/// What was sent from the page of a line: which of its forms, and what stands in it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct LineForm {
    pub(super) version: i64,
    pub(super) doe: String,
    pub(super) bron: String,
    nummer: String,
    soort: String,
    aard: String,
    #[serde(rename = "besloten-bij")]
    at: String,
    evaluatie: String,
    vanaf: String,
    taakveld: String,
    toelichting: String,
    vindplaats: String,
    ambitie: String,
    spoor: String,
    doel: String,
    #[serde(rename = "besluit-register")]
    register: String,
    #[serde(rename = "evaluatie-register")]
    evaluation: String,
    pub(super) conclusie: String,
    pub(super) besluit: String,
    pub(super) jaar: String,
    pub(super) bedrag: String,
}

impl LineForm {
    pub(super) fn payer(&self) -> Option<Payer> {
        let (source, part) = match self.bron.split_once('/') {
            Some((source, part)) => (source, Some(part.to_owned())),
            None => (self.bron.as_str(), None),
        };
        Some(Payer { source: source.parse().ok()?, sub_grant: part })
    }

    pub(super) fn spent(&self) -> Result<(i32, kernel::Cents), &'static str> {
        let year = self.jaar.trim().parse().map_err(|_| "jaar")?;
        let amount: Result<Amount, NotMoney> = Amount::typed(&self.bedrag);
        amount.ok().and_then(Amount::money).map(|cents| (year, cents)).ok_or("bedrag")
    }

    pub(super) fn head(&self, old: &LineHead) -> Result<LineHead, &'static str> {
        let text = |text: &str, most, field| match kernel::clean_line(text, most) {
            Ok(line) => Ok(line),
            Err(kernel::NotText::Empty) => Ok(String::new()),
            Err(kernel::NotText::TooLong { .. }) => Err(field),
        };
        let number = text(&self.nummer, 20, "nummer")?;
        if number.is_empty() {
            return Err("nummer");
        }
        let task_field = Some(text(&self.taakveld, 10, "taakveld")?).filter(|field| !field.is_empty());
        Ok(LineHead {
            number,
            lasting: self.soort.parse().map_err(|_| "soort")?,
            nature: self.nature(&old.nature)?,
            task_field,
            goal: chosen(&self.doel, "doel")?,
            ambition: chosen(&self.ambitie, "ambitie")?,
            track: chosen(&self.spoor, "spoor")?,
            remark: text(&self.toelichting, 500, "toelichting")?,
            document: text(&self.vindplaats, 200, "vindplaats")?,
            ..old.clone()
        })
    }

    fn nature(&self, old: &Nature) -> Result<Nature, &'static str> {
        let year = |text: &str, field| text.trim().parse::<i32>().map_err(|_| field);
        match self.aard.as_str() {
            "planned" => Ok(Nature::Planned),
            "reservation" => Ok(Nature::Reservation),
            "decided" => {
                let decision = chosen(&self.register, "besluit-register")?;
                let at = kernel::clean_line(&self.at, 120).map_err(|_| "besloten-bij")?;
                Ok(Nature::Decided { at, decision })
            }
            "conditional" => {
                let known = match old {
                    Nature::Conditional(condition) => Some(condition),
                    Nature::Planned | Nature::Reservation | Nature::Decided { .. } => None,
                };
                Ok(Nature::Conditional(Condition {
                    evaluation: chosen(&self.evaluation, "evaluatie-register")?,
                    due: year(&self.evaluatie, "evaluatie")?,
                    from: year(&self.vanaf, "vanaf")?,
                    lifted: known.and_then(|condition| condition.lifted.clone()),
                }))
            }
            _ => Err("aard"),
        }
    }
}

/// A thing that was chosen, or none.
fn chosen<T: std::str::FromStr>(text: &str, field: &'static str) -> Result<Option<T>, &'static str> {
    match text {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| field),
    }
}
