//! `/shelter/card/:card`: one action a page, the next one under the thumb.

use leptos::prelude::*;
use nakano_shared::shelter::{
    files,
    manual::{Item, Manual},
};

use super::{
    address::parameter,
    card_sheet::CardSheet,
    card_view::{CardView, evidence_label, page_above},
    missing::Missing,
    phase_view::card_href,
    turn::{Leaf, Turn},
};
use crate::{
    i18n::{keys, tr, tr_with},
    platform::page,
    ui::{
        icon::{Icon, IconName},
        loaded::loaded,
        page::{Page, Room},
        ruby_text::{RubyText, plain},
        speak_button::SpeakButton,
    },
};

/// A card.
#[component]
pub(crate) fn CardPage(#[prop(into)] id: String) -> impl IntoView {
    let only = parameter("squad").get_untracked();
    let title = RwSignal::new(tr(keys::SHELTER_KIND_CARD).to_owned());
    let place = RwSignal::new(None::<(usize, usize)>);
    let above = page_above(&id);
    let body = loaded::<Manual>(files::MANUAL, move |manual| {
        let Some(view) = CardView::of(&manual, &id, &only) else {
            return view! { <Missing sentence=keys::SHELTER_CARD_MISSING/> }.into_any();
        };
        title.set(plain(&view.card.title));
        place.set(Some((view.number, view.total)));
        let sheet =
            view! { <div class="only-print"><CardSheet manual=&manual card=view.card/></div> };
        view! { <div class="shelter-card no-print">{card_body(&view)}</div> {sheet} {turn(&view)} }
            .into_any()
    });
    let aside = ViewFnOnce::from(move || view! { <PlaceInPhase place/> });
    view! {
        <Page title=title room=Room::Shelter back=above aside>
            {body}
        </Page>
    }
}

/// "3 / 14", and in words for those who hear it.
#[component]
fn PlaceInPhase(place: RwSignal<Option<(usize, usize)>>) -> impl IntoView {
    let shown = move |(number, total): (usize, usize)| {
        let (number, total) = (number.to_string(), total.to_string());
        let words = tr_with(keys::SHELTER_PLACE, &[("number", &number), ("total", &total)]);
        view! {
            <b class="shelter-place" aria-hidden="true">{number} " / " {total}</b>
            <span class="visually-hidden">{words}</span>
        }
    };
    move || place.get().map(shown)
}

fn card_body(view: &CardView<'_>) -> AnyView {
    let card = view.card;
    let step = |(at, text)| {
        view! {
            <li>
                <span class="step-list-sign" aria-hidden="true">{at}</span>
                <span class="step-list-title"><RubyText text/></span>
            </li>
        }
    };
    view! {
        <p class="chip chip-room"><span><RubyText text=&view.phase.name/></span></p>
        <p class="lead"><RubyText text=&card.text/></p>
        <ol class="step-list shelter-steps" role="list">
            {(1_usize..).zip(&card.steps).map(step).collect_view()}
        </ol>
        {facts(view)}
        {tools(view)}
    }
    .into_any()
}

fn facts(view: &CardView<'_>) -> AnyView {
    let evidence = view.card.evidence.map(|evidence| {
        view! {
            <div><dt>{tr(keys::SHELTER_EVIDENCE)}</dt><dd>{tr(evidence_label(evidence))}</dd></div>
        }
    });
    let form = view.form.map(|form| {
        view! {
            <div>
                <dt>{tr(keys::SHELTER_KIND_FORM)}</dt>
                <dd><a href=format!("/shelter/form/{}", form.id)><RubyText text=&form.name/></a></dd>
            </div>
        }
    });
    view! {
        <dl class="facts">
            <div>
                <dt>{tr(keys::SHELTER_SQUAD)}</dt>
                <dd><RubyText text=&view.squad.name/></dd>
            </div>
            <div>
                <dt>{tr(keys::SHELTER_DUE)}</dt>
                <dd><RubyText text=&view.card.due.text/></dd>
            </div>
            {evidence}
            {form}
        </dl>
    }
    .into_any()
}

fn tools(view: &CardView<'_>) -> AnyView {
    let spoken = view.spoken().into_iter().map(plain).collect::<Vec<_>>().join("\n");
    view! {
        <div class="shelter-tools">
            <SpeakButton text=Signal::stored(spoken)/>
            <button type="button" class="quiet-button" on:click=|_| page::print()>
                <Icon name=IconName::Printer/>
                {tr(keys::SHELTER_PRINT_CARD)}
            </button>
        </div>
    }
    .into_any()
}

fn turn(view: &CardView<'_>) -> AnyView {
    let leaf =
        |card: &Item| Leaf { href: card_href(&card.id, view.only), title: plain(&card.title) };
    let phase = view.next_phase.map(|phase| Leaf {
        href: format!("/shelter/phase/{}", phase.id),
        title: plain(&phase.name),
    });
    let on = if phase.is_some() { keys::SHELTER_NEXT_PHASE } else { keys::SHELTER_NEXT };
    let next = view.next.map(leaf).or(phase);
    view! { <Turn previous=view.previous.map(leaf) next on/> }.into_any()
}
