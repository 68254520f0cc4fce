//! The door of each route: opens by what its table says, before the handler.

use axum::{
    extract::{Request, State},
    http::HeaderMap,
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::{problem, session, signed_in::SignedIn};
use crate::{
    app::App,
    limits,
    problem::Problem,
    route::{Route, Who},
};

/// What the door of one route knows.
#[derive(Clone)]
pub(crate) struct Door {
    pub(crate) app: App,
    pub(crate) route: &'static Route,
}

/// Layer around one route.
pub(crate) async fn admit(State(door): State<Door>, mut request: Request, next: Next) -> Response {
    if let Err(problem) = limits::count_call(&door.app, door.route, &request) {
        return problem.into_response();
    }
    if door.route.who != Who::Anyone {
        match signed_in(&door, request.headers()).await {
            Ok(person) => {
                request.extensions_mut().insert(person);
            }
            Err(problem) => return problem.into_response(),
        }
    }
    next.run(request).await
}

async fn signed_in(door: &Door, headers: &HeaderMap) -> Result<SignedIn, Problem> {
    let app = &door.app;
    let token = session::cookie::read(headers, app.cookie);
    let token = token.ok_or(problem::NOT_SIGNED_IN)?;
    let now_ms = app.clock.utc_ms();
    let open = session::resume(&app.db, &token, now_ms).await?;
    let open = open.ok_or(problem::NOT_SIGNED_IN)?;
    let person = open.signed_in(now_ms);
    limits::count_person(app, door.route, person.person)?;
    match door.route.who {
        Who::Anyone | Who::Recovering => {}
        Who::KeyMaker if person.passkey_needed => {}
        _ if person.passkey_needed => return Err(problem::PASSKEY_NEEDED),
        Who::SteppedUp | Who::KeyMaker if !person.stepped_up => {
            return Err(problem::STEP_UP_NEEDED);
        }
        Who::SignedIn | Who::SteppedUp | Who::KeyMaker => {}
    }
    Ok(person)
}
