use access::Action;
use shell::{PageError, PageResult, Path, Visit};

use super::overview::past_rounds;
use super::sheet::{Grid, Link, Section, Sheet, page};
use super::{crumbs, words};
use crate::{Phase, PublicRound, Rules, Scheme};

/// A scheme: what it is for, who may apply, how is divided, and its rounds.
pub(super) async fn show(visit: Visit, Path(slug): Path<String>) -> PageResult {
    let schemes = crate::schemes(&visit.cx).await?;
    let scheme = find(&schemes, &slug)?;
    let rounds = crate::rounds(&visit.cx).await?;
    let own: Vec<&PublicRound> =
        rounds.iter().filter(|one| one.round.particulars.scheme == scheme.id).collect();
    let of = &scheme.particulars;
    let mut links = Vec::new();
    if visit.cx.actor.could(Action::KeepSchemes, visit.cx.now()) {
        let at = format!("/subsidies/regeling/{}", of.slug);
        links.push(Link::to(visit.t("scheme-change"), format!("{at}/wijzigen")));
        links.push(Link::to(visit.t("round-new"), format!("{at}/ronde")));
    }
    let mut about = Section::titled(visit.t("scheme-title"));
    about.facts.push((visit.t("scheme-basis").to_owned(), of.basis.clone()));
    about.facts.extend(of.source.clone().map(|source| (visit.t("scheme-source").to_owned(), source)));
    let version = visit.t_args(
        "scheme-version",
        &[("number", scheme.rules.number.into()), ("day", visit.day(scheme.rules.since).into())],
    );
    about.facts.push((visit.t("scheme-rules").to_owned(), version));
    let rounds = Section::table(
        visit.t("subsidies-rounds"),
        past_rounds(&visit, "subsidies-rounds", (&schemes, &own)),
        visit.t("subsidies-open-none"),
    );
    let mut sections = vec![about, rounds];
    sections.extend(rules(&visit, &scheme.rules.rules));
    let today = visit.cx.clock.today();
    let is_open = own.iter().any(|one| one.round.phase(today) == Phase::Open);
    let badges = if is_open { vec![words::phase(&visit, Phase::Open)] } else { Vec::new() };
    let sheet = Sheet {
        crumbs: crumbs(&visit, &[]),
        title: of.name.clone(),
        line: of.about.clone(),
        badges,
        sections,
        links,
        ..Sheet::default()
    };
    page(&visit, sheet)
}

pub(super) fn find<'a>(schemes: &'a [Scheme], slug: &str) -> Result<&'a Scheme, PageError> {
    schemes.iter().find(|one| one.particulars.slug.as_str() == slug).ok_or(PageError::NotFound)
}

/// Who may apply, what must come along, how is compared and divided, and what must be accounted for.
pub(super) fn rules(visit: &Visit, rules: &Rules) -> Vec<Section> {
    let mut who = Section::titled(visit.t("scheme-applicants"));
    who.texts.push(rules.applicants.who.clone());
    let years = visit.t_with("scheme-years-text", "years", i64::from(rules.applicants.years));
    who.facts.push((visit.t("scheme-years").to_owned(), years));
    let together = visit.t_with("scheme-together-text", "count", i64::from(rules.applicants.together));
    who.facts.push((visit.t("scheme-together").to_owned(), together));
    who.facts.push((visit.t("scheme-documents").to_owned(), rules.documents.join("; ")));
    who.facts.push((visit.t("scheme-target-groups").to_owned(), rules.target_groups.join("; ")));
    let terms = visit.t_args(
        "scheme-terms-text",
        &[("weeks", i64::from(rules.decision_weeks).into()), ("days", i64::from(rules.repair_days).into())],
    );
    who.facts.push((visit.t("scheme-terms").to_owned(), terms));
    if rules.put_off_weeks > 0 {
        let weeks = visit.t_with("scheme-put-off-text", "weeks", i64::from(rules.put_off_weeks));
        who.facts.push((visit.t("scheme-put-off").to_owned(), weeks));
    }

    let heads = ["scheme-criterion", "scheme-weight", "scheme-least"];
    let mut criteria = Grid::of(visit, "scheme-criteria", &heads);
    for one in &rules.criteria {
        let least = one.least.map_or_else(String::new, |least| least.to_string());
        criteria.row(one.name.clone(), "", vec![format!("{}%", one.weight), least]);
    }
    let mut dividing = Section { grid: Some(criteria), ..Section::titled(visit.t("scheme-dividing")) };
    let most = visit.t_with("scheme-most-text", "most", i64::from(rules.most));
    dividing.texts.push(most);
    dividing.texts.extend(
        rules.minimum.map(|minimum| visit.t_with("scheme-minimum-text", "minimum", i64::from(minimum))),
    );
    dividing.texts.push(visit.t(&format!("scheme-tail-{}", rules.tail)).to_owned());
    let ties: Vec<String> =
        rules.ties.iter().map(|tie| visit.t(&format!("scheme-tie-{tie}")).to_owned()).collect();
    dividing.texts.push(visit.t_with("scheme-ties-text", "rules", ties.join("; ")));

    let heads = ["scheme-regime", "scheme-settlement", "scheme-asks"];
    let mut regimes = Grid::of(visit, "scheme-regimes", &heads);
    for one in &rules.regimes {
        let below = one.below.map_or_else(
            || visit.t("scheme-above").to_owned(),
            |below| visit.t_with("scheme-regime-below", "amount", below.to_string()),
        );
        let settlement = visit.t(&format!("scheme-settlement-{}", one.settlement)).to_owned();
        regimes.row(below, "", vec![settlement, one.asks.clone()]);
    }
    let regimes = Section::table(visit.t("scheme-regimes"), regimes, "");
    vec![who, dividing, regimes]
}
