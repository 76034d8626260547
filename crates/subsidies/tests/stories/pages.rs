use access::Role;

use super::common::{Open, PART, Person, open_round, organisation, plan, prepared, town, written};

#[tokio::test]
async fn everybody_reads_which_subsidies_there_are_and_nothing_of_what_is_prepared() {
    let town = town().await;
    let officer = Person::of(&town, Role::SubsidyOfficer, None).await;
    let round = prepared(&town, &officer, 1_000).await;
    let stranger = town.stranger();
    stranger
        .get("/subsidies")
        .await
        .assert_status(200)
        .assert_says("Samen in de buurt")
        .assert_never_says("Voorjaar");
    stranger.get(&format!("/subsidies/ronde/{round}")).await.assert_status(404);
    officer
        .visitor
        .get(&format!("/subsidies/ronde/{round}"))
        .await
        .assert_status(200)
        .assert_says("Voorjaar");
    let scheme = stranger.get("/subsidies/samen").await;
    scheme.assert_status(200).assert_says("Kwaliteit").assert_says("60%").assert_never_says("Voorjaar");
    stranger.get("/subsidies/andere").await.assert_status(404);
}

#[tokio::test]
async fn an_officer_writes_a_scheme_and_weights_that_miss_a_hundred_are_said_at_their_field() {
    let town = town().await;
    let officer = Person::of(&town, Role::SubsidyOfficer, None).await;
    officer.visitor.get("/subsidies/regeling/nieuw").await.assert_status(200);
    let mut form = vec![
        ("name", "Buurtfonds"),
        ("slug", "buurtfonds"),
        ("about", "Voor buren."),
        ("basis", "Verordening."),
        ("part-1", "Ontmoeten"),
        ("who", "Stichtingen."),
        ("years", "2"),
        ("together", "2"),
        ("target-groups", "Buren"),
        ("indicators", "Bezoekers"),
        ("criterion-1", "Kwaliteit"),
        ("weight-1", "90"),
        ("most", "10"),
        ("tail", "skip"),
        ("decision-weeks", "13"),
        ("put-off-weeks", "4"),
        ("repair-days", "14"),
        ("settlement-1", "on-request"),
        ("asks-1", "Een verslag."),
    ];
    let page = officer.visitor.post("/subsidies/regeling/nieuw", &form).await;
    page.assert_status(422).assert_error("weight-1", "De gewichten moeten samen 100 zijn.");
    form[11].1 = "100";
    officer.visitor.post("/subsidies/regeling/nieuw", &form).await.assert_status(303);
    officer
        .visitor
        .get("/subsidies/regeling/buurtfonds/wijzigen")
        .await
        .assert_status(200)
        .assert_says("Ontmoeten");
    let round = [
        ("name", "2027"),
        ("opens", "2026-04-01"),
        ("closes", "2026-04-30"),
        ("from", "2027-01-01"),
        ("until", "2027-12-31"),
        ("ceiling-1", "60.000"),
        ("reservation", "yes"),
    ];
    let made = officer.visitor.post("/subsidies/regeling/buurtfonds/ronde", &round).await;
    made.assert_status(303);
    let at = made.location().unwrap().to_owned();
    officer
        .visitor
        .get(&at)
        .await
        .assert_says("€ 60.000")
        .assert_says("De raad moet het geld nog beschikbaar");
    town.stranger().get("/subsidies/regeling/nieuw").await.assert_status(303);
    let adviser = Person::of(&town, Role::PolicyAdviser, None).await;
    adviser.visitor.get("/subsidies/regeling/nieuw").await.assert_status(404);
}

#[tokio::test]
async fn an_applicant_writes_a_draft_and_hands_it_in_with_a_receipt() {
    let town = town().await;
    let Open { round, leader, .. } = open_round(&town, 1_000).await;
    let begun = leader.visitor.post(&format!("/subsidies/ronde/{round}/aanvragen"), &[]).await;
    begun.assert_status(303);
    let form = begun.location().unwrap().to_owned();
    leader.visitor.get(&form).await.assert_status(200).assert_says("31 maart 2026");
    let wrong = [("version", "1"), ("title", "Samen eten"), ("asked-1", "12.5")];
    let page = leader.visitor.post(&form, &wrong).await;
    page.assert_status(422).assert_error("asked-1", "Vul een bedrag in, zoals 12.500,50.");
    let fields = [
        ("version", "1"),
        ("title", "Samen eten"),
        ("summary", "Elke week."),
        ("years", "3"),
        ("asked-1", "900"),
        ("cost-1", "Kok"),
        ("cost-amount-1", "1.000,50"),
        ("income-1", "Eigen geld"),
        ("income-amount-1", "100,50"),
        ("activity-1", "Koken"),
        ("part-1", PART),
        ("group-1", "Buren"),
        ("indicator-1", "Deelnemers"),
        ("planned-1", "20"),
    ];
    let kept = leader.visitor.post(&form, &fields).await;
    kept.assert_status(303);
    let at = kept.location().unwrap().to_owned();
    let page = leader.visitor.get(&at).await;
    page.assert_says("Samen eten").assert_says("€ 900").assert_says("Er ontbreekt een stuk.");
    leader.visitor.get("/subsidies/mijn").await.assert_says("Afmaken en indienen");
    let step = format!("{at}/stap/submit");
    leader.visitor.get(&step).await.assert_status(200);
    leader.visitor.post(&step, &[("version", "2")]).await.assert_status(303);
    leader.visitor.get(&at).await.assert_says("2026-001").assert_says("Zegel (SHA-256)");
    leader.visitor.get(&form).await.assert_status(404);
    let officer = Person::of(&town, Role::SubsidyOfficer, None).await;
    officer.visitor.get("/subsidies/werk").await.assert_says("2026-001 Samen eten");
    officer.visitor.get(&at).await.assert_says("Telt mee: 13 weken").assert_says("Regeling van de gemeente");
}

#[tokio::test]
async fn an_application_of_another_organisation_is_not_found() {
    let town = town().await;
    let Open { round, leader, .. } = open_round(&town, 1_000).await;
    let other = organisation(&town, "Twee").await;
    let competitor = Person::of(&town, Role::PartnerCoordinator, Some(other)).await;
    let id = written(&town, &leader, round, &plan("Geheim plan", 900)).await;
    let at = format!("/subsidies/aanvraag/{id}");
    let officer = Person::of(&town, Role::SubsidyOfficer, None).await;
    competitor.visitor.get(&at).await.assert_status(404);
    officer.visitor.get(&at).await.assert_status(404);
    officer.visitor.get("/subsidies/werk").await.assert_status(200).assert_never_says("Geheim plan");
    subsidies::submit(&leader.cx(&town), id, 2).await.unwrap();
    competitor.visitor.get(&at).await.assert_status(404);
    competitor.visitor.get("/subsidies/mijn").await.assert_status(200).assert_never_says("Geheim plan");
    town.stranger().get(&format!("/subsidies/ronde/{round}")).await.assert_never_says("Geheim plan");
    let assessor = Person::of(&town, Role::Assessor, None).await;
    assessor.visitor.get("/subsidies/beoordelen").await.assert_status(200).assert_never_says("Geheim plan");
    assessor.visitor.get(&at).await.assert_status(404);
}

#[tokio::test]
async fn the_words_of_an_applicant_are_dutch_on_an_english_page() {
    let town = town().await;
    let Open { round, leader, .. } = open_round(&town, 1_000).await;
    let id = written(&town, &leader, round, &plan("Samen eten", 900)).await;
    let page = leader.visitor.clone().in_english().get(&format!("/subsidies/aanvraag/{id}")).await;
    page.assert_says("lang=\"nl\">Koken</th>").assert_says("lang=\"nl\">Op papier.</dd>");
    let list = leader.visitor.clone().in_english().get("/subsidies/mijn").await;
    list.assert_says("lang=\"nl\">Samen eten</a>");
}

#[tokio::test]
async fn a_heading_is_not_said_twice_above_a_table() {
    let town = town().await;
    let _open = open_round(&town, 1_000).await;
    let overview = town.stranger().get("/subsidies").await;
    overview.assert_says("<caption class=\"visually-hidden\">Nu of binnenkort aan te vragen</caption>");
    let scheme = town.stranger().get("/subsidies/samen").await;
    scheme.assert_says("<caption class=\"visually-hidden\">Openstellingen</caption>");
    scheme.assert_never_says("Andere openstellingen");
}
