//! How to put the app on the home screen: the browser's prompt where it has one, pictures on iOS.

use leptos::prelude::*;

use super::Offline;
use crate::{
    i18n::{keys, tr},
    platform::{page, release},
    ui::button::{Button, Emphasis},
};

/// The guide that fits this device.
#[component]
pub(super) fn InstallGuide() -> impl IntoView {
    let offline = Offline::expect();
    view! {
        <section class="card">
            <h2>{tr(keys::OFFLINE_INSTALL_TITLE)}</h2>
            {move || {
                if page::is_installed() {
                    view! { <p>{tr(keys::OFFLINE_INSTALLED)}</p> }.into_any()
                } else if offline.installable.get() {
                    view! { <Prompt/> }.into_any()
                } else if page::is_ios() {
                    view! { <IosSteps/> }.into_any()
                } else {
                    view! { <p>{tr(keys::OFFLINE_INSTALL_MENU)}</p> }.into_any()
                }
            }}
        </section>
    }
}

#[component]
fn Prompt() -> impl IntoView {
    let offline = Offline::expect();
    let install = move || {
        leptos::task::spawn_local(async move {
            release::install().await;
            offline.installable.set(release::is_installable());
        });
    };
    view! {
        <p>{tr(keys::OFFLINE_INSTALL_WHY)}</p>
        <Button on_press=install emphasis=Emphasis::Main>{tr(keys::OFFLINE_INSTALL_BUTTON)}</Button>
    }
}

#[component]
fn IosSteps() -> impl IntoView {
    view! {
        <p>{tr(keys::OFFLINE_INSTALL_WHY)}</p>
        <ol class="offline-steps">
            <li>
                <svg viewBox="0 0 120 72" aria-hidden="true">
                    <rect x="2" y="2" width="116" height="68" rx="8"/>
                    <path d="M60 44V16M50 25l10-10 10 10M44 34h-6v26h44V34h-6"/>
                </svg>
                <span>{tr(keys::OFFLINE_IOS_SHARE)}</span>
            </li>
            <li>
                <svg viewBox="0 0 120 72" aria-hidden="true">
                    <rect x="2" y="2" width="116" height="68" rx="8"/>
                    <path d="M14 36h58M86 24h22v22H86zM97 29v12M91 35h12"/>
                </svg>
                <span>{tr(keys::OFFLINE_IOS_ADD)}</span>
            </li>
            <li>
                <svg viewBox="0 0 120 72" aria-hidden="true">
                    <rect x="2" y="2" width="116" height="68" rx="8"/>
                    <rect x="46" y="16" width="28" height="28" rx="7"/>
                    <path d="M48 56h24"/>
                </svg>
                <span>{tr(keys::OFFLINE_IOS_OPEN)}</span>
            </li>
        </ol>
    }
}
