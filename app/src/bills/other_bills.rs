//! Bills that another device has read, the person's own or one of their family: shown here without
//! the digits of their code.

use leptos::prelude::*;

use super::slip_card::StateChip;
use crate::{
    i18n::{format, keys, tr, tr_with},
    platform::clock,
    sync::{Hub, OtherBill},
};

/// The list; nothing while there is none.
#[component]
pub(super) fn OtherBills() -> impl IntoView {
    let hub = Hub::expect();
    move || {
        let mut bills = hub.bills();
        bills.sort_by_key(|bill| (bill.bill.due, bill.id));
        (!bills.is_empty()).then(|| {
            view! {
                <section>
                    <h2>{tr(keys::BILLS_OTHERS_TITLE)}</h2>
                    <p class="mute">{tr(keys::BILLS_OTHERS_TEXT)}</p>
                    <ul class="bills-list" role="list">
                        {bills.into_iter().map(|bill| view! { <Item bill/> }).collect_view()}
                    </ul>
                </section>
            }
        })
    }
}

/// Marks a bill of somebody else in the family.
#[component]
pub(super) fn FamilyChip() -> impl IntoView {
    view! { <p class="chip">{tr(keys::SYNC_FAMILY)}</p> }
}

#[component]
fn Item(bill: OtherBill) -> impl IntoView {
    let OtherBill { id, bill, is_mine, .. } = bill;
    let today = clock::today();
    let title = bill.title.clone().unwrap_or_else(|| tr(keys::BILLS_ITEM_BARCODE).to_owned());
    let amount = bill.amount_yen.map(format::yen);
    let due =
        bill.due.map(|due| tr_with(keys::BILLS_OTHERS_DUE, &[("day", &format::day(due, today))]));
    view! {
        <li class="card next">
            <StateChip due=bill.due pay_by=bill.pay_by/>
            {(!is_mine).then(|| view! { <FamilyChip/> })}
            <a class="card-link" href=format!("/bills/shared/{id}")>{title}</a>
            {amount.map(|amount| view! { <p class="bills-amount"><b>{amount}</b></p> })}
            <p class="mute">{bill.payee} " " {due}</p>
            {bill.note.filter(|note| !note.is_empty()).map(|note| view! { <p class="bills-note">{note}</p> })}
        </li>
    }
}
