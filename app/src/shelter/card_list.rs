//! Cards and forms as lines one can open: title first, then whose it is and by when.

use leptos::prelude::*;
use nakano_shared::shelter::manual::{Form, Item, Manual, Squad};

use super::phase_view::card_href;
use crate::ui::{
    icon::{Icon, IconName},
    ruby_text::RubyText,
};

/// What the second line of a card says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    /// Squad and due time: for the list of one phase.
    Squad,
    /// Phase, squad and due time: for lists across phases.
    Phase,
}

/// A list of cards. `only` is kept in the links, see [`card_href`].
pub(super) fn card_list(
    manual: &Manual,
    cards: &[&Item],
    only: Option<&Squad>,
    beside: Beside,
) -> AnyView {
    let rows = cards.iter().map(|card| card_row(manual, card, only, beside)).collect_view();
    view! { <ul class="list shelter-list">{rows}</ul> }.into_any()
}

fn card_row(manual: &Manual, card: &Item, only: Option<&Squad>, beside: Beside) -> AnyView {
    let phase = manual.phase(&card.phase).filter(|_| beside == Beside::Phase);
    let phase = phase.map(|phase| view! { <RubyText text=&phase.name/> "　" });
    let squad = manual.squad(&card.squad).map(|squad| view! { <RubyText text=&squad.name/> });
    view! {
        <li>
            <a href=card_href(&card.id, only)>
                <span>
                    <b><RubyText text=&card.title/></b>
                    <small>{phase} {squad} "　" <RubyText text=&card.due.text/></small>
                </span>
                <Icon name=IconName::Forward/>
            </a>
        </li>
    }
    .into_any()
}

/// A list of forms.
pub(super) fn form_list<'form>(forms: impl IntoIterator<Item = &'form Form>) -> AnyView {
    let row = |form: &Form| {
        view! {
            <li>
                <a href=format!("/shelter/form/{}", form.id)>
                    <span>
                        <b><RubyText text=&form.name/></b>
                        <small><RubyText text=&form.purpose/></small>
                    </span>
                    <span class="list-aside">{form.id.clone()}</span>
                </a>
            </li>
        }
        .into_any()
    };
    let rows = forms.into_iter().map(row).collect_view();
    view! { <ul class="list shelter-list">{rows}</ul> }.into_any()
}
