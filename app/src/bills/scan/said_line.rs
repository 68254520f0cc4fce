//! What is said about the search, in a `role="status"`: read out when it changes, never
//! interrupting.

use leptos::prelude::*;

use super::{
    frames_view::Hint,
    looking::{Looking, Said, seen_of},
    reading_view::{Reading, Seen},
};
use crate::{
    bills::failure_view::{self, Advice},
    i18n::{Key, keys, tr},
};

/// The line.
#[component]
pub(super) fn SaidLine() -> impl IntoView {
    let looking = Looking::expect();
    view! {
        <div class="bills-said bills-live" role="status">
            {move || {
                let said = looking.said();
                let others = seen_of(&said).to_vec();
                view! {
                    {sentences(&said)}
                    <Others others/>
                }
            }}
        </div>
    }
}

/// Codes that are no slips, each by its name; an address is text, not a link.
#[component]
pub(super) fn Others(others: Vec<Seen>) -> impl IntoView {
    let line = |seen: Seen| {
        view! {
            <li>
                {tr(failure_view::of_other(seen.kind))}
                {seen.address.map(|address| view! { <code class="bills-address">{address}</code> })}
            </li>
        }
    };
    (!others.is_empty()).then(
        || view! { <ul class="bills-seen">{others.into_iter().map(line).collect_view()}</ul> },
    )
}

fn sentences(said: &Said) -> Option<AnyView> {
    match said {
        Said::Nothing => None,
        Said::Working => {
            Some(view! { <p class="waiting">{tr(keys::BILLS_SCAN_WORKING)}</p> }.into_any())
        }
        Said::Camera(hint) => Some(match hint {
            Hint::Looking => line(keys::BILLS_SCAN_LOOKING),
            Hint::Advice => line(keys::BILLS_SCAN_ADVICE),
            Hint::BarcodeRead => line(keys::BILLS_SCAN_BARCODE_READ),
            Hint::Seen(_) => line(keys::BILLS_SCAN_NO_SLIP_HERE),
            Hint::Refused(error, _) => advice(failure_view::of_slip(*error)),
        }),
        Said::Still(Reading::Refused(error, _)) => Some(advice(failure_view::of_slip(*error))),
        Said::Still(Reading::NoSlip(seen)) if seen.is_empty() => Some(advice(Advice {
            what: keys::BILLS_SCAN_NO_CODE,
            then: keys::BILLS_SCAN_NO_CODE_THEN,
        })),
        Said::Still(_) => Some(advice(Advice {
            what: keys::BILLS_SCAN_NO_SLIP,
            then: keys::BILLS_SCAN_NO_SLIP_THEN,
        })),
        Said::NotAPicture => Some(advice(Advice {
            what: keys::BILLS_SCAN_NOT_A_PICTURE,
            then: keys::BILLS_SCAN_NOT_A_PICTURE_THEN,
        })),
        Said::Scanner(failure) => Some(advice(failure_view::of_scanner(*failure))),
        Said::NothingToPaste => Some(line(keys::BILLS_PASTE_EMPTY)),
        Said::PasteRefused => Some(line(keys::BILLS_PASTE_REFUSED)),
        Said::NothingShared => Some(line(keys::BILLS_SHARED_GONE)),
    }
}

fn line(key: Key) -> AnyView {
    view! { <p>{tr(key)}</p> }.into_any()
}

fn advice(advice: Advice) -> AnyView {
    view! {
        <p><b>{tr(advice.what)}</b></p>
        <p>{tr(advice.then)}</p>
    }
    .into_any()
}
