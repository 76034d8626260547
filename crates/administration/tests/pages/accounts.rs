use access::Role;
use chrono::TimeDelta;

use crate::{account, hidden, shown_link, signed_in, zwolle};

#[tokio::test]
async fn the_list_is_for_administrators() {
    let town = zwolle().await;
    account(&town, "noor@buurt.example", Role::MapEditor).await;
    let administrator = town.somebody(Role::FunctionalAdministrator, None).await;
    administrator.get("/beheer").await.assert_status(200).assert_says("/beheer/accounts");
    let list = administrator.get("/beheer/accounts?zoek=noor").await;
    list.assert_status(200).assert_says("noor@buurt.example").assert_says("Alleen wachtwoord");
    administrator.get("/beheer/accounts?zoek=niemand").await.assert_says("Geen account gevonden");
    for role in [Role::MapEditor, Role::PrivacyOfficer, Role::PartnerCoordinator] {
        let other = town.somebody(role, None).await;
        other.get("/beheer/accounts").await.assert_status(404);
        other.post("/beheer/accounts/nieuw", &[]).await.assert_status(404);
    }
    let stranger = town.stranger().get("/beheer/accounts").await;
    assert_eq!(stranger.location(), Some("/inloggen?naar=/beheer/accounts"));
}

#[tokio::test]
async fn somebody_new_is_added_and_the_link_is_shown_once() {
    let town = zwolle().await;
    let administrator = town.somebody(Role::FunctionalAdministrator, None).await;
    administrator.get("/beheer/accounts/nieuw").await.assert_status(200).assert_says("tweede beheerder");
    let wrong = administrator.post("/beheer/accounts/nieuw", &[("email", "geen"), ("role", "koning")]).await;
    wrong
        .assert_status(422)
        .assert_error("email", "Vul een e-mailadres in")
        .assert_error("role", "Kies een rol");
    let fields = [("email", "noor@buurt.example"), ("role", "map-editor")];
    let page = administrator.post("/beheer/accounts/nieuw", &fields).await;
    page.assert_status(200).assert_says("maar één keer");
    let link = shown_link(&page, "/wachtwoord/");
    town.stranger().get(&format!("/wachtwoord/{link}")).await.assert_status(200);
    let twice = administrator.post("/beheer/accounts/nieuw", &fields).await;
    twice.assert_status(422).assert_error("email", "Dit e-mailadres heeft al een account");
}

#[tokio::test]
async fn four_eyes_give_a_role_and_two_take_it_away() {
    let town = zwolle().await;
    let noor = account(&town, "noor@buurt.example", Role::PolicyAdviser).await;
    let first = town.somebody(Role::FunctionalAdministrator, None).await;
    let second = town.somebody(Role::FunctionalAdministrator, None).await;
    let path = format!("/beheer/accounts/{noor}");
    let role = [("role", "finance")];

    let none = first.post(&format!("{path}/rollen"), &[("role", "")]).await;
    none.assert_status(422).assert_error("role", "Kies een rol");
    first.post(&format!("{path}/rollen"), &role).await.assert_status(303);
    let held = first.post(&format!("{path}/rollen"), &role).await;
    held.assert_status(422).assert_error("role", "Deze rol is er al");
    first.get(&path).await.assert_says("Wacht op een tweede persoon").assert_never_says("Bevestig Financiën");
    first.post(&format!("{path}/bevestigen"), &role).await.assert_status(404);
    first.get("/beheer/accounts?wacht=ja").await.assert_says("noor@buurt.example");

    let (_, session) = signed_in(&town, "noor@buurt.example").await;
    session.get("/account").await.assert_status(200);
    second.get(&path).await.assert_says("Bevestig Financiën");
    second.post(&format!("{path}/bevestigen"), &role).await.assert_status(303);
    let next_request = session.get("/account").await;
    assert_eq!(next_request.location(), Some("/inloggen?naar=/account"));

    second.post(&format!("{path}/rol-weghalen"), &role).await.assert_status(303);
    first.get(&path).await.assert_never_says("Haal Financiën weg");
    second.post(&format!("{path}/rol-weghalen"), &role).await.assert_status(404);
}

#[tokio::test]
async fn confirming_long_after_signing_in_asks_to_sign_in_again() {
    let town = zwolle().await;
    let noor = account(&town, "noor@buurt.example", Role::PolicyAdviser).await;
    let first = town.somebody(Role::FunctionalAdministrator, None).await;
    let second = town.somebody(Role::FunctionalAdministrator, None).await;
    let path = format!("/beheer/accounts/{noor}");
    first.post(&format!("{path}/rollen"), &[("role", "finance")]).await.assert_status(303);
    town.pass(TimeDelta::minutes(16));
    let page = second.post(&format!("{path}/bevestigen"), &[("role", "finance")]).await;
    assert!(page.location().unwrap().starts_with("/inloggen?opnieuw=ja&naar="), "{:?}", page.location());
    second.get(page.location().unwrap()).await.assert_status(200).assert_says("nog een keer");
}

#[tokio::test]
async fn nobody_changes_their_own_roles_or_closes_themselves() {
    let town = zwolle().await;
    let administrator = town.somebody(Role::FunctionalAdministrator, None).await;
    let path = format!("/beheer/accounts/{}", administrator.account.unwrap());
    administrator.get(&path).await.assert_says("uw eigen account").assert_never_says("Sluit account");
    for (step, field) in
        [("rollen", "role"), ("bevestigen", "role"), ("rol-weghalen", "role"), ("sluiten", "version")]
    {
        let value = if field == "version" { "1" } else { "functional-administrator" };
        let page = administrator.post(&format!("{path}/{step}"), &[(field, value)]).await;
        page.assert_status(404);
    }
}

#[tokio::test]
async fn a_closed_account_is_out_at_once() {
    let town = zwolle().await;
    let noor = account(&town, "noor@buurt.example", Role::PolicyAdviser).await;
    let (_, session) = signed_in(&town, "noor@buurt.example").await;
    let administrator = town.somebody(Role::FunctionalAdministrator, None).await;
    let path = format!("/beheer/accounts/{noor}");
    let version = hidden(&administrator.get(&path).await, "version");
    administrator.post(&format!("{path}/sluiten"), &[("version", &version)]).await.assert_status(303);
    session.get("/account").await.assert_status(303);
    administrator.get(&path).await.assert_says("Dit account is gesloten");
    administrator.post(&format!("{path}/sluiten"), &[("version", &version)]).await.assert_status(409);
}

#[tokio::test]
async fn an_account_that_is_not_there_and_a_word_that_is_none_give_the_same_answer() {
    let town = zwolle().await;
    let administrator = town.somebody(Role::FunctionalAdministrator, None).await;
    let absent = "/beheer/accounts/01890000-0000-7000-8000-00000000dead";
    administrator.get(absent).await.assert_status(404);
    administrator.get("/beheer/accounts/onzin").await.assert_status(404);
}
