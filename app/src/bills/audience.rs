//! Who sees a saved bill: the person alone, or one of their families.

use leptos::prelude::*;
use nakano_shared::sync::EntityId;

use crate::{
    i18n::{keys, tr, tr_with},
    sync::{Family, Hub, Standing, family_name},
    ui::{announcer::Announce, field::Choice, radio::RadioGroup},
};

/// Value of the choice that is no family.
const ONLY_ME: &str = "only-me";

/// The choice; nothing without an account, and the way to a family where there is none.
#[component]
pub(super) fn Audience(id: String) -> impl IntoView {
    let hub = Hub::expect();
    let families = Memo::new(move |_| (hub.standing() != Standing::Off).then(|| hub.families()));
    let id = StoredValue::new(id);
    move || {
        let families = families.get()?;
        Some(if families.iter().any(|family| family.role.may_write()) {
            view! { <Chooser id=id.get_value() families/> }.into_any()
        } else {
            view! {
                <p class="mute">
                    {tr(keys::BILLS_AUDIENCE_ALONE)} " " <a href="/sync">{tr(keys::SYNC_TO_FAMILIES)}</a>
                </p>
            }
            .into_any()
        })
    }
}

#[component]
fn Chooser(id: String, families: Vec<Family>) -> impl IntoView {
    let (hub, announce) = (Hub::expect(), Announce::expect());
    let name = id.parse::<EntityId>().ok();
    let value = Signal::derive(move || {
        hub.family_of(&id).map_or_else(|| ONLY_ME.to_owned(), |family| family.to_string())
    });
    let choose = move |chosen: String| {
        let Some(id) = name else { return };
        let family = chosen.parse().ok();
        hub.share(id, family);
        announce.say(tr(match family {
            Some(_) => keys::BILLS_AUDIENCE_SHARED,
            None => keys::BILLS_AUDIENCE_TAKEN_BACK,
        }));
    };
    view! {
        <section class="card">
            <RadioGroup
                id="bills-audience"
                label=tr(keys::BILLS_AUDIENCE)
                hint=tr(keys::BILLS_AUDIENCE_MEANS)
                choices=choices(&families)
                value=value
                on_change=Callback::new(choose)
            />
            <p><a href="/sync">{tr(keys::SYNC_TO_FAMILIES)}</a></p>
        </section>
    }
}

/// Only me, and each family the person may write to.
fn choices(families: &[Family]) -> Vec<Choice> {
    let only_me = Choice::new(ONLY_ME, tr(keys::BILLS_AUDIENCE_ONLY_ME));
    let open = families.iter().filter(|family| family.role.may_write());
    let open = open.map(|family| Choice {
        value: family.space.to_string(),
        label: family_name(families, family.space),
        note: Some(tr_with(keys::SYNC_PEOPLE, &[("count", &family.members.len().to_string())])),
    });
    std::iter::once(only_me).chain(open).collect()
}
