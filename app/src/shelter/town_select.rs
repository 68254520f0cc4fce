//! Choosing one's town from all towns of the ward; the choice stands in the address (`?town=…`).

use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};
use nakano_shared::shelter::place::{Directory, Town};

use super::{address::parameter, place_name, start::Start};
use crate::{
    i18n::{self, keys, tr},
    ui::{field::Choice, select::Select},
};

/// The town in the address; empty when none is chosen.
pub(super) fn chosen_town() -> Memo<String> {
    parameter("town")
}

/// The choice. It is remembered as the start of this visit.
#[component]
pub(super) fn TownSelect<'towns>(directory: &'towns Directory) -> impl IntoView + use<> {
    let chosen = chosen_town();
    let location = use_location();
    let navigate = use_navigate();
    let choose = move |town: String| {
        let mut query = location.query.get_untracked();
        if town.is_empty() {
            query.remove("town");
        } else {
            Start::Town(town.clone()).remember();
            query.replace("town", town);
        }
        let path = location.pathname.get_untracked();
        let options = NavigateOptions { scroll: false, ..Default::default() };
        navigate(&format!("{path}{}", query.to_query_string()), options);
    };
    let choice = |town: &Town| {
        let label = place_name::of_town(town, i18n::language()).main.to_owned();
        Choice::new(town.id.clone(), label)
    };
    let none = Choice::new("", tr(keys::SHELTER_TOWN_NONE));
    let choices = std::iter::once(none).chain(directory.towns.iter().map(choice)).collect();
    view! {
        <div class="no-print">
            <Select
                id="shelter-town"
                label=tr(keys::SHELTER_TOWN_CHOOSE)
                choices
                value=chosen
                on_change=choose
            />
        </div>
    }
    .into_any()
}
