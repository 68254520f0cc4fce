//! The routes of auth, and who may call them.

use axum::{
    http::Method,
    routing::{MethodRouter, get, post},
};

use super::routes::{account, grants, notices, passkeys, recovery, sessions};
use nakano_shared::auth::Role;

use crate::{
    app::App,
    route::{Pace, Route, Who},
};

const fn read(
    id: &'static str,
    path: &'static str,
    who: Who,
    handler: fn() -> MethodRouter<App>,
) -> Route {
    Route { id, method: Method::GET, path, who, pace: Pace::Usual, handler }
}

const fn change(
    id: &'static str,
    path: &'static str,
    who: Who,
    pace: Pace,
    handler: fn() -> MethodRouter<App>,
) -> Route {
    Route { id, method: Method::POST, path, who, pace, handler }
}

/// All of them; what changes something is a POST, so that no browser repeats it by itself.
pub(crate) const ROUTES: &[Route] = &[
    read("auth.me", "/api/auth/me", Who::Recovering, || get(sessions::me)),
    change("auth.sign-out", "/api/auth/sign-out", Who::Recovering, Pace::Usual, || {
        post(sessions::sign_out)
    }),
    read("auth.sessions", "/api/auth/sessions", Who::SignedIn, || get(sessions::sessions)),
    change("auth.end-session", "/api/auth/sessions/end", Who::SignedIn, Pace::Usual, || {
        post(sessions::end_session)
    }),
    change(
        "auth.end-all-sessions",
        "/api/auth/sessions/end-all",
        Who::SignedIn,
        Pace::Usual,
        || post(sessions::end_all_sessions),
    ),
    change("auth.start-register", "/api/auth/register/start", Who::Anyone, Pace::Careful, || {
        post(passkeys::start_register)
    }),
    change("auth.finish-register", "/api/auth/register/finish", Who::Anyone, Pace::Careful, || {
        post(passkeys::finish_register)
    }),
    change("auth.start-sign-in", "/api/auth/sign-in/start", Who::Anyone, Pace::Careful, || {
        post(passkeys::start_sign_in)
    }),
    change("auth.finish-sign-in", "/api/auth/sign-in/finish", Who::Anyone, Pace::Careful, || {
        post(passkeys::finish_sign_in)
    }),
    change("auth.start-step-up", "/api/auth/step-up/start", Who::SignedIn, Pace::Careful, || {
        post(passkeys::start_step_up)
    }),
    change("auth.finish-step-up", "/api/auth/step-up/finish", Who::SignedIn, Pace::Careful, || {
        post(passkeys::finish_step_up)
    }),
    read("auth.passkeys", "/api/auth/passkeys", Who::SignedIn, || get(passkeys::passkeys)),
    change("auth.start-passkey", "/api/auth/passkeys/start", Who::KeyMaker, Pace::Careful, || {
        post(passkeys::start_passkey)
    }),
    change(
        "auth.finish-passkey",
        "/api/auth/passkeys/finish",
        Who::KeyMaker,
        Pace::Careful,
        || post(passkeys::finish_passkey),
    ),
    change("auth.name-passkey", "/api/auth/passkeys/name", Who::SignedIn, Pace::Usual, || {
        post(passkeys::name_passkey)
    }),
    change("auth.remove-passkey", "/api/auth/passkeys/remove", Who::SteppedUp, Pace::Usual, || {
        post(passkeys::remove_passkey)
    }),
    read("auth.notices", "/api/auth/notices", Who::SignedIn, || get(notices::notices)),
    change("auth.see-notices", "/api/auth/notices/seen", Who::SignedIn, Pace::Usual, || {
        post(notices::see_notices)
    }),
    read("auth.recovery", "/api/auth/recovery", Who::SignedIn, || get(recovery::codes_left)),
    change("auth.make-codes", "/api/auth/recovery/make", Who::SteppedUp, Pace::Careful, || {
        post(recovery::make_codes)
    }),
    change("auth.recover", "/api/auth/recovery/sign-in", Who::Anyone, Pace::Careful, || {
        post(recovery::recover)
    }),
    read("auth.grants", "/api/auth/grants", Who::SignedIn, || get(grants::grants)),
    change(
        "auth.grants-of",
        "/api/desk/auth/grants/of",
        Who::Role(Role::Administrator),
        Pace::Usual,
        || post(grants::grants_of),
    ),
    change(
        "auth.give-grant",
        "/api/desk/auth/grants/give",
        Who::Role(Role::Administrator),
        Pace::Usual,
        || post(grants::give_grant),
    ),
    change(
        "auth.end-grant",
        "/api/desk/auth/grants/end",
        Who::Role(Role::Administrator),
        Pace::Usual,
        || post(grants::end_grant),
    ),
    read("auth.audit", "/api/auth/audit", Who::SignedIn, || get(account::audit_log)),
    change(
        "auth.remove-account",
        "/api/auth/account/remove",
        Who::SteppedUp,
        Pace::Careful,
        || post(account::remove_account),
    ),
];
