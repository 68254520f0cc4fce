//! Looking for a slip: the state all ways of reading share, and what each way ends in.

use std::rc::Rc;

use leptos::prelude::*;

use super::{
    frames_view::Hint,
    reading_view::{self, ReadSlip, Reading, Seen},
};
use crate::platform::{
    camera,
    clipboard::{self, PasteRefusal, Pasted},
    picture::{self, PictureFile},
    scanner::{ScanFailure, Scanner},
};

/// What is said about the search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    /// Nothing yet.
    Nothing,
    /// What the camera sees.
    Camera(Hint),
    /// A picture is being looked at.
    Working,
    /// The picture or text was looked at: there is no slip in it, or it cannot be taken.
    Still(Reading),
    /// The file is no picture.
    NotAPicture,
    /// The scanner does not run.
    Scanner(ScanFailure),
    /// The clipboard is empty.
    NothingToPaste,
    /// The browser does not give the clipboard.
    PasteRefused,
    /// What was shared with the app is not there any more.
    NothingShared,
}

/// The search of one visit to the page.
#[derive(Clone, Copy)]
pub(super) struct Looking {
    scanner: StoredValue<Rc<Scanner>, LocalStorage>,
    found: RwSignal<Option<ReadSlip>>,
    said: RwSignal<Said>,
}

impl Looking {
    /// Puts it into the context of the page.
    pub(super) fn provide() -> Self {
        let looking = Self {
            scanner: StoredValue::new_local(Rc::default()),
            found: RwSignal::new(None),
            said: RwSignal::new(Said::Nothing),
        };
        provide_context(looking);
        looking
    }

    /// From the context.
    pub(super) fn expect() -> Self {
        expect_context()
    }

    /// The slip that was found, followed by the view that asks.
    pub(super) fn found(self) -> Option<ReadSlip> {
        self.found.get()
    }

    /// What is said, followed by the view that asks.
    pub(super) fn said(self) -> Said {
        self.said.get()
    }

    /// Whether a picture is being looked at.
    pub(super) fn is_working(self) -> bool {
        self.said.try_with_untracked(|said| *said == Said::Working).unwrap_or(true)
    }

    /// Looks for the next slip.
    pub(super) fn again(self) {
        self.said.set(Said::Nothing);
        self.found.set(None);
    }

    /// Says it, unless it is being said.
    pub(super) fn say(self, said: Said) {
        if self.said.try_with_untracked(|now| *now != said) == Some(true) {
            self.said.set(said);
        }
    }

    /// The scanner; `None` when the page has been left.
    pub(super) fn scanner(self) -> Option<Rc<Scanner>> {
        self.scanner.try_get_value()
    }

    /// Takes the slip.
    pub(super) fn take(self, read: ReadSlip) {
        camera::tell_found();
        self.found.try_set(Some(read));
    }

    /// Looks at a picture.
    pub(super) async fn look_at(self, file: PictureFile) {
        self.say(Said::Working);
        let Some(scanner) = self.scanner() else { return };
        match file.open().await {
            Err(picture::NotAPicture) => self.say(Said::NotAPicture),
            Ok(picture) => match scanner.still(picture, reading_view::is_enough).await {
                Ok(codes) => self.conclude(reading_view::of_picture(&codes)),
                Err(failure) => self.say(Said::Scanner(failure)),
            },
        }
    }

    /// Reads text.
    pub(super) fn read_text(self, text: &str) {
        self.conclude(reading_view::of_text(text));
    }

    /// Takes what was pasted.
    pub(super) async fn take_pasted(self, pasted: Pasted) {
        match pasted {
            Pasted::Text(text) => self.read_text(&text),
            Pasted::Picture(file) => self.look_at(file).await,
        }
    }

    /// Reads the clipboard at the person's tap.
    pub(super) async fn paste(self) {
        match clipboard::read().await {
            Ok(pasted) => self.take_pasted(pasted).await,
            Err(PasteRefusal::Empty) => self.say(Said::NothingToPaste),
            Err(PasteRefusal::Refused) => self.say(Said::PasteRefused),
        }
    }

    /// Takes what another app has shared.
    pub(super) async fn take_shared(self) {
        let shared = picture::take_shared().await;
        match (shared.picture, shared.text) {
            (Some(file), _) => self.look_at(file).await,
            (None, Some(text)) => self.read_text(&text),
            (None, None) => self.say(Said::NothingShared),
        }
    }

    fn conclude(self, reading: Reading) {
        match reading {
            Reading::Slip(read) => self.take(read),
            other => self.say(Said::Still(other)),
        }
    }
}

/// What else was seen beside what is said.
pub(super) fn seen_of(said: &Said) -> &[Seen] {
    match said {
        Said::Camera(Hint::Seen(seen) | Hint::Refused(_, seen))
        | Said::Still(Reading::NoSlip(seen) | Reading::Refused(_, seen)) => seen,
        _ => &[],
    }
}
