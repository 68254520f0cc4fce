//! The place of an element in the window, and holding on to a finger that slides out of it.

use web_sys::{Element, PointerEvent};

use super::js;

/// Where an element is seen, in CSS pixels from the upper left corner of the window.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Area {
    /// Left edge.
    pub(crate) left: f64,
    /// Upper edge.
    pub(crate) top: f64,
    /// Width.
    pub(crate) width: f64,
    /// Height.
    pub(crate) height: f64,
}

/// Where the element is now.
pub(crate) fn area(element: &Element) -> Area {
    let seen = element.get_bounding_client_rect();
    Area { left: seen.left(), top: seen.top(), width: seen.width(), height: seen.height() }
}

/// The element gets all that this finger does until it goes up, wherever it slides to.
pub(crate) fn hold(element: &Element, event: &PointerEvent) {
    // Refused for a finger that has gone up meanwhile; then there is nothing to hold.
    let _ = element.set_pointer_capture(event.pointer_id());
}

/// Width of the letter "m" of the page's base size, in CSS pixels: what `1rem` is.
pub(crate) fn rem() -> f64 {
    let root = js::document().document_element();
    let style = root.and_then(|root| js::window().get_computed_style(&root).ok().flatten());
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    size.and_then(|size| size.trim_end_matches("px").parse().ok()).unwrap_or(16.0)
}
