//! Amounts and states as people read them.

use shell::Visit;

use super::named::Named;
use crate::{Amount, Firmness, Group, Plain, Plan, Total};

/// An amount as it stands in a cell, and as it is typed.
pub(super) fn amount(visit: &Visit, amount: Amount) -> String {
    match amount {
        Amount::Empty => String::new(),
        Amount::Money(cents) => Plain(cents).to_string(),
        Amount::Pm => visit.t("money-pm").to_owned(),
        Amount::OutsideTable => visit.t("money-outside").to_owned(),
    }
}

/// A sum, with what in it is no money.
pub(super) fn total(visit: &Visit, total: Total) -> String {
    let mut parts = Vec::new();
    if total.money.0 != 0 || total.is_empty() {
        parts.push(Plain(total.money).to_string());
    }
    if total.pm > 0 {
        parts.push(visit.t("money-pm").to_owned());
    }
    if total.outside > 0 {
        parts.push(visit.t("money-outside").to_owned());
    }
    parts.join(" + ")
}

/// What a part of the plan is called.
pub(super) fn group(visit: &Visit, named: &Named, plan: &Plan, group: Group) -> String {
    match group {
        Group::Source(Some(id)) => plan.source(id).to_owned(),
        Group::Source(None) => visit.t("money-uncovered").to_owned(),
        Group::Lasting(lasting) => visit.t(&format!("money-lasting-{lasting}")).to_owned(),
        Group::Ambition(Some(id)) => named.ambition(id).unwrap_or(visit.t("money-other-ambition")).to_owned(),
        Group::Ambition(None) => visit.t("money-no-ambition").to_owned(),
        Group::Track(Some(id)) => {
            named.track(id).map_or(visit.t("money-other-track"), |one| &one.particulars.name).to_owned()
        }
        Group::Track(None) => visit.t("money-no-track").to_owned(),
        Group::Condition(firmness) => visit.t(&format!("money-firmness-{firmness}")).to_owned(),
        Group::Intervention(id) => plan.intervention(id).to_owned(),
        Group::Everything => visit.t("money-total").to_owned(),
    }
}

/// The kind of badge that says how firm an amount is.
pub(super) fn tone(firmness: Firmness) -> &'static str {
    match firmness {
        Firmness::Decided => "success",
        Firmness::Planned => "neutral",
        Firmness::Reservation => "inactive",
        Firmness::Conditional => "warning",
    }
}
