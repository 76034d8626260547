//! Stories about the whole house: all doors, all roles.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use access::{Action, Decision, Facts, Role, decide};
use expect_test::expect_file;
use shell::test_kit::{Town, Visitor};
use shell::{Declared, Guard, House, Room};

use super::{Furniture, migrations};

fn rooms(house: &House) -> Vec<Room> {
    Furniture::new(&house.db, None).unwrap().rooms(house)
}

async fn zwolle() -> Town {
    Town::on("2026-03-02", &migrations(), rooms).await
}

fn doors(town: &Town) -> Vec<Declared> {
    let mut all = rooms(&town.house);
    all.push(shell::routes(&town.house));
    let mut doors: Vec<_> = all.into_iter().flat_map(|room| room.declared).collect();
    doors.sort_by_key(|door| (door.path, door.method.to_string()));
    doors
}

#[tokio::test]
async fn the_list_of_doors_is_up_to_date() {
    let mut text = String::from(
        "# Every door of the house: method, path, guard. Made by script/update; read each difference.\n\n",
    );
    for door in doors(&zwolle().await) {
        writeln!(text, "{:<4}  {:<46}  {}", door.method.as_str(), door.path, door.guard).unwrap();
    }
    expect_file!["../../../../docs/routes.txt"].assert_eq(&text);
}

#[test]
fn the_description_of_the_api_is_up_to_date() {
    let text = social_map::api_document(indicators::api_document()).to_pretty_json().unwrap();
    expect_file!["../../../../docs/openapi.json"].assert_eq(&format!("{text}\n"));
}

/// Somebody in each role, and what the policy says of the guard.
async fn people(town: &Town) -> BTreeMap<Role, Visitor> {
    let mut people = BTreeMap::new();
    for role in Role::ALL {
        let somebody = if role == Role::Public { town.stranger() } else { town.somebody(role, None).await };
        people.insert(role, somebody);
    }
    people
}

fn may_enter(town: &Town, role: Role, guard: Guard) -> bool {
    let actor = town.cx(role, None).actor;
    let now = town.house.clock.now();
    match guard {
        Guard::Public => true,
        Guard::SignedIn => role != Role::Public,
        Guard::Could(action) => {
            Facts::all().any(|facts| decide(&actor, action, &facts, now) != Decision::Deny)
        }
    }
}

/// The path with an identity that nobody has in place of each parameter.
fn absent(path: &str) -> String {
    let fill = |part: &str| match part {
        "{*name}" => "none.css".to_owned(),
        "{language}" => "nl".to_owned(),
        part if part.starts_with('{') => "01890000-0000-7000-8000-00000000dead".to_owned(),
        part => part.to_owned(),
    };
    path.split('/').map(fill).collect::<Vec<_>>().join("/")
}

#[tokio::test]
async fn every_door_opens_for_whom_the_policy_says_and_for_nobody_else() {
    let town = zwolle().await;
    let people = people(&town).await;
    let mut tried = 0;
    // Whoever went out through this one stands before all others as a stranger, so it comes last.
    let (out, mut all): (Vec<_>, Vec<_>) =
        doors(&town).into_iter().partition(|door| door.path == "/uitloggen");
    all.extend(out);
    for door in all {
        let path = absent(door.path);
        for (role, somebody) in &people {
            let page = match door.method.as_str() {
                "GET" => somebody.get(&path).await,
                _ => somebody.post(&path, &[]).await,
            };
            let status = page.status.as_u16();
            let label = format!("{} {path} as {role}: {status}", door.method);
            assert!(status < 500, "{label}\n{}", page.body);
            if may_enter(&town, *role, door.guard) {
                let sent_to_sign_in = page.location().is_some_and(|to| to.starts_with("/inloggen?naar="));
                assert!(!sent_to_sign_in, "{label}");
                if door.method == "GET" && !door.path.contains('{') {
                    // A door for programs may want a parameter, and says so.
                    let asks = status == 400 && path.starts_with("/api/");
                    assert!(status < 400 || asks, "{label}");
                }
            } else if *role == Role::Public {
                assert!(page.location().is_some_and(|to| to.starts_with("/inloggen")), "{label}");
            } else {
                let nowhere = somebody.get("/nergens").await;
                assert_eq!(status, 404, "{label}");
                assert_eq!(page.body.replace(&path, "/nergens"), nowhere.body, "{label}");
            }
            tried += 1;
        }
    }
    assert!(tried > 100, "only {tried} combinations were tried");
}

#[tokio::test]
async fn nobody_is_let_in_by_a_guard_without_a_second_factor_where_the_role_needs_one() {
    let town = zwolle().await;
    let strict: Vec<Role> = Role::ALL.into_iter().filter(|role| role.needs_second_factor()).collect();
    assert!(strict.len() > 2, "{strict:?}");
    for role in strict {
        let mut actor = town.cx(role, None).actor;
        actor.assurance = access::Assurance::OneFactor;
        for action in Action::ALL {
            for facts in Facts::all().filter(|facts| !facts.published && !facts.own_account) {
                let decision = decide(&actor, action, &facts, town.house.clock.now());
                assert!(
                    matches!(decision, Decision::Deny | Decision::NeedSecondFactor),
                    "{role} {action} {decision:?}"
                );
            }
        }
    }
}
