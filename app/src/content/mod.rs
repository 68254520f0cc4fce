//! The published content on this device: the last good bundle, and taking a newer one whole.
//!
//! A bundle that is not signed by the key the app was built with, or whose files are not what the
//! manifest says, is refused and the one before goes on. Reading never needs the network.

mod refresh;
mod shelf;

use std::{any::Any, collections::BTreeMap, sync::Arc};

use leptos::prelude::*;
use serde::de::DeserializeOwned;

pub(crate) use refresh::Refusal;
pub(crate) use shelf::Bundle;

use crate::platform::{content_cache, pause::pause, signature};

/// Where the content on this device stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ContentState {
    /// The bundle in use; `None` before the first one has arrived.
    pub(crate) bundle: Option<Bundle>,
    /// Files of the bundle in use that are not on the device.
    pub(crate) missing: usize,
    /// Why the last newer bundle was not taken.
    pub(crate) refusal: Option<Refusal>,
    /// Whether a bundle is being fetched.
    pub(crate) busy: bool,
}

/// Why a file of the content cannot be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ReadError {
    /// No bundle has arrived yet.
    NotHere,
    /// The file is missing or is not what the manifest says.
    Damaged,
    /// Written for a newer app.
    NewerApp,
}

type Parsed = Arc<dyn Any + Send + Sync>;

/// The content, as the app's one context of it.
#[derive(Clone, Copy)]
pub(crate) struct Content {
    state: RwSignal<ContentState>,
    parsed: StoredValue<BTreeMap<String, Parsed>>,
}

impl Content {
    /// Opens what the device has, then looks for something newer.
    pub(crate) fn provide() -> Self {
        let state = ContentState { bundle: None, missing: 0, refusal: None, busy: true };
        let content =
            Self { state: RwSignal::new(state), parsed: StoredValue::new(BTreeMap::new()) };
        provide_context(content);
        leptos::task::spawn_local(content.open());
        content
    }

    /// From the context.
    pub(crate) fn expect() -> Self {
        expect_context()
    }

    /// Where the content stands, followed by the view that asks.
    pub(crate) fn state(self) -> ContentState {
        self.state.get()
    }

    async fn open(self) {
        // The first page is drawn before anything is read.
        pause(0).await;
        // Pages read from the bundle as soon as it is known; whether it is whole is seen after.
        if let Some(bundle) = shelf::current().await {
            self.state.update(|state| state.bundle = Some(bundle.clone()));
            let missing = shelf::missing(&bundle).await;
            self.state.update(|state| state.missing = missing);
        }
        self.refresh().await;
    }

    /// Asks for a newer bundle, or for the files that are missing, and switches when it is whole.
    pub(crate) async fn refresh(self) {
        self.state.update(|state| state.busy = true);
        let (have, missing) =
            self.state.with_untracked(|state| (state.bundle.clone(), state.missing));
        let outcome = refresh::take_newer(have.as_ref(), missing).await;
        self.state.update(|state| {
            state.busy = false;
            match outcome {
                Ok(Some(bundle)) => {
                    self.parsed.update_value(BTreeMap::clear);
                    state.bundle = Some(bundle);
                    state.missing = 0;
                    state.refusal = None;
                }
                Ok(None) => state.refusal = None,
                Err(refusal) => state.refusal = Some(refusal),
            }
        });
    }

    /// A file of the bundle in use, read and parsed once.
    pub(crate) async fn read<T>(self, name: &'static str) -> Result<Arc<T>, ReadError>
    where
        T: DeserializeOwned + Send + Sync + 'static,
    {
        let parsed = self.parsed.with_value(|parsed| parsed.get(name).cloned());
        if let Some(known) = parsed.and_then(|any| any.downcast::<T>().ok()) {
            return Ok(known);
        }
        let bytes = self.bytes(name).await?;
        let value: Arc<T> =
            Arc::new(serde_json::from_slice(&bytes).map_err(|_| ReadError::NewerApp)?);
        self.parsed.update_value(|parsed| {
            parsed.insert(name.to_owned(), value.clone());
        });
        Ok(value)
    }

    async fn bytes(self, name: &str) -> Result<Vec<u8>, ReadError> {
        let bundle = self.state.with_untracked(|state| state.bundle.clone());
        let bundle = bundle.ok_or(ReadError::NotHere)?;
        let file = bundle.manifest.file(name).ok_or(ReadError::NewerApp)?;
        let bytes =
            content_cache::read(&bundle.name, &file.path()).await.ok_or(ReadError::Damaged)?;
        match signature::sha256_hex(&bytes).await {
            Some(hash) if hash == file.sha256 => Ok(bytes),
            _ => Err(ReadError::Damaged),
        }
    }
}
