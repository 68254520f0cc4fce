//! The frame of every page: contexts, router, bottom tabs, the voice for screen readers.

use leptos::prelude::*;
use leptos_router::components::Router;

use crate::{
    bills::{self, book::Book},
    content::Content,
    i18n,
    offline::Offline,
    platform::boot,
    preferences::{Chosen, Preferences},
    rooms::Rooms,
    routes::Pages,
    sync::Hub,
    ui::{
        announcer::{Announce, Announcer},
        tab_bar::TabBar,
    },
};

/// Mounts the app in place of the static start page, once the texts are there. Without them the
/// static page stays: it says what can be read.
pub(crate) async fn start() {
    let Some(file) = boot::first_locale().await else { return };
    let language = Preferences::load().language;
    if i18n::use_locale(language, &file).is_err() {
        return;
    }
    crate::platform::page::clear_start_page();
    crate::platform::page::mount(App);
}

/// Changes the language: texts first, then the preference. `false` when the texts of that language
/// are not on the device and cannot be fetched.
pub(crate) async fn change_language(
    chosen: Chosen,
    language: nakano_shared::kernel::language::Language,
) -> bool {
    let Some(file) = boot::locale(language).await else { return false };
    if i18n::use_locale(language, &file).is_err() {
        return false;
    }
    chosen.change(|preferences| preferences.language = language);
    true
}

/// The app. Everything inside is mounted anew when the language changes.
#[component]
fn App() -> impl IntoView {
    let chosen = Chosen::provide();
    Content::provide();
    Offline::provide();
    let book = Book::provide();
    Hub::provide(bills::own_bills(book));
    Rooms::provide();
    Announce::provide();
    let language = Memo::new(move |_| chosen.get().language);
    view! {
        <Router>
            // One key at a time: another language is another page, not the same one changed.
            <For each=move || [language.get()] key=|language| *language let(_language)>
                <Pages/>
                <TabBar/>
            </For>
            <Announcer/>
        </Router>
    }
}
