//! `/bills`: the bills on this device, the next one to pay first.

use leptos::prelude::*;

use super::{
    book::{Book, Opening},
    list_view::{Entry, ListView, Total},
    notices::{BookNotices, VaultFailure},
    other_bills::OtherBills,
    slip_card::{Amount, ForWhom, StateChip},
    slip_view,
    sync_line::SyncLine,
};
use crate::{
    i18n::{format, keys, tr, tr_with},
    platform::{clock, vault::VaultError},
    ui::{
        announcer::Announce,
        button::Button,
        icon::{Icon, IconName},
        page::{Page, Room},
    },
};

/// The list.
#[component]
pub(crate) fn BillsPage() -> impl IntoView {
    let book = Book::expect();
    leptos::task::spawn_local(book.read_again());
    on_cleanup(move || book.forget_removed());
    view! {
        <Page title=tr(keys::BILLS_TITLE).to_owned() room=Room::Bills back="/">
            <PutBack/>
            <BookNotices/>
            {move || {
                let list = book.with(|shelf| ListView::of(&shelf.bills, clock::today()));
                let open = book.with(|shelf| shelf.opening == Opening::Open && shelf.unreadable == 0);
                if list.open.is_empty() && list.expired.is_empty() {
                    open.then(|| view! { <Empty/> }.into_any())
                } else {
                    Some(view! { <Lists list/> }.into_any())
                }
            }}
            <OtherBills/>
            <SyncLine/>
            <p><a href="/bills/entry">{tr(keys::BILLS_TO_ENTRY)}</a></p>
            <div class="actions">
                <a class="button main" href="/bills/scan">
                    <Icon name=IconName::Camera/>
                    {tr(keys::BILLS_TO_SCAN)}
                </a>
            </div>
        </Page>
    }
}

#[component]
fn Empty() -> impl IntoView {
    view! {
        <section class="card">
            <h2>{tr(keys::BILLS_EMPTY_TITLE)}</h2>
            <p>{tr(keys::BILLS_EMPTY)}</p>
            <ul>
                <li>{tr(keys::BILLS_EMPTY_QR)}</li>
                <li>{tr(keys::BILLS_EMPTY_BARCODE)}</li>
                <li>{tr(keys::BILLS_EMPTY_KEPT)}</li>
            </ul>
        </section>
    }
}

#[component]
fn Lists(list: ListView) -> impl IntoView {
    let ListView { open, expired, total } = list;
    view! {
        {(total.count > 0).then(|| view! { <TotalLine total/> })}
        <ul class="bills-list" role="list">{open.into_iter().map(row).collect_view()}</ul>
        {(!expired.is_empty()).then(|| view! {
            <h2>{tr(keys::BILLS_EXPIRED_TITLE)}</h2>
            <ul class="bills-list" role="list">{expired.into_iter().map(row).collect_view()}</ul>
        })}
    }
}

#[component]
fn TotalLine(total: Total) -> impl IntoView {
    let sum = tr_with(
        keys::BILLS_TOTAL,
        &[("count", &total.count.to_string()), ("amount", &format::yen(total.yen))],
    );
    let unknown = (total.without_amount > 0).then(|| {
        let count = total.without_amount.to_string();
        view! { <small>{tr_with(keys::BILLS_TOTAL_UNKNOWN, &[("count", &count)])}</small> }
    });
    view! { <p class="bills-total"><b>{sum}</b>{unknown}</p> }
}

pub(super) fn row(entry: Entry) -> AnyView {
    let slip = entry.bill.slip;
    view! {
        <li class="card next">
            <StateChip due=slip.due pay_by=slip.pay_by/>
            <a class="card-link" href=format!("/bills/bill/{}", entry.bill.id)>{slip_view::item(&slip).say()}</a>
            <Amount yen=slip.amount_yen/>
            <ForWhom slip/>
            {(!entry.bill.note.is_empty()).then(|| view! { <p class="bills-note">{entry.bill.note}</p> })}
        </li>
    }
    .into_any()
}

/// After removing a bill: it can still be put back, until the page is left.
#[component]
fn PutBack() -> impl IntoView {
    let book = Book::expect();
    let announce = Announce::expect();
    let failure = RwSignal::new(None::<VaultError>);
    let busy = RwSignal::new(false);
    let put_back = move || {
        busy.set(true);
        leptos::task::spawn_local(async move {
            match book.put_back().await {
                Ok(()) => announce.say(tr(keys::BILLS_PUT_BACK_DONE)),
                Err(error) => failure.set(Some(error)),
            }
            busy.set(false);
        });
    };
    view! {
        <div class="bills-live" role="status">
            <Show when=move || book.has_removed()>
                <div class="notice">
                    <p>{tr(keys::BILLS_REMOVED)}</p>
                    <Button on_press=put_back busy>{tr(keys::BILLS_PUT_BACK)}</Button>
                </div>
            </Show>
        </div>
        <VaultFailure error=failure/>
    }
}
