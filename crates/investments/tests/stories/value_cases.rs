//! Stories about value cases: kept and reckoned on both engines, shown with what must be said, hidden from strangers.

use std::collections::BTreeMap;

use access::Role;
use investments::{
    AmountShape, CaseMaterial, CaseRow, CaseSelection, CaseTiming, CostRow, Given, MoneyError, NewValueCase,
    ValueCaseId, Weighed, WithoutFrom,
};
use kernel::{Cents, Openness};
use shell::test_kit::{Town, Visitor};
use store::test_kit::Engine;

use crate::hall::town;
use crate::kit;

fn known(euros: i64) -> Given {
    Given::Known(Cents(euros * 100))
}

fn between(low: i64, likely: i64, high: i64) -> Given {
    let cents = |euros: i64| Cents(euros * 100);
    Given::Between { low: cents(low), likely: cents(likely), high: cents(high) }
}

fn row(payer: &str, year: u16, weighed: Weighed) -> CaseRow {
    CaseRow { payer: payer.to_owned(), year, weighed, booked: Cents(0) }
}

/// Twelve cases of which only the sum was printed.
pub(crate) fn doorbraak(openness: Openness) -> NewValueCase {
    NewValueCase {
        name: "Doorbraakmethode".to_owned(),
        about: String::new(),
        material: CaseMaterial::Totals {
            n: 12,
            rows: vec![row("gemeente", 0, Weighed::Difference(known(226_953)))],
        },
        cost: None,
        shape: AmountShape::Pert,
        selection: CaseSelection::Unknown,
        without_from: WithoutFrom::Unknown,
        rate: 0,
        rate_source: "geen".to_owned(),
        timing: CaseTiming::EndOfYear,
        seed: 7,
        caveats: vec!["Niet elk gezin heeft er baat bij.".to_owned()],
        openness,
        document: "003:1055".to_owned(),
    }
}

/// Two cases with all three amounts, one of them unsure, and a cost that is.
fn two_families() -> NewValueCase {
    let three = |now, without, after| Weighed::Three { now, without, after };
    let cases = BTreeMap::from([
        (1, vec![row("jeugdhulp", 0, three(known(9_000), between(10_000, 18_000, 40_000), known(3_000)))]),
        (2, vec![row("Wmo", 1, three(known(5_000), known(7_000), known(6_500)))]),
    ]);
    NewValueCase {
        name: "Twee gezinnen".to_owned(),
        material: CaseMaterial::Cases(cases),
        cost: Some(vec![CostRow { payer: "gemeente".to_owned(), year: 0, amount: known(4_000) }]),
        selection: CaseSelection::Chosen,
        without_from: WithoutFrom::JudgedBefore,
        rate: 225,
        ..doorbraak(Openness::Public)
    }
}

async fn kept(town: &Town, new: &NewValueCase) -> ValueCaseId {
    investments::add_value_case(&town.cx(Role::PolicyAdviser, None), new).await.unwrap()
}

async fn adviser(town: &Town) -> Visitor {
    town.somebody(Role::PolicyAdviser, None).await
}

#[tokio::test]
async fn a_value_case_comes_back_as_it_was_written_and_gives_the_same_outcome() {
    for engine in Engine::ALL {
        let Some(town) = Town::on_engine(engine, "2023-11-01", &kit::migrations(), |_| vec![]).await else {
            continue;
        };
        let cx = town.cx(Role::PolicyAdviser, None);
        let id = kept(&town, &two_families()).await;
        let back = investments::value_case(&cx, id).await.unwrap();
        assert_eq!(back.particulars, two_families());
        let changed = NewValueCase { rate: 0, ..two_families() };
        investments::change_value_case(&cx, (id, 1), &changed).await.unwrap();
        let late = investments::change_value_case(&cx, (id, 1), &two_families()).await.unwrap_err();
        assert!(matches!(late, MoneyError::Stale), "{late}");
        let back = investments::value_case(&cx, id).await.unwrap();
        assert_eq!((back.particulars.rate, back.version), (0, 2));
        let twice = investments::add_value_case(&cx, &two_families()).await.unwrap_err();
        assert!(matches!(twice, MoneyError::NameTaken), "{twice}");
    }
}

#[tokio::test]
async fn a_value_case_without_amounts_is_not_kept_and_a_stranger_keeps_none() {
    let town = town().await;
    let nothing = NewValueCase {
        material: CaseMaterial::Totals { n: 12, rows: Vec::new() },
        ..doorbraak(Openness::Public)
    };
    let refused = investments::add_value_case(&town.cx(Role::PolicyAdviser, None), &nothing).await;
    assert!(matches!(refused.unwrap_err(), MoneyError::ValueCase(_)));
    let stranger = investments::add_value_case(&town.cx(Role::Public, None), &two_families()).await;
    assert!(matches!(stranger.unwrap_err(), MoneyError::Refused(_)));
}

#[tokio::test]
async fn the_figure_never_goes_without_what_must_be_said_with_it() {
    let town = town().await;
    let id = kept(&town, &doorbraak(Openness::Public)).await;
    let page = town.stranger().get(&format!("/waardecases/{id}")).await;
    page.assert_status(200)
        .assert_says("226.953")
        .assert_says("Gemiddeld € 18.913 per casus (12 casussen")
        .assert_says("12 keer dit bedrag is € 226.956")
        .assert_says("er zijn 12 casussen, en daarvoor zijn er minstens 30 nodig")
        .assert_says("Niemand schreef op wat de methode zelf kost")
        .assert_says("Er is niets uit een budget gehaald")
        .assert_says("Niet elk gezin heeft er baat bij.")
        .assert_says("003:1055")
        .assert_never_says("worth-");
    let list = town.stranger().get("/waardecases").await;
    list.assert_status(200).assert_says("226.953").assert_says("De bron zegt het niet");
    let file = town.stranger().get("/waardecases/bestand/waardecases.csv").await;
    file.assert_status(200).assert_says("Doorbraakmethode,12,De bron zegt het niet");
    let english = town.stranger().in_english().get(&format!("/waardecases/{id}")).await;
    english.assert_says("Costs avoided").assert_never_says("worth-");
}

#[tokio::test]
async fn an_unsure_amount_gives_a_fan_with_its_table_and_its_file() {
    let town = town().await;
    let id = kept(&town, &two_families()).await;
    let page = town.stranger().get(&format!("/waardecases/{id}")).await;
    page.assert_status(200)
        .assert_says("class=\"fan__wide\"")
        .assert_says("20000 keer getrokken, vanaf startgetal 7")
        .assert_says("Gemiddelde zonder deze casus")
        .assert_says("Casus 1 is ")
        .assert_says("2,25% per jaar");
    for name in ["waaier", "casussen", "betalers"] {
        let file = town.stranger().get(&format!("/waardecases/{id}/bestand/{name}.csv")).await;
        file.assert_status(200).assert_never_says("worth-");
    }
    let certain = kept(&town, &doorbraak(Openness::Public)).await;
    let none = town.stranger().get(&format!("/waardecases/{certain}/bestand/waaier.csv")).await;
    none.assert_status(404);
    town.stranger().get(&format!("/waardecases/{certain}/bestand/casussen.csv")).await.assert_status(404);
}

#[tokio::test]
async fn what_is_not_open_is_found_by_strangers_through_no_door() {
    let town = town().await;
    let id = kept(&town, &doorbraak(Openness::Internal)).await;
    for door in ["", "/bestand/betalers.csv", "/bestand/waaier.csv"] {
        let found = town.stranger().get(&format!("/waardecases/{id}{door}")).await;
        found.assert_status(404).assert_never_says("Doorbraak");
    }
    for door in ["/waardecases", "/waardecases/bestand/waardecases.csv"] {
        town.stranger().get(door).await.assert_status(200).assert_never_says("Doorbraak");
    }
    town.stranger().get("/waardecases/nieuw").await.assert_status(303);
    let editor = town.somebody(Role::MapEditor, None).await;
    editor.get("/waardecases/nieuw").await.assert_status(404);
    adviser(&town).await.get(&format!("/waardecases/{id}")).await.assert_says("Medewerkers van de gemeente");
    let cx = town.cx(Role::Public, None);
    let (mut read, sight) = cx.look().await.unwrap();
    assert_eq!(investments::found_in_the_money(&mut read, &sight).await.unwrap(), []);
}

pub(crate) const TYPED: [(&str, &str); 14] = [
    ("naam", "Startbaan"),
    ("per", "casus"),
    ("bedragen", "1; Participatiewet; 0; 9.000; 10.000/18.000/40.000; 3.000; 0"),
    ("kosten-bekend", "nee"),
    ("vorm", "triangular"),
    ("selectie", "chosen"),
    ("zonder", "judged-after"),
    ("voet", "2,25"),
    ("voet-bron", "Werkgroep discontovoet 2020"),
    ("moment", "mid-year"),
    ("toeval", "12"),
    ("kanttekeningen", "Kort gemeten.\n\nEén locatie."),
    ("openheid", "public"),
    ("vindplaats", "003:742"),
];

#[tokio::test]
async fn a_value_case_is_typed_kept_and_changed() {
    let town = town().await;
    let adviser = adviser(&town).await;
    adviser.get("/waardecases/nieuw").await.assert_status(200);
    let added = adviser.post("/waardecases/nieuw", &TYPED).await;
    added.assert_status(303);
    let here = added.location().unwrap().to_owned();
    adviser.get(&here).await.assert_says("Startbaan").assert_says("Eén locatie.");
    let form = adviser.get(&format!("{here}/wijzigen")).await;
    form.assert_status(200).assert_says("1; Participatiewet; 0; 9.000; 10.000/18.000/40.000; 3.000; 0");
    let mut changed = TYPED.to_vec();
    changed[0] = ("naam", "Startbaan 2023");
    changed.push(("version", "1"));
    adviser.post(&format!("{here}/wijzigen"), &changed).await.assert_status(303);
    adviser.get(&here).await.assert_says("Startbaan 2023");
}

#[tokio::test]
async fn what_cannot_be_reckoned_with_is_said_at_its_field() {
    let town = town().await;
    let adviser = adviser(&town).await;
    for (field, typed, message) in [
        (
            "bedragen",
            "Familie Jansen; jeugdhulp; 0; 5; 0",
            "Regel 1 begint niet met het nummer van een casus",
        ),
        ("bedragen", "", "Met deze bedragen kunnen we niet rekenen"),
        ("voet", "veel", "Vul een percentage in"),
        ("naam", "", "Vul een naam in"),
        ("vindplaats", "", "Vul in waar dit staat"),
    ] {
        let mut fields = TYPED.to_vec();
        fields.push((field, typed));
        let fields: BTreeMap<&str, &str> = fields.into_iter().collect();
        let fields: Vec<(&str, &str)> = fields.into_iter().collect();
        let page = adviser.post("/waardecases/nieuw", &fields).await;
        page.assert_status(422).assert_says(message);
    }
}
