//! A plan of the size of a large city: five thousand lines, ten years, three sources for each line.

use std::collections::BTreeMap;

use access::Cx;
use investments::{
    Amount, Ceiling, CoverageAllocation, CoverageSource, InterventionId, Lasting, LineHead, Nature, NewLine,
    PlanVersionId, SourceKind, SourceParticulars, Span, VersionHead, Years,
};
use kernel::{Cents, Openness};
use uuid::Uuid;

pub(crate) const LINES: i64 = 5_000;
pub(crate) const YEARS: Years = Years { first: 2024, last: 2033 };

/// Own money that stays and has a ceiling, and two sources that end before the plan does.
fn sources() -> [SourceParticulars; 3] {
    let own = SourceParticulars {
        lasting: Lasting::Structural,
        ceiling: Some(Ceiling { amount: Cents(1_000_000_000), span: Span::Year, certain: true }),
        until: None,
        ..ending("Eigen geld")
    };
    [own, ending("Reserve"), ending("Rijk")]
}

fn ending(name: &str) -> SourceParticulars {
    SourceParticulars {
        name: name.to_owned(),
        kind: SourceKind::OwnStructural,
        lasting: Lasting::Incidental,
        purpose: "Om uit te geven".to_owned(),
        ceiling: None,
        from: Some(2024),
        until: Some(2030),
        sub_grants: Vec::new(),
        decision: None,
        document: String::new(),
    }
}

/// A line of which each source pays something in each year. Every third year of a fifth of the lines is left empty, so that
/// some of it ends.
fn line(nth: i64, sources: &[CoverageSource]) -> NewLine {
    let paid = |of: i64| -> BTreeMap<i32, Amount> {
        let years = YEARS.all().filter(|year| nth % 5 > 0 || year % 3 > 0);
        years.map(|year| (year, Amount::Money(Cents(100 * (nth + of + i64::from(year)))))).collect()
    };
    let coverage: Vec<CoverageAllocation> = (0..3_i64)
        .zip(sources)
        .map(|(of, source)| CoverageAllocation { source: source.id, sub_grant: None, amounts: paid(of) })
        .collect();
    let together = |year: &i32| coverage.iter().map(|one| one.amounts[year].cents()).sum();
    NewLine {
        intervention: format!("Inzet {}", nth / 3),
        amounts: paid(0).keys().map(|year| (*year, Amount::Money(together(year)))).collect(),
        head: LineHead {
            number: nth.to_string(),
            intervention: InterventionId::from_uuid(Uuid::nil()),
            lasting: if nth % 10 == 0 { Lasting::Structural } else { Lasting::Incidental },
            nature: Nature::Planned,
            task_field: None,
            goal: None,
            ambition: None,
            track: None,
            remark: String::new(),
            document: format!("plan.xlsx:{nth}"),
        },
        coverage,
    }
}

/// Brings the plan in.
pub(crate) async fn bring_in(adviser: &Cx) -> PlanVersionId {
    for particulars in sources() {
        investments::add_source(adviser, &particulars).await.unwrap();
    }
    let sources = investments::sources(adviser).await.unwrap();
    let head = VersionHead {
        name: "Een groot plan".to_owned(),
        about: String::new(),
        openness: Openness::Internal,
        years: YEARS,
        statements: Vec::new(),
    };
    let lines = (0..LINES).map(|nth| line(nth, &sources)).collect();
    investments::bring_in(adviser, head, lines).await.unwrap()
}
