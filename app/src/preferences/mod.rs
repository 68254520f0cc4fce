//! How the person wants to read: language, size, contrast, motion, readings over kanji.
//!
//! Kept on this device only. `boot.js` reads the same record before the program is there, so that
//! the first paint is already right.

mod preferences_page;

use leptos::prelude::*;
use nakano_shared::kernel::language::Language;
use serde::{Deserialize, Serialize};

pub(crate) use preferences_page::PreferencesPage;

use crate::platform::{device_settings, page};

/// Name of the record in the device's settings; `boot.js` knows it too.
pub(crate) const RECORD: &str = "nakano.preferences";

/// Text sizes offered, in percent of the browser's own.
pub(crate) const TEXT_PERCENTS: [u16; 5] = [100, 125, 150, 175, 200];

/// What the person has chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Preferences {
    /// Language of texts and content.
    pub(crate) language: Language,
    /// Text size, one of [`TEXT_PERCENTS`].
    pub(crate) text: u16,
    /// Colours.
    pub(crate) theme: Theme,
    /// Movement on the screen.
    pub(crate) motion: Motion,
    /// Readings over kanji in the shelter manual.
    pub(crate) furigana: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            language: Language::Ja,
            text: 100,
            theme: Theme::Auto,
            motion: Motion::Auto,
            furigana: true,
        }
    }
}

/// Colours of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Theme {
    /// As the device is set.
    Auto,
    /// Ink on white.
    Light,
    /// White on ink.
    Dark,
    /// Black, white, yellow: the strongest difference.
    Contrast,
}

impl Theme {
    /// All themes in the order they are offered.
    pub(crate) const ALL: [Self; 4] = [Self::Auto, Self::Light, Self::Dark, Self::Contrast];

    /// Value of `data-theme` on `<html>`.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }
}

/// Movement on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Motion {
    /// As the device is set.
    Auto,
    /// None.
    Reduced,
}

impl Preferences {
    /// What was kept; an unreadable record is the default.
    pub(crate) fn load() -> Self {
        device_settings::read(RECORD)
            .and_then(|record| serde_json::from_str(&record).ok())
            .unwrap_or_default()
    }

    fn keep(self) {
        if let Ok(record) = serde_json::to_string(&self) {
            // A browser that keeps nothing still shows the choice until it is closed.
            device_settings::write(RECORD, &record);
        }
    }

    fn apply(self) {
        page::set_root_attribute("lang", self.language.html_lang());
        page::set_root_attribute("data-theme", self.theme.code());
        page::set_root_attribute("data-text", &self.text.to_string());
        let motion = if self.motion == Motion::Reduced { "reduced" } else { "auto" };
        page::set_root_attribute("data-motion", motion);
    }
}

/// The preferences as the app's one context of them.
#[derive(Clone, Copy)]
pub(crate) struct Chosen(RwSignal<Preferences>);

impl Chosen {
    /// Starts from what was kept.
    pub(crate) fn provide() -> Self {
        let chosen = Self(RwSignal::new(Preferences::load()));
        provide_context(chosen);
        chosen
    }

    /// From the context.
    pub(crate) fn expect() -> Self {
        expect_context()
    }

    /// The preferences now, followed by the view that asks.
    pub(crate) fn get(self) -> Preferences {
        self.0.get()
    }

    /// Changes, keeps and applies a preference.
    pub(crate) fn change(self, change: impl FnOnce(&mut Preferences)) {
        self.0.update(change);
        let now = self.0.get_untracked();
        now.keep();
        now.apply();
    }
}
