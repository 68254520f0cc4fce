//! The camera's picture with its two switches, and what is said where there is no picture.

use leptos::prelude::*;

use super::{
    looking::Looking,
    watching::{CameraState, Watching},
};
use crate::{
    bills::failure_view,
    i18n::{Key, keys, tr},
    ui::{
        button::{Button, Emphasis},
        icon::{Icon, IconName},
    },
};

/// The panel.
#[component]
pub(super) fn CameraPanel() -> impl IntoView {
    let watching = Watching::new(Looking::expect());
    leptos::task::spawn_local(watching.start_if_allowed());
    let is_on = move || matches!(watching.state(), CameraState::On { .. });
    view! {
        <div class="bills-camera" class:bills-camera-on=is_on>
            <video
                node_ref=watching.video()
                aria-label=tr(keys::BILLS_CAMERA_PICTURE)
                hidden=move || !is_on()
                prop:muted=true
                autoplay
                playsinline
            ></video>
            {move || match watching.state() {
                CameraState::On { torch, zoom } => view! { <Switches watching torch zoom/> }.into_any(),
                other => view! { <Start watching state=other/> }.into_any(),
            }}
        </div>
    }
}

/// Before and after: the button, with the reason when there was a refusal.
#[component]
fn Start(watching: Watching, state: CameraState) -> impl IntoView {
    let said = match state {
        CameraState::Refused(refusal) => {
            let advice = failure_view::of_camera(refusal);
            view! { <p><b>{tr(advice.what)}</b></p><p>{tr(advice.then)}</p> }.into_any()
        }
        CameraState::Stopped => view! { <p>{tr(keys::BILLS_CAMERA_STOPPED)}</p> }.into_any(),
        CameraState::Asking => view! { <p>{tr(keys::BILLS_CAMERA_ASKING)}</p> }.into_any(),
        CameraState::Off | CameraState::On { .. } => {
            view! { <p>{tr(keys::BILLS_CAMERA_KEPT_NOWHERE)}</p> }.into_any()
        }
    };
    let busy = Signal::stored(state == CameraState::Asking);
    let start = move || leptos::task::spawn_local(watching.start());
    view! {
        <div class="bills-camera-start">
            <Icon name=IconName::Camera/>
            <div role="status">{said}</div>
            <Button on_press=start emphasis=Emphasis::Main busy>{tr(keys::BILLS_CAMERA_START)}</Button>
        </div>
    }
}

/// Torch and enlargement, where the camera has them.
#[component]
fn Switches(watching: Watching, torch: bool, zoom: bool) -> impl IntoView {
    let set_torch = move |on| watching.set_torch(on);
    let set_zoom = move |on| watching.set_zoom(on);
    view! {
        <div class="bills-switches">
            {torch.then(|| switch(keys::BILLS_CAMERA_TORCH, IconName::Torch, set_torch))}
            {zoom.then(|| switch(keys::BILLS_CAMERA_ZOOM, IconName::Search, set_zoom))}
        </div>
    }
}

/// A button that is on or off; it changes only when the device has done it.
fn switch<Done>(
    name: Key,
    icon: IconName,
    turn: impl Fn(bool) -> Done + Copy + 'static,
) -> impl IntoView
where
    Done: Future<Output = bool> + 'static,
{
    let on = RwSignal::new(false);
    let press = move |_| {
        let wanted = !on.get_untracked();
        leptos::task::spawn_local(async move {
            if turn(wanted).await {
                on.try_set(wanted);
            }
        });
    };
    view! {
        <button
            type="button"
            class="button"
            aria-pressed=move || on.get().to_string()
            on:click=press
        >
            <Icon name=icon/>
            {tr(name)}
        </button>
    }
}
