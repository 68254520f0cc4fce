//! The mark as a line that leads to the page with the details.

use leptos::prelude::*;

use super::{
    Offline,
    mark::{Mark, Reason},
};
use crate::{
    i18n::{Key, format, keys, tr, tr_with},
    platform::clock,
    ui::icon::{Icon, IconName},
};

/// The mark: a tick or a warning, a word, and what it means in numbers.
#[component]
pub(crate) fn OfflineMark() -> impl IntoView {
    let offline = Offline::expect();
    let mark = move || {
        let mark = offline.mark();
        let good = matches!(mark, Mark::Ready(_));
        let class = if good { "chip chip-ok" } else { "chip chip-warn" };
        let icon = if good { IconName::Tick } else { IconName::Warning };
        view! {
            <a class=class href="/offline">
                <Icon name=icon/>
                {line(&mark)}
            </a>
        }
    };
    // The region stays while its content changes, or a screen reader would not say the change.
    view! { <p class="home-mark" role="status">{mark}</p> }
}

/// The mark in one line.
pub(super) fn line(mark: &Mark) -> String {
    match mark {
        Mark::Ready(edition) => {
            tr_with(keys::OFFLINE_READY, &[("date", &format::day(edition.date, clock::today()))])
        }
        Mark::Stale(_) => tr(keys::OFFLINE_STALE).to_owned(),
        Mark::Preparing => tr(keys::OFFLINE_PREPARING).to_owned(),
        Mark::Missing(count) => tr_with(keys::OFFLINE_MISSING, &[("count", &count.to_string())]),
        Mark::Failed(_) => tr(keys::OFFLINE_FAILED).to_owned(),
        Mark::Unsupported => tr(keys::OFFLINE_UNSUPPORTED).to_owned(),
    }
}

/// What it means and what to do, in a sentence or two.
pub(super) fn advice(mark: &Mark) -> Key {
    match mark {
        Mark::Ready(_) => keys::OFFLINE_READY_ADVICE,
        Mark::Stale(_) => keys::OFFLINE_STALE_ADVICE,
        Mark::Preparing => keys::OFFLINE_PREPARING_ADVICE,
        Mark::Missing(_) => keys::OFFLINE_MISSING_ADVICE,
        Mark::Failed(Reason::Quota) => keys::OFFLINE_FAILED_QUOTA,
        Mark::Failed(Reason::Network) => keys::OFFLINE_FAILED_NETWORK,
        Mark::Failed(Reason::Broken) => keys::OFFLINE_FAILED_BROKEN,
        Mark::Unsupported => keys::OFFLINE_UNSUPPORTED_ADVICE,
    }
}
