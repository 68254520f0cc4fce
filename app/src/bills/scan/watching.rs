//! The camera of the page: turned on at the person's word, watched frame by frame, turned off.

use std::rc::Rc;

use leptos::{html, prelude::*};

use super::{
    frames_view::{Frames, Hint, Step},
    looking::{Looking, Said},
    reading_view,
};
use crate::platform::{
    camera::{self, Camera, CameraRefusal},
    clock,
    pause::pause,
    picture::Picture,
    scanner::Effort,
};

/// Time from one frame to the next, in milliseconds: about eight a second.
const FRAME_MS: i64 = 125;
/// Least rest between two frames, in milliseconds, so that a slow phone still answers to taps.
const REST_MS: i64 = 30;
/// Enlargement offered, where the camera has it: the modules of an eL-QR are small.
const ZOOM: f64 = 2.0;

/// Where the camera stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CameraState {
    /// Not asked for.
    Off,
    /// The person is being asked.
    Asking,
    /// Running.
    On {
        /// Whether it has a torch.
        torch: bool,
        /// Whether it can enlarge.
        zoom: bool,
    },
    /// Not to be had.
    Refused(CameraRefusal),
    /// Taken away by the device or another app.
    Stopped,
}

/// The camera of the page. It is let go with the page, or when turned off.
#[derive(Clone, Copy)]
pub(super) struct Watching {
    camera: StoredValue<Option<Rc<Camera>>, LocalStorage>,
    video: NodeRef<html::Video>,
    state: RwSignal<CameraState>,
    looking: Looking,
}

impl Watching {
    /// A camera that is off.
    pub(super) fn new(looking: Looking) -> Self {
        Self {
            camera: StoredValue::new_local(None),
            video: NodeRef::new(),
            state: RwSignal::new(CameraState::Off),
            looking,
        }
    }

    /// The element that shows the picture.
    pub(super) fn video(self) -> NodeRef<html::Video> {
        self.video
    }

    /// Where the camera stands, followed by the view that asks.
    pub(super) fn state(self) -> CameraState {
        self.state.get()
    }

    /// Turns it on when the person has allowed it before.
    pub(super) async fn start_if_allowed(self) {
        if camera::is_allowed().await {
            self.start().await;
        }
    }

    /// Asks for the camera, shows it and looks for a slip until one is found.
    pub(super) async fn start(self) {
        // Two taps ask once; a page that was left asks for nothing.
        if self.state.try_with_untracked(|state| *state == CameraState::Asking) != Some(false) {
            return;
        }
        self.state.set(CameraState::Asking);
        match Camera::open().await {
            Err(refusal) => {
                self.state.try_set(CameraState::Refused(refusal));
            }
            Ok(camera) => {
                let camera = Rc::new(camera);
                if self.camera.try_set_value(Some(camera.clone())).is_some() {
                    return; // left meanwhile: dropped here, which turns it off
                }
                let Some(video) = self.video.try_get_untracked().flatten() else { return };
                camera.show_in(&video).await;
                let zoom = camera.zoom_max().is_some_and(|max| max >= ZOOM);
                self.state.try_set(CameraState::On { torch: camera.has_torch(), zoom });
                drop(camera);
                self.looking.say(Said::Camera(Hint::Looking));
                self.watch().await;
            }
        }
    }

    /// Switches the torch.
    pub(super) async fn set_torch(self, on: bool) -> bool {
        match self.camera() {
            Some(camera) => camera.set_torch(on).await,
            None => false,
        }
    }

    /// Enlarges, or shows as it is.
    pub(super) async fn set_zoom(self, on: bool) -> bool {
        match self.camera() {
            Some(camera) => camera.set_zoom(if on { ZOOM } else { 1.0 }).await,
            None => false,
        }
    }

    fn camera(self) -> Option<Rc<Camera>> {
        self.camera.try_get_value().flatten()
    }

    /// One frame at a time, until a slip is found, the camera is gone, or the page is left.
    async fn watch(self) {
        let mut frames = Frames::default();
        while let Some(camera) = self.camera() {
            if !camera.is_live() {
                self.camera.try_set_value(None);
                self.state.try_set(CameraState::Stopped);
                return;
            }
            let started = clock::now_ms();
            if camera::is_page_visible() && !self.looking.is_working() {
                let video = self.video.try_get_untracked().flatten();
                let picture = match video {
                    Some(video) => camera.picture(&video).await,
                    None => None,
                };
                drop(camera);
                if let Some(picture) = picture
                    && !self.look(picture, &mut frames).await
                {
                    self.camera.try_set_value(None);
                    self.state.try_set(CameraState::Off);
                    return;
                }
            }
            let rest = (FRAME_MS - (clock::now_ms() - started)).clamp(REST_MS, FRAME_MS);
            pause(i32::try_from(rest).unwrap_or_default()).await;
        }
    }

    /// Looks at one frame; `false` when there is nothing more to look for.
    async fn look(self, picture: Picture, frames: &mut Frames) -> bool {
        let Some(scanner) = self.looking.scanner() else { return false };
        let effort = if frames.is_thorough() { Effort::Thorough } else { Effort::Quick };
        match scanner.frame(picture, effort).await {
            // A still picture came in between; its answer counts.
            Ok(_) if self.looking.is_working() => true,
            Ok(codes) => match frames.see(reading_view::of_picture(&codes)) {
                Step::Take(read) => {
                    self.looking.take(read);
                    false
                }
                Step::Say(hint) => {
                    self.looking.say(Said::Camera(hint));
                    true
                }
                Step::Keep => true,
            },
            Err(failure) => {
                self.looking.say(Said::Scanner(failure));
                false
            }
        }
    }
}
