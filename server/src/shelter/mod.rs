//! shelter, 避難所: the imported list of places.
//!
//! A list is replaced whole, one municipality at a time. The app carries its own copy in the
//! content bundle; what is here is what the operator imported last.

mod decode;
pub mod import;
mod routes;
mod service;
pub mod store;

use axum::{http::Method, routing::get};

use crate::route::{Pace, Route, Who};

pub use decode::NotText;
pub use service::{List, Outcome, replace};

/// | method | path                  | who    |
/// |--------|-----------------------|--------|
/// | GET    | `/api/shelter/places` | anyone |
pub(crate) const ROUTES: &[Route] = &[Route {
    id: "shelter.places",
    method: Method::GET,
    path: "/api/shelter/places",
    who: Who::Anyone,
    pace: Pace::Usual,
    handler: || get(routes::places),
}];
