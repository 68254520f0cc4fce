//! A QR code drawn as one SVG path.
//!
//! To a screen reader it is one picture with the text alternative given; say there what it leads
//! to, and put the same beside it as text or link, for no one can scan their own phone. Black on
//! white in every theme and on paper, with the quiet zone the standard asks for.

mod drawing;

use leptos::prelude::*;

use drawing::Drawing;

/// A QR code; the text itself where it is too long for one.
#[component]
pub(crate) fn Qr(
    /// What is in the code.
    #[prop(into)]
    text: Signal<String>,
    /// What it is, in words.
    #[prop(into)]
    alternative: String,
) -> impl IntoView {
    move || match text.with(|text| Drawing::of(text)) {
        Some(drawing) => picture(drawing, alternative.clone()),
        None => view! { <p>{text}</p> }.into_any(),
    }
}

fn picture(drawing: Drawing, alternative: String) -> AnyView {
    let view_box = drawing.view_box();
    view! {
        <figure class="qr">
            <svg viewBox=view_box role="img" aria-label=alternative shape-rendering="crispEdges">
                <rect class="qr-ground" width="100%" height="100%"/>
                <path class="qr-ink" d=drawing.path/>
            </svg>
        </figure>
    }
    .into_any()
}
