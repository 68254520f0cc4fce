//! `/shelter/search?q=…`: results while one types, with no network.

use std::sync::Arc;

use leptos::{ev::SubmitEvent, prelude::*};
use nakano_shared::shelter::{files, manual::Manual, place::Directory, search::Index};

use super::{
    place_name,
    search_view::{Found, HITS_MAX},
    typed::typed_in_address,
};
use crate::{
    i18n::{self, keys, tr, tr_with},
    platform::page,
    ui::{
        icon::{Icon, IconName},
        loaded::loaded,
        page::{Page, Room},
        ruby_text::RubyText,
        text_field::{TextField, TextKind},
    },
};

/// Id of the line that says how many were found.
const FOUND: &str = "shelter-found";

/// All that is searched.
#[derive(Clone)]
struct Shelf {
    index: Arc<Index>,
    manual: Arc<Manual>,
    directory: Arc<Directory>,
}

/// The search.
#[component]
pub(crate) fn SearchPage() -> impl IntoView {
    let typed = typed_in_address("q");
    let results = loaded::<Index>(files::SEARCH, move |index| {
        loaded::<Manual>(files::MANUAL, move |manual| {
            let index = index.clone();
            loaded::<Directory>(files::PLACES, move |directory| {
                let shelf = Shelf { index: index.clone(), manual: manual.clone(), directory };
                view! { <Results typed shelf/> }.into_any()
            })
            .into_any()
        })
        .into_any()
    });
    view! {
        <Page title=tr(keys::SHELTER_SEARCH).to_owned() room=Room::Shelter back="/shelter">
            <SearchField typed/>
            {results}
        </Page>
    }
}

#[component]
fn SearchField(typed: RwSignal<String>) -> impl IntoView {
    // The results are there already; Enter goes to them and puts the keys of a phone away.
    let go = move |submit: SubmitEvent| {
        submit.prevent_default();
        page::focus(FOUND);
    };
    view! {
        <form class="shelter-search" role="search" on:submit=go>
            <TextField
                id="shelter-q"
                label=tr(keys::SHELTER_SEARCH_LABEL)
                kind=TextKind::Search
                value=typed
                on_change=move |text| typed.set(text)
            />
        </form>
    }
}

#[component]
fn Results(typed: RwSignal<String>, shelf: Shelf) -> impl IntoView {
    let hits = {
        let index = shelf.index.clone();
        Memo::new(move |_| typed.with(|typed| index.search(typed, HITS_MAX)))
    };
    let blank = Memo::new(move |_| typed.with(|typed| typed.trim().is_empty()));
    let count = move || match hits.with(Vec::len) {
        _ if blank.get() => String::new(),
        0 => tr_with(keys::SHELTER_FOUND_NONE, &[("typed", typed.get().trim())]),
        HITS_MAX => tr_with(keys::SHELTER_FOUND_MANY, &[("count", &HITS_MAX.to_string())]),
        count => tr_with(keys::SHELTER_FOUND, &[("count", &count.to_string())]),
    };
    let rows = move || {
        hits.with(|hits| {
            let found = Found::all(hits, &shelf.manual, &shelf.directory);
            found.into_iter().map(|found| row(found, &shelf.manual)).collect_view()
        })
    };
    let nothing = Memo::new(move |_| hits.with(Vec::is_empty));
    view! {
        <p id=FOUND class="num" role="status" tabindex="-1">{count}</p>
        <ul class="list shelter-list" hidden=nothing>{rows}</ul>
        <Show when=move || nothing.get()>
            <Examples typed/>
        </Show>
    }
}

/// Words to try, for an empty field and an empty result.
#[component]
fn Examples(typed: RwSignal<String>) -> impl IntoView {
    let example = move |word: &'static str| {
        view! { <button type="button" class="chip" on:click=move |_| typed.set(word.to_owned())>{word}</button> }
    };
    let words = tr(keys::SHELTER_SEARCH_EXAMPLES).split(',').map(example).collect_view();
    view! {
        <p>{tr(keys::SHELTER_SEARCH_TRY)}</p>
        <div class="shelter-examples">{words}</div>
        <p class="mute">{tr(keys::SHELTER_SEARCH_HINT)}</p>
    }
}

fn row(found: Found<'_>, manual: &Manual) -> AnyView {
    let (title, below) = words(found, manual);
    let text = view! {
        <span class="shelter-grow">
            <small class="shelter-kind">{tr(found.kind())}</small>
            <b>{title}</b>
            <small>{below}</small>
        </span>
    };
    match found.href() {
        Some(href) => {
            view! { <li><a href=href>{text} <Icon name=IconName::Forward/></a></li> }.into_any()
        }
        None => view! { <li><div>{text}</div></li> }.into_any(),
    }
}

/// Title and second line of a result.
fn words(found: Found<'_>, manual: &Manual) -> (AnyView, AnyView) {
    let ruby = |text| view! { <RubyText text/> }.into_any();
    match found {
        Found::Card(card) => {
            let phase = manual.phase(&card.phase).map(|phase| ruby(&phase.name));
            let squad = manual.squad(&card.squad).map(|squad| ruby(&squad.name));
            (ruby(&card.title), view! { {phase} "　" {squad} }.into_any())
        }
        Found::Chapter(chapter) => (ruby(&chapter.name), ruby(&chapter.summary)),
        Found::Form(form) => (ruby(&form.name), ruby(&form.purpose)),
        Found::Term(term) => (ruby(&term.term), ruby(&term.meaning)),
        Found::Place(place) => {
            let name = place_name::of_place(place, i18n::language());
            (name.main.to_owned().into_any(), place.address.clone().into_any())
        }
        Found::Town(town) => {
            let name = place_name::of_town(town, i18n::language());
            (name.main.to_owned().into_any(), tr(keys::SHELTER_TOWN_NEAR).into_any())
        }
    }
}
