//! A card as it is printed: boxes to tick, and a line for the name and the time at the foot.

use leptos::prelude::*;
use nakano_shared::shelter::manual::{Item, Manual};

use super::card_view::evidence_label;
use crate::{
    i18n::{keys, tr, tr_with},
    ui::ruby_text::RubyText,
};

/// The printed card.
#[component]
pub(super) fn CardSheet<'manual>(
    manual: &'manual Manual,
    card: &'manual Item,
) -> impl IntoView + use<> {
    let phase = manual.phase(&card.phase).map(|phase| view! { <RubyText text=&phase.name/> });
    let squad = manual.squad(&card.squad).map(|squad| view! { <RubyText text=&squad.name/> });
    let evidence = card.evidence.map(|evidence| tr(evidence_label(evidence)));
    let edition = tr_with(keys::SHELTER_EDITION, &[("version", &manual.version)]);
    let step = |text| view! { <li><span class="shelter-box"></span><RubyText text/></li> };
    view! {
        <article class="shelter-sheet-card">
            <p class="shelter-sheet-head"><b>{phase}</b> <span>{squad}</span></p>
            <h3><RubyText text=&card.title/></h3>
            <p><RubyText text=&card.text/></p>
            <ul class="shelter-sheet-steps">{card.steps.iter().map(step).collect_view()}</ul>
            <p class="shelter-sheet-due">
                {tr(keys::SHELTER_DUE)} "：" <RubyText text=&card.due.text/>
                {evidence.map(|evidence| view! { " ／ " {tr(keys::SHELTER_EVIDENCE)} "：" {evidence} })}
            </p>
            <p class="shelter-sheet-sign">
                <span>{tr(keys::SHELTER_SIGN_NAME)}</span>
                <span>{tr(keys::SHELTER_SIGN_TIME)}</span>
            </p>
            <p class="shelter-sheet-foot">{card.id.clone()} "　" {card.form.clone()} "　" {edition}</p>
        </article>
    }
    .into_any()
}
