//! What stands in the card: the ways out and in, the question before a file is taken, and what became
//! of it.

use leptos::prelude::*;

use super::{
    files,
    said::{self, Said},
    taking::Offer,
};
use crate::{
    bills::book::Book,
    i18n::{Key, keys, tr, tr_with},
    platform::{
        clock,
        text_file::{self, TextFile},
    },
    sync::Hub,
    ui::{
        button::{Button, Emphasis},
        dialog::Dialog,
    },
};

/// Id of the file control, named by its label.
const FILE: &str = "offline-export-file";

/// What the panel knows.
#[derive(Clone, Copy)]
struct Desk {
    /// While true, buttons do nothing.
    busy: RwSignal<bool>,
    /// What became of the last wish.
    said: RwSignal<Option<Said>>,
    /// The file the person is asked about.
    offer: RwSignal<Option<Offer>>,
    /// What the state of this device is told by.
    mark: RwSignal<Option<String>>,
}

impl Desk {
    fn new() -> Self {
        let desk = Self {
            busy: RwSignal::new(false),
            said: RwSignal::new(None),
            offer: RwSignal::new(None),
            mark: RwSignal::new(None),
        };
        leptos::task::spawn_local(files::show_mark(desk.mark));
        desk
    }

    /// Does something and says what became of it, or nothing where that is a question.
    fn run(self, wish: impl Future<Output = Result<Option<Said>, Key>> + 'static) {
        self.busy.set(true);
        self.said.set(None);
        leptos::task::spawn_local(async move {
            let said = wish.await.unwrap_or_else(|why| Some(Said::failure(why)));
            // The page may have been left meanwhile.
            self.busy.try_set(false);
            self.said.try_set(said);
        });
    }

    fn look(self, file: TextFile) {
        self.run(async move {
            let found = files::look(file).await?;
            self.offer.try_set(Some(found));
            Ok(None)
        });
    }

    fn take(self, book: Book, hub: Hub) {
        let Some(found) = self.offer.get_untracked() else { return };
        self.offer.set(None);
        self.run(async move {
            let said = files::take(found, book, hub).await?;
            files::show_mark(self.mark).await;
            Ok(Some(said))
        });
    }
}

/// The panel.
#[component]
pub(super) fn Panel() -> impl IntoView {
    let desk = Desk::new();
    let Desk { busy, said, offer, mark } = desk;
    let (book, hub) = (Book::expect(), Hub::expect());
    let write_all = move || desk.run(async { files::write_all().await.map(Some) });
    let write_table = move || desk.run(async { files::write_table().await.map(Some) });
    view! {
        <div class="offline-export">
            <Button on_press=write_all busy>{tr(keys::OFFLINE_EXPORT_BUTTON)}</Button>
            <Button on_press=write_table busy>{tr(keys::OFFLINE_EXPORT_TABLE)}</Button>
            <input
                id=FILE
                class="visually-hidden"
                type="file"
                accept=".json,application/json"
                on:change=move |event| {
                    if let Some(file) = text_file::chosen(&event).filter(|_| !busy.get_untracked()) {
                        desk.look(file);
                    }
                }
            />
            <label class="button" for=FILE>{tr(keys::OFFLINE_EXPORT_READ)}</label>
        </div>
        // The region stays while its content changes, or a screen reader would not say the change.
        <div role="status">
            {move || said.get().map(|Said { worked, sentences }| view! {
                <div class=if worked { "notice notice-ok" } else { "notice notice-error" }>
                    {paragraphs(sentences)}
                </div>
            })}
        </div>
        {move || mark.get().map(|mark| view! {
            <p class="mute">{tr_with(keys::OFFLINE_EXPORT_MARK, &[("mark", &mark)])}</p>
        })}
        <Question offer take=move || desk.take(book, hub)/>
    }
}

/// What is in the file, and whether it is to be taken.
#[component]
fn Question(offer: RwSignal<Option<Offer>>, take: impl Fn() + Send + 'static) -> impl IntoView {
    let open = Signal::derive(move || offer.with(Option::is_some));
    let close = move || offer.set(None);
    let found = move || {
        let sentences = offer.with(|it| it.as_ref().map(|it| said::offered(it, clock::today())));
        paragraphs(sentences.unwrap_or_default())
    };
    view! {
        <Dialog
            id="offline-import"
            title=tr(keys::OFFLINE_EXPORT_OFFER_TITLE)
            open
            on_close=Callback::new(move |()| close())
        >
            {found}
            <p>{tr(keys::OFFLINE_EXPORT_OFFER_STAYS)}</p>
            <p>{tr(keys::OFFLINE_EXPORT_OFFER_OWN)}</p>
            <div class="dialog-actions">
                <Button on_press=close>{tr(keys::APP_CANCEL)}</Button>
                <Button on_press=take emphasis=Emphasis::Main>{tr(keys::OFFLINE_EXPORT_YES)}</Button>
            </div>
        </Dialog>
    }
}

fn paragraphs(sentences: Vec<String>) -> impl IntoView {
    sentences.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view()
}
