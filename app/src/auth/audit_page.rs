//! `/auth/audit`: who did what to the person's data.

use leptos::prelude::*;
use nakano_shared::auth::{
    NoticeKind, Role,
    api::{AuditLog, AuditRow},
};

use super::{fetched::fetched, notices_page::happening};
use crate::{
    i18n::{Key, format, keys, tr},
    platform::clock,
    ui::page::{Page, Room},
};

/// The log.
#[component]
pub(super) fn AuditPage() -> impl IntoView {
    view! {
        <Page title=tr(keys::AUTH_AUDIT).to_owned() room=Room::Common back="/auth">
            <p>{tr(keys::AUTH_AUDIT_TEXT)}</p>
            {fetched("/api/auth/audit", |log: AuditLog, _| view! { <Lines log/> }.into_any())}
        </Page>
    }
}

#[component]
fn Lines(log: AuditLog) -> impl IntoView {
    if log.lines.is_empty() {
        return view! { <p class="notice">{tr(keys::AUTH_AUDIT_EMPTY)}</p> }.into_any();
    }
    let items = log.lines.into_iter().map(|line| view! { <Line line/> });
    view! { <ul class="stack auth-items" role="list">{items.collect_view()}</ul> }.into_any()
}

#[component]
fn Line(line: AuditRow) -> impl IntoView {
    let today = clock::today();
    let who = tr(if line.own { keys::AUTH_AUDIT_SELF } else { role(&line.role) });
    view! {
        <li class="card">
            <h2>{deed(&line.deed)}</h2>
            <p class="mute">{format::moment(line.at_ms, today)} "　" {who}</p>
        </li>
    }
}

/// What was done; a deed of a newer server is shown by its own word rather than left out.
fn deed(deed: &str) -> String {
    let kind = deed.strip_prefix("auth.").and_then(NoticeKind::of_word);
    kind.map_or_else(|| deed.to_owned(), |kind| tr(happening(kind)).to_owned())
}

fn role(word: &str) -> Key {
    match Role::of_word(word) {
        Some(Role::Resident) | None => keys::AUTH_ROLE_OTHER,
        Some(Role::ShopClerk | Role::ShopOwner) => keys::AUTH_ROLE_SHOP,
        Some(Role::ShelterStaff | Role::Checker) => keys::AUTH_ROLE_SHELTER,
        Some(Role::Provider) => keys::AUTH_ROLE_PROVIDER,
        Some(Role::CounterClerk | Role::WardSection | Role::Administrator) => keys::AUTH_ROLE_WARD,
    }
}
