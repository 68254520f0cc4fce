//! `/bills/shared/:id`: a bill that another device has read. What it is and until when, and the note;
//! paying needs the slip or the device that has read it.

use leptos::prelude::*;

use super::{conflicts::Conflicts, note_view, other_bills::FamilyChip, slip_card::StateChip};
use crate::{
    i18n::{format, keys, tr},
    platform::clock,
    sync::{Hub, OtherBill, Wish},
    ui::{
        announcer::Announce,
        button::Button,
        page::{Page, Room},
        text_field::TextField,
    },
};

/// The bill.
#[component]
pub(crate) fn SharedPage(#[prop(into)] id: String) -> impl IntoView {
    let hub = Hub::expect();
    let conflicts_of = id.clone();
    let bill = Memo::new(move |_| hub.bills().into_iter().find(|bill| bill.id.to_string() == id));
    view! {
        <Page title=tr(keys::BILLS_BILL_TITLE).to_owned() room=Room::Bills back="/bills">
            <Conflicts id=conflicts_of/>
            {move || match bill.get() {
                Some(bill) => view! { <Shown bill/> }.into_any(),
                None => view! { <p class="notice">{tr(keys::BILLS_OTHERS_GONE)}</p> }.into_any(),
            }}
        </Page>
    }
}

#[component]
fn Shown(bill: OtherBill) -> impl IntoView {
    let today = clock::today();
    let hub = Hub::expect();
    let OtherBill { space, id, bill, is_mine } = bill;
    let may_write = Memo::new(move |_| hub.may_write(space));
    let facts = [
        (keys::BILLS_OTHERS_FOR, bill.title.clone()),
        (keys::BILLS_OTHERS_PAYEE, bill.payee.clone()),
        (keys::BILLS_OTHERS_DUE_DAY, bill.due.map(|day| format::day(day, today))),
        (keys::BILLS_OTHERS_PAY_BY, bill.pay_by.map(|day| format::day(day, today))),
    ];
    let rows = facts.into_iter().filter_map(|(key, value)| {
        value.map(|value| view! { <div><dt>{tr(key)}</dt><dd>{value}</dd></div> })
    });
    let rows = rows.collect_view();
    view! {
        <section class="card">
            <StateChip due=bill.due pay_by=bill.pay_by/>
            {(!is_mine).then(|| view! { <FamilyChip/> })}
            {bill.amount_yen.map(|yen| view! { <p class="bills-amount"><b>{format::yen(yen)}</b></p> })}
            <dl class="facts">{rows}</dl>
        </section>
        <p class="notice">{tr(keys::BILLS_OTHERS_PAY)}</p>
        {move || {
            let note = bill.note.clone().unwrap_or_default();
            if may_write.get() {
                view! { <Note space id note/> }.into_any()
            } else {
                view! { <NoteToRead note/> }.into_any()
            }
        }}
    }
}

/// Who only reads in the family sees the note and no field.
#[component]
fn NoteToRead(note: String) -> impl IntoView {
    view! {
        {(!note.is_empty()).then(|| view! { <p class="bills-note">{note}</p> })}
        <p class="mute">{tr(keys::SYNC_READER_MEANS)}</p>
    }
}

#[component]
fn Note(
    space: nakano_shared::sync::SpaceId,
    id: nakano_shared::sync::EntityId,
    note: String,
) -> impl IntoView {
    let (hub, announce) = (Hub::expect(), Announce::expect());
    let text = RwSignal::new(note);
    let error = Memo::new(move |_| {
        text.with(|text| note_view::check(text).err().map(super::note_field::sentence))
    });
    let save = move || {
        if let Some(error) = error.get_untracked() {
            announce.say(error);
            return;
        }
        let value = text.get_untracked().into();
        hub.wish(Wish::Field { space, id, field: "note".to_owned(), value });
        announce.say(tr(keys::BILLS_NOTE_SAVED));
    };
    view! {
        <TextField
            id="bills-shared-note"
            label=tr(keys::BILLS_NOTE)
            value=text
            on_change=Callback::new(move |typed| text.set(typed))
            error=error
        />
        <Button on_press=save>{tr(keys::BILLS_NOTE_SAVE)}</Button>
    }
}
