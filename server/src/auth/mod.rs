//! auth, 本人確認: accounts by passkey, sessions, and who may call what.
//!
//! The rules of time and level are in `nakano_shared::auth`; here are their rows and their doors. A
//! route says in its table who may call it, and [`guard`] holds the door: a handler cannot forget.

mod body;
mod cross_site;
mod error;
pub(crate) mod guard;
pub mod person;
pub(crate) mod problem;
mod routes;
pub mod session;
mod signed_in;

use axum::{
    http::Method,
    routing::{get, post},
};

use crate::route::{Pace, Route, Who};

pub(crate) use body::JsonBody;
pub(crate) use cross_site::refuse_other_sites;
pub use error::AuthError;
pub use signed_in::SignedIn;

/// | method | path                          | who                                    |
/// |--------|-------------------------------|----------------------------------------|
/// | GET    | `/api/auth/me`                | signed in, also by recovery code       |
/// | POST   | `/api/auth/sign-out`          | signed in, also by recovery code       |
/// | GET    | `/api/auth/sessions`          | signed in                              |
/// | POST   | `/api/auth/sessions/end`      | signed in                              |
/// | POST   | `/api/auth/sessions/end-all`  | signed in                              |
pub(crate) const ROUTES: &[Route] = &[
    Route {
        id: "auth.me",
        method: Method::GET,
        path: "/api/auth/me",
        who: Who::Recovering,
        pace: Pace::Usual,
        handler: || get(routes::me),
    },
    Route {
        id: "auth.sign-out",
        method: Method::POST,
        path: "/api/auth/sign-out",
        who: Who::Recovering,
        pace: Pace::Usual,
        handler: || post(routes::sign_out),
    },
    Route {
        id: "auth.sessions",
        method: Method::GET,
        path: "/api/auth/sessions",
        who: Who::SignedIn,
        pace: Pace::Usual,
        handler: || get(routes::sessions),
    },
    Route {
        id: "auth.end-session",
        method: Method::POST,
        path: "/api/auth/sessions/end",
        who: Who::SignedIn,
        pace: Pace::Usual,
        handler: || post(routes::end_session),
    },
    Route {
        id: "auth.end-all-sessions",
        method: Method::POST,
        path: "/api/auth/sessions/end-all",
        who: Who::SignedIn,
        pace: Pace::Usual,
        handler: || post(routes::end_all_sessions),
    },
];
