//! What comes over the page or changes it: tabs, dialog, the short note.

use leptos::prelude::*;

use super::example;
use crate::ui::{
    announcer::Announce,
    button::{Button, Emphasis},
    dialog::Dialog,
    tabs::{Tab, Tabs},
};

/// All of them.
pub(super) fn examples() -> AnyView {
    [("たな（tabs）", tabs()), ("たずねる（dialog）", dialog()), ("ひとこと（toast）", toast())]
        .map(|(name, shown)| example(name, shown))
        .collect_view()
        .into_any()
}

fn tabs() -> AnyView {
    let tabs = vec![
        Tab::new("一覧", view! { <p>"62か所の避難所を町の順にならべます。"</p> }.into_any()),
        Tab::new("地図", view! { <p>"地図で見ます。"</p> }.into_any()),
        Tab::new("町から", view! { <p>"町をえらぶと近い順にならべます。"</p> }.into_any()),
    ];
    view! { <Tabs id="example-tabs" label="避難所の見方" tabs/> }.into_any()
}

fn dialog() -> AnyView {
    let open = RwSignal::new(false);
    let announce = Announce::expect();
    let erase = move || {
        open.set(false);
        announce.say("納付書を消しました");
    };
    view! {
        <Button on_press=move || open.set(true) emphasis=Emphasis::Danger>"この納付書を消す"</Button>
        <Dialog
            id="example-dialog"
            title="この納付書を消しますか"
            open=open
            on_close=move |()| open.set(false)
        >
            <p>"この端末から消えます。もう一度読めば、また入ります。"</p>
            <div class="dialog-actions">
                <Button on_press=move || open.set(false)>"やめる"</Button>
                <Button on_press=erase emphasis=Emphasis::Danger>"消す"</Button>
            </div>
        </Dialog>
    }
    .into_any()
}

fn toast() -> AnyView {
    let announce = Announce::expect();
    let say = move || announce.say("この端末に保存しました");
    view! { <Button on_press=say>"保存する"</Button> }.into_any()
}
