//! `/shelter/manual/:chapter`: a chapter to read, with its cards and forms.

use leptos::prelude::*;
use nakano_shared::shelter::{
    files,
    manual::{Chapter, Manual},
};

use super::{
    card_list::{Beside, card_list, form_list},
    chapter_view::ChapterView,
    missing::Missing,
    turn::{Leaf, Turn},
};
use crate::{
    i18n::{keys, tr},
    ui::{
        loaded::loaded,
        page::{Page, Room},
        ruby_text::{RubyText, plain},
        speak_button::SpeakButton,
    },
};

/// A chapter.
#[component]
pub(crate) fn ChapterPage(#[prop(into)] id: String) -> impl IntoView {
    let title = RwSignal::new(tr(keys::SHELTER_KIND_CHAPTER).to_owned());
    let place = RwSignal::new(String::new());
    let body = loaded::<Manual>(files::MANUAL, move |manual| {
        let Some(view) = ChapterView::of(&manual, &id) else {
            return view! { <Missing sentence=keys::SHELTER_CHAPTER_MISSING/> }.into_any();
        };
        title.set(plain(&view.chapter.name));
        place.set(format!("{} / {}", view.number, view.total));
        chapter_body(&manual, &view)
    });
    let aside = ViewFnOnce::from(move || view! { <b class="shelter-place">{place}</b> });
    view! {
        <Page title=title room=Room::Shelter back="/shelter/manual" aside>
            {body}
        </Page>
    }
}

fn chapter_body(manual: &Manual, view: &ChapterView<'_>) -> AnyView {
    let chapter = view.chapter;
    let spoken = chapter.body.iter().map(plain).collect::<Vec<_>>().join("\n");
    let print = format!("/shelter/print?what=chapter-{}", chapter.id);
    let cards = (!view.cards.is_empty()).then(|| {
        view! {
            <h2>{tr(keys::SHELTER_CARDS)}</h2>
            {card_list(manual, &view.cards, None, Beside::Phase)}
        }
    });
    let forms = (!view.forms.is_empty()).then(|| {
        view! { <h2>{tr(keys::SHELTER_FORMS)}</h2> {form_list(view.forms.iter().copied())} }
    });
    let leaf = |chapter: &Chapter| Leaf {
        href: format!("/shelter/manual/{}", chapter.id),
        title: plain(&chapter.name),
    };
    view! {
        <p class="mute"><RubyText text=&chapter.summary/></p>
        <div class="shelter-tools">
            <SpeakButton text=Signal::stored(spoken)/>
            <a class="quiet-button" href=print>{tr(keys::SHELTER_PRINT_CHAPTER)}</a>
        </div>
        {chapter.body.iter().map(|text| view! { <p><RubyText text/></p> }).collect_view()}
        {cards}
        {forms}
        <Turn previous=view.previous.map(leaf) next=view.next.map(leaf)/>
    }
    .into_any()
}
