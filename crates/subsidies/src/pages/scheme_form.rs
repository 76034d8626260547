use shell::{FieldError, Form, PageResult, Path, Visit, desk, see_other};

use super::answers::{Answers, Filled, Sent, plain};
use super::crumbs;
use super::scheme::find;
use super::sheet::{Asked, form, group};
use crate::{
    Applicants, Criterion, NewScheme, Part, Regime, Rules, RulesFault, Scheme, Settlement, SubsidyError,
    TailRule, TieRule,
};

const FORM: &str = "scheme";
const PARTS: usize = 5;
const CRITERIA: usize = 6;
const REGIMES: usize = 4;

/// An empty form.
pub(super) async fn fresh(visit: Visit) -> PageResult {
    let filled = Filled::default()
        .with("most", 10)
        .with("tail", TailRule::Skip)
        .with("put-off-weeks", 0)
        .with("repair-days", 14);
    show(&visit, None, Answers::of(&visit, FORM, filled.0))
}

/// Adds a scheme.
pub(super) async fn create(visit: Visit, Form(sent): Form<Sent>) -> PageResult {
    let mut answers = Answers::of(&visit, FORM, sent);
    let read = read(&mut answers, None);
    let Some(read) = read.filter(|_| answers.errors.is_empty()) else {
        return show(&visit, None, answers);
    };
    match crate::add_scheme(&visit.cx, &read.0, &read.1).await {
        Ok(_) => Ok(see_other(&format!("/subsidies/{}", read.0.slug))),
        Err(error) => mistaken(&visit, None, answers, error),
    }
}

/// The form as the scheme stands.
pub(super) async fn edit(visit: Visit, Path(slug): Path<String>) -> PageResult {
    let schemes = crate::schemes(&visit.cx).await?;
    let scheme = find(&schemes, &slug)?;
    show(&visit, Some(scheme), Answers::of(&visit, FORM, filled(scheme).0))
}

/// Keeps the change; rules that differ become a new version.
pub(super) async fn change(visit: Visit, Path(slug): Path<String>, Form(sent): Form<Sent>) -> PageResult {
    let schemes = crate::schemes(&visit.cx).await?;
    let scheme = find(&schemes, &slug)?;
    let mut answers = Answers::of(&visit, FORM, sent);
    let read = read(&mut answers, Some(scheme));
    let Some(read) = read.filter(|_| answers.errors.is_empty()) else {
        return show(&visit, Some(scheme), answers);
    };
    match crate::change_scheme(&visit.cx, (scheme.id, answers.version()), &read.0, &read.1).await {
        Ok(()) => Ok(see_other(&format!("/subsidies/{slug}"))),
        Err(error) => mistaken(&visit, Some(scheme), answers, error),
    }
}

fn mistaken(
    visit: &Visit,
    scheme: Option<&Scheme>,
    mut answers: Answers<'_>,
    error: SubsidyError,
) -> PageResult {
    if let SubsidyError::Rules(faults) = &error {
        for fault in faults {
            let (field, key) = fault_field(fault);
            answers.wrong_because(field, key);
        }
    } else if matches!(error, SubsidyError::Taken) {
        answers.wrong_because("slug", "scheme-slug-taken");
    } else {
        return Err(error.into());
    }
    show(visit, scheme, answers)
}

/// The field that a fault of the rules is about, with its sentence.
const fn fault_field(fault: &RulesFault) -> (&'static str, &'static str) {
    match fault {
        RulesFault::Parts => ("part-1", "scheme-fault-parts"),
        RulesFault::Criteria => ("criterion-1", "scheme-fault-criteria"),
        RulesFault::Weights(_) => ("weight-1", "scheme-fault-weights"),
        RulesFault::Minimum => ("minimum", "scheme-fault-minimum"),
        RulesFault::Regimes => ("below-1", "scheme-fault-regimes"),
        RulesFault::Terms => ("decision-weeks", "scheme-fault-terms"),
    }
}

fn read(answers: &mut Answers<'_>, scheme: Option<&Scheme>) -> Option<(NewScheme, Rules)> {
    let slug = match scheme {
        Some(scheme) => Some(scheme.particulars.slug.clone()),
        None => answers.read("slug"),
    };
    let name = answers.line("name");
    let about = answers.text("about");
    let basis = answers.line("basis");
    let source = answers.maybe("source");
    let rules = Rules {
        parts: parts(answers, scheme),
        criteria: criteria(answers),
        most: answers.read("most").unwrap_or_default(),
        minimum: if answers.get("minimum").is_empty() { None } else { answers.read("minimum") },
        tail: answers.read("tail").unwrap_or(TailRule::Skip),
        ties: TieRule::ALL.to_vec(),
        applicants: Applicants {
            who: answers.text("who"),
            years: answers.read("years").unwrap_or_default(),
            together: answers.read("together").unwrap_or_default(),
        },
        documents: answers.lines("documents"),
        target_groups: answers.lines("target-groups"),
        indicators: answers.lines("indicators"),
        repair_days: answers.read("repair-days").unwrap_or_default(),
        decision_weeks: answers.read("decision-weeks").unwrap_or_default(),
        put_off_weeks: answers.read("put-off-weeks").unwrap_or_default(),
        regimes: regimes(answers),
    };
    for name in ["target-groups", "indicators"] {
        if answers.get(name).is_empty() {
            answers.wrong(name);
        }
    }
    Some((NewScheme { slug: slug?, name, about, basis, source }, rules))
}

/// The parts by name. A part keeps the key that it had; a new one is named after its place.
fn parts(answers: &mut Answers<'_>, scheme: Option<&Scheme>) -> Vec<Part> {
    let mut parts = Vec::new();
    for place in 1..=PARTS {
        let Some(name) = answers.maybe(&format!("part-{place}")) else { continue };
        let before = scheme.and_then(|scheme| scheme.rules.rules.parts.get(place - 1));
        let key = before.map_or_else(|| format!("onderdeel-{place}"), |part| part.key.clone());
        parts.push(Part { key, name });
    }
    parts
}

fn criteria(answers: &mut Answers<'_>) -> Vec<Criterion> {
    let mut criteria = Vec::new();
    for place in 1..=CRITERIA {
        let Some(name) = answers.maybe(&format!("criterion-{place}")) else { continue };
        let weight = answers.read(&format!("weight-{place}")).unwrap_or_default();
        let least = format!("least-{place}");
        let least = if answers.get(&least).is_empty() { None } else { answers.read(&least) };
        criteria.push(Criterion { name, weight, least });
    }
    criteria
}

fn regimes(answers: &mut Answers<'_>) -> Vec<Regime> {
    let mut regimes = Vec::new();
    for place in 1..=REGIMES {
        let Some(asks) = answers.maybe(&format!("asks-{place}")) else { continue };
        let below = answers.amount(&format!("below-{place}"));
        let settlement = answers.read(&format!("settlement-{place}")).unwrap_or(Settlement::OnRequest);
        regimes.push(Regime { below, settlement, asks });
    }
    regimes
}

fn filled(scheme: &Scheme) -> Filled {
    let (of, rules) = (&scheme.particulars, &scheme.rules.rules);
    let mut filled = Filled::default()
        .with("version", scheme.version)
        .with("slug", &of.slug)
        .with("name", &of.name)
        .with("about", &of.about)
        .with("basis", &of.basis)
        .with("source", of.source.as_deref().unwrap_or_default())
        .with("who", &rules.applicants.who)
        .with("years", rules.applicants.years)
        .with("together", rules.applicants.together)
        .with("documents", rules.documents.join("\n"))
        .with("target-groups", rules.target_groups.join("\n"))
        .with("indicators", rules.indicators.join("\n"))
        .with("most", rules.most)
        .with("minimum", rules.minimum.map_or_else(String::new, |minimum| minimum.to_string()))
        .with("tail", rules.tail)
        .with("repair-days", rules.repair_days)
        .with("decision-weeks", rules.decision_weeks)
        .with("put-off-weeks", rules.put_off_weeks);
    for (place, part) in (1..).zip(&rules.parts) {
        filled = filled.with(format!("part-{place}"), &part.name);
    }
    for (place, one) in (1..).zip(&rules.criteria) {
        let least = one.least.map_or_else(String::new, |least| least.to_string());
        filled = filled
            .with(format!("criterion-{place}"), &one.name)
            .with(format!("weight-{place}"), one.weight)
            .with(format!("least-{place}"), least);
    }
    for (place, one) in (1..).zip(&rules.regimes) {
        filled = filled
            .with(format!("below-{place}"), one.below.map_or_else(String::new, plain))
            .with(format!("settlement-{place}"), one.settlement)
            .with(format!("asks-{place}"), &one.asks);
    }
    filled
}

fn show(visit: &Visit, scheme: Option<&Scheme>, answers: Answers<'_>) -> PageResult {
    let words = |list: &[&str], key: &str| -> Vec<(String, String)> {
        list.iter().map(|word| ((*word).to_owned(), visit.t(&format!("{key}-{word}")).to_owned())).collect()
    };
    let tails = words(&TailRule::ALL.iter().map(|one| one.name()).collect::<Vec<_>>(), "scheme-tail");
    let ways = words(&Settlement::ALL.iter().map(|one| one.name()).collect::<Vec<_>>(), "scheme-settlement");
    let mut head = vec![answers.field("name", "text"), answers.field("about", "textarea")];
    if scheme.is_none() {
        head.insert(1, answers.field("slug", "text"));
    }
    head.extend([answers.field("basis", "text"), answers.optional("source", "text")]);
    let mut groups = vec![desk::Section::plain(head)];
    groups.push(group(
        visit.t("scheme-parts"),
        (1..=PARTS).map(|n| answers.optional(&format!("part-{n}"), "text")).collect(),
    ));
    groups.push(group(
        visit.t("scheme-applicants"),
        vec![
            answers.field("who", "textarea"),
            answers.field("years", "number"),
            answers.field("together", "number"),
            answers.optional("documents", "textarea"),
            answers.field("target-groups", "textarea"),
            answers.field("indicators", "textarea"),
        ],
    ));
    let criterion = |n: usize| {
        [("criterion", "text"), ("weight", "number"), ("least", "number")]
            .map(|(name, kind)| answers.optional(&format!("{name}-{n}"), kind))
    };
    let criteria = (1..=CRITERIA).flat_map(criterion).collect();
    groups.push(desk::Section { wide: &["criterion"], ..group(visit.t("scheme-criteria"), criteria) });
    groups.push(group(
        visit.t("scheme-dividing"),
        vec![
            answers.field("most", "number"),
            answers.optional("minimum", "number"),
            answers.choose("tail", None, &tails),
        ],
    ));
    groups.push(group(
        visit.t("scheme-terms"),
        vec![
            answers.field("decision-weeks", "number"),
            answers.field("put-off-weeks", "number"),
            answers.field("repair-days", "number"),
        ],
    ));
    let regime = |n: usize| {
        [
            answers.optional(&format!("below-{n}"), "number"),
            answers.choose(&format!("settlement-{n}"), None, &ways),
            answers.optional(&format!("asks-{n}"), "text"),
        ]
    };
    let regimes = (1..=REGIMES).flat_map(regime).collect();
    groups.push(desk::Section { wide: &["asks"], ..group(visit.t("scheme-regimes"), regimes) });
    let asked = asked(visit, scheme, (answers.get("version").to_owned(), groups));
    let errors: Vec<FieldError> = answers.errors;
    form(visit, asked, &errors)
}

fn asked(visit: &Visit, scheme: Option<&Scheme>, (version, groups): (String, Vec<desk::Section>)) -> Asked {
    let (title, action, back) = match scheme {
        Some(scheme) => {
            let slug = &scheme.particulars.slug;
            let title = visit.t_with("scheme-change-title", "name", scheme.particulars.name.clone());
            (title, format!("/subsidies/regeling/{slug}/wijzigen"), format!("/subsidies/{slug}"))
        }
        None => (
            visit.t("scheme-new").to_owned(),
            "/subsidies/regeling/nieuw".to_owned(),
            "/subsidies".to_owned(),
        ),
    };
    Asked {
        crumbs: crumbs(visit, &[]),
        title,
        lead: visit.t("scheme-lead").to_owned(),
        action,
        back,
        version,
        save: visit.t("subsidies-save").to_owned(),
        groups,
        above: Vec::new(),
    }
}
