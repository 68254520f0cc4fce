//! What a person is told when something of a family did not go through.

use crate::{
    auth::Failure,
    i18n::{Key, keys},
};

/// The sentence. What is not of families, the account has the words for.
pub(super) fn sentence(failure: &Failure) -> Key {
    match failure.code() {
        Some("sync/no-invitation") => keys::SYNC_FAILED_NO_INVITATION,
        Some("sync/family-full") => keys::SYNC_FAILED_FULL,
        Some("sync/too-many-families") => keys::SYNC_FAILED_TOO_MANY_FAMILIES,
        Some("sync/too-many-invitations") => keys::SYNC_FAILED_TOO_MANY_INVITATIONS,
        Some("sync/not-owner") => keys::SYNC_FAILED_NOT_OWNER,
        // Somebody else's family and one that has ended are the same to who is not in it.
        Some("request/not-found" | "sync/not-a-family") => keys::SYNC_FAILED_GONE,
        _ => failure.sentence(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::platform::http::HttpError;

    #[test]
    fn each_refusal_of_a_family_has_its_own_sentence() {
        let said = |code: &str| sentence(&Failure::Http(HttpError::Refused(code.to_owned())));
        let codes = [
            "sync/no-invitation",
            "sync/family-full",
            "sync/too-many-families",
            "sync/too-many-invitations",
            "sync/not-owner",
            "request/not-found",
            "auth/not-signed-in",
            "server/internal",
        ];
        for (index, code) in codes.iter().enumerate() {
            for other in &codes[index + 1..] {
                assert_ne!(said(code), said(other), "{code} {other}");
            }
        }
        assert_eq!(sentence(&Failure::Http(HttpError::Offline)), keys::AUTH_FAILED_OFFLINE);
    }
}
