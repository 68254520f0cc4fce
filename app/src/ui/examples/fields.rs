//! What is filled in: every field empty, filled, and in error, and the summary above them.

use leptos::prelude::*;
use nakano_shared::kernel::date::Date;

use super::example;
use crate::{
    i18n::tr,
    ui::{
        button::{Button, Emphasis},
        checkbox::Checkbox,
        date_field::{DateField, DateTyped},
        error_summary::{ErrorSummary, Problem},
        field::Choice,
        radio::RadioGroup,
        select::Select,
        text_field::{TextField, TextKind},
    },
};

/// All of them.
pub(super) fn examples() -> AnyView {
    [
        ("文字の欄（text field）", text_fields()),
        ("選ぶ欄（select）", selects()),
        ("ひとつを選ぶ（radio）", radios()),
        ("はい・いいえ（checkbox）", checkboxes()),
        ("日付の欄（date field）", dates()),
        ("まちがいのまとめ（error summary）", summary()),
    ]
    .map(|(name, shown)| example(name, shown))
    .collect_view()
    .into_any()
}

fn text_fields() -> AnyView {
    let number = RwSignal::new(String::new());
    let town = RwSignal::new("中野".to_owned());
    let wrong = RwSignal::new("1311-40".to_owned());
    let search = RwSignal::new(String::new());
    view! {
        <TextField
            id="example-number"
            label="納付書の番号"
            hint="左上の34けた。ハイフンはあってもなくてもかまいません"
            kind=TextKind::Digits
            required=true
            value=number
            on_change=move |text| number.set(text)
        />
        <TextField id="example-town" label="町の名前" value=town on_change=move |text| town.set(text)/>
        <TextField
            id="example-wrong"
            label="全国地方公共団体コード"
            kind=TextKind::Digits
            value=wrong
            error=Some("6けたの数字で入れてください。".to_owned())
            on_change=move |text| wrong.set(text)
        />
        <TextField
            id="example-search"
            label="さがす"
            kind=TextKind::Search
            value=search
            on_change=move |text| search.set(text)
        />
    }
    .into_any()
}

fn towns() -> Vec<Choice> {
    vec![
        Choice::new("", "えらんでください"),
        Choice::new("nakano", "中野"),
        Choice::new("arai", "新井"),
        Choice::new("numabukuro", "沼袋"),
    ]
}

fn selects() -> AnyView {
    let town = RwSignal::new("arai".to_owned());
    let none = RwSignal::new(String::new());
    view! {
        <Select
            id="example-select"
            label="お住まいの町"
            choices=towns()
            value=town
            on_change=move |value| town.set(value)
        />
        <Select
            id="example-select-wrong"
            label="お住まいの町"
            hint="避難所を近い順にならべます"
            required=true
            choices=towns()
            value=none
            error=Some("町をえらんでください。".to_owned())
            on_change=move |value| none.set(value)
        />
    }
    .into_any()
}

fn radios() -> AnyView {
    let theme = RwSignal::new("auto".to_owned());
    let none = RwSignal::new(String::new());
    let themes = vec![
        Choice {
            note: Some("スマートフォンの設定にあわせます".to_owned()),
            ..Choice::new("auto", "おまかせ")
        },
        Choice::new("light", "明るい"),
        Choice::new("dark", "暗い"),
    ];
    view! {
        <RadioGroup
            id="example-theme"
            label="画面の色"
            choices=themes
            value=theme
            on_change=move |value| theme.set(value)
        />
        <RadioGroup
            id="example-radio-wrong"
            label="だれの納付書ですか"
            required=true
            choices=vec![Choice::new("me", "わたし"), Choice::new("family", "家族")]
            value=none
            error=Some("どちらかをえらんでください。".to_owned())
            on_change=move |value| none.set(value)
        />
    }
    .into_any()
}

fn checkboxes() -> AnyView {
    let ruby = RwSignal::new(true);
    let agreed = RwSignal::new(false);
    view! {
        <Checkbox
            id="example-ruby"
            label="漢字にふりがなを付ける"
            note="避難所の手引きに出ます"
            checked=ruby
            on_change=move |on| ruby.set(on)
        />
        <Checkbox
            id="example-agreed"
            label="内容をたしかめました"
            checked=agreed
            error=Some("たしかめてから印を付けてください。".to_owned())
            on_change=move |on| agreed.set(on)
        />
    }
    .into_any()
}

fn dates() -> AnyView {
    let typed = RwSignal::new(DateTyped::default());
    let known = RwSignal::new(Date::new(2026, 11, 30).map(DateTyped::of).unwrap_or_default());
    let wrong = DateTyped { year: "8".to_owned(), month: "6".to_owned(), day: "31".to_owned() };
    let wrong = RwSignal::new(wrong);
    let error = Signal::derive(move || {
        wrong.with(DateTyped::read).err().map(|problem| tr(problem.sentence()).to_owned())
    });
    view! {
        <DateField
            id="example-date"
            label="納期限"
            hint="納付書の右上にあります"
            value=typed
            on_change=move |date| typed.set(date)
        />
        <DateField
            id="example-date-known"
            label="支払った日"
            value=known
            on_change=move |date| known.set(date)
        />
        <DateField
            id="example-date-wrong"
            label="生年月日"
            required=true
            value=wrong
            error=error
            on_change=move |date| wrong.set(date)
        />
    }
    .into_any()
}

fn summary() -> AnyView {
    let problems = RwSignal::new(Vec::new());
    let show = move || {
        problems.set(vec![
            Problem {
                field: "example-wrong",
                sentence: "全国地方公共団体コードは6けたの数字で入れてください。".to_owned(),
            },
            Problem {
                field: "example-date-wrong",
                sentence: "生年月日の年は西暦の4けたで入れてください。".to_owned(),
            },
        ]);
    };
    view! {
        <ErrorSummary problems=problems/>
        <Button on_press=show emphasis=Emphasis::Main>"送ってみる"</Button>
    }
    .into_any()
}
