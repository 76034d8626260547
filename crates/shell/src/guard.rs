use access::{Action, Decision, Facts, decide};
use axum::extract::{Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::answer::{PageError, see_other};
use crate::visit::Visit;

/// Who may come through a door. There is no default: a route without one does not compile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// Everybody.
    Public,
    /// Whoever is signed in.
    SignedIn,
    /// Whoever could do this to something. Whether to *this* thing, the action behind the door decides.
    Could(Action),
}

impl std::fmt::Display for Guard {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Public => out.write_str("public"),
            Self::SignedIn => out.write_str("signed-in"),
            Self::Could(action) => write!(out, "could {action}"),
        }
    }
}

/// What the guard says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Word {
    Pass,
    SignInFirst,
    SecondFactorFirst,
    NotFound,
}

fn word(guard: Guard, visit: &Visit) -> Word {
    let signed_in = visit.cx.actor.account.is_some();
    let action = match guard {
        Guard::Public => return Word::Pass,
        Guard::SignedIn if signed_in => return Word::Pass,
        Guard::SignedIn => return Word::SignInFirst,
        Guard::Could(action) => action,
    };
    let mut word = if signed_in { Word::NotFound } else { Word::SignInFirst };
    for facts in Facts::all() {
        match decide(&visit.cx.actor, action, &facts, visit.cx.now()) {
            Decision::Allow { .. } | Decision::NeedReason | Decision::SignInAgain => return Word::Pass,
            Decision::NeedSecondFactor => word = Word::SecondFactorFirst,
            Decision::Deny => {}
        }
    }
    word
}

/// Stands before the handler of one route.
pub(crate) async fn stand(State(guard): State<Guard>, request: Request, next: Next) -> Response {
    let Some(visit) = request.extensions().get::<Visit>() else {
        return PageError::Internal("a route was reached without a visit".to_owned()).into_response();
    };
    match word(guard, visit) {
        Word::Pass => next.run(request).await,
        Word::SecondFactorFirst => see_other("/account/tweede-stap"),
        Word::SignInFirst if request.method() == Method::GET => {
            let to = request.uri().path_and_query().map_or("/", |to| to.as_str());
            see_other(&format!("/inloggen?naar={}", crate::form::encoded(to)))
        }
        Word::SignInFirst => see_other("/inloggen"),
        Word::NotFound => PageError::NotFound.into_response(),
    }
}
