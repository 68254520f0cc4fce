//! sync: keeps the changes of spaces and gives them out to those who are in them.
//!
//! The server judges each change by the rules of `nakano_shared::sync`, stores it byte for byte once,
//! and folds nothing: what the changes come to is for the devices to say. Who is in a space is here.
//!
//! Must stay true:
//! - "Stored" is said after COMMIT only, and the same push has the same answer for ever.
//! - Places in a space are given in its row, in the transaction that stores: who has read up to a
//!   place has read everything before it.
//! - A space that is not yours does not exist.
//!
//! Deliberately absent: hints between several processes of the server (a device pulls when it is
//! opened anyway), changes passed on by somebody else's device, and shelters' spaces, whose members
//! come from grants.

pub mod device;
pub mod erase;
mod events;
pub mod family;
mod hints;
pub mod invitation;
mod plan;
pub(crate) mod problem;
pub mod pull;
pub mod push;
mod routes;
mod signature;
pub mod store;
mod writer;

use axum::{
    http::Method,
    routing::{get, post},
};

use crate::route::{Pace, Route, Who};

pub(crate) use erase::ERASER;
pub use hints::Hints;
pub use writer::Writer;

/// Where hints are streamed.
pub(crate) const EVENTS_PATH: &str = "/api/sync/events";

/// | method | path                           | who                    |
/// |--------|--------------------------------|------------------------|
/// | POST   | `/api/sync/push`               | signed in              |
/// | GET    | `/api/sync/pull`               | signed in              |
/// | GET    | `/api/sync/events`             | signed in              |
/// | GET    | `/api/sync/spaces`             | signed in              |
/// | POST   | `/api/sync/spaces/create`      | signed in              |
/// | POST   | `/api/sync/spaces/leave`       | signed in              |
/// | POST   | `/api/sync/spaces/remove`      | signed in              |
/// | POST   | `/api/sync/invitations/create` | verified minutes ago   |
/// | POST   | `/api/sync/invitations/accept` | signed in, seldom      |
/// | GET    | `/api/sync/devices`            | signed in              |
/// | POST   | `/api/sync/devices/register`   | verified minutes ago   |
/// | POST   | `/api/sync/devices/revoke`     | signed in              |
pub(crate) const ROUTES: &[Route] = &[
    Route {
        id: "sync.push",
        method: Method::POST,
        path: "/api/sync/push",
        who: Who::SignedIn,
        pace: Pace::Usual,
        handler: || post(routes::push),
    },
    Route {
        id: "sync.pull",
        method: Method::GET,
        path: "/api/sync/pull",
        who: Who::SignedIn,
        pace: Pace::Usual,
        handler: || get(routes::pull),
    },
    Route {
        id: "sync.events",
        method: Method::GET,
        path: EVENTS_PATH,
        who: Who::SignedIn,
        pace: Pace::Usual,
        handler: || get(routes::events),
    },
    Route {
        id: "sync.spaces",
        method: Method::GET,
        path: "/api/sync/spaces",
        who: Who::SignedIn,
        pace: Pace::Usual,
        handler: || get(routes::spaces),
    },
    Route {
        id: "sync.create-space",
        method: Method::POST,
        path: "/api/sync/spaces/create",
        who: Who::SignedIn,
        pace: Pace::Usual,
        handler: || post(routes::create),
    },
    Route {
        id: "sync.leave-space",
        method: Method::POST,
        path: "/api/sync/spaces/leave",
        who: Who::SignedIn,
        pace: Pace::Usual,
        handler: || post(routes::leave),
    },
    Route {
        id: "sync.remove-member",
        method: Method::POST,
        path: "/api/sync/spaces/remove",
        who: Who::SignedIn,
        pace: Pace::Usual,
        handler: || post(routes::remove),
    },
    Route {
        id: "sync.invite",
        method: Method::POST,
        path: "/api/sync/invitations/create",
        who: Who::SteppedUp,
        pace: Pace::Usual,
        handler: || post(routes::invite),
    },
    Route {
        id: "sync.accept",
        method: Method::POST,
        path: "/api/sync/invitations/accept",
        who: Who::SignedIn,
        pace: Pace::Careful,
        handler: || post(routes::accept),
    },
    Route {
        id: "sync.devices",
        method: Method::GET,
        path: "/api/sync/devices",
        who: Who::SignedIn,
        pace: Pace::Usual,
        handler: || get(routes::devices),
    },
    Route {
        id: "sync.register-device",
        method: Method::POST,
        path: "/api/sync/devices/register",
        who: Who::SteppedUp,
        pace: Pace::Usual,
        handler: || post(routes::register),
    },
    Route {
        id: "sync.revoke-device",
        method: Method::POST,
        path: "/api/sync/devices/revoke",
        who: Who::SignedIn,
        pace: Pace::Usual,
        handler: || post(routes::revoke),
    },
];
