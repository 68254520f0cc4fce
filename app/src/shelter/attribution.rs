//! The lines that name the sources of the places and the map, as their licences ask.

use leptos::prelude::*;
use nakano_shared::shelter::place::Directory;

use crate::i18n::{keys, tr, tr_with};

/// The sources.
#[component]
pub(super) fn Attribution<'places>(directory: &'places Directory) -> impl IntoView + use<> {
    let date = tr_with(keys::SHELTER_SOURCE_DATE, &[("date", &directory.source_date)]);
    let line = |line: &String| view! { <li lang="ja">{line.clone()}</li> };
    view! {
        <div class="shelter-attribution">
            <p>{date}</p>
            <ul>{directory.attribution.iter().map(line).collect_view()}</ul>
            <p>{tr(keys::SHELTER_NAMES_OWN)}</p>
        </div>
    }
    .into_any()
}
