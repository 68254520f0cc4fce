//! The person's own note to a bill, kept with it on this device.

use leptos::prelude::*;

use super::{
    bill::NOTE_CHARS_MAX,
    book::Book,
    note_view::{self, NoteError},
    notices::VaultFailure,
};
use crate::{
    i18n::{keys, tr, tr_with},
    platform::vault::VaultError,
    ui::{
        announcer::Announce,
        button::Button,
        icon::{Icon, IconName},
    },
};

const FIELD: &str = "bills-note";
const HINT: &str = "bills-note-hint";
const ERROR: &str = "bills-note-error";

/// The field. What is typed is kept when the person says so, and never lost by an error.
#[component]
pub(super) fn NoteField(id: String, note: String) -> impl IntoView {
    let text = RwSignal::new(note.clone());
    let error = Memo::new(move |_| text.with(|text| note_view::check(text).err()));
    let failure = RwSignal::new(None::<VaultError>);
    let busy = RwSignal::new(false);
    let described =
        move || if error.get().is_some() { format!("{HINT} {ERROR}") } else { HINT.to_owned() };
    let limit = NOTE_CHARS_MAX.to_string();
    view! {
        <div class="field">
            <label class="field-label" for=FIELD>{tr(keys::BILLS_NOTE)}</label>
            <p class="field-hint" id=HINT>{tr_with(keys::BILLS_NOTE_HINT, &[("count", &limit)])}</p>
            {move || error.get().map(|error| view! {
                <p class="field-error" id=ERROR>
                    <Icon name=IconName::Warning/>
                    <span>{sentence(error)}</span>
                </p>
            })}
            <textarea
                id=FIELD
                aria-describedby=described
                aria-invalid=move || error.get().map(|_| "true")
                on:input=move |event| text.set(event_target_value(&event))
            >
                {note}
            </textarea>
            <VaultFailure error=failure/>
            <Button on_press=keeper(id, text, failure, busy) busy>{tr(keys::BILLS_NOTE_SAVE)}</Button>
        </div>
    }
}

/// What is wrong with a note, in words.
pub(super) fn sentence(error: NoteError) -> String {
    match error {
        NoteError::TooLong => {
            tr_with(keys::BILLS_NOTE_TOO_LONG, &[("count", &NOTE_CHARS_MAX.to_string())])
        }
        NoteError::MyNumber => tr(keys::BILLS_NOTE_MY_NUMBER).to_owned(),
    }
}

/// Keeps the note, unless something is wrong with it; that already stands at the field.
fn keeper(
    id: String,
    text: RwSignal<String>,
    failure: RwSignal<Option<VaultError>>,
    busy: RwSignal<bool>,
) -> impl Fn() + 'static {
    let book = Book::expect();
    let announce = Announce::expect();
    move || {
        let note = text.get_untracked();
        if let Err(error) = note_view::check(&note) {
            announce.say(sentence(error));
            return;
        }
        busy.set(true);
        failure.set(None);
        let id = id.clone();
        leptos::task::spawn_local(async move {
            match book.write_note(&id, note).await {
                Ok(()) => announce.say(tr(keys::BILLS_NOTE_SAVED)),
                Err(error) => {
                    failure.try_set(Some(error));
                }
            }
            busy.try_set(false);
        });
    }
}
