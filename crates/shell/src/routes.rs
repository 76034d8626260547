use axum::Router;
use axum::handler::Handler;
use axum::http::Method;
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodRouter, get, post};

use crate::guard::{Guard, stand};

/// One door, for the list of doors under review (`docs/routes.txt`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declared {
    /// GET or POST.
    pub method: Method,
    /// The path, with its parameters in braces.
    pub path: &'static str,
    /// Who may come through.
    pub guard: Guard,
    /// Whether what is sent may be large, so that the handler reads it piece by piece.
    pub streams: bool,
}

/// The doors of a room, each declared with its guard.
#[derive(Debug)]
pub struct Routes<S> {
    router: Router<S>,
    declared: Vec<Declared>,
}

/// A room with its doors hung.
#[derive(Debug)]
pub struct Room {
    /// The handlers.
    pub router: Router,
    /// The doors.
    pub declared: Vec<Declared>,
}

impl<S: Clone + Send + Sync + 'static> Default for Routes<S> {
    fn default() -> Self {
        Self { router: Router::new(), declared: Vec::new() }
    }
}

impl<S: Clone + Send + Sync + 'static> Routes<S> {
    /// No doors yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A page or a document.
    #[must_use]
    pub fn get<H, T>(self, path: &'static str, guard: Guard, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.add(Method::GET, path, guard, get(handler))
    }

    /// A form.
    #[must_use]
    pub fn post<H, T>(self, path: &'static str, guard: Guard, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.add(Method::POST, path, guard, post(handler))
    }

    /// A form that brings a large file, read piece by piece by a handler that takes [`crate::Streamed`].
    #[must_use]
    pub fn post_stream<H, T>(self, path: &'static str, guard: Guard, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        let mut routes = self.add(Method::POST, path, guard, post(handler));
        if let Some(last) = routes.declared.last_mut() {
            last.streams = true;
        }
        routes
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place where a route is hung, with its guard"
    )]
    fn add(mut self, method: Method, path: &'static str, guard: Guard, handler: MethodRouter<S>) -> Self {
        let handler = match guard {
            Guard::Public => handler,
            Guard::SignedIn | Guard::Could(_) => handler.layer(from_fn_with_state(guard, stand)),
        };
        self.router = self.router.route(path, handler);
        self.declared.push(Declared { method, path, guard, streams: false });
        self
    }

    /// The room, with what its handlers share.
    #[must_use]
    pub fn room(self, shared: S) -> Room {
        Room { router: self.router.with_state(shared), declared: self.declared }
    }
}
