//! The door of each route: opens by what its table says, before the handler.

use axum::{
    extract::{Request, State},
    http::{Extensions, HeaderMap},
    middleware::Next,
    response::{IntoResponse, Response},
};

use nakano_shared::auth::Role;

use super::{duty::Duty, grant, problem, session, signed_in::SignedIn};
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
        match open(&door, request.headers()).await {
            Ok((person, duty)) => {
                request.extensions_mut().insert(person);
                request.extensions_mut().extend(duty);
            }
            Err(problem) => return problem.into_response(),
        }
    }
    next.run(request).await
}

async fn open(door: &Door, headers: &HeaderMap) -> Result<(SignedIn, Extensions), Problem> {
    let app = &door.app;
    let token = session::cookie::read(headers, app.cookie);
    let token = token.ok_or(problem::NOT_SIGNED_IN)?;
    let now_ms = app.clock.utc_ms();
    let open = session::resume(&app.db, &token, now_ms).await?;
    let person = open.ok_or(problem::NOT_SIGNED_IN)?.signed_in(now_ms);
    limits::count_person(app, door.route, person.person)?;
    let mut duties = Extensions::new();
    match door.route.who {
        Who::Anyone | Who::Recovering => {}
        Who::KeyMaker if person.passkey_needed => {}
        _ if person.passkey_needed => return Err(problem::PASSKEY_NEEDED),
        Who::SteppedUp | Who::KeyMaker if !person.stepped_up => {
            return Err(problem::STEP_UP_NEEDED);
        }
        Who::SignedIn | Who::SteppedUp | Who::KeyMaker => {}
        Who::Role(role) => {
            duties.insert(on_duty(app, person, role, now_ms).await?);
        }
    }
    Ok((person, duties))
}

/// The role first: who does not have it learns nothing of what it would take.
async fn on_duty(app: &App, person: SignedIn, role: Role, now_ms: i64) -> Result<Duty, Problem> {
    let grants = grant::roles(&app.db, person.person, now_ms).await?;
    let grants = grants.into_iter().filter(|grant| grant.role == role);
    let scopes: Vec<_> = grants.map(|grant| grant.scope).collect();
    if scopes.is_empty() {
        return Err(problem::WRONG_ROLE);
    }
    if role.is_staff() && !person.verified_by.is_some_and(|by| by.device_bound) {
        return Err(problem::DEVICE_KEY_NEEDED);
    }
    if role.is_staff() && !person.fit_for_staff {
        return Err(problem::STEP_UP_NEEDED);
    }
    Ok(Duty { role, scopes })
}
