//! What a person is told about their own account, whoever did it.

use super::words::words;

words!(
    /// What happened. NIST SP 800-63B-4 §4.6 and OWASP ASVS 5.0 §6.3.7: every change of the ways
    /// in is told.
    NoticeKind {
        /// The account and its first passkey.
        AccountMade = "account-made",
        /// A sign-in by passkey.
        SignedIn = "signed-in",
        /// One more passkey.
        PasskeyAdded = "passkey-added",
        /// A passkey is no way in any more.
        PasskeyRemoved = "passkey-removed",
        /// A passkey was refused because there seem to be two of it.
        PasskeyCopied = "passkey-copied",
        /// New recovery codes; the ones before are worth nothing.
        RecoveryCodesMade = "recovery-codes-made",
        /// A sign-in by recovery code.
        RecoveryCodeUsed = "recovery-code-used",
        /// A role was granted.
        RoleGranted = "role-granted",
        /// A role was taken back.
        RoleEnded = "role-ended",
    }
);
