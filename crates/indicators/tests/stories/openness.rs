//! What is not for somebody is found by no channel.

use access::Role;
use kernel::Openness;

use super::town::{SHARES, add, adviser, bring_in, share, town};

/// Every channel of the room that lists something.
const CHANNELS: [&str; 9] = [
    "/cijfers",
    "/cijfers?q=eenzaam",
    "/cijfers?thema=contact",
    "/cijfers/bestand/indicatoren.csv",
    "/buurten/BU01931000",
    "/buurten/BU01931000?thema=contact",
    "/buurten/BU01931000/bestand/buurt-BU01931000.csv",
    "/api/v1/indicators",
    "/api/v1/indicators?thema=contact",
];

const ADDRESSES: [&str; 3] =
    ["/cijfers/eenzaam", "/cijfers/eenzaam/bestand/eenzaam.csv", "/api/v1/observations?indicator=eenzaam"];

#[tokio::test]
async fn something_that_is_not_public_is_found_by_no_channel() {
    for openness in [Openness::CouncilConfidential, Openness::Internal, Openness::Restricted] {
        let town = town().await;
        let somebody = town.somebody(Role::PolicyAdviser, None).await;
        let mut cx = adviser(&town);
        cx.actor.account = somebody.account;
        // Figures can be brought in while everybody sees them; then they are closed.
        add(&cx, "eenzaam", Openness::Public, share()).await;
        bring_in(&town, SHARES).await.unwrap();
        let slug = "eenzaam".parse().unwrap();
        let mut label = indicators::indicator(&cx, &slug).await.unwrap().label;
        label.openness = openness;
        indicators::change_label(&cx, &slug, 1, &label).await.unwrap();

        for visitor in [town.stranger(), town.somebody(Role::MapEditor, None).await] {
            for channel in CHANNELS {
                let page = visitor.get(channel).await;
                page.assert_status(200);
                assert!(!page.body.contains("Cijfer eenzaam"), "{openness:?} at {channel}");
            }
            for address in ADDRESSES {
                visitor.get(address).await.assert_status(404);
            }
        }
        somebody.get("/cijfers").await.assert_says("Cijfer eenzaam");
        somebody.get("/buurten/BU01931000").await.assert_says("Cijfer eenzaam");
        somebody.get("/cijfers/eenzaam").await.assert_status(200);
    }
}

#[tokio::test]
async fn a_note_for_the_staff_is_not_for_everybody() {
    let town = town().await;
    let somebody = town.somebody(Role::PolicyAdviser, None).await;
    let home = "/buurten/BU01931000";
    let form = [("text", "De speeltuin is dicht."), ("source", "Wijkschouw"), ("openness", "internal")];
    somebody.get(&format!("{home}/notitie")).await.assert_status(200);
    somebody.post(&format!("{home}/notitie"), &form).await.assert_status(303);
    somebody.get(home).await.assert_says("De speeltuin is dicht.").assert_says("Bron: Wijkschouw");
    town.stranger().get(home).await.assert_never_says("speeltuin");
    let editor = town.somebody(Role::MapEditor, None).await;
    editor.get(&format!("{home}/notitie")).await.assert_status(404);
    somebody
        .post(&format!("{home}/notitie"), &[("text", ""), ("source", ""), ("openness", "x")])
        .await
        .assert_status(422)
        .assert_error("text", "Vul de notitie in")
        .assert_error("openness", "Kies wie het mag zien");
}
