use kernel::Cents;
use learning::EvidenceGrade;
use serde::Deserialize;
use shell::{Field, FieldError, Visit};

use super::super::sheet::{Wrong, area, number, one_of, select};
use super::task_form::year;
use crate::{Amount, ClaimEvidence, ClaimState, ClaimStep, NewSavingsClaim, Plain, Recurrence, SavingsClaim};

/// What is typed of a claim, of its evidence, or of a judgement.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct ClaimForm {
    pub(super) version: i64,
    wat: String,
    bedrag: String,
    terugkeer: String,
    vanaf: String,
    tot: String,
    manier: String,
    overlap: String,
    waardecase: String,
    vindplaats: String,
    bewijs: String,
    graad: String,
    oordeel: String,
    reden: String,
}

impl ClaimForm {
    pub(super) fn empty() -> Self {
        Self { terugkeer: Recurrence::OneOff.name().to_owned(), ..Self::default() }
    }

    /// The evidence that was given of a claim, and how it was judged.
    pub(super) fn found_of(claim: &SavingsClaim) -> Self {
        let amount = claim.claimed.amount.map_or(String::new(), |cents| Plain(cents).to_string());
        let form = match &claim.evidence {
            None => Self::default(),
            Some(evidence) => Self {
                bewijs: evidence.text.clone(),
                graad: evidence.grade.name().to_owned(),
                vindplaats: evidence.document.clone(),
                ..Self::default()
            },
        };
        let oordeel = match claim.state {
            ClaimState::Estimated | ClaimState::Substantiated => String::new(),
            ClaimState::Accepted => ClaimStep::Accept.name().to_owned(),
            ClaimState::Rejected => ClaimStep::Reject.name().to_owned(),
        };
        let reden = claim.judgement.as_ref().map_or(String::new(), |judgement| judgement.reason.clone());
        Self { bedrag: amount, oordeel, reden, ..form }
    }

    pub(super) fn asked(
        &self,
        visit: &Visit,
        cases: Vec<(String, String)>,
        errors: &[FieldError],
    ) -> Vec<Field> {
        let f = visit.fields("claim", errors);
        let none = visit.t("claim-no-value-case");
        vec![
            f.field("wat", &self.wat),
            number(f.optional("bedrag", &self.bedrag)),
            select(f.choice("terugkeer", Recurrence::ALL.iter().map(|one| one.name()), &[&self.terugkeer])),
            number(f.field("vanaf", &self.vanaf)),
            number(f.optional("tot", &self.tot)),
            area(f.field("manier", &self.manier)),
            f.optional("overlap", &self.overlap),
            one_of(f.optional("waardecase", ""), Some(none), cases, &self.waardecase),
            f.field("vindplaats", &self.vindplaats),
        ]
    }

    pub(super) fn parse(&self, visit: &Visit) -> Result<NewSavingsClaim, Vec<FieldError>> {
        let mut wrong = Wrong::none(visit, "claim");
        let about = wrong.line("wat", &self.wat, 200);
        let amount = wrong.read("bedrag", money(&self.bedrag));
        let recurrence = wrong.read("terugkeer", self.terugkeer.parse());
        let from = wrong.read("vanaf", year(&self.vanaf).ok_or(()));
        let until = match self.tot.trim() {
            "" => Some(None),
            text => wrong.read("tot", year(text).filter(|until| Some(*until) >= from).ok_or(())).map(Some),
        };
        let method = wrong.line("manier", &self.manier, 1_000);
        let overlap = Some(wrong.maybe("overlap", &self.overlap, 60)).filter(|word| !word.is_empty());
        let value_case = match self.waardecase.as_str() {
            "" => Some(None),
            text => wrong.read("waardecase", text.parse()).map(Some),
        };
        let document = wrong.line("vindplaats", &self.vindplaats, 200);
        let read = || {
            Some(NewSavingsClaim {
                about,
                amount: amount?,
                recurrence: recurrence?,
                from: from?,
                until: until?,
                method,
                overlap,
                value_case: value_case?,
                document,
            })
        };
        match read() {
            Some(new) if wrong.found.is_empty() => Ok(new),
            _ => Err(wrong.found),
        }
    }

    pub(super) fn proving(&self, visit: &Visit, errors: &[FieldError]) -> Vec<Field> {
        let f = visit.fields("claim", errors);
        vec![
            area(f.field("bewijs", &self.bewijs)),
            select(f.choice("graad", EvidenceGrade::ALL.iter().map(|one| one.name()), &[&self.graad])),
            number(f.optional("bedrag", &self.bedrag)),
            f.field("vindplaats", &self.vindplaats),
        ]
    }

    pub(super) fn evidence(&self, visit: &Visit) -> Result<(ClaimEvidence, Option<Cents>), Vec<FieldError>> {
        let mut wrong = Wrong::none(visit, "claim");
        let text = wrong.line("bewijs", &self.bewijs, 2_000);
        let grade = wrong.read("graad", self.graad.parse());
        let amount = wrong.read("bedrag", money(&self.bedrag));
        let document = wrong.line("vindplaats", &self.vindplaats, 200);
        match (grade, amount) {
            (Some(grade), Some(amount)) if wrong.found.is_empty() => {
                Ok((ClaimEvidence { text, grade, document }, amount))
            }
            _ => Err(wrong.found),
        }
    }

    pub(super) fn judging(&self, visit: &Visit, errors: &[FieldError]) -> Vec<Field> {
        let f = visit.fields("claim", errors);
        let steps = [ClaimStep::Accept, ClaimStep::Reject].map(ClaimStep::name);
        vec![select(f.choice("oordeel", steps, &[&self.oordeel])), area(f.field("reden", &self.reden))]
    }

    pub(super) fn judgement(&self, visit: &Visit) -> Result<(ClaimStep, String), Vec<FieldError>> {
        let mut wrong = Wrong::none(visit, "claim");
        let step =
            wrong.read("oordeel", self.oordeel.parse()).filter(|step| *step != ClaimStep::Substantiate);
        let reason = wrong.line("reden", &self.reden, 1_000);
        match step {
            Some(step) if wrong.found.is_empty() => Ok((step, reason)),
            _ => Err(wrong.found),
        }
    }
}

/// An amount that may be left out, because the source gives none.
fn money(text: &str) -> Result<Option<Cents>, ()> {
    match Amount::typed(text) {
        Ok(Amount::Empty) => Ok(None),
        Ok(amount) => amount.money().map(Some).ok_or(()),
        Err(_) => Err(()),
    }
}
