//! What a resident and an adviser read.

use indicators::{Definition, Direction, OverAreas};
use kernel::Openness;

use super::town::{SHARES, add, adviser, bring_in, count, share, town};

#[tokio::test]
async fn the_catalogue_is_searched_by_word_and_by_topic() {
    let town = town().await;
    let cx = adviser(&town);
    add(&cx, "eenzaam", Openness::Public, share()).await;
    add(&cx, "inwoners", Openness::Public, count()).await;
    let visitor = town.stranger();
    visitor
        .get("/cijfers")
        .await
        .assert_status(200)
        .assert_says("2 cijfers")
        .assert_says("Contact en eenzaamheid")
        .assert_never_says("<details class=\"fold\" open>");
    let found = visitor.get("/cijfers?q=eenzame").await;
    found.assert_says("1 cijfer").assert_never_says("Cijfer inwoners");
    found.assert_says("<details class=\"fold\" open>");
    visitor.get("/cijfers?q=zzz").await.assert_says("Geen cijfer gevonden");
    visitor.get("/cijfers?thema=health").await.assert_says("Geen cijfer gevonden");
    visitor
        .get("/cijfers/bestand/indicatoren.csv?q=eenzame")
        .await
        .assert_status(200)
        .assert_says("eenzame mensen")
        .assert_never_says("inwoners,");
    visitor.get("/cijfers/bestand/anders.csv").await.assert_status(404);
}

#[tokio::test]
async fn an_indicator_shows_its_figures_with_unit_period_and_source_and_how_they_were_made() {
    let town = town().await;
    add(&adviser(&town), "eenzaam", Openness::Public, share()).await;
    bring_in(&town, SHARES).await.unwrap();
    let visitor = town.stranger();
    visitor
        .get("/cijfers/eenzaam")
        .await
        .assert_status(200)
        .assert_says("Cijfer eenzaam")
        .assert_says("20,0")
        .assert_says("1 januari 2024, in procent. Bron: Basisregistratie.")
        .assert_says("map__area--shade-")
        .assert_says("We nemen nooit het gemiddelde van percentages.")
        .assert_says("href=\"/buurten/BU01931000\"")
        .assert_never_says("style=");
    visitor
        .get("/cijfers/eenzaam?periode=2023")
        .await
        .assert_says("40,0")
        .assert_says("1 januari 2023, in procent");
    visitor
        .get("/cijfers/eenzaam/bestand/eenzaam.csv")
        .await
        .assert_status(200)
        .assert_says("berekend uit buurten")
        .assert_says("CC BY 4.0");
    for path in ["/cijfers/onbekend", "/cijfers/9", "/cijfers/eenzaam/bestand/anders.csv"] {
        visitor.get(path).await.assert_status(404);
    }
}

#[tokio::test]
async fn an_ambiguous_indicator_gets_no_colour_and_a_modelled_one_its_warning() {
    let town = town().await;
    let cx = adviser(&town);
    add(&cx, "mantelzorg", Openness::Public, Definition { direction: Direction::Ambiguous, ..share() }).await;
    let model = Definition { modelled: true, over_areas: OverAreas::None, ..share() };
    add(&cx, "model", Openness::Public, model).await;
    bring_in(&town, &SHARES.replace("eenzaam", "mantelzorg")).await.unwrap();
    bring_in(&town, "gebied,periode,model\nBU01931000,2020,12.3\nGM0193,2020,10\n").await.unwrap();
    let visitor = town.stranger();
    visitor
        .get("/cijfers/mantelzorg")
        .await
        .assert_says("map__area--plain")
        .assert_never_says("map__area--shade")
        .assert_says("Daarom krijgt dit cijfer geen kleur.");
    visitor
        .get("/buurten/BU01931000")
        .await
        .assert_says("Gemodelleerd: nooit om een buurtproject te beoordelen.")
        .assert_says("12,3% (2020)")
        .assert_says("In Zwolle: 10,0%.")
        .assert_never_says("badge--warning");
    visitor
        .get("/cijfers/model")
        .await
        .assert_says("Gebruik het nooit om een project in een buurt te beoordelen");
}

#[tokio::test]
async fn a_neighbourhood_shows_its_figures_beside_those_of_the_city() {
    let town = town().await;
    let cx = adviser(&town);
    let survey = Definition { over_areas: OverAreas::None, ..share() };
    add(&cx, "enquete", Openness::Public, survey).await;
    bring_in(
        &town,
        "gebied,periode,indicator,waarde,ondergrens,bovengrens,antwoorden\n\
         BU01931000,2022,enquete,30,25,35,120\nBU01931000,2024,enquete,20,15,25,118\n\
         GM0193,2022,enquete,31,30,32,9000\nGM0193,2024,enquete,31,30,32,9100\n",
    )
    .await
    .unwrap();
    let visitor = town.stranger();
    visitor
        .get("/buurten")
        .await
        .assert_status(200)
        .assert_says("Binnenstad-zuid")
        .assert_says("Diezerpoort");
    visitor
        .get("/buurten/BU01931000")
        .await
        .assert_status(200)
        .assert_says("Buurt in de wijk Binnenstad")
        .assert_says("20,0% (1 januari 2024)")
        .assert_says("tussen 15,0 en 25,0, 118 antwoorden")
        .assert_says("In Zwolle: 31,0%.")
        .assert_says("Gunstiger dan de stad")
        .assert_says("chart__line--2")
        .assert_says("We maken geen ranglijst")
        .assert_says("In deze buurt zelf staat nog niets op de kaart.");
    visitor
        .get("/buurten/BU01931000/bestand/buurt-BU01931000.csv")
        .await
        .assert_status(200)
        .assert_says("Binnenstad-zuid")
        .assert_says("9100");
    for path in ["/buurten/BU01931099", "/buurten/WK019310", "/buurten/BU01931000/bestand/x.csv"] {
        visitor.get(path).await.assert_status(404);
    }
}
