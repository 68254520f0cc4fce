//! What a route is: the row from which the router is built and which the coverage test walks.

use axum::{http::Method, routing::MethodRouter};
use nakano_shared::auth::Role;

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
    /// Who may call it; the guard around the handler sees to it.
    pub who: Who,
    /// How often.
    pub pace: Pace,
    /// The handler, for this method only.
    pub(crate) handler: fn() -> MethodRouter<App>,
}

/// Paths that answer with an event stream and not with JSON.
pub(crate) const EVENT_STREAMS: [&str; 1] = [crate::sync::EVENTS_PATH];

/// Who may call a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// Anyone, without an account.
    Anyone,
    /// A person with a session of any kind, also one by recovery code that lacks a passkey.
    Recovering,
    /// A person signed in by passkey.
    SignedIn,
    /// The same, verified minutes ago.
    SteppedUp,
    /// As [`Who::SteppedUp`], or by a session by recovery code: who may make a passkey.
    KeyMaker,
    /// A person with this role somewhere; where is for the handler, by [`crate::auth::Duty`]. Staff
    /// with a key that cannot leave its device, within a shift.
    Role(Role),
}

/// How often a route may be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// As the API in general.
    Usual,
    /// Where something could be guessed or is dear to compute: seldom, counted for this route alone.
    Careful,
}
