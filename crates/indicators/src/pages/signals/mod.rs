//! Signals, for staff: what stands out, and what people said of it.

mod form;
mod list;
mod one;

use access::Action;
use shell::{Crumb, Guard, PageError, Routes, Visit};

use super::Desk;
use crate::{Signal, SignalError, SignalId};

/// Hangs the doors of the signals.
pub(super) fn routes(routes: Routes<Desk>) -> Routes<Desk> {
    const INTERPRET: Guard = Guard::Could(Action::InterpretSignals);
    routes
        .get("/signalen", INTERPRET, list::show)
        .post("/signalen/zoeken", INTERPRET, list::look)
        .get("/signalen/{id}", INTERPRET, one::show)
        .post("/signalen/{id}/stap/{step}", INTERPRET, one::take)
        .get("/signalen/{id}/duiding", INTERPRET, form::empty)
        .post("/signalen/{id}/duiding", INTERPRET, form::add)
        .get("/signalen/{id}/opzij", INTERPRET, one::ask)
        .post("/signalen/{id}/opzij", INTERPRET, one::set_aside)
}

impl From<SignalError> for PageError {
    fn from(error: SignalError) -> Self {
        match error {
            SignalError::NotFound => Self::NotFound,
            SignalError::Refused(refused) => refused.into(),
            SignalError::Stale => Self::Stale,
            SignalError::Step(_) | SignalError::NoReason | SignalError::Figures(_) => {
                Self::Unreadable(error.to_string())
            }
            SignalError::Store(error) => error.into(),
        }
    }
}

async fn find(visit: &Visit, id: &str) -> Result<Signal, PageError> {
    let id: SignalId = id.parse().map_err(|_| PageError::NotFound)?;
    Ok(crate::actions::signal(&visit.cx, id).await?)
}

fn crumbs(visit: &Visit) -> Vec<Crumb> {
    vec![
        Crumb { href: "/indexen".to_owned(), label: visit.t("indices-title").to_owned() },
        Crumb { href: "/signalen".to_owned(), label: visit.t("signals-title").to_owned() },
    ]
}
