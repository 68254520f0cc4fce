//! A question that must be answered before going on.
//!
//! The browser's own `<dialog>` shown modally: the page behind is inert, Tab stays inside, Escape
//! closes, and the focus returns to where it was. Its heading names it. A tap beside it does not
//! close it, so that nothing typed is lost by a slip. The buttons stand in `.dialog-actions`, the
//! main one last, under the thumb.

use leptos::prelude::*;

use crate::platform::page;

/// A dialog.
#[component]
pub(crate) fn Dialog(
    /// Unique on the page.
    id: &'static str,
    /// Its heading.
    #[prop(into)]
    title: String,
    /// Whether it is shown.
    #[prop(into)]
    open: Signal<bool>,
    /// Called when it was closed, by a button, by Escape or by the system; sets `open` to `false`.
    #[prop(into)]
    on_close: Callback<()>,
    children: Children,
) -> impl IntoView {
    let heading = || format!("{id}-title");
    Effect::new(move |_| {
        if open.get() {
            page::show_dialog(id);
        } else {
            page::close_dialog(id);
        }
    });
    view! {
        <dialog id=id aria-labelledby=heading() on:close=move |_| on_close.run(())>
            <div class="dialog-body">
                <h2 id=heading()>{title}</h2>
                {children()}
            </div>
        </dialog>
    }
}
