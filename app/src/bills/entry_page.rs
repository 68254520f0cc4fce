//! `/bills/entry`: the 34 digits by hand, for a slip no camera can read.

use leptos::prelude::*;
use nakano_shared::bills::{Slip, entry::Group};

use super::{
    entry_view::{self, Fields, Verdict},
    read_slip::ReadSlipView,
};
use crate::{
    i18n::{keys, tr, tr_with},
    platform::page,
    ui::{
        icon::{Icon, IconName},
        page::{Page, Room},
    },
};

/// Entry by hand, then the slip it makes.
#[component]
pub(crate) fn EntryPage() -> impl IntoView {
    let fields = RwSignal::new(Fields::default());
    let slip = RwSignal::new(None::<Slip>);
    view! {
        <Page title=tr(keys::BILLS_ENTRY_TITLE).to_owned() room=Room::Bills back="/bills">
            {move || match slip.get() {
                Some(read) => {
                    let on_again = move || slip.set(None);
                    view! { <ReadSlipView slip=read again=keys::BILLS_ENTRY_AGAIN on_again/> }.into_any()
                }
                None => view! { <Form fields slip/> }.into_any(),
            }}
        </Page>
    }
}

#[component]
fn Form(fields: RwSignal<Fields>, slip: RwSignal<Option<Slip>>) -> impl IntoView {
    let asked = RwSignal::new(false);
    let read = move || match fields.with_untracked(Fields::slip) {
        Ok(read) => slip.set(Some(read)),
        Err(open) => {
            asked.set(true);
            if let Some(first) = open.first() {
                page::focus(entry_view::control_id(*first));
            }
        }
    };
    view! {
        <p class="lead">{tr(keys::BILLS_ENTRY_LEAD)}</p>
        <p class="mute">{tr(keys::BILLS_ENTRY_NOT_PAY_EASY)}</p>
        <form
            class="bills-entry"
            novalidate
            on:submit=move |event| {
                event.prevent_default();
                read();
            }
        >
            {Group::ALL.map(|group| view! { <Field group fields asked/> }).collect_view()}
            <div class="actions">
                <p class="bills-live" role="status">
                    {move || {
                        let open = fields.with(|fields| fields.slip().err()).filter(|_| asked.get())?;
                        let count = open.len().to_string();
                        Some(tr_with(keys::BILLS_ENTRY_OPEN, &[("count", &count)]))
                    }}
                </p>
                <button type="submit" class="button main">{tr(keys::BILLS_ENTRY_READ)}</button>
            </div>
        </form>
    }
    .into_any()
}

/// One group of digits with a line below that says how far it is.
#[component]
fn Field(group: Group, fields: RwSignal<Fields>, asked: RwSignal<bool>) -> impl IntoView {
    let line = Memo::new(move |_| {
        let state = fields.with(|fields| fields.state(group));
        entry_view::line(group, state, asked.get())
    });
    let verdict = move || line.with(|(verdict, _)| *verdict);
    let class = move || match verdict() {
        Verdict::Open => "field-hint",
        Verdict::Good => "field-hint bills-good",
        Verdict::Wrong => "field-error",
    };
    let icon = move || match verdict() {
        Verdict::Open => None,
        Verdict::Good => Some(IconName::Tick),
        Verdict::Wrong => Some(IconName::Warning),
    };
    view! {
        <div class="field">
            <label class="field-label" for=entry_view::control_id(group)>
                {tr(entry_view::label(group))}
            </label>
            <input
                id=entry_view::control_id(group)
                class=format!("text-field-digits bills-digits-{}", group.digits())
                type="text"
                inputmode="numeric"
                autocomplete="off"
                spellcheck="false"
                aria-describedby=entry_view::line_id(group)
                aria-invalid=move || (verdict() == Verdict::Wrong).then_some("true")
                prop:value=move || fields.with(|fields| fields.get(group).to_owned())
                on:input=move |event| {
                    fields.update(|fields| fields.set(group, event_target_value(&event)));
                }
            />
            <p class=class id=entry_view::line_id(group)>
                {move || icon().map(|name| view! { <Icon name/> })}
                <span>{move || line.with(|(_, phrase)| phrase.say())}</span>
            </p>
        </div>
    }
}
