use chrono::NaiveDate;
use kernel::Cents;
use shell::{FieldError, Form, PageResult, Path, Visit, desk, see_other};

use super::super::answers::{Answers, Filled, Sent, plain};
use super::super::crumbs;
use super::super::refusals::refusal;
use super::super::sheet::{Asked, form, group};
use super::at;
use crate::{
    ApplicationId, Grant, GrantId, GrantState, Instalment, ReportDue, SubsidyError, Terms, TermsFault,
};

const FORM: &str = "terms";
const MOST_ADVANCES: usize = 12;
const MOST_REPORTS: usize = 4;

/// What the form is about.
enum About<'a> {
    /// An application that was granted money.
    Application(ApplicationId, &'a Terms),
    /// A grant, with the terms to begin from.
    Grant(&'a Grant, &'a Terms),
}

impl About<'_> {
    const fn terms(&self) -> &Terms {
        match self {
            Self::Application(_, terms) | Self::Grant(_, terms) => terms,
        }
    }

    fn action(&self) -> String {
        match self {
            Self::Application(id, _) => format!("/subsidies/aanvraag/{id}/verlening"),
            Self::Grant(grant, _) => format!("{}/voorwaarden", at(grant)),
        }
    }

    fn back(&self) -> String {
        match self {
            Self::Application(id, _) => format!("/subsidies/aanvraag/{id}"),
            Self::Grant(grant, _) => at(grant),
        }
    }

    /// Whether the terms hold already, so that others are proposed with a reason.
    fn holds(&self) -> bool {
        matches!(self, Self::Grant(grant, _) if grant.state != GrantState::Prepared)
    }

    fn key(&self) -> &'static str {
        match self {
            Self::Application(..) => "terms-draw-up",
            Self::Grant(..) if self.holds() => "terms-propose",
            Self::Grant(..) => "terms-redraw",
        }
    }
}

/// The terms with which an officer begins.
pub(in super::super) async fn fresh(visit: Visit, Path(id): Path<ApplicationId>) -> PageResult {
    let terms = crate::proposed_terms(&visit.cx, id).await?;
    let about = About::Application(id, &terms);
    show(&visit, &about, &Answers::of(&visit, FORM, filled(&terms).0))
}

/// Draws the grant up.
pub(in super::super) async fn draw_up(
    visit: Visit,
    Path(id): Path<ApplicationId>,
    Form(sent): Form<Sent>,
) -> PageResult {
    let old = crate::proposed_terms(&visit.cx, id).await?;
    let mut answers = Answers::of(&visit, FORM, sent);
    let about = About::Application(id, &old);
    let Some(terms) = read(&mut answers, &old) else { return show(&visit, &about, &answers) };
    match crate::draw_up(&visit.cx, id, &terms).await {
        Ok(grant) => Ok(see_other(&format!("/subsidies/verlening/{grant}"))),
        Err(error) => refuse(&visit, &about, answers, error),
    }
}

/// The terms as they stand, or as they were proposed last.
pub(in super::super) async fn edit(visit: Visit, Path(id): Path<GrantId>) -> PageResult {
    let case = crate::grant_case(&visit.cx, id).await?;
    let terms = case.proposed().unwrap_or(&case.grant.terms);
    show(&visit, &About::Grant(&case.grant, terms), &Answers::of(&visit, FORM, filled(terms).0))
}

/// Draws the terms up anew, or proposes others.
pub(in super::super) async fn change(
    visit: Visit,
    Path(id): Path<GrantId>,
    Form(sent): Form<Sent>,
) -> PageResult {
    let case = crate::grant_case(&visit.cx, id).await?;
    let mut answers = Answers::of(&visit, FORM, sent);
    let about = About::Grant(&case.grant, &case.grant.terms);
    let Some(terms) = read(&mut answers, &case.grant.terms) else { return show(&visit, &about, &answers) };
    let seen = (id, answers.version());
    let done = if about.holds() {
        crate::propose_terms(&visit.cx, seen, &terms, answers.get("reason")).await
    } else {
        crate::redraw(&visit.cx, seen, &terms).await
    };
    match done {
        Ok(()) => Ok(see_other(&at(&case.grant))),
        Err(error) => refuse(&visit, &about, answers, error),
    }
}

fn refuse(visit: &Visit, about: &About<'_>, mut answers: Answers<'_>, error: SubsidyError) -> PageResult {
    let Some(message) = refusal(visit, &error) else { return Err(error.into()) };
    let first = if let SubsidyError::Terms(faults) = &error { faults.first() } else { None };
    let field = match first {
        Some(TermsFault::Amount) => "amount",
        Some(TermsFault::Period) => "until",
        Some(TermsFault::Advances) => "advance-1",
        Some(TermsFault::Reports) => "report-1",
        Some(TermsFault::Duties | TermsFault::Activities) => "duties",
        None if matches!(error, SubsidyError::NoReason) => "reason",
        None => "inhoud",
    };
    answers.errors.push(FieldError { field: field.to_owned(), message });
    show(visit, about, &answers)
}

fn read(answers: &mut Answers<'_>, old: &Terms) -> Option<Terms> {
    let amount: Option<Cents> = answers.read("amount");
    let (from, until) = (answers.read("from"), answers.read("until"));
    let advances = advances(answers);
    let reports = reports(answers);
    let mut activities = old.activities.clone();
    for (place, one) in (1..).zip(&mut activities) {
        one.planned = answers.read(&format!("planned-{place}")).unwrap_or(one.planned);
    }
    let natural_person = answers.get("person") == "yes";
    let duties = answers.lines("duties");
    if !answers.errors.is_empty() {
        return None;
    }
    let (amount, from, until) = (amount?, from?, until?);
    Some(Terms { amount, from, until, duties, activities, advances, reports, natural_person, ..old.clone() })
}

fn advances(answers: &mut Answers<'_>) -> Vec<Instalment> {
    let mut advances = Vec::new();
    for place in 1..=MOST_ADVANCES {
        let (day, amount) = (format!("advance-{place}"), format!("advance-amount-{place}"));
        if answers.get(&day).is_empty() && answers.get(&amount).is_empty() {
            continue;
        }
        if let (Some(on), Some(amount)) = (answers.read::<NaiveDate>(&day), answers.read(&amount)) {
            advances.push(Instalment { on, amount });
        }
    }
    advances
}

/// The last one is the final one where the regime asks a request; those before it are told in between.
fn reports(answers: &mut Answers<'_>) -> Vec<ReportDue> {
    let mut reports = Vec::new();
    for place in 1..=MOST_REPORTS {
        let name = format!("report-{place}");
        if answers.get(&name).is_empty() {
            continue;
        }
        let is_final = answers.get(&format!("final-{place}")) == "yes";
        if let Some(on) = answers.read(&name) {
            reports.push(ReportDue { on, is_final });
        }
    }
    reports
}

fn filled(terms: &Terms) -> Filled {
    let mut filled = Filled::default()
        .with("amount", plain(terms.amount))
        .with("from", terms.from)
        .with("until", terms.until)
        .with("duties", terms.duties.join("\n"))
        .with("person", if terms.natural_person { "yes" } else { "" });
    for (place, one) in (1..).zip(&terms.advances) {
        filled = filled
            .with(format!("advance-{place}"), one.on)
            .with(format!("advance-amount-{place}"), plain(one.amount));
    }
    for (place, one) in (1..).zip(&terms.reports) {
        filled = filled
            .with(format!("report-{place}"), one.on)
            .with(format!("final-{place}"), if one.is_final { "yes" } else { "" });
    }
    for (place, one) in (1..).zip(&terms.activities) {
        filled = filled.with(format!("planned-{place}"), one.planned);
    }
    filled
}

fn show(visit: &Visit, about: &About<'_>, answers: &Answers<'_>) -> PageResult {
    let version = match about {
        About::Application(..) => 0,
        About::Grant(grant, _) => grant.version,
    };
    let label = visit.t(about.key()).to_owned();
    let asked = Asked {
        crumbs: crumbs(visit, &[("/subsidies/verleningen", visit.t("grants-title"))]),
        title: label.clone(),
        lead: visit.t_with("terms-lead", "regime", about.terms().regime.asks.clone()),
        action: about.action(),
        back: about.back(),
        version: version.to_string(),
        save: label,
        groups: groups(visit, about, answers),
        above: Vec::new(),
    };
    form(visit, asked, &answers.errors)
}

fn groups(visit: &Visit, about: &About<'_>, answers: &Answers<'_>) -> Vec<desk::Section> {
    let yes = |key: &str| [("yes".to_owned(), visit.t(key).to_owned())];
    let person = answers.choose("person", Some("terms-person-no"), &yes("terms-person-yes"));
    let mut first = vec![
        answers.field("amount", "number"),
        answers.field("from", "date"),
        answers.field("until", "date"),
        answers.field("duties", "textarea"),
        person,
    ];
    if about.holds() {
        first.push(answers.field("reason", "textarea"));
    }
    let planned = (1..).zip(&about.terms().activities).map(|(place, one): (usize, _)| {
        let field = answers.field(&format!("planned-{place}"), "number");
        shell::Field { label: format!("{} ({})", one.what, one.indicator), hint: None, ..field }
    });
    let rows = |most: usize, there: usize| 1..=(there + 1).min(most);
    let advances = rows(MOST_ADVANCES, about.terms().advances.len()).flat_map(|place| {
        [
            answers.optional(&format!("advance-{place}"), "date"),
            answers.optional(&format!("advance-amount-{place}"), "number"),
        ]
    });
    let reports = rows(MOST_REPORTS, about.terms().reports.len()).flat_map(|place| {
        [
            answers.optional(&format!("report-{place}"), "date"),
            answers.choose(&format!("final-{place}"), Some("terms-final-no"), &yes("terms-final-yes")),
        ]
    });
    vec![
        group(visit.t("terms-main"), first),
        group(visit.t("terms-planned"), planned.collect()),
        group(visit.t("terms-advances"), advances.collect()),
        group(visit.t("terms-reports"), reports.collect()),
    ]
}
