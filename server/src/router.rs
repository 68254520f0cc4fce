//! All rooms in one router. Lists rooms, one line each, and the layers around them.
//!
//! Routes come from tables alone; a test finds any other.

use std::any::Any;

use axum::{
    Router, middleware,
    response::{IntoResponse, Response},
};
use tower_http::catch_panic::CatchPanicLayer;

use crate::{
    answer,
    app::App,
    auth::{self, guard::Door},
    erasure::Eraser,
    health, limits, problem,
    route::Route,
    shelter, site, sync,
};

/// The tables of all rooms.
const ROOMS: [&[Route]; 4] = [health::ROUTES, shelter::ROUTES, auth::ROUTES, sync::ROUTES];

/// What each room does when an account is removed, in this order: auth last, on whose rows the
/// others stand.
pub(crate) const ERASERS: &[Eraser] = &[sync::ERASER, auth::ERASER];

/// Every route of the API.
pub fn routes() -> impl Iterator<Item = &'static Route> {
    ROOMS.into_iter().flatten()
}

/// The whole server as a service.
pub fn build(app: App) -> Router {
    let rooms = routes().fold(Router::new(), |router, route| {
        let door = Door { app: app.clone(), route };
        let admit = middleware::from_fn_with_state(door, auth::guard::admit);
        router.route(route.path, (route.handler)().route_layer(admit))
    });
    within_limits(rooms, app)
}

/// `rooms` with everything that stands around every room: limits, site, headers, log.
pub fn within_limits(rooms: Router<App>, app: App) -> Router {
    rooms
        .method_not_allowed_fallback(|| async { problem::request::METHOD_NOT_ALLOWED })
        .fallback(site::serve)
        .layer(CatchPanicLayer::custom(after_panic))
        .layer(middleware::from_fn_with_state(app.clone(), auth::refuse_other_sites))
        .layer(middleware::from_fn_with_state(app.clone(), limits::guard))
        .layer(middleware::from_fn_with_state(app.clone(), answer::finish))
        .with_state(app)
}

/// The panic itself is logged by the hook of [`crate::telemetry`], without its message.
fn after_panic(_panic: Box<dyn Any + Send + 'static>) -> Response {
    problem::server::INTERNAL.into_response()
}
