//! Rooms whose program travels by itself: fetched when a person enters the room, kept by the service
//! worker like every file of the release (docs/decisions/0012).

use std::{
    pin::pin,
    task::{Context, Poll, Waker},
};

use leptos::{prelude::*, wasm_split::SplitLoaderError};

use crate::{
    auth, bills,
    i18n::{keys, tr},
    shelter, sync,
    ui::{
        button::{Button, Emphasis},
        page::{Page, Room},
    },
};

/// A program beside the first one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Program {
    /// The pages below `/auth`.
    Auth,
    /// The pages below `/bills`.
    Bills,
    /// The pages below `/shelter`.
    Shelter,
    /// The pages below `/sync`.
    Sync,
}

impl Program {
    fn room(self) -> Room {
        match self {
            Self::Auth | Self::Sync => Room::Common,
            Self::Bills => Room::Bills,
            Self::Shelter => Room::Shelter,
        }
    }

    fn name(self) -> String {
        let key = match self {
            Self::Auth => keys::AUTH_TITLE,
            Self::Bills => keys::APP_TAB_BILLS,
            Self::Shelter => keys::APP_TAB_SHELTER,
            Self::Sync => keys::SYNC_TITLE,
        };
        tr(key).to_owned()
    }

    async fn load(self) -> Result<(), SplitLoaderError> {
        match self {
            Self::Auth => auth::load().await,
            Self::Bills => bills::load().await,
            Self::Shelter => shelter::load().await,
            Self::Sync => sync::load().await,
        }
    }
}

/// How far a program is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Progress {
    NotAsked,
    Loading,
    Here,
    /// Neither on the device nor to be had from the network now.
    Missing,
}

/// Which programs are here.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rooms {
    auth: RwSignal<Progress>,
    bills: RwSignal<Progress>,
    shelter: RwSignal<Progress>,
    sync: RwSignal<Progress>,
}

impl Rooms {
    /// Makes the record for everything below. Call once, in the app.
    pub(crate) fn provide() {
        let not_asked = || RwSignal::new(Progress::NotAsked);
        provide_context(Self {
            auth: not_asked(),
            bills: not_asked(),
            shelter: not_asked(),
            sync: not_asked(),
        });
    }

    /// The record of the app.
    pub(crate) fn expect() -> Self {
        expect_context()
    }

    /// The room's page when its program is here; otherwise the program is fetched, which the page
    /// in its place says, and the page follows by itself.
    pub(crate) fn page<P>(self, program: Program, page: impl FnOnce() -> P) -> AnyView
    where
        P: Future<Output = Result<AnyView, SplitLoaderError>>,
    {
        match self.progress(program).get() {
            Progress::Here => match at_once(page()) {
                Some(Ok(page)) => page,
                _ => self.missing(program),
            },
            Progress::NotAsked => {
                self.load(program);
                opening(program)
            }
            Progress::Loading => opening(program),
            Progress::Missing => self.missing(program),
        }
    }

    fn progress(self, program: Program) -> RwSignal<Progress> {
        match program {
            Program::Auth => self.auth,
            Program::Bills => self.bills,
            Program::Shelter => self.shelter,
            Program::Sync => self.sync,
        }
    }

    fn load(self, program: Program) {
        let progress = self.progress(program);
        // Said after the page that asks has been drawn: it is drawn from the same signal.
        leptos::task::spawn_local(async move {
            progress.set(Progress::Loading);
            let loaded = program.load().await;
            progress.set(if loaded.is_ok() { Progress::Here } else { Progress::Missing });
        });
    }

    fn missing(self, program: Program) -> AnyView {
        let again = move || self.load(program);
        view! {
            <Page title=program.name() room=program.room() back="/">
                <div class="notice" role="alert">
                    <p>{tr(keys::APP_ROOM_MISSING)}</p>
                    <p>{tr(keys::APP_ROOM_MISSING_TEXT)}</p>
                    <Button on_press=again emphasis=Emphasis::Main>{tr(keys::APP_TRY_AGAIN)}</Button>
                    <p><a href="/emergency/" rel="external">{tr(keys::APP_EMERGENCY_PAGE)}</a></p>
                </div>
            </Page>
        }
        .into_any()
    }
}

fn opening(program: Program) -> AnyView {
    view! {
        <Page title=program.name() room=program.room() back="/" passing=true>
            <p class="waiting" role="status">{tr(keys::APP_LOADING)}</p>
        </Page>
    }
    .into_any()
}

/// The value of a future that has nothing to wait for.
pub(crate) fn at_once<T>(future: impl Future<Output = T>) -> Option<T> {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => Some(value),
        Poll::Pending => None,
    }
}
