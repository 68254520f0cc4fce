//! One matter on a card that leads somewhere.
//!
//! The whole card is one link: a screen reader says its lines in order, the keyboard stops once. A
//! card with several controls is a plain `<section class="card">` instead. The colour of the room
//! is a bar at the edge; the first line names the room in words.

use leptos::prelude::*;

use super::page::Room;

/// A card that leads to `href`.
#[component]
pub(crate) fn LinkCard(
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// The room it belongs to.
    room: Room,
    /// Where it comes from: the room or the person, small, above.
    #[prop(into)]
    from: String,
    /// What it is about, in one line.
    #[prop(into)]
    title: String,
    /// Reason or date, small, below.
    #[prop(into, optional)]
    note: Option<String>,
) -> impl IntoView {
    view! {
        <a class=format!("card next {}", room.class()) href=href>
            <span class="mute">{from}</span>
            <b>{title}</b>
            {note.map(|note| view! { <span class="mute">{note}</span> })}
        </a>
    }
}
