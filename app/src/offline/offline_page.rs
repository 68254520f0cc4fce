//! The page behind the offline mark, and the first page a new person is led to.

use leptos::prelude::*;

use super::{
    Offline,
    erase_card::EraseCard,
    export_card::ExportCard,
    install_guide::InstallGuide,
    mark::Mark,
    mark_view::{advice, line},
    storage_card::StorageCard,
    update_notice::UpdateNotice,
};
use crate::{
    content::Content,
    i18n::{keys, tr, tr_with},
    ui::{
        button::{Button, Emphasis},
        loaded::why,
        page::{Page, Room},
    },
};

/// `/offline`: is the device ready, what does it hold, how does one install.
#[component]
pub(crate) fn OfflinePage() -> impl IntoView {
    view! {
        <Page title=tr(keys::OFFLINE_TITLE).to_owned() room=Room::Common back="/">
            <UpdateNotice/>
            <Readiness/>
            <InstallGuide/>
            <StorageCard/>
            <section class="card">
                <h2>{tr(keys::OFFLINE_TEST_TITLE)}</h2>
                <p>{tr(keys::OFFLINE_TEST)}</p>
            </section>
            <ExportCard/>
            <EraseCard/>
        </Page>
    }
}

#[component]
fn Readiness() -> impl IntoView {
    let offline = Offline::expect();
    let content = Content::expect();
    let busy = Signal::derive(move || content.state().busy);
    let again = move || {
        leptos::task::spawn_local(async move {
            content.refresh().await;
            offline.count().await;
        });
    };
    view! {
        <section class="card" role="status">
            {move || {
                let mark = offline.mark();
                let edition = match &mark {
                    Mark::Ready(edition) | Mark::Stale(edition) => Some(tr_with(
                        keys::OFFLINE_EDITION,
                        &[("version", &edition.version), ("date", &edition.date.to_string())],
                    )),
                    _ => None,
                };
                view! {
                    <h2>{line(&mark)}</h2>
                    {edition.map(|edition| view! { <p>{edition}</p> })}
                    <p>{tr(advice(&mark))}</p>
                }
            }}
            {move || content.state().refusal.map(|refusal| view! { <p>{tr(why(&refusal))}</p> })}
        </section>
        <Button on_press=again emphasis=Emphasis::Main busy>{tr(keys::OFFLINE_CHECK_AGAIN)}</Button>
    }
}
