//! What this device holds for a day without network, checked anew at each start, and said plainly.

mod erase_card;
mod export;
mod export_card;
mod install_guide;
mod mark;
mod mark_view;
mod offline_page;
mod storage_card;
mod update_notice;

use leptos::prelude::*;

pub(crate) use mark_view::OfflineMark;
pub(crate) use offline_page::OfflinePage;
pub(crate) use update_notice::UpdateNotice;

use crate::{
    content::Content,
    platform::{
        clock,
        release::{self, ReleaseState},
    },
};
use mark::Mark;

/// The state of the offline copy, as the app's one context of it.
#[derive(Clone, Copy)]
pub(crate) struct Offline {
    release: RwSignal<ReleaseState>,
    missing: RwSignal<Option<u32>>,
    installable: RwSignal<bool>,
}

impl Offline {
    /// Starts watching, and counts what is missing of the running release.
    pub(crate) fn provide() {
        let offline = Self {
            release: RwSignal::new(release::state()),
            missing: RwSignal::new(None),
            installable: RwSignal::new(release::is_installable()),
        };
        provide_context(offline);
        release::on_change(move || {
            offline.release.set(release::state());
            leptos::task::spawn_local(offline.count());
        });
        release::on_installable(move || offline.installable.set(release::is_installable()));
        leptos::task::spawn_local(offline.count());
    }

    /// From the context.
    pub(crate) fn expect() -> Self {
        expect_context()
    }

    /// Asks the service worker what is missing, after it has tried to fetch it.
    async fn count(self) {
        self.missing.set(release::missing_files().await);
    }

    /// What the person is told, followed by the view that asks.
    fn mark(self) -> Mark {
        let content = Content::expect().state();
        Mark::of(self.release.get(), self.missing.get(), &content, clock::today())
    }
}
