//! Indices are made, compared, approved by somebody else and published alike on both engines.

use access::{Cx, Role};
use indicators::{
    Combining, Definition, Direction, IndexFault, IndexKind, IndexRecipe, IndicesError, Ingredient, Level,
    NewIndex, Normalising, RecipePart, RecipeState, RecipeStep, Slug, Toward, Weighing,
};
use kernel::Openness;
use shell::test_kit::{Town, Visitor};
use store::test_kit::Engine;

use super::town::{add, adviser, atlas, bring_in, count, on, share, town};

const FIGURES: &str = "gebied,periode,inwoners,eenzaam,werk\n\
                       BU01931000,2024,1000,40,60\nBU01931010,2024,2000,30,75\nBU01931100,2024,1500,35,50\n";

async fn figures(town: &Town) {
    let cx = adviser(town);
    let plain = Definition { over_areas: indicators::OverAreas::None, ..share() };
    add(&cx, "inwoners", Openness::Public, count()).await;
    add(&cx, "eenzaam", Openness::Public, plain.clone()).await;
    add(&cx, "werk", Openness::Public, Definition { direction: Direction::Up, ..plain }).await;
    bring_in(town, FIGURES).await.unwrap();
}

pub(crate) fn slug(text: &str) -> Slug {
    text.parse().unwrap()
}

pub(crate) fn recipe() -> IndexRecipe {
    let part = |code: &str| RecipePart {
        code: code.to_owned(),
        name: format!("Thema {code}"),
        parent: None,
        weight: 50.0,
    };
    let ingredient = |word: &str, part: &str, toward| Ingredient {
        indicator: slug(word),
        part: part.to_owned(),
        weight: 100.0,
        toward,
    };
    IndexRecipe {
        level: Level::Neighbourhood,
        normalising: Normalising::City,
        weighing: Weighing::Equal,
        within: Combining::Arithmetic,
        above: Combining::Arithmetic,
        least_known: 50,
        population: slug("inwoners"),
        until: None,
        parts: vec![part("contact"), part("meedoen")],
        ingredients: vec![
            ingredient("eenzaam", "contact", Toward::Down),
            ingredient("werk", "meedoen", Toward::Up),
        ],
        left_out: Vec::new(),
    }
}

pub(crate) async fn begin(town: &Town, cx: &Cx, recipe: IndexRecipe) -> Result<(), IndicesError> {
    let new = NewIndex {
        slug: slug("sociaal"),
        name: "Sociale proef".to_owned(),
        about: "Hoe mensen samenleven.".to_owned(),
        kind: IndexKind::Social,
        recipe,
    };
    indicators::start_index(cx, atlas(town).await.division(), &new).await
}

async fn step(town: &Town, cx: &Cx, number: i64, step: RecipeStep) -> Result<(), IndicesError> {
    let word = slug("sociaal");
    let seen = indicators::index_version(cx, &word, Some(number)).await?.head.version;
    let atlas = atlas(town).await;
    indicators::step_index(cx, atlas.division(), (&word, number, seen), (step, "Eerste versie.")).await
}

/// An adviser with an account of their own.
fn somebody(town: &Town, visitor: &Visitor) -> Cx {
    let mut cx = adviser(town);
    cx.actor.account = visitor.account;
    cx
}

#[tokio::test]
async fn who_made_a_version_neither_approves_nor_publishes_it_on_both_engines() {
    for engine in Engine::ALL {
        let Some(town) = on(engine).await else { continue };
        figures(&town).await;
        let makers =
            [town.somebody(Role::PolicyAdviser, None).await, town.somebody(Role::PolicyAdviser, None).await];
        let [maker, other] = [&makers[0], &makers[1]].map(|visitor| somebody(&town, visitor));
        begin(&town, &maker, recipe()).await.unwrap();
        assert!(matches!(begin(&town, &maker, recipe()).await, Err(IndicesError::Taken)));
        let word = slug("sociaal");
        let made = indicators::index_version(&maker, &word, None).await.unwrap();
        let outcome = made.outcome.clone().unwrap();
        assert_eq!(outcome.places.len(), 3);
        assert_eq!(made.head.state, RecipeState::Draft);

        step(&town, &maker, 1, RecipeStep::Submit).await.unwrap();
        assert!(matches!(step(&town, &maker, 1, RecipeStep::Approve).await, Err(IndicesError::Refused(_))));
        step(&town, &other, 1, RecipeStep::Approve).await.unwrap();
        assert!(matches!(step(&town, &maker, 1, RecipeStep::Publish).await, Err(IndicesError::Refused(_))));
        assert!(matches!(step(&town, &other, 1, RecipeStep::Submit).await, Err(IndicesError::Step(_))));
        step(&town, &other, 1, RecipeStep::Publish).await.unwrap();
        let published = indicators::index_version(&maker, &word, None).await.unwrap();
        assert_eq!(
            (published.head.note.as_str(), published.head.state),
            ("Eerste versie.", RecipeState::Published)
        );
        assert_eq!(published.outcome.unwrap(), outcome, "it is kept as it was made");

        // A copy with other choices succeeds it, and the first can still be read.
        let number = indicators::copy_index_version(&maker, &word, 1).await.unwrap();
        let changed = IndexRecipe { weighing: Weighing::Given, ..recipe() };
        let atlas = atlas(&town).await;
        let at = (&word, number, 1);
        indicators::save_index_recipe(&maker, atlas.division(), at, &changed).await.unwrap();
        let stale = indicators::save_index_recipe(&maker, atlas.division(), at, &changed).await;
        assert!(matches!(stale, Err(IndicesError::Stale)));
        for (who, next) in
            [(&maker, RecipeStep::Submit), (&other, RecipeStep::Approve), (&other, RecipeStep::Publish)]
        {
            step(&town, who, number, next).await.unwrap();
        }
        let first = indicators::index_version(&other, &word, Some(1)).await.unwrap();
        assert_eq!((first.head.state, first.head.retired_because.as_str()), (RecipeState::Retired, ""));
        assert_eq!(first.others, [(2, RecipeState::Published), (1, RecipeState::Retired)]);
        let frozen = indicators::save_index_recipe(&maker, atlas.division(), (&word, 2, 4), &recipe()).await;
        assert!(matches!(frozen, Err(IndicesError::NotADraft)));
    }
}

#[tokio::test]
async fn an_index_that_cannot_be_made_is_not_kept() {
    let town = town().await;
    figures(&town).await;
    let cx = adviser(&town);
    let mut unknown = recipe();
    unknown.ingredients[0].indicator = slug("onbekend");
    assert!(matches!(
        begin(&town, &cx, unknown).await,
        Err(IndicesError::Fault(IndexFault::Unknown(word))) if word == slug("onbekend")
    ));
    bring_in(&town, &FIGURES.replace(",60", ",50").replace(",75", ",50")).await.unwrap();
    assert!(matches!(begin(&town, &cx, recipe()).await, Err(IndicesError::Fault(IndexFault::Figures(_)))));
    assert!(indicators::indices(&cx).await.unwrap().is_empty());
    let editor = town.cx(Role::MapEditor, None);
    assert!(matches!(begin(&town, &editor, recipe()).await, Err(IndicesError::Refused(_))));
}

pub(crate) async fn published(town: &Town) -> [Visitor; 2] {
    figures(town).await;
    let [one, two] =
        [town.somebody(Role::PolicyAdviser, None).await, town.somebody(Role::PolicyAdviser, None).await];
    let (maker, other) = (somebody(town, &one), somebody(town, &two));
    begin(town, &maker, recipe()).await.unwrap();
    for (who, next) in
        [(&maker, RecipeStep::Submit), (&other, RecipeStep::Approve), (&other, RecipeStep::Publish)]
    {
        step(town, who, 1, next).await.unwrap();
    }
    [one, two]
}

#[tokio::test]
async fn everybody_reads_an_index_with_its_margins_down_to_the_figures() {
    let town = town().await;
    let _advisers = published(&town).await;
    let visitor = town.stranger();
    visitor
        .get("/indexen")
        .await
        .assert_status(200)
        .assert_says("Sociale proef")
        .assert_never_says("Nieuwe index");
    visitor
        .get("/indexen/sociaal")
        .await
        .assert_status(200)
        .assert_says("Dit is geen ranglijst.")
        .assert_says("Eerste versie.")
        .assert_says("map__area--shade-")
        .assert_says("chart__margin")
        .assert_says("Van 2 van de 2 cijfers is de marge niet bekend.")
        .assert_says("minder is gunstiger")
        .assert_says("Gewichten: elk gewicht tot een kwart hoger of lager")
        .assert_never_says("Wijzig het recept")
        .assert_never_says("style=");
    visitor
        .get("/indexen/sociaal/versie/1/gebied/BU01931010")
        .await
        .assert_status(200)
        .assert_says("Binnenstad-noord")
        .assert_says("30,0%")
        .assert_says("Score: 100,00 + (30,00 −");
    for (file, says) in [
        ("sociaal-scores.csv", "Binnenstad-noord"),
        ("sociaal-recept.csv", "Cijfer eenzaam"),
        ("sociaal-gevoeligheid.csv", "Gewichten"),
        ("sociaal.json", "\"definition\":1"),
    ] {
        visitor
            .get(&format!("/indexen/sociaal/versie/1/bestand/{file}"))
            .await
            .assert_status(200)
            .assert_says(says);
    }
    visitor
        .get("/buurten/BU01931000")
        .await
        .assert_says("rings__part")
        .assert_says("Sociale proef")
        .assert_says("van 3. Tussen haakjes staat de marge.");
}

#[tokio::test]
async fn what_is_no_index_and_what_is_for_its_makers_answer_the_same() {
    let town = town().await;
    let _advisers = published(&town).await;
    let visitor = town.stranger();
    for path in [
        "/indexen/onbekend",
        "/indexen/sociaal/versie/9",
        "/indexen/sociaal/versie/1/gebied/BU01939999",
        "/indexen/sociaal/versie/1/bestand/anders.csv",
    ] {
        visitor.get(path).await.assert_status(404);
    }
    let editor = town.somebody(Role::MapEditor, None).await;
    for path in
        ["/indexen/sociaal/versie/1/wijzigen", "/indexen/sociaal/versie/1/stap/retire", "/indexen/nieuw"]
    {
        editor.get(path).await.assert_status(404);
    }
}

#[tokio::test]
async fn what_is_made_of_a_figure_that_is_not_for_somebody_is_found_by_no_channel() {
    let town = town().await;
    let [adviser_of_town, _] = published(&town).await;
    let mut cx = somebody(&town, &adviser_of_town);
    cx.actor.account = adviser_of_town.account;
    let word = slug("eenzaam");
    let mut label = indicators::indicator(&cx, &word).await.unwrap().label;
    label.openness = Openness::Internal;
    indicators::change_label(&cx, &word, 1, &label).await.unwrap();
    let visitor = town.stranger();
    for channel in ["/indexen", "/buurten/BU01931000"] {
        visitor.get(channel).await.assert_status(200).assert_never_says("Sociale proef");
    }
    for path in [
        "/indexen/sociaal",
        "/indexen/sociaal/versie/1",
        "/indexen/sociaal/versie/1/gebied/BU01931000",
        "/indexen/sociaal/versie/1/bestand/sociaal.json",
        "/indexen/sociaal/versie/1/bestand/sociaal-scores.csv",
        "/indexen/sociaal/vergelijken?een=1&ander=1",
    ] {
        visitor.get(path).await.assert_status(404);
    }
    adviser_of_town.get("/indexen/sociaal").await.assert_status(200);
}

#[tokio::test]
async fn an_adviser_takes_a_figure_out_with_a_reason_and_sees_what_really_changes() {
    let town = town().await;
    let [maker, other] = published(&town).await;
    maker.post("/indexen/sociaal/versie/1/kopie", &[]).await.assert_status(303);
    let home = "/indexen/sociaal/versie/2";
    maker
        .get(&format!("{home}/wijzigen"))
        .await
        .assert_status(200)
        .assert_says("Waar hoort Cijfer eenzaam bij?")
        .assert_says("Haal dit cijfer eruit");
    town.stranger().get(home).await.assert_status(404);
    let choices = [
        ("normalising", "city"),
        ("weighing", "equal"),
        ("within", "arithmetic"),
        ("above", "arithmetic"),
        ("least-known", "50"),
        ("population", "inwoners"),
        ("version", "1"),
        ("part-eenzaam", "weg"),
        ("part-werk", "meedoen"),
        ("toward-werk", "up"),
    ];
    maker
        .post(&format!("{home}/wijzigen"), &choices)
        .await
        .assert_status(422)
        .assert_error("reason", "Vul in waarom het cijfer eruit gaat");
    let given =
        choices.map(|(field, value)| if field == "weighing" { (field, "given") } else { (field, value) });
    maker
        .post(
            &format!("{home}/wijzigen"),
            &[given.as_slice(), &[("reason", "Oud."), ("weight-werk", "90")]].concat(),
        )
        .await
        .assert_status(422)
        .assert_says("Maak er samen 100 van.");
    let reason = [choices.as_slice(), &[("reason", "De vraag is vervallen.")]].concat();
    maker.post(&format!("{home}/wijzigen"), &reason).await.assert_status(303);
    maker.get(home).await.assert_says("De vraag is vervallen.").assert_says("Hier is nog geen cijfer voor");
    maker
        .get("/indexen/sociaal/vergelijken?een=1&ander=2")
        .await
        .assert_status(200)
        .assert_says("Weggehaald: Cijfer eenzaam.")
        .assert_says("verandert de plaats echt");
    approved_and_published_by_another(&town, home, [&maker, &other]).await;
}

async fn approved_and_published_by_another(town: &Town, home: &str, [maker, other]: [&Visitor; 2]) {
    maker.post(&format!("{home}/stap/submit"), &[("version", "2")]).await.assert_status(303);
    maker.get(home).await.assert_says("Iemand anders keurt haar goed").assert_never_says(">Publiceer<");
    maker.get(&format!("{home}/stap/publish")).await.assert_status(404);
    other.post(&format!("{home}/stap/approve"), &[("version", "4")]).await.assert_status(303);
    other
        .post(&format!("{home}/stap/publish"), &[("version", "5"), ("words", "")])
        .await
        .assert_status(422)
        .assert_error("words", "Vul in wat er nieuw is, of waarom");
    other
        .post(&format!("{home}/stap/publish"), &[("version", "5"), ("words", "Zonder de oude vraag.")])
        .await
        .assert_status(303);
    town.stranger()
        .get("/indexen/sociaal")
        .await
        .assert_says("Zonder de oude vraag.")
        .assert_says("versie 2");
}

#[tokio::test]
async fn a_new_index_begins_empty_and_gets_its_parts_on_the_page() {
    let town = town().await;
    figures(&town).await;
    let maker = town.somebody(Role::PolicyAdviser, None).await;
    maker.get("/indexen/nieuw").await.assert_status(200).assert_says("Wat vertelt de index?");
    maker
        .post("/indexen/nieuw", &[("name", ""), ("slug", "A b")])
        .await
        .assert_status(422)
        .assert_error("slug", "Vul een woord in van kleine letters, cijfers en streepjes");
    let new = [
        ("name", "Proef"),
        ("slug", "proef"),
        ("about", "Een proef."),
        ("kind", "elderly"),
        ("level", "neighbourhood"),
        ("population", "inwoners"),
    ];
    maker.post("/indexen/nieuw", &new).await.assert_status(303);
    let home = "/indexen/proef/versie/1/wijzigen";
    let choices = [
        ("normalising", "city"),
        ("weighing", "equal"),
        ("within", "arithmetic"),
        ("above", "arithmetic"),
        ("least-known", "50"),
        ("population", "inwoners"),
    ];
    let with = |more: &[(&'static str, &'static str)]| [choices.as_slice(), more].concat();
    maker.post(home, &with(&[("version", "1"), ("new-part", "Contact")])).await.assert_status(303);
    maker
        .post(home, &with(&[("version", "2"), ("indicator", "eenzaam")]))
        .await
        .assert_status(422)
        .assert_error("part", "Kies bij welk onderdeel het cijfer hoort");
    maker
        .post(
            home,
            &with(&[("version", "2"), ("indicator", "eenzaam"), ("part", "contact"), ("toward", "down")]),
        )
        .await
        .assert_status(303);
    maker.get("/indexen/proef/versie/1").await.assert_says("is een risico").assert_says("Contact");
    town.stranger().get("/indexen/proef").await.assert_status(404);
}
