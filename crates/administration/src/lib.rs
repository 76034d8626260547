//! Signing in, one's own account, accounts and roles of others, the staff of partners, and the log of events.

mod log;
mod pages;
mod told;

use std::sync::Arc;

use access::Action;
use access::oidc::Provider;
use shell::{Guard, House, NavEntry, Room, Routes};

pub use log::{KINDS, LogError};

use pages::{
    account, accounts, add_account, invitation, link, log_check, log_export, log_list, oidc, one_account,
    second_step, sign_in, staff, start,
};

/// What this room offers in the main navigation.
pub const NAVIGATION: &[NavEntry] =
    &[NavEntry { href: "/beheer", label: "nav-administration", shown_to: Some(Action::SeeLog) }];

/// What the handlers of this room share.
#[derive(Debug, Clone)]
pub(crate) struct Shared {
    /// The identity provider, when the administrator configured one.
    provider: Option<Arc<Provider>>,
}

/// The room, with an identity provider when one is configured.
#[must_use]
pub fn room(_: &House, provider: Option<Arc<Provider>>) -> Room {
    let mut routes: Routes<Shared> = Routes::new()
        .get("/inloggen", Guard::Public, sign_in::show)
        .post("/inloggen", Guard::Public, sign_in::send)
        .post("/uitloggen", Guard::Public, sign_in::leave)
        .get("/account/tweede-stap", Guard::Public, second_step::show)
        .post("/account/tweede-stap", Guard::Public, second_step::send)
        .post("/account/tweede-stap/instellen", Guard::SignedIn, second_step::enrol)
        .get("/account", Guard::SignedIn, account::show)
        .post("/account", Guard::SignedIn, account::send)
        .post("/account/wachtwoord", Guard::SignedIn, account::password)
        .post("/account/sessies", Guard::SignedIn, account::end_others)
        .post("/account/organisatie", Guard::SignedIn, account::work_for)
        .get("/wachtwoord/{link}", Guard::Public, link::show)
        .post("/wachtwoord/{link}", Guard::Public, link::send)
        .get("/uitnodiging/{link}", Guard::Public, invitation::show)
        .post("/uitnodiging/{link}", Guard::Public, invitation::send)
        .get("/organisaties/{id}/medewerkers", Guard::Could(Action::InviteStaff), staff::show)
        .post("/organisaties/{id}/medewerkers", Guard::Could(Action::InviteStaff), staff::invite)
        .post("/organisaties/{id}/medewerkers/intrekken", Guard::Could(Action::InviteStaff), staff::withdraw)
        .post("/organisaties/{id}/medewerkers/beeindigen", Guard::Could(Action::EndStaff), staff::end)
        .get("/beheer", Guard::Could(Action::SeeLog), start::show)
        .get("/beheer/accounts", Guard::Could(Action::AddAccount), accounts::show)
        .get("/beheer/accounts/nieuw", Guard::Could(Action::AddAccount), add_account::show)
        .post("/beheer/accounts/nieuw", Guard::Could(Action::AddAccount), add_account::send)
        .get("/beheer/accounts/{id}", Guard::Could(Action::AddAccount), one_account::show)
        .post("/beheer/accounts/{id}/rollen", Guard::Could(Action::ProposeRoles), one_account::propose)
        .post("/beheer/accounts/{id}/bevestigen", Guard::Could(Action::ConfirmRoles), one_account::confirm)
        .post("/beheer/accounts/{id}/rol-weghalen", Guard::Could(Action::EndRole), one_account::end)
        .post("/beheer/accounts/{id}/sluiten", Guard::Could(Action::CloseAccount), one_account::close)
        .get("/beheer/logboek", Guard::Could(Action::SeeLog), log_list::show)
        .get("/beheer/logboek/controle", Guard::Could(Action::SeeLog), log_check::show)
        .get("/beheer/logboek/export", Guard::Could(Action::ExportLog), log_export::show)
        .post("/beheer/logboek/export", Guard::Could(Action::ExportLog), log_export::send);
    if provider.is_some() {
        routes = routes.get("/inloggen/oidc", Guard::Public, oidc::depart).get(
            "/inloggen/oidc/terug",
            Guard::Public,
            oidc::arrive,
        );
    }
    routes.room(Shared { provider })
}
