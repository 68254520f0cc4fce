//! Reading aloud with the device's own voices; works without a network on phones.

use std::cell::Cell;

use nakano_shared::kernel::language::Language;
use wasm_bindgen::{JsCast, prelude::Closure};

use super::js;

thread_local! {
    static SPOKEN: Cell<Option<web_sys::SpeechSynthesisUtterance>> = const { Cell::new(None) };
}

fn synthesis() -> Option<web_sys::SpeechSynthesis> {
    // Not in every browser, so the property is looked at before it is used.
    if js::get(&js::window(), "speechSynthesis").is_undefined() {
        return None;
    }
    js::window().speech_synthesis().ok()
}

fn voice_for(
    synthesis: &web_sys::SpeechSynthesis,
    language: Language,
) -> Option<web_sys::SpeechSynthesisVoice> {
    let voices = synthesis.get_voices();
    voices
        .iter()
        .map(web_sys::SpeechSynthesisVoice::from)
        .find(|voice| voice.lang().starts_with(language.html_lang()))
}

/// Whether the device has a voice for this language.
pub(crate) fn has_voice(language: Language) -> bool {
    synthesis().is_some_and(|synthesis| voice_for(&synthesis, language).is_some())
}

/// Calls back when the browser has loaded its voices, which it does late.
pub(crate) fn on_voices_changed(act: impl FnMut() + 'static) {
    let Some(synthesis) = synthesis() else { return };
    let listener = Closure::<dyn FnMut()>::new(act);
    let target: &web_sys::EventTarget = synthesis.as_ref();
    let _ =
        target.add_event_listener_with_callback("voiceschanged", listener.as_ref().unchecked_ref());
    listener.forget();
}

/// Reads the text aloud, stopping what was being read, and calls back once when it has ended or was
/// stopped.
pub(crate) fn speak(text: &str, language: Language, ended: impl FnOnce() + 'static) {
    let Some(synthesis) = synthesis() else { return };
    synthesis.cancel();
    let Ok(utterance) = web_sys::SpeechSynthesisUtterance::new_with_text(text) else { return };
    utterance.set_lang(if language == Language::En { "en-US" } else { "ja-JP" });
    utterance.set_voice(voice_for(&synthesis, language).as_ref());
    // Slower than talk: the listener is in a noisy hall, or learning the language.
    utterance.set_rate(if language == Language::JaEasy { 0.8 } else { 0.95 });
    // Either of the two comes, and only once.
    let ended = Closure::once_into_js(ended);
    utterance.set_onend(Some(ended.unchecked_ref()));
    utterance.set_onerror(Some(ended.unchecked_ref()));
    synthesis.speak(&utterance);
    // Held here: Chromium forgets to call back for an utterance that nobody holds.
    SPOKEN.set(Some(utterance));
}

/// Stops reading.
pub(crate) fn stop() {
    if let Some(synthesis) = synthesis() {
        synthesis.cancel();
    }
}
