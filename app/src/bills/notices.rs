//! Notices that more than one page of the room shows.

use leptos::prelude::*;
use nakano_shared::bills::Slip;

use super::{
    book::{Book, Opening},
    failure_view::{self, Advice},
    saving, slip_view,
};
use crate::{
    i18n::{keys, tr, tr_with},
    platform::{clock, vault::VaultError},
};

/// A failure with what to do.
#[component]
pub(super) fn Failure(advice: Advice) -> impl IntoView {
    view! {
        <div class="notice notice-error">
            <p><b>{tr(advice.what)}</b></p>
            <p>{tr(advice.then)}</p>
        </div>
    }
}

/// A failure of the vault, when there is one, said at once.
#[component]
pub(super) fn VaultFailure(#[prop(into)] error: Signal<Option<VaultError>>) -> impl IntoView {
    view! {
        <div class="bills-live" role="alert">
            {move || error.get().map(|error| view! { <Failure advice=failure_view::of_vault(error)/> })}
        </div>
    }
}

/// The book being opened, not to be had, or with records nobody can read.
#[component]
pub(super) fn BookNotices() -> impl IntoView {
    let book = Book::expect();
    move || {
        let (opening, unreadable) = book.with(|shelf| (shelf.opening, shelf.unreadable));
        let opening = match opening {
            Opening::Open => None,
            Opening::Reading => Some(
                view! { <p class="waiting" role="status">{tr(keys::APP_LOADING)}</p> }.into_any(),
            ),
            Opening::Failed(error) => Some(
                view! { <div role="alert"><Failure advice=failure_view::of_vault(error)/></div> }
                    .into_any(),
            ),
        };
        let unreadable = (unreadable > 0).then(|| {
            let count = unreadable.to_string();
            view! {
                <p class="notice notice-warn">{tr_with(keys::BILLS_UNREADABLE, &[("count", &count)])}</p>
            }
        });
        view! { {opening}{unreadable} }
    }
}

/// Warns of saved bills for the same tax and year: paying both pays twice.
#[component]
pub(super) fn OverlapNotice(slip: Slip) -> impl IntoView {
    let book = Book::expect();
    move || {
        let others = book.with(|shelf| saving::overlaps(&slip, &shelf.bills, clock::today()));
        (!others.is_empty()).then(|| {
            let link = |id: String| {
                let name = book.bill(&id).map(|bill| slip_name(&bill.slip));
                view! { <a href=format!("/bills/bill/{id}")>{name}</a> }
            };
            view! {
                <div class="notice notice-warn">
                    <p>{tr(keys::BILLS_OVERLAP)}</p>
                    {others.into_iter().map(link).collect_view()}
                </div>
            }
        })
    }
}

/// Item and part of the year in one line.
pub(super) fn slip_name(slip: &Slip) -> String {
    let parts = [Some(slip_view::item(slip)), slip_view::year(slip), slip_view::period(slip)];
    parts.into_iter().flatten().map(|part| part.say()).collect::<Vec<_>>().join(" ")
}
