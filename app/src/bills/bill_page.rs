//! `/bills/bill/:id`: one saved bill, how to pay it, and what belongs to it.
//!
//! The address and the title of the document say nothing of the bill: both stay in the history.

use leptos::prelude::*;
use nakano_shared::{
    bills::{Slip, State},
    kernel::date::Date,
};

use super::{
    audience::Audience,
    bill::Bill,
    book::{Book, Opening},
    conflicts::Conflicts,
    note_field::NoteField,
    notices::{BookNotices, OverlapNotice},
    numbers::NumbersCard,
    pay_card::{PayButton, PayCard},
    remove_bill::RemoveBill,
    slip_card::SlipCard,
};
use crate::{
    i18n::{format, keys, tr, tr_with},
    platform::clock,
    ui::page::{Page, Room},
};

/// One bill.
#[component]
pub(crate) fn BillPage(#[prop(into)] id: String) -> impl IntoView {
    let book = Book::expect();
    let id = Signal::stored(id);
    // Not the note: writing it must not draw the page anew under the person's hands.
    let slip = Memo::new(move |_| book.bill(&id.get()).map(|bill| bill.slip));
    let is_open = Memo::new(move |_| book.with(|shelf| shelf.opening == Opening::Open));
    view! {
        <Page title=tr(keys::BILLS_BILL_TITLE).to_owned() room=Room::Bills back="/bills">
            {move || match (slip.get(), is_open.get()) {
                (Some(_), _) => {
                    let bill = untrack(move || book.bill(&id.get()));
                    bill.map(|bill| view! { <Shown bill/> }.into_any())
                }
                (None, true) => Some(view! { <Gone/> }.into_any()),
                (None, false) => Some(view! { <BookNotices/> }.into_any()),
            }}
        </Page>
    }
}

#[component]
fn Gone() -> impl IntoView {
    view! {
        <p class="notice">{tr(keys::BILLS_GONE)}</p>
        <p><a href="/bills">{tr(keys::BILLS_TO_LIST)}</a></p>
    }
}

#[component]
fn Shown(bill: Bill) -> impl IntoView {
    let Bill { id, slip, saved_at_ms, note, .. } = bill;
    let saved = format::day(Date::in_japan(saved_at_ms), clock::today());
    let has_numbers = slip.case_key.is_some();
    let payable = State::of(&slip, clock::today()).is_payable();
    view! {
        <SlipCard slip=slip.clone()/>
        <MergedNotice slip=slip.clone()/>
        <OverlapNotice slip=slip.clone()/>
        <PayCard slip=slip.clone()/>
        {has_numbers.then(|| view! { <NumbersCard slip=slip.clone()/> })}
        <Conflicts id=id.clone()/>
        <NoteField id=id.clone() note/>
        <Audience id=id.clone()/>
        <p class="mute">{tr_with(keys::BILLS_SAVED_ON, &[("day", &saved)])}</p>
        <RemoveBill id/>
        {has_numbers.then(|| view! { <PayButton payable/> })}
    }
    .into_any()
}

/// Both codes of the slip were read: there is one thing to pay, not two.
#[component]
fn MergedNotice(slip: Slip) -> impl IntoView {
    (slip.barcode.is_some() && slip.case_key.is_some()).then(|| {
        view! {
            <div class="notice">
                <p><b>{tr(keys::BILLS_MERGED_TITLE)}</b></p>
                <p>{tr(keys::BILLS_MERGED)}</p>
            </div>
        }
    })
}
