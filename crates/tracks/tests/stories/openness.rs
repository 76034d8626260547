use access::Role;
use kernel::Openness;
use tracks::{Answer, OutlookStep, Part};

use super::common::{
    adviser, begun, edition, figure, lines, outlook, publish, risk, seen, town, towns, track,
};

const CHANNELS: [&str; 7] = [
    "/plannen",
    "/plannen/jeugd",
    "/plannen/bestand/cijfers.csv",
    "/plannen/bestand/risicos.csv",
    "/plannen/bestand/vooruitblik.csv",
    "/plannen/bestand/mijlpalen.csv",
    "/plannen/bestand/teksten.csv",
];

#[tokio::test]
async fn a_draft_is_found_by_no_channel_until_it_is_published() {
    let town = town().await;
    let cx = adviser(&town);
    let (_, id) = begun(&cx, "jeugd", 3).await;
    tracks::write_part(&cx, (id, Part::Problem), 0, &lines("Geheim probleem")).await.unwrap();
    let number = tracks::register_figure(&cx, &figure(id, "geheim", 77)).await.unwrap();
    tracks::promise_outlook(&cx, &outlook(id, "Geheim plan", "2023-h1")).await.unwrap();
    let resident = town.stranger();
    for channel in CHANNELS {
        resident.get(channel).await.assert_status(200).assert_never_says("eheim");
    }
    resident.get("/plannen/jeugd?halfjaar=2022-h2").await.assert_status(404);
    resident.get(&format!("/plannen/cijfer/{number}")).await.assert_status(404);
    publish(&cx, id).await;
    resident.get("/plannen/jeugd").await.assert_says("Geheim probleem").assert_says("Geheim plan");
    resident.get(&format!("/plannen/cijfer/{number}")).await.assert_says("77 plekken");
    resident.get("/plannen/bestand/teksten.csv").await.assert_says("Geheim probleem");
}

#[tokio::test]
async fn what_is_confidential_to_the_council_is_found_by_the_council_only() {
    for town in towns().await {
        let cx = adviser(&town);
        let (track_id, _) = begun(&cx, "jeugd", 3).await;
        let mut new = risk(Some(track_id), "Schikking met een aanbieder");
        new.openness = Openness::CouncilConfidential;
        let id = tracks::name_risk(&cx, &new).await.unwrap();
        let (resident, councillor) = (town.stranger(), town.somebody(Role::Councillor, None).await);
        for channel in CHANNELS {
            resident.get(channel).await.assert_never_says("Schikking");
        }
        resident.get(&format!("/plannen/risico/{id}")).await.assert_status(404);
        councillor.get(&format!("/plannen/risico/{id}")).await.assert_says("Schikking met een aanbieder");
        councillor.get("/plannen").await.assert_says("Schikking met een aanbieder");
        let findings = |cx: access::Cx| async move {
            let (mut read, sight) = cx.look().await.unwrap();
            tracks::found(&mut read, &sight, cx.clock.today()).await.unwrap()
        };
        let visitor = findings(town.cx(Role::Public, None)).await;
        assert!(visitor.iter().all(|one| !one.about.name.contains("Schikking")), "{visitor:?}");
    }
}

#[tokio::test]
async fn what_belongs_to_a_hidden_track_is_hidden_with_it() {
    let town = town().await;
    let cx = adviser(&town);
    let mut new = track("jeugd", 3);
    new.openness = Openness::Internal;
    let id = tracks::add_track(&cx, &new).await.unwrap();
    let told = tracks::start_edition(&cx, &edition(id, "2022-h2")).await.unwrap();
    publish(&cx, told).await;
    tracks::name_risk(&cx, &risk(Some(id), "Krapte")).await.unwrap();
    let visitor = seen(&town.cx(Role::Public, None)).await;
    assert!(visitor.tracks.is_empty() && visitor.editions.is_empty() && visitor.risks.is_empty());
    town.stranger().get("/plannen/jeugd").await.assert_status(404);
}

#[tokio::test]
async fn an_answer_in_a_draft_is_not_told_with_the_promise() {
    for town in towns().await {
        let cx = adviser(&town);
        let (id, told) = begun(&cx, "jeugd", 3).await;
        let line = tracks::promise_outlook(&cx, &outlook(told, "Beleid", "2023-h1")).await.unwrap();
        publish(&cx, told).await;
        let next = tracks::start_edition(&cx, &edition(id, "2023-h1")).await.unwrap();
        let answer = Answer { edition: next, text: "Toch niet.".to_owned() };
        tracks::step_outlook(&cx, line, 1, OutlookStep::Withdraw(answer)).await.unwrap();
        let page = town.stranger().get("/plannen/jeugd").await;
        page.assert_says("Beleid").assert_never_says("Toch niet.").assert_never_says("ingetrokken</span>");
        town.stranger().get("/plannen/bestand/vooruitblik.csv").await.assert_never_says("Toch niet.");
    }
}
