//! What a handler can reach: settings, database, clock, and the state of the limits.

use std::{
    hash::{BuildHasher as _, RandomState},
    sync::Arc,
};

use axum::http::HeaderMap;

use crate::{
    answer::{self, RequestNumbers},
    auth::{self, passkey::RelyingParty, recovery::Hashing, session::cookie::CookieForm},
    clock::Clock,
    config::Config,
    db::Db,
    limits::Guard,
    problem::Problem,
    random::Random,
    site::Site,
    sync::{Hints, Writer},
};

/// The server's state; cheap to clone.
#[derive(Clone)]
pub struct App {
    pub(crate) config: Arc<Config>,
    pub(crate) db: Db,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) random: Arc<dyn Random>,
    /// What browsers send as `Origin` from our pages.
    pub(crate) origin: Arc<str>,
    pub(crate) cookie: CookieForm,
    pub(crate) hashing: Hashing,
    relying_party: Option<Arc<RelyingParty>>,
    pub(crate) guard: Arc<Guard>,
    pub(crate) site: Site,
    pub(crate) hints: Hints,
    pub(crate) writer: Writer,
    pub(crate) fixed_headers: Arc<HeaderMap>,
    pub(crate) request_numbers: Arc<RequestNumbers>,
}

impl App {
    /// A server of these settings over an open database. Starts the writer of changes on the runtime
    /// that calls.
    pub fn new(config: Config, db: Db, clock: Arc<dyn Clock>, random: Arc<dyn Random>) -> Self {
        // The standard library's per-process random key; request numbers need no better chance.
        let series = RandomState::new().hash_one(0) >> 32;
        let series = u32::try_from(series).unwrap_or_default();
        let hints = Hints::default();
        Self {
            writer: Writer::start(db.clone(), Arc::clone(&clock), hints.clone()),
            hints,
            guard: Arc::new(Guard::new(&config)),
            site: Site::new(&config.site_dir),
            fixed_headers: answer::fixed_headers(&config),
            request_numbers: Arc::new(RequestNumbers::new(series)),
            origin: auth::origin_of(&config.public_url).into(),
            cookie: CookieForm::of_site(config.is_https()),
            hashing: Hashing::new(),
            relying_party: RelyingParty::of(&config.public_url).map(Arc::new),
            config: Arc::new(config),
            db,
            clock,
            random,
        }
    }

    /// What ends the open event streams when the server is to stop.
    pub fn hints(&self) -> Hints {
        self.hints.clone()
    }

    /// Whether people can sign in at the public address.
    pub fn has_passkeys(&self) -> bool {
        self.relying_party.is_some()
    }

    /// The server as passkeys know it.
    pub(crate) fn passkeys(&self) -> Result<&RelyingParty, Problem> {
        self.relying_party.as_deref().ok_or(auth::problem::UNAVAILABLE)
    }
}
