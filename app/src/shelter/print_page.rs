//! `/shelter/print?what=…`: the pages one chooses, as they come out of the printer.

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};
use nakano_shared::shelter::{
    files,
    manual::{Chapter, Criterion, Item, Manual, Phase},
};

use super::{
    address::parameter,
    card_sheet::CardSheet,
    form_sheet::FormSheet,
    manual_page::Edition,
    print_view::{PrintView, What},
};
use crate::{
    i18n::{keys, tr, tr_with},
    platform::page,
    ui::{
        button::{Button, Emphasis},
        field::Choice,
        loaded::loaded,
        page::{Page, Room},
        ruby_text::{RubyText, plain},
        select::Select,
    },
};

/// Cards on a sheet of A4.
const CARDS_A_SHEET: usize = 4;

/// Printing.
#[component]
pub(crate) fn PrintPage() -> impl IntoView {
    let code = parameter("what");
    let body = loaded::<Manual>(files::MANUAL, move |manual| {
        let choice = choice(&manual, code);
        let sheets = move || {
            let what = What::from_code(&code.get())?;
            PrintView::of(&manual, &what).map(|view| sheets(&manual, &what, &view))
        };
        view! { {choice} {sheets} }.into_any()
    });
    view! {
        <Page title=tr(keys::SHELTER_PRINT).to_owned() room=Room::Shelter back="/shelter">
            {body}
        </Page>
    }
}

fn choice(manual: &Manual, code: Memo<String>) -> AnyView {
    let navigate = use_navigate();
    let choose = move |what: String| {
        let options = NavigateOptions { scroll: false, ..Default::default() };
        navigate(&format!("/shelter/print?what={what}"), options);
    };
    let choice = |what: &What, label: &str| Choice::new(what.code(), label);
    let of_phase = |phase: &Phase| {
        let label = tr_with(keys::SHELTER_PRINT_ONE_PHASE, &[("phase", &plain(&phase.name))]);
        choice(&What::Phase(phase.id.clone()), &label)
    };
    let of_chapter = |chapter: &Chapter| {
        let label = tr_with(keys::SHELTER_PRINT_ONE_CHAPTER, &[("chapter", &plain(&chapter.name))]);
        choice(&What::Chapter(chapter.id.clone()), &label)
    };
    let mut choices = vec![
        Choice::new("", tr(keys::SHELTER_PRINT_NOTHING)),
        choice(&What::Cards, tr(keys::SHELTER_PRINT_CARDS)),
        choice(&What::Forms, tr(keys::SHELTER_PRINT_FORMS)),
        choice(&What::All, tr(keys::SHELTER_PRINT_ALL)),
    ];
    choices.extend(manual.phases.iter().map(of_phase));
    choices.extend(manual.chapters.iter().map(of_chapter));
    view! {
        <div class="no-print">
            <Select
                id="shelter-what"
                label=tr(keys::SHELTER_PRINT_WHAT)
                hint=tr(keys::SHELTER_PRINT_HINT)
                choices
                value=code
                on_change=choose
            />
        </div>
    }
    .into_any()
}

fn sheets(manual: &Manual, what: &What, view: &PrintView<'_>) -> AnyView {
    let parts = [
        (keys::SHELTER_CHAPTERS_COUNT, view.chapters.len()),
        (keys::SHELTER_CARDS_COUNT, view.cards.len()),
        (keys::SHELTER_FORMS_COUNT, view.forms.len()),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(key, count)| tr_with(key, &[("count", &count.to_string())]))
        .collect();
    let cover = (*what == What::All).then(|| view! { <Cover manual/> });
    let chapters = view.chapters.iter().map(|chapter| chapter_sheet(chapter)).collect_view();
    let cards = view.cards.chunks(CARDS_A_SHEET).map(|cards| card_page(manual, cards));
    let forms = view.forms.iter().map(|form| view! { <FormSheet form/> });
    view! {
        <p class="num no-print" role="status">{parts.join("・")}</p>
        <div class="actions">
            <Button on_press=page::print emphasis=Emphasis::Main>{tr(keys::APP_PRINT)}</Button>
        </div>
        <div class="shelter-print">
            {cover}
            {chapters}
            {cards.collect_view()}
            {forms.collect_view()}
        </div>
    }
    .into_any()
}

#[component]
fn Cover<'manual>(manual: &'manual Manual) -> impl IntoView + use<> {
    let criterion = |criterion: &Criterion| {
        view! { <li><RubyText text=&criterion.text/></li> }
    };
    view! {
        <section class="shelter-sheet shelter-sheet-cover">
            <h2><RubyText text=&manual.title/></h2>
            <Edition manual/>
            <h3>{tr(keys::SHELTER_CRITERIA)}</h3>
            <ul>{manual.criteria.iter().map(criterion).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn card_page(manual: &Manual, cards: &[&Item]) -> AnyView {
    let card = |card: &&Item| view! { <CardSheet manual card=*card/> };
    view! { <div class="shelter-sheet shelter-sheet-four">{cards.iter().map(card).collect_view()}</div> }
        .into_any()
}

fn chapter_sheet(chapter: &Chapter) -> AnyView {
    view! {
        <section class="shelter-sheet shelter-sheet-chapter">
            <h2><RubyText text=&chapter.name/></h2>
            {chapter.body.iter().map(|text| view! { <p><RubyText text/></p> }).collect_view()}
        </section>
    }
    .into_any()
}
