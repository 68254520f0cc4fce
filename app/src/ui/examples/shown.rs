//! What is only looked at or pressed: colours, text, buttons, lists, states.

use leptos::prelude::*;

use super::example;
use crate::ui::{
    button::{Button, Emphasis},
    card::LinkCard,
    chip::{Chip, State},
    disclosure::Disclosure,
    emergency_banner::EmergencyBanner,
    icon::{Icon, IconName},
    list::{LinkRow, List},
    notice::{Notice, Weight},
    page::Room,
    print_button::PrintButton,
    progress::Progress,
    qr::Qr,
    speak_button::SpeakButton,
    step_list::StepList,
    table::{Column, Table},
};

/// All of them.
pub(super) fn examples() -> AnyView {
    [
        ("文字", text()),
        ("ボタン", buttons()),
        ("状態の札（chip）", chips()),
        ("お知らせ（notice）", notices()),
        ("緊急の帯（emergency banner）", emergency()),
        ("カード", cards()),
        ("とびら（tile）", tiles()),
        ("一覧（list）", list()),
        ("表（table）", table()),
        ("すすみぐあい（progress）", progress()),
        ("手順（step list）", steps()),
        ("くわしく（disclosure）", disclosure()),
        ("QRコード", qr()),
    ]
    .map(|(name, shown)| example(name, shown))
    .collect_view()
    .into_any()
}

fn text() -> AnyView {
    view! {
        <p class="amount">"99,999,999,999"<small>"円"</small></p>
        <p>
            <ruby>"避難所"<rp>"（"</rp><rt>"ひなんじょ"</rt><rp>"）"</rp></ruby>
            "は"
            <ruby>"学校"<rp>"（"</rp><rt>"がっこう"</rt><rp>"）"</rp></ruby>
            "などにひらきます。くわしくは"
            <a href="/emergency/" rel="external">"もしものときのページ"</a>
            "を見てください。"
            <mark>"さがした言葉"</mark>
        </p>
        <p class="mute">"小さい説明の文です。"</p>
        <h3>"第三の見出し"</h3>
        <dl class="facts">
            <div>
                <dt>"納期限"</dt>
                <dd>"11月30日（月）"</dd>
            </div>
            <div>
                <dt>"この納付書で払える日"</dt>
                <dd>"2027年4月30日まで"</dd>
            </div>
        </dl>
    }
    .into_any()
}

fn buttons() -> AnyView {
    let busy = RwSignal::new(true);
    view! {
        <Button on_press=|| {} emphasis=Emphasis::Main>"支払い方をえらぶ"</Button>
        <Button on_press=|| {}>"あとで払う"</Button>
        <Button on_press=|| {} emphasis=Emphasis::Danger>"この納付書を消す"</Button>
        <Button on_press=|| {} emphasis=Emphasis::Main busy=busy>"送っています"</Button>
        <button type="button" class="button" disabled>"いまは使えません"</button>
        <SpeakButton text="これは読み上げの見本です。"/>
        <PrintButton/>
    }
    .into_any()
}

fn chips() -> AnyView {
    view! {
        <Chip state=State::Good word="オフライン準備完了"/>
        <Chip state=State::Warning word="納期限まで あと8日"/>
        <Chip state=State::Wrong word="納期限が過ぎています"/>
        <Chip state=State::Plain word="見本"/>
        <a class="chip chip-ok" href="/offline">
            <Icon name=IconName::Tick/>
            <span>"押せる札"</span>
        </a>
    }
    .into_any()
}

fn notices() -> AnyView {
    view! {
        <Notice weight=Weight::Information>
            <b>"同じ納付書のバーコードも読みました"</b>
            <p>"1件にまとめました。二重払いにはなりません。"</p>
        </Notice>
        <Notice weight=Weight::Success>
            <p>"この端末に保存しました。"</p>
        </Notice>
        <Notice weight=Weight::Warning>
            <p>"手引きが1年より古くなっています。"</p>
        </Notice>
        <Notice weight=Weight::Failure comes=true>
            <p>"写真にコードが見つかりませんでした。明るいところで、コード全体を入れてください。"</p>
            <Button on_press=|| {} emphasis=Emphasis::Main>"もう一度ためす"</Button>
        </Notice>
    }
    .into_any()
}

fn emergency() -> AnyView {
    view! {
        <EmergencyBanner title="大きな地震がありました" href="/shelter" action="最初の1時間にすること">
            <p>"まず身を守り、ゆれがおさまったら火を消してください。"</p>
        </EmergencyBanner>
    }
    .into_any()
}

fn cards() -> AnyView {
    view! {
        <div class="columns">
            <LinkCard
                href="/bills"
                room=Room::Bills
                from="納付"
                title="軽自動車税 12,300円"
                note="納期限まで あと8日（11月30日）"
            />
            <LinkCard
                href="/shelter/near"
                room=Room::Shelter
                from="避難所"
                title="いちばん近い避難所"
                note="桃園第二小学校　320m"
            />
            <section class="card">
                <h3>"持ち物"</h3>
                <p>"水、ラジオ、ライト、常備薬。"</p>
                <Button on_press=|| {}>"一覧をひらく"</Button>
            </section>
        </div>
    }
    .into_any()
}

fn tiles() -> AnyView {
    let tile = |(room, name, word, note): (&'static str, IconName, &'static str, &'static str)| {
        view! {
            <li>
                <a class=format!("tile {room}") href="/">
                    <Icon name/>
                    {word}
                    <small>{note}</small>
                </a>
            </li>
        }
    };
    let tiles = [
        ("room-shelter", IconName::Shelter, "避難所", "手引き・近い避難所・地図"),
        ("room-bills", IconName::Bill, "納付書を読む", "eL-QR・バーコード"),
        ("room-handbook", IconName::Book, "母子手帳", "はる・そう"),
        ("room-wallet", IconName::Keypad, "ナカペイ", "4,820ポイント"),
    ];
    view! { <ul class="tiles" role="list">{tiles.map(tile).collect_view()}</ul> }.into_any()
}

fn list() -> AnyView {
    view! {
        <List>
            <LinkRow href="/shelter/place/1" title="桃園第二小学校" note="中野3丁目" aside="320m"/>
            <LinkRow href="/shelter/place/2" title="中野区立総合体育館" note="新井3丁目" aside="1.2km"/>
            <LinkRow href="/shelter/places" title="すべての避難所"/>
        </List>
    }
    .into_any()
}

fn table() -> AnyView {
    let columns = vec![
        Column::words("避難所"),
        Column::words("ところ"),
        Column::figures("収容人数"),
        Column::words("洪水"),
        Column::words("電話"),
    ];
    let row = |texts: [&str; 5]| texts.map(str::to_owned).to_vec();
    let rows = vec![
        row(["桃園第二小学校", "中野3丁目", "1,240", "対象", "未公表"]),
        row(["総合体育館", "新井3丁目", "未公表", "対象", "未公表"]),
    ];
    view! { <Table id="example-table" caption="避難所の収容人数" columns rows/> }.into_any()
}

fn progress() -> AnyView {
    view! {
        <Progress id="example-known" label="手引きを保存しています" done=Some(9) all=14/>
        <Progress id="example-unknown" label="写真を読んでいます" done=None all=1/>
    }
    .into_any()
}

fn steps() -> AnyView {
    let names = ["納付書を読む", "金額をたしかめる", "支払い方をえらぶ", "控えを受けとる"];
    let steps = names.map(str::to_owned).to_vec();
    view! { <StepList steps now=2_usize/> }.into_any()
}

fn disclosure() -> AnyView {
    view! {
        <Disclosure summary="eL-QRとは">
            <p>"納付書に印刷されている、地方税の二次元コードです。"</p>
        </Disclosure>
        <Disclosure summary="はじめから開いているもの" open=true>
            <p>"中の文です。"</p>
        </Disclosure>
    }
    .into_any()
}

fn qr() -> AnyView {
    view! {
        <Qr text="https://localhost:8080/shelter" alternative="避難所のページをひらくQRコード"/>
        <p><a href="/shelter">"避難所のページ"</a></p>
    }
    .into_any()
}
