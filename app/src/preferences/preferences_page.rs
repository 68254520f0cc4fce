//! `/preferences`: language, size, colours, readings, movement. Each choice is kept at once.

use leptos::prelude::*;
use nakano_shared::kernel::language::Language;

use super::{Chosen, Motion, TEXT_PERCENTS, Theme};
use crate::{
    home::{choose_language, own_name},
    i18n::{self, Key, keys, tr, tr_with},
    ui::{
        announcer::Announce,
        checkbox::Checkbox,
        field::Choice,
        page::{Page, Room},
        radio::RadioGroup,
    },
};

/// The settings.
#[component]
pub(crate) fn PreferencesPage() -> impl IntoView {
    view! {
        <Page title=tr(keys::PREFERENCES_TITLE).to_owned() room=Room::Common back="/">
            <LanguageChoice/>
            <SizeChoice/>
            <ThemeChoice/>
            <Switches/>
            <p><a class="button" href="/offline">{tr(keys::PREFERENCES_OFFLINE)}</a></p>
            <p><a class="button" href="/auth">{tr(keys::PREFERENCES_ACCOUNT)}</a></p>
            <About/>
        </Page>
    }
}

#[component]
fn LanguageChoice() -> impl IntoView {
    let (chosen, announce) = (Chosen::expect(), Announce::expect());
    let choose = move |code: String| {
        if let Some(language) = Language::from_code(&code) {
            choose_language(chosen, announce, language);
        }
    };
    let choices = Language::ALL.map(|language| Choice::new(language.code(), own_name(language)));
    view! {
        <RadioGroup
            id="preferences-language"
            label=tr(keys::PREFERENCES_LANGUAGE)
            choices=choices.into()
            value=Signal::stored(i18n::language().code().to_owned())
            on_change=choose
        />
    }
}

#[component]
fn SizeChoice() -> impl IntoView {
    let chosen = Chosen::expect();
    let choose = move |percent: String| {
        if let Ok(percent) = percent.parse() {
            chosen.change(|preferences| preferences.text = percent);
        }
    };
    let choices = TEXT_PERCENTS.map(|percent| {
        let percent = percent.to_string();
        let label = tr_with(keys::PREFERENCES_PERCENT, &[("percent", &percent)]);
        Choice::new(percent, label)
    });
    view! {
        <RadioGroup
            id="preferences-text"
            label=tr(keys::PREFERENCES_TEXT)
            choices=choices.into()
            value=Signal::derive(move || chosen.get().text.to_string())
            on_change=choose
        />
    }
}

#[component]
fn ThemeChoice() -> impl IntoView {
    let chosen = Chosen::expect();
    let choose = move |code: String| {
        if let Some(theme) = Theme::ALL.into_iter().find(|theme| theme.code() == code) {
            chosen.change(|preferences| preferences.theme = theme);
        }
    };
    let choices = Theme::ALL.map(|theme| Choice::new(theme.code(), tr(theme_name(theme))));
    view! {
        <RadioGroup
            id="preferences-theme"
            label=tr(keys::PREFERENCES_THEME)
            choices=choices.into()
            value=Signal::derive(move || chosen.get().theme.code().to_owned())
            on_change=choose
        />
    }
}

const fn theme_name(theme: Theme) -> Key {
    match theme {
        Theme::Auto => keys::PREFERENCES_THEME_AUTO,
        Theme::Light => keys::PREFERENCES_THEME_LIGHT,
        Theme::Dark => keys::PREFERENCES_THEME_DARK,
        Theme::Contrast => keys::PREFERENCES_THEME_CONTRAST,
    }
}

#[component]
fn Switches() -> impl IntoView {
    let chosen = Chosen::expect();
    let reduce = move |on: bool| {
        let motion = if on { Motion::Reduced } else { Motion::Auto };
        chosen.change(|preferences| preferences.motion = motion);
    };
    view! {
        <Checkbox
            id="preferences-furigana"
            label=tr(keys::PREFERENCES_FURIGANA)
            checked=Signal::derive(move || chosen.get().furigana)
            on_change=move |on| chosen.change(|preferences| preferences.furigana = on)
        />
        <Checkbox
            id="preferences-motion"
            label=tr(keys::PREFERENCES_MOTION)
            checked=Signal::derive(move || chosen.get().motion == Motion::Reduced)
            on_change=reduce
        />
    }
}

#[component]
fn About() -> impl IntoView {
    view! {
        <section class="card">
            <h2>{tr(keys::PREFERENCES_ABOUT)}</h2>
            <p>{tr(keys::PREFERENCES_ABOUT_TEXT)}</p>
            <h3>{tr(keys::PREFERENCES_LICENCE)}</h3>
            <ul lang="ja">
                <li>"「指定緊急避難場所・指定避難所データ」（国土地理院）を加工して作成"</li>
                <li>"「平成27年国勢調査 小地域（町丁・字等別）境界データ」（総務省統計局, e-Stat）を加工して作成"</li>
                <li lang="en">"Railway geometry: Mini Tokyo 3D (MIT)"</li>
                <li>"デジタル庁デザインシステム デザイントークン（MIT）"</li>
            </ul>
        </section>
    }
}
