//! The languages in which every screen and every manual card exists.

use serde::{Deserialize, Serialize};

/// A language a resident can choose; やさしい日本語 has sentences of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Language {
    /// 日本語
    #[default]
    Ja,
    /// やさしい日本語
    JaEasy,
    /// English
    En,
}

impl Language {
    /// All languages in the order the language menu shows them.
    pub const ALL: [Self; 3] = [Self::Ja, Self::JaEasy, Self::En];

    /// Name used in file names and in the device's settings: `ja`, `ja-easy`, `en`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::JaEasy => "ja-easy",
            Self::En => "en",
        }
    }

    /// Value of the HTML `lang` attribute. やさしい日本語 is Japanese to a screen reader.
    pub const fn html_lang(self) -> &'static str {
        match self {
            Self::Ja | Self::JaEasy => "ja",
            Self::En => "en",
        }
    }

    /// The language with this [`code`](Self::code).
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }
}

/// One text of published content in all languages. `ja` and `easy` carry readings as ruby markup
/// (see [`super::ruby`]); `en` is plain.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Localized {
    /// 日本語 with ruby markup.
    pub ja: String,
    /// やさしい日本語 with ruby markup.
    pub easy: String,
    /// English.
    pub en: String,
}

impl Localized {
    /// The text in `language`, with its markup.
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Ja => &self.ja,
            Language::JaEasy => &self.easy,
            Language::En => &self.en,
        }
    }
}
