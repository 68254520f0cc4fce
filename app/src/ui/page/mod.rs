//! The frame of one page: bar with the way back, one `h1`, content, and room for the thumb.
//!
//! On every change of page the title of the document changes first, then the focus moves to the
//! `h1`, so that a screen reader says where one is and the keyboard starts at the top.

use std::cell::Cell;

use leptos::prelude::*;

use crate::{
    i18n::{Key, keys, tr},
    platform::page,
    ui::icon::{Icon, IconName},
};

/// Id of the heading of the page; there is one page at a time.
const HEADING: &str = "page-title";

/// The room a page belongs to; its colour is a sign beside the word, never the only one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Room {
    /// Home, preferences, offline.
    Common,
    /// 避難所
    Shelter,
    /// 納付
    Bills,
}

impl Room {
    /// Class that carries the colour of the room.
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Common => "room-common",
            Self::Shelter => "room-shelter",
            Self::Bills => "room-bills",
        }
    }

    /// What the bar says on the pages below the room's first.
    const fn word(self) -> Key {
        match self {
            Self::Common => keys::APP_NAME,
            Self::Shelter => keys::APP_TAB_SHELTER,
            Self::Bills => keys::APP_TAB_BILLS,
        }
    }
}

thread_local! {
    static FIRST_PAGE: Cell<bool> = const { Cell::new(true) };
}

/// One page. `back` is where the arrow leads when there is no history, as after a deep link.
#[component]
pub(crate) fn Page(
    /// The `h1` and, with the name of the app, the title of the document. Plain text.
    #[prop(into)]
    title: Signal<String>,
    /// The room it belongs to.
    room: Room,
    /// The page above; none for home.
    #[prop(into, optional)]
    back: Option<&'static str>,
    /// What stands in the bar at the right, such as a page count.
    #[prop(optional)]
    aside: Option<ViewFnOnce>,
    /// Stands in only until another page is there: leaves the focus where it is.
    #[prop(optional)]
    passing: bool,
    children: Children,
) -> impl IntoView {
    Effect::new(move |_| page::set_title(&format!("{}｜{}", title.get(), tr(keys::APP_NAME))));
    // The first page of a visit leaves the focus where the browser puts it.
    if !passing && !FIRST_PAGE.replace(false) {
        request_animation_frame(|| {
            page::scroll_to_top();
            page::focus(HEADING);
        });
    }
    view! {
        <header class=format!("top {}", room.class())>
            {back.map(|back| view! { <BackLink back/> })}
            <p class="brand">{tr(if back.is_none() { keys::APP_NAME } else { room.word() })}</p>
            {aside.map(|aside| view! { <div class="top-aside">{aside.run()}</div> })}
        </header>
        <main class=format!("page {}", room.class())>
            <h1 id=HEADING tabindex="-1">{title}</h1>
            {children()}
        </main>
    }
}

/// The arrow: the page above, by address, so that it works after a deep link too.
#[component]
fn BackLink(back: &'static str) -> impl IntoView {
    view! {
        <a class="icon-button" href=back aria-label=tr(keys::APP_BACK)>
            <Icon name=IconName::Back/>
        </a>
    }
}
