//! A plan of the size of a large city is copied, checked and shown. How long that takes: `bench/README.md`.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a story whose plan cannot be built must stop"
)]

#[path = "../examples/large_plan/lines.rs"]
mod lines;

use access::Role;
use investments::{Purpose, WhatIf, findings};
use shell::test_kit::Town;

#[tokio::test]
async fn a_plan_of_five_thousand_lines_is_copied_checked_and_shown() {
    let migrations =
        [vision::migrations(), learning::migrations(), consistency::migrations(), investments::migrations()];
    let town = Town::on("2023-11-01", &migrations.concat(), |house| vec![investments::room(house)]).await;
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
}
