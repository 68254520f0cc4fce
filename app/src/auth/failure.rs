//! What a person is told when something of the account did not go through, and what to do then.

use leptos::prelude::*;

use crate::{
    i18n::{Key, keys, tr},
    platform::{http::HttpError, passkey::PasskeyError},
};

/// Why it did not go through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Failure {
    /// The server could not be asked, or said no.
    Http(HttpError),
    /// The device gave no passkey.
    Passkey(PasskeyError),
}

impl From<HttpError> for Failure {
    fn from(error: HttpError) -> Self {
        Self::Http(error)
    }
}

impl From<PasskeyError> for Failure {
    fn from(error: PasskeyError) -> Self {
        Self::Passkey(error)
    }
}

impl Failure {
    /// Nobody is signed in.
    pub(super) fn signed_out() -> Self {
        Self::Http(HttpError::Refused("auth/not-signed-in".to_owned()))
    }

    /// Whether the server said no with this code.
    pub(crate) fn is(&self, code: &str) -> bool {
        self.code() == Some(code)
    }

    /// The code with which the server said no, if it was the server.
    pub(crate) fn code(&self) -> Option<&str> {
        match self {
            Self::Http(HttpError::Refused(code)) => Some(code),
            Self::Http(_) | Self::Passkey(_) => None,
        }
    }

    /// The sentence.
    pub(crate) fn sentence(&self) -> Key {
        match self {
            Self::Http(HttpError::Offline) => keys::AUTH_FAILED_OFFLINE,
            Self::Http(HttpError::NotUnderstood) => keys::AUTH_FAILED_OTHER_RELEASE,
            Self::Http(HttpError::Refused(code)) => of_code(code),
            Self::Passkey(PasskeyError::Unsupported) => keys::AUTH_FAILED_UNSUPPORTED,
            Self::Passkey(PasskeyError::Cancelled) => keys::AUTH_FAILED_CANCELLED,
            Self::Passkey(PasskeyError::AlreadyHere) => keys::AUTH_FAILED_ALREADY_HERE,
            Self::Passkey(PasskeyError::Failed) => keys::AUTH_FAILED_PASSKEY,
        }
    }
}

/// Codes that have a sentence of their own; the others are the server's trouble.
fn of_code(code: &str) -> Key {
    match code {
        "auth/not-signed-in" => keys::AUTH_FAILED_SIGNED_OUT,
        "auth/passkey-needed" => keys::AUTH_FAILED_PASSKEY_NEEDED,
        "auth/step-up-needed" => keys::AUTH_FAILED_STEP_UP,
        "auth/ceremony-over" => keys::AUTH_FAILED_TOO_LATE,
        "auth/passkey-refused" | "auth/passkey-copied" => keys::AUTH_FAILED_PASSKEY,
        "auth/passkey-unknown" => keys::AUTH_FAILED_UNKNOWN,
        "auth/passkey-known" => keys::AUTH_FAILED_ALREADY_HERE,
        "auth/too-many-passkeys" => keys::AUTH_FAILED_TOO_MANY_PASSKEYS,
        "auth/recovery-refused" => keys::AUTH_FAILED_RECOVERY,
        "auth/last-passkey" => keys::AUTH_FAILED_LAST_PASSKEY,
        "request/too-many" => keys::AUTH_FAILED_TOO_OFTEN,
        _ => keys::AUTH_FAILED_SERVER,
    }
}

/// The sentence in its place, told by screen readers when it appears.
#[component]
pub(crate) fn FailureNotice(
    /// What did not go through; nothing while there is none.
    failure: RwSignal<Option<Failure>>,
    /// The sentence for it, where a room has its own for its codes.
    #[prop(default = Failure::sentence)]
    sentence: fn(&Failure) -> Key,
) -> impl IntoView {
    move || {
        failure.get().map(|failure| {
            view! { <p class="notice notice-error" role="alert">{tr(sentence(&failure))}</p> }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_person_can_mend_has_a_sentence_of_its_own() {
        let refused = |code: &str| Failure::Http(HttpError::Refused(code.into()));
        assert!(refused("auth/last-passkey").is("auth/last-passkey"));
        assert!(!Failure::Http(HttpError::Offline).is("auth/last-passkey"));
        for code in ["auth/last-passkey", "auth/not-signed-in", "request/too-many"] {
            assert_ne!(refused(code).sentence(), refused("server/internal").sentence(), "{code}");
        }
    }
}
