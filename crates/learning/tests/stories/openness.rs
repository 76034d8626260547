//! What is not for somebody is found by no channel.

use access::Role;
use kernel::Openness;
use shell::test_kit::Visitor;

use super::town::{adviser, asked, pilot, plan, span, told, town};

/// Every channel of the room, with a word that each of the hidden things carries.
const CHANNELS: [&str; 14] = [
    "/evaluaties",
    "/evaluaties?jaar=2026",
    "/evaluaties/agenda.ics",
    "/evaluaties/bestand/evaluaties.csv",
    "/evaluaties/bestand/evaluaties.csv?jaar=2026",
    "/pilots",
    "/pilots?q=Geheim",
    "/pilots/bestand/pilots.csv",
    "/leeragenda",
    "/leeragenda/bestand/leeragenda.csv",
    "/lessen",
    "/lessen?q=Geheim",
    "/lessen/bestand/lessen.csv",
    "/pilots/bestand/pilots.csv?q=Geheim",
];

/// The channels without the word that was searched for, which stands in the search field and the address.
async fn says(visitor: &Visitor, path: &str, word: &str) -> bool {
    let page = visitor.get(path).await;
    page.assert_status(200);
    page.body.contains(word)
}

#[tokio::test]
async fn something_confidential_is_found_by_no_channel() {
    for openness in [Openness::CouncilConfidential, Openness::Internal, Openness::Restricted] {
        let town = town().await;
        // With two factors and an account, so that whoever makes something restricted is its reader.
        let somebody = town.somebody(Role::PolicyAdviser, None).await;
        let mut cx = adviser(&town);
        cx.actor.account = somebody.account;
        let hidden = pilot(&cx, "Zegelproef", openness).await;
        let mut hidden_plan = plan("Zegelevaluatie", Some(hidden), openness);
        hidden_plan.questions = vec!["Zegelvraag".to_owned()];
        let evaluation = learning::add_evaluation(&cx, &hidden_plan, span("2026")).await.unwrap();
        let day = "2026-01-01".parse().unwrap();
        let question = learning::ask_question(&cx, &asked("Zegelvraag?", openness), day).await.unwrap();
        let lesson = learning::add_lesson(&cx, &told("Zegelles.", openness)).await.unwrap();
        // A public lesson that a hidden pilot taught does not name it.
        let mut public = told("Begin klein.", Openness::Public);
        (public.pilot, public.evaluation) = (Some(hidden), Some(evaluation));
        let open = learning::add_lesson(&cx, &public).await.unwrap();

        let strangers = [town.stranger(), town.somebody(Role::MapEditor, None).await];
        let addresses = [
            format!("/pilots/{hidden}"),
            format!("/evaluaties/{evaluation}"),
            format!("/leeragenda/{question}"),
            format!("/lessen/{lesson}"),
        ];
        for visitor in &strangers {
            for channel in CHANNELS {
                assert!(!says(visitor, channel, "Zegel").await, "{openness:?} at {channel}");
            }
            assert!(!says(visitor, &format!("/lessen/{open}"), "Zegel").await);
            assert!(!says(visitor, &format!("/lessen/{open}"), &hidden.to_string()).await);
            for address in &addresses {
                visitor.get(address).await.assert_status(404);
            }
        }
        for channel in ["/evaluaties", "/pilots", "/leeragenda", "/lessen", "/evaluaties/agenda.ics"] {
            assert!(says(&somebody, channel, "Zegel").await, "{openness:?} at {channel}");
        }
        somebody.get(&addresses[0]).await.assert_status(200).assert_says("Zegelproef");
    }
}

#[tokio::test]
async fn the_council_sees_its_papers_and_not_those_of_the_staff() {
    let town = town().await;
    let cx = adviser(&town);
    pilot(&cx, "Raadsproef", Openness::CouncilConfidential).await;
    pilot(&cx, "Ambtenarenproef", Openness::Internal).await;
    let councillor = town.somebody(Role::Councillor, None).await;
    councillor.get("/pilots").await.assert_says("Raadsproef").assert_never_says("Ambtenarenproef");
}

#[tokio::test]
async fn what_is_restricted_is_read_by_who_was_named_and_no_longer_when_forgotten() {
    let town = town().await;
    let writer = town.somebody(Role::PolicyAdviser, None).await;
    let mut cx = adviser(&town);
    cx.actor.account = writer.account;
    let councillor = town.somebody(Role::Councillor, None).await;
    let named = councillor.account.unwrap().to_string();
    let pilot = pilot(&cx, "Zegelproef", Openness::Restricted).await;
    let planned = plan("Zegelevaluatie", None, Openness::Restricted);
    let evaluation = learning::add_evaluation(&cx, &planned, span("2026")).await.unwrap();
    let day = "2026-01-01".parse().unwrap();
    let question =
        learning::ask_question(&cx, &asked("Zegelvraag?", Openness::Restricted), day).await.unwrap();
    let lesson = learning::add_lesson(&cx, &told("Zegelles.", Openness::Restricted)).await.unwrap();
    for (thing, page) in [
        (format!("pilot/{pilot}"), format!("/pilots/{pilot}")),
        (format!("evaluatie/{evaluation}"), format!("/evaluaties/{evaluation}")),
        (format!("leervraag/{question}"), format!("/leeragenda/{question}")),
        (format!("les/{lesson}"), format!("/lessen/{lesson}")),
    ] {
        let readers = format!("/leren/lezers/{thing}");
        councillor.get(&page).await.assert_status(404);
        writer.get(&format!("{page}/wijzigen")).await.assert_says(&readers);
        writer.get(&readers).await.assert_status(200).assert_says("Zegel").assert_says("councillor");
        writer.post(&readers, &[("who", "")]).await.assert_status(422);
        let nobody = kernel::Id::<()>::from_uuid(pilot.uuid()).to_string();
        writer.post(&readers, &[("who", &nobody)]).await.assert_status(422);
        writer.post(&readers, &[("who", &named)]).await.assert_status(303);
        councillor.get(&page).await.assert_status(200);
        councillor.get(&readers).await.assert_status(404);
        writer.post(&readers, &[("forget", &named)]).await.assert_status(303);
        councillor.get(&page).await.assert_status(404);
    }
    let mine = writer.account.unwrap().to_string();
    let gone = writer.post(&format!("/leren/lezers/les/{lesson}"), &[("forget", &mine)]).await;
    assert_eq!(gone.location(), Some("/lessen"));
    writer.get(&format!("/leren/lezers/les/{lesson}")).await.assert_status(404);
    writer.get(&format!("/leren/lezers/iets/{lesson}")).await.assert_status(404);
}
