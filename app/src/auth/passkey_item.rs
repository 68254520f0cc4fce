//! One passkey in the list: where it is, when it was used, its name, and taking it away.

use leptos::prelude::*;
use nakano_shared::auth::{
    PasskeyName,
    api::PasskeyRow,
    passkey_name::{LETTERS_MAX, PasskeyNameError},
};

use super::{
    client,
    device_name::device_name,
    failure::{Failure, FailureNotice},
    fetched::Again,
};
use crate::{
    i18n::{format, keys, tr, tr_with},
    platform::clock,
    ui::{
        announcer::Announce,
        button::{Button, Emphasis},
        dialog::Dialog,
        text_field::TextField,
    },
};

/// What is open at the item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Open {
    Nothing,
    Name,
    Removal,
}

/// The item.
#[component]
pub(super) fn PasskeyItem(passkey: PasskeyRow, is_last: bool, again: Again) -> impl IntoView {
    let open = RwSignal::new(Open::Nothing);
    let name = passkey.name.as_ref().map(ToString::to_string);
    let title = name.clone().unwrap_or_else(|| device_name(passkey.device));
    let today = clock::today();
    let (made, used) = (passkey.created_at_ms, passkey.last_used_at_ms);
    let id = passkey.passkey;
    let is_synced = passkey.backup_eligible;
    let copies = if is_synced { keys::AUTH_PASSKEY_SYNCED } else { keys::AUTH_PASSKEY_BOUND };
    view! {
        <li class="card">
            <h2>{title.clone()}</h2>
            {passkey.this.then(|| view! { <p class="chip chip-ok">{tr(keys::AUTH_PASSKEY_THIS)}</p> })}
            <dl class="facts">
                <div><dt>{tr(keys::AUTH_DEVICE)}</dt><dd>{device_name(passkey.device)}</dd></div>
                <div><dt>{tr(keys::AUTH_MADE_AT)}</dt><dd>{format::moment(made, today)}</dd></div>
                <div><dt>{tr(keys::AUTH_USED_AT)}</dt><dd>{format::moment(used, today)}</dd></div>
                <div>
                    <dt>{tr(keys::AUTH_PASSKEY_COPIES)}</dt>
                    <dd>{tr(copies)}</dd>
                </div>
            </dl>
            <div class="auth-actions">
                <Button on_press=move || open.set(Open::Name)>{tr(keys::AUTH_RENAME)}</Button>
                {(!is_last).then(|| view! {
                    <Button on_press=move || open.set(Open::Removal) emphasis=Emphasis::Danger>
                        {tr(keys::AUTH_REMOVE)}
                    </Button>
                })}
            </div>
            {move || match open.get() {
                Open::Nothing => ().into_any(),
                Open::Name => view! { <NameDialog id name=name.clone().unwrap_or_default() open again/> }.into_any(),
                Open::Removal => view! { <RemoveDialog id title=title.clone() open again/> }.into_any(),
            }}
        </li>
    }
}

#[component]
fn NameDialog(
    id: nakano_shared::auth::PasskeyId,
    name: String,
    open: RwSignal<Open>,
    again: Again,
) -> impl IntoView {
    let text = RwSignal::new(name);
    let error = RwSignal::new(None::<String>);
    let (busy, failure) = (RwSignal::new(false), RwSignal::new(None::<Failure>));
    let save = move || {
        let name = match PasskeyName::try_from(text.get_untracked()) {
            Ok(name) => name,
            Err(why) => {
                error.set(Some(sentence(why)));
                return;
            }
        };
        busy.set(true);
        failure.set(None);
        leptos::task::spawn_local(async move {
            match client::name_passkey(id, name).await {
                Ok(()) => {
                    open.try_set(Open::Nothing);
                    again.ask();
                }
                Err(why) => {
                    failure.try_set(Some(why));
                }
            }
            busy.try_set(false);
        });
    };
    view! {
        <Dialog
            id="auth-name"
            title=tr(keys::AUTH_RENAME)
            open=Signal::stored(true)
            on_close=Callback::new(move |()| open.set(Open::Nothing))
        >
            <TextField
                id="auth-name-field"
                label=tr(keys::AUTH_NAME)
                hint=tr(keys::AUTH_NAME_HINT)
                value=text
                on_change=Callback::new(move |typed| { text.set(typed); error.set(None); })
                error=error
            />
            <FailureNotice failure/>
            <div class="dialog-actions">
                <Button on_press=move || open.set(Open::Nothing)>{tr(keys::APP_CANCEL)}</Button>
                <Button on_press=save emphasis=Emphasis::Main busy>{tr(keys::AUTH_SAVE)}</Button>
            </div>
        </Dialog>
    }
}

fn sentence(why: PasskeyNameError) -> String {
    match why {
        PasskeyNameError::Empty => tr(keys::AUTH_NAME_EMPTY).to_owned(),
        PasskeyNameError::TooLong => {
            tr_with(keys::AUTH_NAME_TOO_LONG, &[("count", &LETTERS_MAX.to_string())])
        }
        PasskeyNameError::Unshown => tr(keys::AUTH_NAME_UNSHOWN).to_owned(),
        PasskeyNameError::MyNumber => tr(keys::BILLS_NOTE_MY_NUMBER).to_owned(),
    }
}

#[component]
fn RemoveDialog(
    id: nakano_shared::auth::PasskeyId,
    title: String,
    open: RwSignal<Open>,
    again: Again,
) -> impl IntoView {
    let announce = Announce::expect();
    let (busy, failure) = (RwSignal::new(false), RwSignal::new(None::<Failure>));
    let remove = move || {
        busy.set(true);
        failure.set(None);
        leptos::task::spawn_local(async move {
            match client::remove_passkey(id).await {
                Ok(()) => {
                    announce.say(tr(keys::AUTH_PASSKEY_REMOVED));
                    open.try_set(Open::Nothing);
                    again.ask();
                }
                Err(why) => {
                    failure.try_set(Some(why));
                }
            }
            busy.try_set(false);
        });
    };
    view! {
        <Dialog
            id="auth-remove"
            title=tr_with(keys::AUTH_REMOVE_TITLE, &[("name", &title)])
            open=Signal::stored(true)
            on_close=Callback::new(move |()| open.set(Open::Nothing))
        >
            <p>{tr(keys::AUTH_REMOVE_MEANS)}</p>
            <FailureNotice failure/>
            <div class="dialog-actions">
                <Button on_press=move || open.set(Open::Nothing)>{tr(keys::APP_CANCEL)}</Button>
                <Button on_press=remove emphasis=Emphasis::Danger busy>{tr(keys::AUTH_REMOVE)}</Button>
            </div>
        </Dialog>
    }
}
