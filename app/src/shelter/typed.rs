//! Text a person types that also stands in the address, so that back, forward and a link work.
//!
//! The address follows the typing after a pause and replaces itself: one visit of a page is one
//! step of the history, however much was typed.

use std::time::Duration;

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};

use super::address::parameter;

/// Pause in typing after which the address follows. Safari refuses more than 100 changes of the
/// address in 30 seconds.
const PAUSE: Duration = Duration::from_millis(400);

/// The text of the parameter `name` of the address, to be typed into.
pub(super) fn typed_in_address(name: &'static str) -> RwSignal<String> {
    let in_address = parameter(name);
    let typed = RwSignal::new(in_address.get_untracked());
    let written = StoredValue::new(in_address.get_untracked());
    Effect::new(move |_| {
        let now = in_address.get();
        if written.with_value(|written| *written != now) {
            written.set_value(now.clone());
            typed.set(now);
        }
    });
    let write = writer(name);
    let pending = StoredValue::new(None::<TimeoutHandle>);
    let cancel = move || {
        if let Some(timer) = pending.try_update_value(Option::take).flatten() {
            timer.clear();
        }
    };
    Effect::new(move |_| {
        let text = typed.get();
        cancel();
        if text == in_address.get_untracked() {
            return;
        }
        let write = write.clone();
        let follow = move || {
            write(&text);
            written.set_value(in_address.get_untracked());
        };
        pending.set_value(set_timeout_with_handle(follow, PAUSE).ok());
    });
    on_cleanup(cancel);
    typed
}

/// Puts a text into the parameter `name` of the present address.
fn writer(name: &'static str) -> impl Fn(&str) + Clone {
    let location = use_location();
    let navigate = use_navigate();
    move |text| {
        let mut query = location.query.get_untracked();
        if text.is_empty() {
            query.remove(name);
        } else {
            query.replace(name, text.to_owned());
        }
        let path = location.pathname.get_untracked();
        let options = NavigateOptions { replace: true, scroll: false, ..Default::default() };
        navigate(&format!("{path}{}", query.to_query_string()), options);
    }
}
