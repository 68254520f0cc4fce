//! Two devices, or two people, wrote different things without knowing of each other: both are shown, one is chosen.

use leptos::prelude::*;
use nakano_shared::kernel::date::Date;
use serde_json::Value;

use crate::{
    i18n::{format, keys, tr, tr_with},
    platform::clock,
    sync::{Conflict, Hub, OtherValue, Wish, Writer},
    ui::button::Button,
};

/// What has to be chosen in the bill with this id.
#[component]
pub(super) fn Conflicts(id: String) -> impl IntoView {
    let hub = Hub::expect();
    move || {
        let conflicts = hub.conflicts(&id);
        (!conflicts.is_empty()).then(|| {
            view! {
                <section class="notice notice-warn">
                    <h2>{tr(keys::BILLS_CONFLICT_TITLE)}</h2>
                    <p>{tr(keys::BILLS_CONFLICT_TEXT)}</p>
                    {conflicts.into_iter().map(|conflict| view! { <Choice conflict/> }).collect_view()}
                </section>
            }
        })
    }
}

#[component]
fn Choice(conflict: Conflict) -> impl IntoView {
    let hub = Hub::expect();
    let Conflict { space, id, field, current, others } = conflict;
    let row = move |value: OtherValue| {
        let wish = Wish::Field { space, id, field: field.clone(), value: value.value.clone() };
        let take = hub.may_write(space).then(|| {
            view! {
                <Button on_press=move || hub.wish(wish.clone())>{tr(keys::BILLS_CONFLICT_TAKE)}</Button>
            }
        });
        view! {
            <li class="card">
                <p><b>{said(&value.value)}</b></p>
                <p class="mute">{who(&value)}</p>
                {take}
            </li>
        }
    };
    let rows = std::iter::once(current).chain(others).map(row).collect_view();
    view! { <ul class="stack bills-choice" role="list">{rows}</ul> }
}

fn who(value: &OtherValue) -> String {
    let today = Date::in_japan(clock::now_ms());
    let key = match value.who {
        Writer::Here => keys::BILLS_CONFLICT_HERE,
        Writer::OwnDevice => keys::BILLS_CONFLICT_THERE,
        Writer::SomebodyElse => keys::BILLS_CONFLICT_FAMILY,
    };
    tr_with(key, &[("when", &format::moment(value.at_ms, today))])
}

/// A value as a person reads it.
fn said(value: &Value) -> String {
    match value {
        Value::String(text) if text.is_empty() => tr(keys::BILLS_CONFLICT_EMPTY).to_owned(),
        Value::String(text) => text.clone(),
        Value::Null => tr(keys::BILLS_CONFLICT_EMPTY).to_owned(),
        other => other.to_string(),
    }
}
