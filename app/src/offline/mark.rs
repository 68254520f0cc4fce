//! The offline mark: one honest word out of release, content and date.

use nakano_shared::kernel::{
    content::{Manifest, STALE_AFTER_DAYS},
    date::Date,
};

use crate::{
    content::{ContentState, Refusal},
    platform::release::{InstallFailure, ReleaseState},
};

/// What the person is told about using the app with no network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Everything is on the device.
    Ready(Edition),
    /// Everything is on the device, but the content is more than a year old.
    Stale(Edition),
    /// Still being downloaded.
    Preparing,
    /// Some files are not on the device.
    Missing(usize),
    /// It could not be kept on the device.
    Failed(Reason),
    /// This browser cannot keep it.
    Unsupported,
}

/// Which content the device holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Edition {
    /// Such as `2026.11`.
    pub(crate) version: String,
    /// Its day.
    pub(crate) date: Date,
}

/// Why it could not be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
    /// No room.
    Quota,
    /// No network while it was needed.
    Network,
    /// What the server offers is incomplete or not to be trusted.
    Broken,
}

impl Mark {
    /// Decides the mark. `missing_files` is `None` while no service worker is in charge yet.
    pub(crate) fn of(
        release: ReleaseState,
        missing_files: Option<u32>,
        content: &ContentState,
        today: Date,
    ) -> Self {
        // A release that runs already stays good when a newer one could not be installed.
        if let (ReleaseState::Failed(failure), None) = (release, missing_files) {
            return Self::Failed(reason_of_release(failure));
        }
        if release == ReleaseState::Unsupported {
            return Self::Unsupported;
        }
        let Some(bundle) = &content.bundle else {
            return match &content.refusal {
                Some(refusal) => Self::Failed(reason_of_content(refusal)),
                None => Self::Preparing,
            };
        };
        match missing_files {
            None => Self::Preparing,
            Some(0) if content.missing == 0 => edition(&bundle.manifest, today),
            Some(files) => {
                Self::Missing(content.missing.saturating_add(usize::try_from(files).unwrap_or(0)))
            }
        }
    }
}

fn edition(manifest: &Manifest, today: Date) -> Mark {
    let edition = Edition { version: manifest.version.clone(), date: manifest.date };
    if manifest.date.days_until(today) > STALE_AFTER_DAYS {
        Mark::Stale(edition)
    } else {
        Mark::Ready(edition)
    }
}

fn reason_of_release(failure: InstallFailure) -> Reason {
    match failure {
        InstallFailure::Quota => Reason::Quota,
        InstallFailure::Broken => Reason::Broken,
        InstallFailure::Network => Reason::Network,
    }
}

fn reason_of_content(refusal: &Refusal) -> Reason {
    match refusal {
        Refusal::Quota => Reason::Quota,
        Refusal::Offline => Reason::Network,
        _ => Reason::Broken,
    }
}

#[cfg(test)]
mod tests {
    use nakano_shared::kernel::content::SCHEMA;

    use super::*;
    use crate::content::Bundle;

    fn date(digits: &str) -> Date {
        Date::from_digits(digits).unwrap()
    }

    fn content(missing: usize) -> ContentState {
        let manifest = Manifest {
            schema: SCHEMA,
            sequence: 1,
            version: "2026.11".into(),
            date: date("20261122"),
            files: Vec::new(),
        };
        ContentState {
            bundle: Some(Bundle::named("b", manifest)),
            missing,
            refusal: None,
            busy: false,
        }
    }

    fn none(refusal: Option<Refusal>) -> ContentState {
        ContentState { bundle: None, missing: 0, refusal, busy: false }
    }

    #[test]
    fn the_mark_says_what_is_true() {
        let edition = || Edition { version: "2026.11".into(), date: date("20261122") };
        let ready = ReleaseState::Ready;
        let failed = ReleaseState::Failed(InstallFailure::Quota);
        for (release, files, state, today, want) in [
            (ready, Some(0), content(0), "20261122", Mark::Ready(edition())),
            (ready, Some(0), content(0), "20271122", Mark::Ready(edition())),
            (ready, Some(0), content(0), "20271123", Mark::Stale(edition())),
            (ready, Some(2), content(1), "20261122", Mark::Missing(3)),
            (ready, Some(0), content(1), "20261122", Mark::Missing(1)),
            (ready, None, content(0), "20261122", Mark::Preparing),
            (ready, Some(0), none(None), "20261122", Mark::Preparing),
            (
                ready,
                Some(0),
                none(Some(Refusal::Signature)),
                "20261122",
                Mark::Failed(Reason::Broken),
            ),
            (failed, None, content(0), "20261122", Mark::Failed(Reason::Quota)),
            (failed, Some(0), content(0), "20261122", Mark::Ready(edition())),
            (ReleaseState::Unsupported, None, content(0), "20261122", Mark::Unsupported),
        ] {
            assert_eq!(
                Mark::of(release, files, &state, date(today)),
                want,
                "{release:?} {files:?}"
            );
        }
    }
}
