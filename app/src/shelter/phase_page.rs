//! `/shelter/phase/:phase`: the cards of a phase, for all or one squad (`?squad=HQ`).

use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};
use nakano_shared::shelter::{
    files,
    manual::{Manual, Squad},
};

use super::{
    address::parameter,
    card_list::{Beside, card_list},
    missing::Missing,
    phase_view::PhaseView,
};
use crate::{
    i18n::{keys, tr, tr_with},
    ui::{
        field::Choice,
        loaded::loaded,
        page::{Page, Room},
        ruby_text::{RubyText, plain},
        select::Select,
    },
};

/// A phase.
#[component]
pub(crate) fn PhasePage(#[prop(into)] id: String) -> impl IntoView {
    let squad = parameter("squad");
    let title = RwSignal::new(tr(keys::SHELTER_PHASE).to_owned());
    let body = loaded::<Manual>(files::MANUAL, move |manual| {
        let Some(view) = PhaseView::of(&manual, &id, "") else {
            return view! { <Missing sentence=keys::SHELTER_PHASE_MISSING/> }.into_any();
        };
        title.set(plain(&view.phase.name));
        let head = phase_head(&view, squad);
        let id = id.clone();
        let cards = move || {
            PhaseView::of(&manual, &id, &squad.get()).map(|view| phase_cards(&manual, &view))
        };
        view! { {head} {cards} }.into_any()
    });
    view! {
        <Page title=title room=Room::Shelter back="/shelter">
            {body}
        </Page>
    }
}

fn phase_head(view: &PhaseView<'_>, chosen: Memo<String>) -> AnyView {
    let squads = view.squads.iter().map(|(squad, count)| ((*squad).clone(), *count)).collect();
    view! {
        <p class="mute"><RubyText text=&view.phase.window/></p>
        <SquadSelect all=view.total squads chosen/>
    }
    .into_any()
}

fn phase_cards(manual: &Manual, view: &PhaseView<'_>) -> AnyView {
    let count = tr_with(keys::SHELTER_CARDS_COUNT, &[("count", &view.cards.len().to_string())]);
    let none = view.cards.is_empty().then(|| view! { <p>{tr(keys::SHELTER_SQUAD_NO_CARDS)}</p> });
    let print = format!("/shelter/print?what=phase-{}", view.phase.id);
    view! {
        {view.chosen.map(|squad| view! { <p><RubyText text=&squad.job/></p> })}
        <p class="mute num" role="status">{count}</p>
        {none}
        {card_list(manual, &view.cards, view.chosen, Beside::Squad)}
        <p class="no-print"><a class="button" href=print>{tr(keys::SHELTER_PRINT_PHASE)}</a></p>
    }
    .into_any()
}

/// Chooses the squad; the choice is a step of the history, so that back undoes it.
#[component]
fn SquadSelect(all: usize, squads: Vec<(Squad, usize)>, chosen: Memo<String>) -> impl IntoView {
    let location = use_location();
    let navigate = use_navigate();
    let choose = move |squad: String| {
        let path = location.pathname.get_untracked();
        let query = if squad.is_empty() { String::new() } else { format!("?squad={squad}") };
        let options = NavigateOptions { scroll: false, ..Default::default() };
        navigate(&format!("{path}{query}"), options);
    };
    let option = |value: &str, name: &str, count: usize| {
        let places = [("squad", name), ("count", &*count.to_string())];
        Choice::new(value, tr_with(keys::SHELTER_SQUAD_OPTION, &places))
    };
    let everyone = option("", tr(keys::SHELTER_SQUAD_ANY), all);
    let squads = squads.iter();
    let squads = squads.map(|(squad, count)| option(&squad.id, &plain(&squad.name), *count));
    let choices = std::iter::once(everyone).chain(squads).collect();
    view! {
        <div class="no-print">
            <Select
                id="shelter-squad"
                label=tr(keys::SHELTER_SQUAD_CHOOSE)
                choices
                value=chosen
                on_change=choose
            />
        </div>
    }
}
