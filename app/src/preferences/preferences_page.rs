//! `/preferences`: language, size, colours, readings, movement. Each choice is kept at once.

use leptos::prelude::*;
use nakano_shared::kernel::language::Language;

use super::{Chosen, Motion, TEXT_PERCENTS, Theme};
use crate::{
    home::{choose_language, own_name},
    i18n::{self, Key, keys, tr, tr_with},
    ui::{
        announcer::Announce,
        page::{Page, Room},
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
        </Page>
    }
}

#[component]
fn LanguageChoice() -> impl IntoView {
    let (chosen, announce) = (Chosen::expect(), Announce::expect());
    let options = Language::ALL.map(|language| Choice {
        label: own_name(language).to_owned(),
        lang: Some(language.html_lang()),
        checked: Signal::stored(i18n::language() == language),
        choose: Callback::new(move |()| choose_language(chosen, announce, language)),
    });
    view! { <Choices name="language" legend=keys::PREFERENCES_LANGUAGE options=options.into()/> }
}

#[component]
fn SizeChoice() -> impl IntoView {
    let chosen = Chosen::expect();
    let options = TEXT_PERCENTS.map(|percent| Choice {
        label: tr_with(keys::PREFERENCES_PERCENT, &[("percent", &percent.to_string())]),
        lang: None,
        checked: Signal::derive(move || chosen.get().text == percent),
        choose: Callback::new(move |()| chosen.change(|preferences| preferences.text = percent)),
    });
    view! { <Choices name="text" legend=keys::PREFERENCES_TEXT options=options.into()/> }
}

#[component]
fn ThemeChoice() -> impl IntoView {
    let chosen = Chosen::expect();
    let options = Theme::ALL.map(|theme| Choice {
        label: tr(theme_name(theme)).to_owned(),
        lang: None,
        checked: Signal::derive(move || chosen.get().theme == theme),
        choose: Callback::new(move |()| chosen.change(|preferences| preferences.theme = theme)),
    });
    view! { <Choices name="theme" legend=keys::PREFERENCES_THEME options=options.into()/> }
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
    view! {
        <p>
            <label class="choice">
                <input
                    type="checkbox"
                    prop:checked=move || chosen.get().furigana
                    on:change=move |event| {
                        let on = event_target_checked(&event);
                        chosen.change(|preferences| preferences.furigana = on);
                    }
                />
                <span>{tr(keys::PREFERENCES_FURIGANA)}</span>
            </label>
        </p>
        <p>
            <label class="choice">
                <input
                    type="checkbox"
                    prop:checked=move || chosen.get().motion == Motion::Reduced
                    on:change=move |event| {
                        let on = event_target_checked(&event);
                        let motion = if on { Motion::Reduced } else { Motion::Auto };
                        chosen.change(|preferences| preferences.motion = motion);
                    }
                />
                <span>{tr(keys::PREFERENCES_MOTION)}</span>
            </label>
        </p>
    }
}

struct Choice {
    label: String,
    lang: Option<&'static str>,
    checked: Signal<bool>,
    choose: Callback<()>,
}

#[component]
fn Choices(name: &'static str, legend: Key, options: Vec<Choice>) -> impl IntoView {
    let option = |option: Choice| {
        view! {
            <label class="choice" lang=option.lang>
                <input
                    type="radio"
                    name=name
                    prop:checked=option.checked
                    on:change=move |_| option.choose.run(())
                />
                <span>{option.label}</span>
            </label>
        }
    };
    view! {
        <fieldset class="choices">
            <legend>{tr(legend)}</legend>
            {options.into_iter().map(option).collect_view()}
        </fieldset>
    }
}
