//! Where and how this slip is paid. The app pays nothing yet; it leads to the payment site at the
//! person's tap and shows the code for another app to read.

use leptos::prelude::*;
use nakano_shared::bills::{BillSource, Slip, State};

use crate::{
    i18n::{keys, tr},
    platform::clock,
    ui::{button::Button, dialog::Dialog, qr::Qr},
};

/// 地方税お支払サイト. No address with the numbers in it is documented, so the start page it is.
const SITE: &str = "https://www.payment.eltax.lta.go.jp/";
/// Id of the sentence that says why the button is off.
const WHY_OFF: &str = "bills-why-off";

/// The ways that are open for this slip.
#[component]
pub(super) fn PayCard(slip: Slip) -> impl IntoView {
    let payable = State::of(&slip, clock::today()).is_payable();
    let body = if !payable {
        view! { <p id=WHY_OFF>{tr(keys::BILLS_PAY_EXPIRED)}</p> }.into_any()
    } else if slip.case_key.is_some() {
        view! { <OnSite slip/> }.into_any()
    } else {
        view! { <InStore/> }.into_any()
    };
    view! {
        <section class="card">
            <h2>{tr(keys::BILLS_PAY_TITLE)}</h2>
            {body}
        </section>
    }
}

#[component]
fn OnSite(slip: Slip) -> impl IntoView {
    let code = (slip.source == BillSource::ElQr).then(|| slip.raw.as_str().to_owned());
    view! {
        <p>{tr(keys::BILLS_PAY_NOT_HERE)}</p>
        <h3>{tr(keys::BILLS_PAY_SITE)}</h3>
        <p>{tr(keys::BILLS_PAY_SITE_HOW)}</p>
        <p><code class="bills-address">{SITE}</code></p>
        <p>{tr(keys::BILLS_PAY_CHECK_AMOUNT)}</p>
        {code.map(|code| view! {
            <h3>{tr(keys::BILLS_PAY_APP)}</h3>
            <p>{tr(keys::BILLS_PAY_APP_HOW)}</p>
            <BigCode code/>
        })}
        {slip.barcode.is_some().then(|| view! {
            <h3>{tr(keys::BILLS_PAY_STORE)}</h3>
            <p>{tr(keys::BILLS_PAY_STORE_HOW)}</p>
        })}
        <p class="mute">{tr(keys::BILLS_PAY_AFTER)}</p>
    }
}

#[component]
fn InStore() -> impl IntoView {
    view! {
        <p>{tr(keys::BILLS_PAY_NOT_HERE)}</p>
        <h3>{tr(keys::BILLS_PAY_STORE)}</h3>
        <p>{tr(keys::BILLS_PAY_STORE_HOW)}</p>
        <p>{tr(keys::BILLS_PAY_READ_QR)}</p>
        <p><a href="/bills/scan">{tr(keys::BILLS_TO_SCAN)}</a></p>
        <p class="mute">{tr(keys::BILLS_PAY_AFTER)}</p>
    }
}

/// The code of the slip drawn again, as large as the screen allows.
#[component]
fn BigCode(code: String) -> impl IntoView {
    let open = RwSignal::new(false);
    let close = move || open.set(false);
    view! {
        <Button on_press=move || open.set(true)>{tr(keys::BILLS_CODE_SHOW)}</Button>
        <Dialog
            id="bills-code"
            title=tr(keys::BILLS_CODE_TITLE)
            open
            on_close=Callback::new(move |()| open.set(false))
        >
            <Show when=move || open.get()>
                <Qr text=code.clone() alternative=tr(keys::BILLS_CODE_ALTERNATIVE)/>
            </Show>
            <p>{tr(keys::BILLS_CODE_SECRET)}</p>
            <div class="dialog-actions">
                <Button on_press=close>{tr(keys::APP_CLOSE)}</Button>
            </div>
        </Dialog>
    }
}

/// The way to the payment site: opened by the tap itself, so that nothing blocks it.
#[component]
pub(super) fn PayButton(payable: bool) -> impl IntoView {
    let button = if payable {
        view! {
            <a class="button main" href=SITE target="_blank" rel="external noopener noreferrer">
                {tr(keys::BILLS_PAY_BUTTON)}
            </a>
        }
        .into_any()
    } else {
        view! {
            <button type="button" class="button main" disabled aria-describedby=WHY_OFF>
                {tr(keys::BILLS_PAY_BUTTON)}
            </button>
        }
        .into_any()
    };
    view! { <div class="actions">{button}</div> }
}
