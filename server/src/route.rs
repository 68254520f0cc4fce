//! What a route is: the row from which the router is built and which the coverage test walks.

use axum::{http::Method, routing::MethodRouter};

use crate::app::App;

/// One endpoint of the API.
#[derive(Clone)]
pub struct Route {
    /// Stable name, `room.verb`.
    pub id: &'static str,
    /// Method; `GET` answers `HEAD` too.
    pub method: Method,
    /// Path template; the only form of a path that is logged.
    pub path: &'static str,
    /// Who may call it.
    pub who: Who,
    /// The handler, for this method only.
    pub(crate) handler: fn() -> MethodRouter<App>,
}

/// Who may call a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Anyone, without an account.
    Anyone,
}
