//! Indices stand on figures that come in later: answers of a survey fill their themes, and corrected figures are told.

use access::Role;
use indicators::{Definition, OverAreas, WeightRecipe, publish_wave, weigh_wave};
use shell::test_kit::Visitor;

use super::indices::{begin, published, recipe, slug as word};
use super::survey_town::{self, answers_of, held_with, slug, when};
use super::town::{add, adviser, atlas, bring_in, count, share, town};

const HOME: &str = "/indexen/sociaal";
const NEWER: &str = "Er zijn nieuwere cijfers";

#[tokio::test]
async fn a_published_wave_fills_the_themes_of_an_index_with_its_margins() {
    let town = town().await;
    let cx = adviser(&town);
    let answered =
        [("BU01931000", "WK019310", 60), ("BU01931010", "WK019310", 45), ("BU01931100", "BU01931100", 70)];
    held_with(&town, &cx, &answers_of(&answered)).await;
    add(&cx, "inwoners", kernel::Openness::Public, count()).await;
    add(&cx, "werk", kernel::Openness::Public, Definition { over_areas: OverAreas::None, ..share() }).await;
    bring_in(
        &town,
        "gebied,periode,inwoners,werk\nBU01931000,2024,500,60\nBU01931010,2024,400,75\nBU01931100,2024,600,50\n",
    )
    .await
    .unwrap();
    assert!(begin(&town, &cx, recipe()).await.is_err(), "nothing is published yet");

    let (slug, atlas) = (slug(), atlas(&town).await);
    let weights = WeightRecipe { sexes: None, sexes_source: String::new(), ..survey_town::recipe() };
    weigh_wave(&cx, &atlas, (&slug, when()), &weights).await.unwrap();
    publish_wave(&cx, &atlas, (&slug, when()), 5).await.unwrap();
    begin(&town, &cx, recipe()).await.unwrap();
    let made = indicators::index_version(&cx, &word("sociaal"), None).await.unwrap().outcome.unwrap();
    let of = |slug: &str| made.columns.iter().find(|column| column.indicator == word(slug)).unwrap();
    assert!(of("eenzaam").carried && !of("werk").carried, "only answers have a margin");
    assert_eq!(of("eenzaam").when, when());
    for figure in &of("eenzaam").figures {
        let ((low, high), value) = (figure.margin.unwrap(), figure.value.unwrap());
        assert!(
            low < value && value < high && figure.answers.is_some_and(|answers| answers >= 30),
            "{figure:?}"
        );
    }
    assert!(made.effects.iter().any(|effect| effect.assumption == "sampling-error"));
}

/// A page says this, and never that.
async fn tells(visitor: &Visitor, says: &[&str], never: &[&str]) {
    let page = visitor.get(HOME).await;
    page.assert_status(200);
    for text in says {
        page.assert_says(text);
    }
    for text in never {
        page.assert_never_says(text);
    }
}

#[tokio::test]
async fn an_index_says_that_its_figures_were_corrected_and_is_made_anew_beside_it() {
    let town = town().await;
    let [maker, _] = published(&town).await;
    let (visitor, editor) = (town.stranger(), town.somebody(Role::MapEditor, None).await);
    tells(&visitor, &[], &[NEWER]).await;
    // The same figure once more, and an earlier one, change nothing of what the index is made of.
    bring_in(&town, "gebied,periode,eenzaam\nBU01931000,2024,40\nBU01931000,2019,80\n").await.unwrap();
    tells(&visitor, &[], &[NEWER]).await;

    bring_in(&town, "gebied,periode,eenzaam\nBU01931000,2024,45\n").await.unwrap();
    let corrected = "Cijfer eenzaam: 1 gebied heeft een ander cijfer";
    tells(&visitor, &[NEWER, corrected], &["Reken opnieuw", "Cijfer werk: "]).await;
    bring_in(&town, "gebied,periode,werk\nBU01931000,2025,61\nBU01931010,2025,70\nBU01931100,2025,50\n")
        .await
        .unwrap();
    let later = "Cijfer werk: er zijn cijfers van 1 januari 2025";
    tells(&maker, &[NEWER, corrected, later, "Reken opnieuw, naast deze versie"], &[]).await;

    let anew = format!("{HOME}/versie/1/opnieuw");
    editor.post(&anew, &[]).await.assert_status(404);
    maker.post(&anew, &[]).await.assert_status(303);
    maker
        .get(&format!("{HOME}/vergelijken?een=1&ander=2"))
        .await
        .assert_status(200)
        .assert_says("Welke cijfers zijn anders?")
        .assert_says(corrected)
        .assert_says(later)
        .assert_says("De recepten zijn gelijk.");
    maker.get(&format!("{HOME}/versie/2")).await.assert_status(200).assert_never_says(NEWER);
    tells(&visitor, &[NEWER], &[]).await;
}
