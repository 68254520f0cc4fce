//! The bills that are next, as home shows them: at most two, and nothing when there are none.

use leptos::prelude::*;

use super::{bills_page::row, book::Book, list_view::ListView};
use crate::{
    i18n::{keys, tr},
    platform::clock,
};

/// Home is for starting, not for lists.
const SHOWN_MAX: usize = 2;

/// The next bills.
#[component]
pub(crate) fn NextBills() -> impl IntoView {
    let book = Book::expect();
    move || {
        let list = book.with(|shelf| ListView::of(&shelf.bills, clock::today()));
        let next: Vec<_> = list.open.into_iter().take(SHOWN_MAX).map(row).collect();
        (!next.is_empty()).then(|| {
            view! {
                <section class="room-bills">
                    <h2>{tr(keys::HOME_NEXT)}</h2>
                    <ul class="bills-list" role="list">{next}</ul>
                </section>
            }
        })
    }
}
