//! health: whether the server can work, and which one it is. Tells nothing about people or load.

mod routes;

use axum::http::Method;
use axum::routing::get;

use crate::route::{Pace, Route, Who};

/// | method | path           | who    |
/// |--------|----------------|--------|
/// | GET    | `/api/health`  | anyone |
/// | GET    | `/api/version` | anyone |
pub(crate) const ROUTES: &[Route] = &[
    Route {
        id: "health.check",
        method: Method::GET,
        path: "/api/health",
        who: Who::Anyone,
        pace: Pace::Usual,
        handler: || get(routes::check),
    },
    Route {
        id: "health.version",
        method: Method::GET,
        path: "/api/version",
        who: Who::Anyone,
        pace: Pace::Usual,
        handler: || get(routes::version),
    },
];
