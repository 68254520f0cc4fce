//! `/bills/scan`: looking for a slip, then the slip that was found.

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

use super::{
    camera_panel::CameraPanel,
    looking::Looking,
    other_ways::OtherWays,
    reading_view::ReadSlip,
    said_line::{Others, SaidLine},
};
use crate::{
    bills::read_slip::ReadSlipView,
    i18n::{keys, tr, tr_with},
    platform::picture,
    ui::{
        disclosure::Disclosure,
        page::{Page, Room},
    },
};

/// Set in the address by the service worker when another app has shared something.
const SHARED: &str = "shared";

/// Reading a slip.
#[component]
pub(crate) fn ScanPage() -> impl IntoView {
    let looking = Looking::provide();
    let is_shared = use_query_map().with_untracked(|query| query.get(SHARED).is_some());
    leptos::task::spawn_local(async move {
        if is_shared {
            looking.take_shared().await;
        } else {
            // What was shared and never looked at is not to lie about.
            picture::drop_shared().await;
        }
    });
    let title = Signal::derive(move || {
        let key = looking.found().map_or(keys::BILLS_SCAN_TITLE, |_| keys::BILLS_SCAN_FOUND);
        tr(key).to_owned()
    });
    view! {
        <Page title room=Room::Bills back="/bills">
            {move || match looking.found() {
                Some(read) => view! { <Found read/> }.into_any(),
                None => view! { <Search/> }.into_any(),
            }}
        </Page>
    }
}

#[component]
fn Search() -> impl IntoView {
    view! {
        <p class="lead">{tr(keys::BILLS_SCAN_LEAD)}</p>
        <CameraPanel/>
        <SaidLine/>
        <OtherWays/>
        <Disclosure summary=tr(keys::BILLS_SCAN_WHICH)>
            <p>{tr(keys::BILLS_SCAN_WHICH_QR)}</p>
            <p>{tr(keys::BILLS_SCAN_WHICH_BARCODE)}</p>
            <p>{tr(keys::BILLS_SCAN_WHICH_NONE)}</p>
        </Disclosure>
    }
}

/// The slip, and what else was in the picture.
#[component]
fn Found(read: ReadSlip) -> impl IntoView {
    let looking = Looking::expect();
    let further = (read.further > 0).then(|| {
        let count = read.further.to_string();
        view! { <p class="notice">{tr_with(keys::BILLS_SCAN_FURTHER, &[("count", &count)])}</p> }
    });
    view! {
        <ReadSlipView
            slip=read.slip
            again=keys::BILLS_SCAN_AGAIN
            on_again=move || looking.again()
        />
        {further}
        <Others others=read.others/>
    }
}
