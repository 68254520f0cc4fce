//! Previous and next at the bottom, where the thumb is: turning the pages of the manual.

use leptos::prelude::*;

use crate::{
    i18n::{Key, keys, tr},
    ui::icon::{Icon, IconName},
};

/// A page to turn to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Leaf {
    /// Its address.
    pub(super) href: String,
    /// Its title, plain.
    pub(super) title: String,
}

/// The bar. At the first and the last page the missing side stays empty.
#[component]
pub(super) fn Turn(
    /// Page before.
    previous: Option<Leaf>,
    /// Page after.
    next: Option<Leaf>,
    /// What stands on the way on; it may lead to the next phase instead of the next card.
    #[prop(default = keys::SHELTER_NEXT)]
    on: Key,
) -> impl IntoView {
    let back = previous.map(|Leaf { href, title }| {
        view! {
            <a class="button shelter-turn-back" href=href rel="prev">
                <Icon name=IconName::Back/>
                <span>{tr(keys::SHELTER_PREVIOUS)} <span class="visually-hidden">{title}</span></span>
            </a>
        }
    });
    let next = next.map(|Leaf { href, title }| {
        view! {
            <a class="button main shelter-turn-on" href=href rel="next">
                <span><small>{tr(on)}</small> <span class="shelter-turn-title">{title}</span></span>
                <Icon name=IconName::Forward/>
            </a>
        }
    });
    view! {
        <nav class="actions shelter-turn" aria-label=tr(keys::SHELTER_TURN)>{back} {next}</nav>
    }
}
