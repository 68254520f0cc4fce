//! Texts of the screens: one constant a key, made by `build.rs` from `locales/`.
//!
//! A language's texts are one file, loaded whole. Changing the language mounts the app anew, so a
//! text is looked up once and is not a signal.

use std::cell::Cell;

use nakano_shared::kernel::language::Language;

/// A text of the screens; the constants of [`keys`] are its only values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Key(u16);

/// All keys. Unused ones fail the build, as any unused constant does.
pub(crate) mod keys {
    use super::Key;
    include!(concat!(env!("OUT_DIR"), "/keys.rs"));
}

thread_local! {
    static TEXTS: Cell<&'static [String]> = const { Cell::new(&[]) };
    static LANGUAGE: Cell<Language> = const { Cell::new(Language::Ja) };
}

/// Why a locale file is not used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NotThisRelease;

/// Makes the texts of `file`, a locale file of this release, the texts of the app.
pub(crate) fn use_locale(language: Language, file: &str) -> Result<(), NotThisRelease> {
    let mut texts: Vec<String> = serde_json::from_str(file).map_err(|_| NotThisRelease)?;
    if texts.first().map(String::as_str) != Some(keys::FINGERPRINT) {
        return Err(NotThisRelease);
    }
    texts.remove(0);
    // Leaked on purpose: at most a few language changes a visit, about 20 KB each.
    TEXTS.set(texts.leak());
    LANGUAGE.set(language);
    Ok(())
}

/// The language the texts are in.
pub(crate) fn language() -> Language {
    LANGUAGE.get()
}

/// The text of a key.
pub(crate) fn tr(key: Key) -> &'static str {
    TEXTS.get().get(usize::from(key.0)).map_or("", String::as_str)
}

/// The text of a key with `{name}` places filled.
pub(crate) fn tr_with(key: Key, places: &[(&str, &str)]) -> String {
    let mut text = tr(key).to_owned();
    for (name, value) in places {
        text = text.replace(&format!("{{{name}}}"), value);
    }
    text
}

pub(crate) mod format;
