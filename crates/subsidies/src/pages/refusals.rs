use shell::Visit;

use crate::{RankingFault, SubsidyError, TemplateFault};

/// Why something was not done, in words for whoever asked; none when a form has no answer to it.
pub(super) fn refusal(visit: &Visit, error: &SubsidyError) -> Option<String> {
    let said = |key: &str| Some(visit.t(key).to_owned());
    match error {
        SubsidyError::Round(faults) => {
            Some(sentences(visit, "round-fault", faults.iter().map(|fault| fault.name())))
        }
        SubsidyError::Incomplete(faults) => {
            let blocking = faults.iter().filter(|fault| fault.blocks()).map(|fault| fault.name());
            Some(sentences(visit, "plan-fault", blocking))
        }
        SubsidyError::Ranking(RankingFault::Unsettled(numbers)) => {
            Some(visit.t_with("round-unsettled", "numbers", numbers.join(", ")))
        }
        SubsidyError::Undecided(count) => {
            Some(visit.t_with("round-undecided", "count", i64::try_from(*count).unwrap_or(i64::MAX)))
        }
        SubsidyError::Points(criterion) => Some(visit.t_with("points-wrong", "criterion", criterion.clone())),
        SubsidyError::Terms(faults) => {
            Some(sentences(visit, "terms-fault", faults.iter().map(|fault| fault.name())))
        }
        SubsidyError::Iban(_) => said("bank-account-wrong"),
        SubsidyError::NothingToPay => said("payments-nothing"),
        SubsidyError::OnItsWay => said("grant-on-its-way"),
        SubsidyError::NoReport => said("grant-no-report"),
        SubsidyError::Unheard => said("grant-unheard"),
        SubsidyError::FiveYears => said("grant-five-years"),
        SubsidyError::SetOff(_) => said("recovery-no-set-off"),
        SubsidyError::Ceiling(_) => said("decision-ceiling"),
        SubsidyError::Ranking(RankingFault::Allocation(_)) => said("round-no-division"),
        SubsidyError::OwnWork => said("subsidies-own-work"),
        SubsidyError::PublishedLate => said("round-late-needs-reason"),
        SubsidyError::NotNow => said("subsidies-not-now"),
        SubsidyError::Frozen => said("subsidies-frozen"),
        SubsidyError::NoReason => said("subsidies-no-reason"),
        SubsidyError::Taken => said("subsidies-taken"),
        SubsidyError::TooFewAssessors => said("points-too-few"),
        SubsidyError::Amounts => said("decision-amounts"),
        SubsidyError::File(fault) => Some(visit.t(&format!("file-fault-{}", fault.name())).to_owned()),
        SubsidyError::PutOffLonger { most: 0 } => said("letter-put-off-never"),
        SubsidyError::PutOffLonger { most } => {
            Some(visit.t_with("letter-put-off-longer", "most", i64::from(*most)))
        }
        SubsidyError::TooManyFiles => said("file-too-many"),
        SubsidyError::TooManyBytes => said("file-too-much"),
        SubsidyError::PutOffBefore => said("letter-put-off-before"),
        SubsidyError::Template(fault) => Some(of_template(visit, fault)),
        SubsidyError::NotFound
        | SubsidyError::Refused(_)
        | SubsidyError::Stale
        | SubsidyError::WrongStep(_)
        | SubsidyError::Rules(_)
        | SubsidyError::Barred(_)
        | SubsidyError::Term(_)
        | SubsidyError::Money(_)
        | SubsidyError::Unsealed(_)
        | SubsidyError::Bank(_)
        | SubsidyError::Unset(_)
        | SubsidyError::Store(_) => None,
    }
}

/// The sentence of each fault, after each other.
fn sentences<'a>(visit: &Visit, about: &str, faults: impl Iterator<Item = &'a str>) -> String {
    let sentences: Vec<String> =
        faults.map(|fault| visit.t(&format!("{about}-{fault}")).to_owned()).collect();
    sentences.join(" ")
}

fn of_template(visit: &Visit, fault: &TemplateFault) -> String {
    match fault {
        TemplateFault::NoTitle => visit.t("letter-template-no-title").to_owned(),
        TemplateFault::Open => visit.t("letter-template-open").to_owned(),
        TemplateFault::Unknown(name) => visit.t_with("letter-template-unknown", "name", name.clone()),
        TemplateFault::Missing(name) => visit.t_with("letter-template-missing", "name", *name),
    }
}
