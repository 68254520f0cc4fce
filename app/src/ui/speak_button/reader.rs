//! Which text is being read just now. There is one voice, so there is one reader.

use std::cell::Cell;

use leptos::prelude::*;

use crate::{i18n, platform::speech};

thread_local! {
    static READER: Reader = Reader::new();
    static NEXT: Cell<u32> = const { Cell::new(0) };
}

/// A text that can be read; each button has its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TextId(u32);

impl TextId {
    /// A name for one more text.
    pub(super) fn new() -> Self {
        let id = NEXT.get();
        NEXT.set(id.wrapping_add(1));
        Self(id)
    }
}

/// The reader of the app.
#[derive(Clone)]
pub(super) struct Reader {
    reading: ArcRwSignal<Option<TextId>>,
    voices: ArcTrigger,
}

impl Reader {
    /// The one there is.
    pub(super) fn of_the_app() -> Self {
        READER.with(Self::clone)
    }

    fn new() -> Self {
        let reader = Self { reading: ArcRwSignal::new(None), voices: ArcTrigger::new() };
        let voices = reader.voices.clone();
        speech::on_voices_changed(move || voices.notify());
        reader
    }

    /// Runs the view that asks again when the device has found its voices.
    pub(super) fn follow_voices(&self) {
        self.voices.track();
    }

    /// Whether this text is being read.
    pub(super) fn is_reading(&self, text: TextId) -> bool {
        self.reading.get() == Some(text)
    }

    /// Reads it, stopping what was being read.
    pub(super) fn read(&self, id: TextId, text: &str) {
        self.reading.set(Some(id));
        let reader = self.clone();
        speech::speak(text, i18n::language(), move || reader.ended(id));
    }

    /// Stops, if this text is the one being read.
    pub(super) fn stop(&self, id: TextId) {
        if self.reading.get_untracked() == Some(id) {
            self.reading.set(None);
            speech::stop();
        }
    }

    /// The voice has come to its end, or another text has taken its place.
    fn ended(&self, id: TextId) {
        if self.reading.get_untracked() == Some(id) {
            self.reading.set(None);
        }
    }
}
