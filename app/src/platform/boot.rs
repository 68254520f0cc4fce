//! What `boot.js` has started before the program was there.

use wasm_bindgen::JsValue;

use super::js;
use nakano_shared::kernel::language::Language;

fn boot() -> JsValue {
    js::get(&js_sys::global(), "nakanoBoot")
}

/// The texts of the language the page was opened in, as the JSON array of the locale file.
pub(crate) async fn first_locale() -> Option<String> {
    js::settled(js::get(&boot(), "locale")).await.ok()?.as_string()
}

/// Fetches the texts of another language; `None` when they cannot be had now.
pub(crate) async fn locale(language: Language) -> Option<String> {
    let url = js::text(&js::get(&boot(), "locales"), language.code())?;
    let answer = super::content_cache::fetch(&url).await.ok()?;
    String::from_utf8(answer).ok()
}

/// Addresses of the scanner's worker and of its program.
pub(crate) fn scanner_urls() -> Option<(String, String)> {
    Some((js::text(&boot(), "scanner")?, js::text(&boot(), "scannerWasm")?))
}

/// State and reason of the offline copy as `boot.js` last saw it.
pub(super) fn release() -> (String, String) {
    let release = js::get(&boot(), "release");
    let text = |name| js::text(&release, name).unwrap_or_default();
    (text("state"), text("reason"))
}

/// The browser's own install prompt, where it has offered one.
pub(super) fn install_prompt() -> Option<JsValue> {
    let prompt = js::get(&boot(), "installPrompt");
    (!prompt.is_null() && !prompt.is_undefined()).then_some(prompt)
}

/// A prompt may be shown once.
pub(super) fn forget_install_prompt() {
    js::set(&boot(), "installPrompt", &JsValue::NULL);
}
