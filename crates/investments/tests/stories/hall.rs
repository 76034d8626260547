//! A town with the plan of the demonstration, and what is typed there in more than one story.

use std::collections::BTreeMap;

use access::{Cx, Role};
use investments::{Adoption, BudgetLine, CoverageSource, NewLine, Plan, PlanVersionId, VersionHead};
use kernel::Openness;
use shell::test_kit::{Town, Visitor};
use vision::{Body, DecisionId, NewDecision};

use crate::kit;

/// The fields of a form, by name.
pub(crate) type Fields<'a> = Vec<(&'a str, &'a str)>;

/// A task of savings, as it is typed.
pub(crate) const TASK: [(&str, &str); 6] = [
    ("code", "1b"),
    ("naam", "Toegang dyslexiezorg"),
    ("soort", "level"),
    ("bedragen", "2023; 200.000\n2024; 200.000"),
    ("openheid", "public"),
    ("vindplaats", "003:1139"),
];

/// A claim on it without an amount.
pub(crate) const CLAIM: [(&str, &str); 6] = [
    ("wat", "Minder kinderen in dyslexiezorg"),
    ("bedrag", ""),
    ("terugkeer", "yearly"),
    ("vanaf", "2023"),
    ("manier", "Aantallen vergeleken"),
    ("vindplaats", "003:1154"),
];

/// The evidence of that claim, with its amount.
pub(crate) const PROOF: [(&str, &str); 5] = [
    ("version", "1"),
    ("bewijs", "Cijfers van 2022"),
    ("graad", "2"),
    ("bedrag", "40.000"),
    ("vindplaats", "003:555"),
];

/// What a report prints of a task: it does not come to what its numbers come to.
pub(crate) const BALANCE: [(&str, &str); 7] = [
    ("naam", "Besparing spoor 3"),
    ("soort", "balans"),
    ("oorspronkelijk", "4.700.000"),
    ("gerealiseerd", "1.150.000"),
    ("over", "350.000"),
    ("openheid", "public"),
    ("vindplaats", "003:415"),
];

/// The same fields, of which one is something else.
pub(crate) fn with<'a>(fields: &[(&'a str, &'a str)], name: &'a str, value: &'a str) -> Fields<'a> {
    let mut all: Fields<'a> = fields.iter().copied().filter(|(field, _)| *field != name).collect();
    all.push((name, value));
    all
}

/// A town in which the room is open.
pub(crate) async fn town() -> Town {
    Town::on("2023-11-01", &kit::migrations(), |house| vec![investments::room(house)]).await
}

/// The six sources, as an adviser adds them.
pub(crate) async fn sources(cx: &Cx) -> BTreeMap<String, CoverageSource> {
    for particulars in kit::particulars() {
        investments::add_source(cx, &particulars).await.unwrap();
    }
    let known = investments::sources(cx).await.unwrap();
    known.into_iter().map(|source| (source.particulars.name.clone(), source)).collect()
}

/// The plan, of which the lines are first changed.
pub(crate) async fn bring_in(
    cx: &Cx,
    sources: &BTreeMap<String, CoverageSource>,
    change: impl FnOnce(&mut [NewLine]),
) -> PlanVersionId {
    let mut table = kit::table(sources);
    let head = kit::head(&table, sources);
    change(&mut table.lines);
    investments::bring_in(cx, head, table.lines).await.unwrap()
}

/// The doors of the whole program that begin so, each with its guard.
pub(crate) fn doors(begin: &str) -> Vec<(&'static str, &'static str)> {
    let routes = include_str!("../../../../docs/routes.txt").lines();
    let shown = routes.filter_map(|line| line.strip_prefix("GET")?.trim().split_once("  "));
    shown.map(|(door, guard)| (door, guard.trim())).filter(|(door, _)| door.starts_with(begin)).collect()
}

/// A decision of the council that stands in the register.
pub(crate) async fn decision(cx: &Cx, title: &str) -> DecisionId {
    let new = NewDecision::titled(title, Body::Council, "2023-11-13".parse().unwrap());
    vision::register_decision(cx, &new).await.unwrap()
}

/// A town with the plan in it, as a draft.
pub(crate) struct Hall {
    pub(crate) town: Town,
    pub(crate) id: PlanVersionId,
}

pub(crate) async fn hall() -> Hall {
    let town = town().await;
    let cx = town.cx(Role::PolicyAdviser, None);
    let id = bring_in(&cx, &sources(&cx).await, |_| ()).await;
    Hall { town, id }
}

impl Hall {
    /// A door of the version.
    pub(crate) fn at(&self, door: &str) -> String {
        format!("/geld/plan/{}{door}", self.id)
    }

    pub(crate) fn cx(&self) -> Cx {
        self.town.cx(Role::PolicyAdviser, None)
    }

    pub(crate) async fn plan(&self) -> Plan {
        investments::plan(&self.cx(), self.id).await.unwrap()
    }

    pub(crate) async fn line(&self, number: &str) -> BudgetLine {
        self.plan().await.lines.into_iter().find(|line| line.head.number == number).unwrap()
    }

    pub(crate) async fn seen(&self) -> String {
        self.plan().await.version.version.to_string()
    }

    pub(crate) async fn adviser(&self) -> Visitor {
        self.town.somebody(Role::PolicyAdviser, None).await
    }

    pub(crate) async fn open_to_all(&self) {
        let plan = self.plan().await;
        let head = VersionHead { openness: Openness::Public, ..plan.version.head };
        investments::change_head(&self.cx(), (self.id, plan.version.version), head).await.unwrap();
    }

    /// Lays it before the council, which adopts it.
    pub(crate) async fn adopt(&self, decision: DecisionId) {
        let version = self.plan().await.version.version;
        let seen = investments::propose(&self.cx(), (self.id, version)).await.unwrap();
        let adoption = Adoption { decision, beyond_sources: None };
        let finance = self.town.cx(Role::Finance, None);
        investments::adopt(&finance, (self.id, seen), adoption).await.unwrap();
    }
}
