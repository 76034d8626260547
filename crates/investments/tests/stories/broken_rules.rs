//! Each rule of the checker that the plan of the demonstration keeps, broken once.

use access::Role;
use consistency::{Finding, Rule, Severity};
use investments::{
    Amount, BudgetLine, Ceiling, Cell, CoverageSource, Plan, Recurrence, Span, SubGrant, findings,
};
use kernel::{Cents, Openness};

use crate::hall::town;
use crate::kit::{euros, zwolle};
use crate::savings::{claim, task};
use crate::value_cases::doorbraak;

/// What is found in the plan once it was changed, and was not found before.
fn found_after(change: impl FnOnce(&mut Plan)) -> Vec<Finding> {
    let mut plan = zwolle();
    let before = findings(&plan);
    change(&mut plan);
    findings(&plan).into_iter().filter(|one| !before.contains(one)).collect()
}

fn says(found: &[Finding], expected: (Rule, Severity, &str)) {
    let all: Vec<(Rule, Severity, &str)> =
        found.iter().map(|one| (one.rule, one.severity, one.sentence)).collect();
    assert!(all.contains(&expected), "{expected:?} is not in {all:?}");
}

fn line<'a>(plan: &'a mut Plan, number: &str) -> &'a mut BudgetLine {
    plan.lines.iter_mut().find(|line| line.head.number == number).unwrap()
}

fn source<'a>(plan: &'a mut Plan, name: &str) -> &'a mut CoverageSource {
    plan.sources.values_mut().find(|source| source.particulars.name == name).unwrap()
}

#[test]
fn a_word_against_money_does_not_close() {
    let found = found_after(|plan| {
        line(plan, "1").coverage[0].amounts.insert(2024, Amount::Pm);
        line(plan, "1").cells.insert(2024, Cell::proposed(Amount::OutsideTable));
    });
    says(&found, (Rule::CoverageEqualsAmount, Severity::Error, "coverage-differs"));
}

#[test]
fn a_ceiling_that_is_sure_is_an_error_when_it_is_passed_and_one_in_doubt_is_asked() {
    let years = Span::Years { from: 2024, until: 2027 };
    for (span, certain, amount, severity, sentence) in [
        (Span::Year, true, 2_000_000, Severity::Error, "above-ceiling"),
        (years, true, 7_000_000, Severity::Error, "above-ceiling-of-years"),
        (years, false, 7_000_000, Severity::Question, "above-ceiling-of-years-asked"),
    ] {
        let found = found_after(|plan| {
            source(plan, "Investeringsbudget sociale basis").particulars.ceiling =
                Some(Ceiling { amount: euros(amount), span, certain });
        });
        says(&found, (Rule::WithinCeiling, severity, sentence));
    }
    let wide = found_after(|plan| {
        source(plan, "Investeringsbudget sociale basis").particulars.ceiling =
            Some(Ceiling { amount: euros(8_000_000), span: years, certain: true });
    });
    assert!(wide.iter().all(|one| one.rule != Rule::WithinCeiling), "{wide:?}");
}

#[test]
fn a_source_is_used_within_its_years_and_its_parts() {
    let late = found_after(|plan| source(plan, "GALA (brede SPUK)").particulars.until = Some(2025));
    says(&late, (Rule::WithinPurpose, Severity::Error, "outside-validity"));
    let narrow = found_after(|plan| {
        let parts = &mut source(plan, "GALA (brede SPUK)").particulars.sub_grants;
        parts[1] = SubGrant { name: "Valpreventie".to_owned(), a_year: Some(euros(239_999)) };
    });
    says(&narrow, (Rule::WithinPurpose, Severity::Error, "part-above-ceiling"));
    let one = narrow.iter().find(|one| one.sentence == "part-above-ceiling").unwrap();
    assert!(one.arithmetic.as_deref().unwrap().ends_with("240.000 − 239.999 = 1"), "{one:?}");
    let unnamed = found_after(|plan| line(plan, "3").coverage[0].sub_grant = None);
    says(&unnamed, (Rule::WithinPurpose, Severity::Warning, "without-part"));
}

#[test]
fn what_waits_for_an_evaluation_and_what_is_reserved_is_neither_adopted_nor_spent() {
    let adopted = found_after(|plan| {
        let cell = line(plan, "4").cells.get_mut(&2027).unwrap();
        cell.adopted = Some(cell.proposed);
    });
    says(&adopted, (Rule::ConditionalOnEvaluation, Severity::Error, "adopted-too-early"));
    let spent = found_after(|plan| line(plan, "21").cells.get_mut(&2025).unwrap().realised = Some(Cents(1)));
    says(&spent, (Rule::ReservationBeforePlan, Severity::Error, "reservation-spent"));
}

#[test]
fn what_nobody_knows_yet_is_told_and_never_nought() {
    let found = found_after(|plan| {
        let one = line(plan, "23");
        one.coverage[0].amounts.insert(2027, Amount::Pm);
        one.cells.insert(2027, Cell::proposed(Amount::Pm));
    });
    says(&found, (Rule::OutsideTable, Severity::Note, "pro-memorie"));
}

#[tokio::test]
async fn a_claim_without_an_amount_and_a_value_case_that_says_too_little_are_found() {
    let town = town().await;
    let cx = town.cx(Role::PolicyAdviser, None);
    let saved = investments::add_savings_task(&cx, &task(Openness::Public)).await.unwrap();
    investments::claim_savings(&cx, saved, &claim(None, Recurrence::Yearly)).await.unwrap();
    let found = investments::savings_findings(&investments::savings(&cx).await.unwrap());
    says(&found, (Rule::SavingsApart, Severity::Warning, "claim-without-amount"));

    investments::add_value_case(&cx, &doorbraak(Openness::Public)).await.unwrap();
    let found = investments::value_case_findings(&investments::value_cases(&cx).await.unwrap());
    for sentence in ["value-case-selection", "value-case-amounts", "value-case-cost", "value-case-without"] {
        says(&found, (Rule::ValueCaseComplete, Severity::Warning, sentence));
    }
    assert_eq!(found.len(), 4);
}
