//! The page itself: title, language, focus, scrolling, printing, files.

use wasm_bindgen::{JsCast, prelude::Closure};

use super::js;

/// Sets the title shown in tabs and told first by screen readers.
pub(crate) fn set_title(title: &str) {
    js::document().set_title(title);
}

/// Sets an attribute of `<html>`, such as `lang` or `data-theme`.
pub(crate) fn set_root_attribute(name: &str, value: &str) {
    if let Some(root) = js::document().document_element() {
        // Fails for malformed names only; the names are literals.
        let _ = root.set_attribute(name, value);
    }
}

/// Moves the focus to the element with this id; it needs a `tabindex` when it is not a control.
pub(crate) fn focus(id: &str) {
    let element = js::document().get_element_by_id(id);
    if let Some(element) = element.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Focus fails for detached elements only.
        let _ = element.focus();
    }
}

/// Goes to the top of the page, as a new page does.
pub(crate) fn scroll_to_top() {
    js::window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Opens the print dialogue.
pub(crate) fn print() {
    // Refused only while another dialogue is open.
    let _ = js::window().print();
}

/// Where this app is served, such as `https://pocket.example`.
pub(crate) fn origin() -> String {
    js::window().location().origin().unwrap_or_default()
}

/// Takes what stands behind the `#` out of the address and out of the history; `None` when nothing
/// does. No server ever sees it.
pub(crate) fn take_fragment() -> Option<String> {
    let location = js::window().location();
    let hash = location.hash().ok()?;
    let fragment = hash.strip_prefix('#').filter(|fragment| !fragment.is_empty())?;
    let address = location.pathname().ok()? + &location.search().ok()?;
    let history = js::window().history().ok()?;
    // The router's own state of this entry stays. Refused only for another origin's address.
    let state = history.state().unwrap_or_default();
    let _ = history.replace_state_with_url(&state, "", Some(&address));
    Some(fragment.to_owned())
}

/// Loads the page anew.
pub(crate) fn reload() {
    let _ = js::window().location().reload();
}

/// Calls back on each event of this name at the window, for as long as the page lives.
pub(crate) fn on_window_event(name: &str, act: impl FnMut() + 'static) {
    let listener = Closure::<dyn FnMut()>::new(act);
    let target: &web_sys::EventTarget = &js::window();
    // Fails for malformed names only.
    let _ = target.add_event_listener_with_callback(name, listener.as_ref().unchecked_ref());
    listener.forget();
}

/// Whether the app was opened from the home screen.
pub(crate) fn is_installed() -> bool {
    let query = js::window().match_media("(display-mode: standalone)").ok().flatten();
    query.is_some_and(|query| query.matches())
        || js::get(&js::window().navigator(), "standalone").is_truthy()
}

/// Whether this is an iPhone or iPad, where installing goes through the share sheet.
pub(crate) fn is_ios() -> bool {
    let navigator = js::window().navigator();
    let agent = navigator.user_agent().unwrap_or_default();
    // iPadOS calls itself a Macintosh, but no Macintosh has a touch screen.
    let touch_points = js::get(&navigator, "maxTouchPoints").as_f64().unwrap_or(0.0);
    agent.contains("iPhone")
        || agent.contains("iPad")
        || agent.contains("Macintosh") && touch_points > 1.0
}

/// Removes what the static start page shows.
pub(crate) fn clear_start_page() {
    if let Some(start) = js::document().get_element_by_id("app") {
        start.remove();
    }
}

/// Mounts the app on the page for as long as it is open.
pub(crate) fn mount<V: leptos::prelude::IntoView + 'static>(app: fn() -> V) {
    leptos::mount::mount_to_body(app);
}

/// Opens the `<dialog>` with this id over the page, which is inert until it closes.
pub(crate) fn show_dialog(id: &str) {
    // Fails for a dialog that is open already.
    let _ = dialog(id).map(|dialog| dialog.show_modal());
}

/// Closes the `<dialog>` with this id; the focus returns to where it was before.
pub(crate) fn close_dialog(id: &str) {
    if let Some(dialog) = dialog(id) {
        dialog.close();
    }
}

fn dialog(id: &str) -> Option<web_sys::HtmlDialogElement> {
    js::document().get_element_by_id(id)?.dyn_into().ok()
}

/// Runs a task before the app is mounted; afterwards `leptos::task` does.
pub(crate) fn run(task: impl Future<Output = ()> + 'static) {
    wasm_bindgen_futures::spawn_local(task);
}
