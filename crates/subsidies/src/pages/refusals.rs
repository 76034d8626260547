use shell::Visit;

use crate::{RankingFault, SubsidyError, TemplateFault};

/// Why something was not done, in words for whoever asked; none when a form has no answer to it.
pub(super) fn refusal(visit: &Visit, error: &SubsidyError) -> Option<String> {
    let said = |key: &str| Some(visit.t(key).to_owned());
    match error {
        SubsidyError::Round(faults) => {
            let sentences: Vec<String> = faults
                .iter()
                .map(|fault| visit.t(&format!("round-fault-{}", fault.name())).to_owned())
                .collect();
            Some(sentences.join(" "))
        }
        SubsidyError::Incomplete(faults) => {
            let blocking = faults.iter().filter(|fault| fault.blocks());
            let sentences: Vec<String> =
                blocking.map(|fault| visit.t(&format!("plan-fault-{}", fault.name())).to_owned()).collect();
            Some(sentences.join(" "))
        }
        SubsidyError::Ranking(RankingFault::Unsettled(numbers)) => {
            Some(visit.t_with("round-unsettled", "numbers", numbers.join(", ")))
        }
        SubsidyError::Undecided(count) => {
            Some(visit.t_with("round-undecided", "count", i64::try_from(*count).unwrap_or(i64::MAX)))
        }
        SubsidyError::Points(criterion) => Some(visit.t_with("points-wrong", "criterion", criterion.clone())),
        SubsidyError::Terms(faults) => {
            let sentences: Vec<String> = faults
                .iter()
                .map(|fault| visit.t(&format!("terms-fault-{}", fault.name())).to_owned())
                .collect();
            Some(sentences.join(" "))
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
        SubsidyError::PutOffBefore => said("letter-put-off-before"),
        SubsidyError::Template(TemplateFault::NoTitle) => said("letter-template-no-title"),
        SubsidyError::Template(TemplateFault::Open) => said("letter-template-open"),
        SubsidyError::Template(TemplateFault::Unknown(name)) => {
            Some(visit.t_with("letter-template-unknown", "name", name.clone()))
        }
        SubsidyError::Template(TemplateFault::Missing(name)) => {
            Some(visit.t_with("letter-template-missing", "name", *name))
        }
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
