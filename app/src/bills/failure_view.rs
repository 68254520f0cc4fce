//! What is said when something does not work: each failure its own sentence and what to do next.

use nakano_shared::bills::{DateField, OtherCode, SlipError};

use crate::{
    i18n::{Key, keys},
    platform::{camera::CameraRefusal, scanner::ScanFailure, vault::VaultError},
};

/// What happened, and what the person can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Advice {
    /// What happened.
    pub(super) what: Key,
    /// What to do.
    pub(super) then: Key,
}

/// A code that is not taken as a slip.
pub(super) const fn of_slip(error: SlipError) -> Advice {
    let (what, then) = match error {
        SlipError::NotABill { is } => (of_other(is), keys::BILLS_FAILED_THEN_OTHER_CODE),
        SlipError::NonDigit { .. } => (keys::BILLS_FAILED_NON_DIGIT, keys::BILLS_FAILED_THEN_AGAIN),
        SlipError::BadLength { .. } => (keys::BILLS_FAILED_LENGTH, keys::BILLS_FAILED_THEN_AGAIN),
        SlipError::BadStructure { .. } => {
            (keys::BILLS_FAILED_STRUCTURE, keys::BILLS_FAILED_THEN_PAPER)
        }
        SlipError::BadChecksum => (keys::BILLS_FAILED_CHECKSUM, keys::BILLS_FAILED_THEN_FLAT),
        SlipError::UnsupportedVersion => {
            (keys::BILLS_FAILED_VERSION, keys::BILLS_FAILED_THEN_UPDATE)
        }
        SlipError::WrongAgency => (keys::BILLS_FAILED_AGENCY, keys::BILLS_FAILED_THEN_DO_NOT_PAY),
        SlipError::AmountMismatch => {
            (keys::BILLS_FAILED_AMOUNTS, keys::BILLS_FAILED_THEN_DO_NOT_PAY)
        }
        SlipError::ZeroAmount => (keys::BILLS_FAILED_ZERO, keys::BILLS_FAILED_THEN_NOTHING_DUE),
        SlipError::BadDate { field: DateField::Due } => {
            (keys::BILLS_FAILED_DUE, keys::BILLS_FAILED_THEN_PAPER)
        }
        SlipError::BadDate { field: DateField::PayBy } => {
            (keys::BILLS_FAILED_PAY_BY, keys::BILLS_FAILED_THEN_PAPER)
        }
    };
    Advice { what, then }
}

/// A code that belongs to somebody else.
pub(super) const fn of_other(code: OtherCode) -> Key {
    match code {
        OtherCode::Url => keys::BILLS_SEEN_URL,
        OtherCode::Jpqr => keys::BILLS_SEEN_JPQR,
        OtherCode::Emv => keys::BILLS_SEEN_EMV,
        OtherCode::Text => keys::BILLS_SEEN_TEXT,
    }
}

/// A camera that is not to be had.
pub(super) const fn of_camera(refusal: CameraRefusal) -> Advice {
    let (what, then) = match refusal {
        CameraRefusal::Denied => (keys::BILLS_CAMERA_DENIED, keys::BILLS_CAMERA_THEN_ALLOW),
        CameraRefusal::NoCamera => (keys::BILLS_CAMERA_NONE, keys::BILLS_CAMERA_THEN_OTHER_WAY),
        CameraRefusal::Busy => (keys::BILLS_CAMERA_BUSY, keys::BILLS_CAMERA_THEN_CLOSE_OTHERS),
        CameraRefusal::Insecure => (keys::BILLS_CAMERA_INSECURE, keys::BILLS_CAMERA_THEN_OTHER_WAY),
    };
    Advice { what, then }
}

/// A scanner that does not run.
pub(super) const fn of_scanner(failure: ScanFailure) -> Advice {
    let (what, then) = match failure {
        ScanFailure::NotHere => (keys::BILLS_SCANNER_NOT_HERE, keys::BILLS_SCANNER_THEN_NETWORK),
        ScanFailure::Stopped => (keys::BILLS_SCANNER_STOPPED, keys::BILLS_SCANNER_THEN_AGAIN),
    };
    Advice { what, then }
}

/// A book that could not be read or written.
pub(super) const fn of_vault(error: VaultError) -> Advice {
    let (what, then) = match error {
        VaultError::Quota => (keys::BILLS_VAULT_QUOTA, keys::BILLS_VAULT_THEN_SPACE),
        VaultError::Unavailable => (keys::BILLS_VAULT_UNAVAILABLE, keys::BILLS_VAULT_THEN_PRIVATE),
        VaultError::Unreadable => (keys::BILLS_VAULT_UNREADABLE, keys::BILLS_VAULT_THEN_RELOAD),
    };
    Advice { what, then }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_failure_has_a_sentence_of_its_own() {
        let other = |is| of_slip(SlipError::NotABill { is });
        let date = |field| of_slip(SlipError::BadDate { field });
        let all = [
            other(OtherCode::Url),
            other(OtherCode::Jpqr),
            other(OtherCode::Emv),
            other(OtherCode::Text),
            of_slip(SlipError::NonDigit { pos: 0 }),
            of_slip(SlipError::BadLength { got: 1 }),
            of_slip(SlipError::BadStructure { tag: 1 }),
            of_slip(SlipError::BadChecksum),
            of_slip(SlipError::UnsupportedVersion),
            of_slip(SlipError::WrongAgency),
            of_slip(SlipError::AmountMismatch),
            of_slip(SlipError::ZeroAmount),
            date(DateField::Due),
            date(DateField::PayBy),
            of_camera(CameraRefusal::Denied),
            of_camera(CameraRefusal::NoCamera),
            of_camera(CameraRefusal::Busy),
            of_camera(CameraRefusal::Insecure),
            of_scanner(ScanFailure::NotHere),
            of_scanner(ScanFailure::Stopped),
            of_vault(VaultError::Quota),
            of_vault(VaultError::Unavailable),
            of_vault(VaultError::Unreadable),
        ];
        for advice in all {
            assert_eq!(all.iter().filter(|one| one.what == advice.what).count(), 1, "{advice:?}");
        }
    }
}
