//! Stories about the tracks of the demonstration.

use access::{Cx, Role};
use consistency::{Finding, Severity};
use shell::test_kit::Town;
use tracks::Programme;
use vision::Standing;

use crate::town::town;

async fn loaded() -> (Town, Programme, Vec<Finding>) {
    let town = town(|_| vec![tracks::room(investments::BESIDE_TRACKS)]).await;
    let cx = town.cx(Role::PolicyAdviser, None);
    let programme = seen(&cx).await;
    let found = tracks::findings(&programme);
    (town, programme, found)
}

async fn seen(cx: &Cx) -> Programme {
    let (mut read, sight) = cx.look().await.unwrap();
    tracks::programme(&mut read, &sight, cx.clock.today()).await.unwrap()
}

#[tokio::test]
async fn the_checker_finds_what_does_not_close_in_the_report() {
    let (_, _, found) = loaded().await;
    let of = |sentence: &str| found.iter().filter(|one| one.sentence == sentence).collect::<Vec<_>>();
    let [one_sided] = of("track-interface-one-sided")[..] else { panic!("{found:?}") };
    assert_eq!(one_sided.arithmetic.as_deref(), Some("3 → 6, 6 ↛ 3"));
    let [heading] = of("track-heading-period")[..] else { panic!("{found:?}") };
    assert!(heading.about.name.starts_with("Wonen en zorg"), "{heading:?}");
    let [school] = of("track-school-year")[..] else { panic!("{found:?}") };
    assert!(school.source.as_ref().unwrap().ends_with("regel 1156"), "{school:?}");
    let [reference] = of("track-reference-dangling")[..] else { panic!("{found:?}") };
    assert!(reference.source.as_ref().unwrap().ends_with("regel 254"), "{reference:?}");
    let [rest] = of("track-parts-leave-rest")[..] else { panic!("{found:?}") };
    assert_eq!(rest.arithmetic.as_deref(), Some("300 − (120 + 105) = 75"));
    let silent = of("track-parts-silent");
    assert_eq!(silent.iter().filter(|one| one.about.name.starts_with("Eén gezin")).count(), 1);
    assert_eq!(of("track-without-risk").len(), 1, "track 6");
    assert_eq!(of("risk-without-control").len(), 3);
    assert!(found.iter().all(|one| one.severity != Severity::Error), "{found:?}");
}

#[tokio::test]
async fn six_tracks_tell_of_the_report_with_figures_risks_and_promises() {
    let (town, programme, _) = loaded().await;
    assert_eq!(programme.tracks.len(), 6);
    assert!(programme.figures.len() > 60, "{}", programme.figures.len());
    assert!(programme.figures.iter().all(|one| one.particulars.source.is_some()));
    assert_eq!(programme.outlook.len(), 26);
    assert!(programme.outlook.iter().all(|line| line.particulars.promise.is_some()));
    let done = programme.outlook.iter().filter(|line| programme.standing(line) == Standing::Done);
    assert_eq!(done.count(), 3, "as the promises to the council stand");
    let page = town.stranger().get("/plannen/jeugd").await;
    page.assert_status(200).assert_says("ongeveer 4.100 jeugdigen").assert_never_says(">concept<");
    town.stranger().get("/plannen/sterke-sociale-basis").await.assert_says("tweede helft van 2022");
    demo::load_tracks(&town.cx(Role::PolicyAdviser, None)).await.unwrap();
    assert_eq!(seen(&town.cx(Role::PolicyAdviser, None)).await.tracks.len(), 6, "nothing is loaded twice");
}

#[tokio::test]
async fn all_savings_of_the_report_are_those_of_the_track_of_youth() {
    let (town, ..) = loaded().await;
    let youth = town.stranger().get("/plannen/jeugd").await;
    youth.assert_says("Wat dit spoor moet besparen").assert_says("1b Toegang dyslexiezorg");
    youth.assert_says("€ 200.000").assert_says("regel 1139, 1144");
    town.stranger().get("/plannen/participatie").await.assert_never_says("Wat dit spoor moet besparen");
}
