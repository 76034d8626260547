//! Page stories about signing in, accounts, staff and the log.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot be prepared has failed")]

mod account;
mod accounts;
mod log;
mod sign_in;
mod staff;
mod texts;

use access::accounts as actions;
use access::{Cx, Role, SessionToken};
use administration::room;
use kernel::{AccountId, EmailAddress};
use shell::test_kit::{Page, Town, Visitor};

const PASSWORD: &str = "vier lampen onder het bed";

async fn zwolle() -> Town {
    Town::on("2026-03-02", &partners::migrations(), |house| vec![room(house, None)]).await
}

fn email(text: &str) -> EmailAddress {
    text.parse().unwrap()
}

fn command_line(town: &Town) -> Cx {
    town.cx(Role::FunctionalAdministrator, None)
}

/// An account with [`PASSWORD`].
async fn account(town: &Town, address: &str, role: Role) -> AccountId {
    let cx = command_line(town);
    let added = actions::add(&cx, &email(address), role, None).await.unwrap();
    actions::choose_password(&cx, &added.link, PASSWORD).await.unwrap();
    added.account
}

/// The session that an answer gives.
fn session(town: &Town, page: &Page) -> Option<SessionToken> {
    let start = format!("{}=", town.house.session_cookie());
    let cookies = page.cookies();
    let cookie = cookies.iter().find_map(|cookie| cookie.strip_prefix(&start))?;
    cookie.split(';').next()?.parse().ok()
}

/// Signs in as a browser does, and comes back with whoever is then at the door.
async fn signed_in(town: &Town, address: &str) -> (Page, Visitor) {
    let page = town.stranger().post("/inloggen", &[("email", address), ("password", PASSWORD)]).await;
    let token = session(town, &page).expect("a session");
    let account = AccountId::from_uuid(uuid::Uuid::nil());
    let visitor = town.holder(&token, account);
    (page, visitor)
}

/// The value of a hidden field.
fn hidden(page: &Page, name: &str) -> String {
    let start = format!("name=\"{name}\" value=\"");
    let (_, rest) = page.body.split_once(&start).expect("a hidden field");
    rest.split('"').next().unwrap().to_owned()
}

/// The last part of the link that a page shows once.
fn shown_link(page: &Page, path: &str) -> String {
    let start = format!("http://localhost{path}");
    let (_, rest) = page.body.split_once(&start).expect("a link");
    rest.split('<').next().unwrap().trim().to_owned()
}
