//! A plan of the size of a large city is copied, checked and shown. How long that takes: `bench/README.md`.

#[path = "../../examples/large_plan/lines.rs"]
mod lines;

use access::Role;
use investments::{Plan, Purpose, WhatIf, findings};

/// A block of 125 lines, each with what three sources pay of it, by 10 years.
fn block(plan: &Plan) -> Vec<(String, String)> {
    let mut cells = vec![("version".to_owned(), plan.version.version.to_string())];
    for line in &plan.lines[..125] {
        for year in plan.years() {
            cells.push((format!("bedrag_{}_{year}", line.id), "3.000".to_owned()));
            let paid = (0..3).map(|nth| (format!("dekking_{}_{nth}_{year}", line.id), "1.000".to_owned()));
            cells.extend(paid);
        }
    }
    cells
}

#[tokio::test]
async fn a_plan_of_five_thousand_lines_is_copied_checked_and_shown() {
    let town = crate::hall::town().await;
    let cx = town.cx(Role::PolicyAdviser, None);
    let id = lines::bring_in(&cx).await;
    let copy = investments::copy(&cx, id, ("Kopie", ""), Purpose::Plan, None).await.unwrap();
    let index = WhatIf::Index { permille: 39, from: lines::YEARS.first };
    let dearer = investments::copy(&cx, id, ("Duurder", ""), Purpose::WhatIf, Some(index)).await.unwrap();
    let plan = investments::plan(&cx, id).await.unwrap();
    assert_eq!(i64::try_from(plan.lines.len()).unwrap(), lines::LINES);
    assert_eq!(investments::plan(&cx, copy).await.unwrap().lines, plan.lines);
    let dear = investments::plan(&cx, dearer).await.unwrap();
    assert!(plan.closes() && dear.closes());
    assert_ne!(dear.lines, plan.lines);
    assert!(!findings(&plan).is_empty());
    let visitor = town.somebody(Role::PolicyAdviser, None).await;
    let page = visitor.get(&format!("/geld/plan/{id}?pagina=60")).await;
    page.assert_status(200).assert_says("Inzet 790");
    visitor.get(&format!("/geld?versie={id}")).await.assert_status(200);
    visitor.get(&format!("/geld/plan/{id}/bestand/plan.xlsx")).await.assert_status(200);

    let here = format!("/geld/plan/{copy}");
    let before = investments::plan(&cx, copy).await.unwrap();
    let cells = block(&before);
    assert_eq!(cells.len(), 5_001);
    let cells: Vec<(&str, &str)> = cells.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    visitor.post(&here, &cells).await.assert_status(303);
    let pasted = investments::plan(&cx, copy).await.unwrap();
    assert_eq!(investments::differences(&before.lines, &pasted.lines).len(), 125);
    assert!(pasted.closes() && pasted.version.step == 1);
    investments::undo(&cx, (copy, pasted.version.version)).await.unwrap();
    assert_eq!(investments::plan(&cx, copy).await.unwrap().lines, before.lines);
}
