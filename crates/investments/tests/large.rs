//! A plan of the size of a large city: five thousand lines, ten years, three sources for each line.

#[expect(dead_code, reason = "this test uses a part of it")]
mod kit;

use std::collections::BTreeMap;
use std::time::Instant;

use access::Role;
use investments::{
    Amount, CoverageAllocation, CoverageSource, InterventionId, Lasting, LineHead, Nature, NewLine, Purpose,
    VersionHead, WhatIf, Years, findings,
};
use kernel::{Cents, Openness};
use shell::test_kit::Town;
use uuid::Uuid;

const LINES: i64 = 5_000;
const YEARS: Years = Years { first: 2024, last: 2033 };

fn line(nth: i64, sources: &[CoverageSource]) -> NewLine {
    let paid = |of: i64| -> BTreeMap<i32, Amount> {
        YEARS.all().map(|year| (year, Amount::Money(Cents(100 * (nth + of + i64::from(year)))))).collect()
    };
    let coverage: Vec<CoverageAllocation> = (0..3_i64)
        .zip(sources)
        .map(|(of, source)| CoverageAllocation { source: source.id, sub_grant: None, amounts: paid(of) })
        .collect();
    let together = |year| coverage.iter().map(|one| one.amounts[&year].cents()).sum();
    NewLine {
        intervention: format!("Inzet {}", nth / 3),
        amounts: YEARS.all().map(|year| (year, Amount::Money(together(year)))).collect(),
        head: LineHead {
            number: nth.to_string(),
            intervention: InterventionId::from_uuid(Uuid::nil()),
            lasting: if nth % 2 == 0 { Lasting::Structural } else { Lasting::Incidental },
            nature: Nature::Planned,
            task_field: None,
            goal: None,
            ambition: None,
            remark: String::new(),
            document: format!("plan.xlsx:{nth}"),
        },
        coverage,
    }
}

#[tokio::test]
async fn a_plan_of_five_thousand_lines_is_copied_checked_and_shown() {
    let town = Town::on("2023-11-01", &kit::migrations(), |house| vec![investments::room(house)]).await;
    let cx = town.cx(Role::PolicyAdviser, None);
    for particulars in kit::particulars().into_iter().filter(|one| one.sub_grants.is_empty()) {
        investments::add_source(&cx, &particulars).await.unwrap();
    }
    let sources = investments::sources(&cx).await.unwrap();
    let head = VersionHead {
        name: "Een groot plan".to_owned(),
        about: String::new(),
        openness: Openness::Internal,
        years: YEARS,
        statements: Vec::new(),
    };
    let id =
        investments::bring_in(&cx, head, (0..LINES).map(|nth| line(nth, &sources)).collect()).await.unwrap();

    // How long it took can be read with --no-capture; bench/README.md says what is measured and how.
    let mut clock = Instant::now();
    let mut took = |what: &str| {
        println!("{what}: {} ms", clock.elapsed().as_millis());
        clock = Instant::now();
    };
    let copy = investments::copy(&cx, id, ("Kopie", ""), Purpose::Plan, None).await.unwrap();
    took("copy");
    let index = WhatIf::Index { permille: 39, from: 2024 };
    let dearer = investments::copy(&cx, id, ("Duurder", ""), Purpose::WhatIf, Some(index)).await.unwrap();
    took("copy, everything dearer");
    let plan = investments::plan(&cx, id).await.unwrap();
    took("load");
    let found = findings(&plan);
    took("check");
    let page =
        town.somebody(Role::PolicyAdviser, None).await.get(&format!("/geld/plan/{id}?pagina=60")).await;
    took("page of the grid");
    let overview = town.somebody(Role::PolicyAdviser, None).await.get(&format!("/geld?versie={id}")).await;
    took("overview");
    let file = town
        .somebody(Role::PolicyAdviser, None)
        .await
        .get(&format!("/geld/plan/{id}/bestand/plan.xlsx"))
        .await;
    took("workbook");

    assert_eq!(investments::plan(&cx, copy).await.unwrap().lines, plan.lines);
    let dear = investments::plan(&cx, dearer).await.unwrap();
    assert!(plan.closes() && dear.closes());
    assert_ne!(dear.lines, plan.lines);
    assert!(!found.is_empty());
    page.assert_status(200).assert_says("Inzet 790");
    overview.assert_status(200);
    file.assert_status(200);
}
