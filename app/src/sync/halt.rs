//! Why a round of sync ended early, and what the person sees of it.

use super::hub::Standing;
use crate::platform::{http::HttpError, vault::VaultError};

/// Why a round ended early.
pub(super) enum Halt {
    Http(HttpError),
    /// The device cannot keep or read.
    Vault,
    /// Another account signed in meanwhile.
    OtherAccount,
}

impl From<HttpError> for Halt {
    fn from(error: HttpError) -> Self {
        Self::Http(error)
    }
}

impl From<VaultError> for Halt {
    fn from(_error: VaultError) -> Self {
        Self::Vault
    }
}

impl Halt {
    /// How things stand after it.
    pub(super) fn standing(&self) -> Standing {
        match self {
            Self::Http(HttpError::Offline) => Standing::Offline,
            Self::Http(HttpError::Refused(code)) if code == "auth/not-signed-in" => {
                Standing::SignedOut
            }
            Self::Http(HttpError::Refused(code)) if code == "auth/step-up-needed" => {
                Standing::VerifyAgain
            }
            Self::OtherAccount => Standing::Working,
            Self::Http(_) | Self::Vault => Standing::Failed,
        }
    }
}
