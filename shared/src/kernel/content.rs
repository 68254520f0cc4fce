//! Content bundles: what everyone reads, as files named by their hash under one signed manifest.
//!
//! A bundle is taken whole or not at all. The signature is ECDSA P-256 with SHA-256 over the exact
//! bytes of [`Envelope::payload`]; see docs/formats.md.

use serde::{Deserialize, Serialize};

/// Where the server offers the signed manifest.
pub const MANIFEST_PATH: &str = "/content/manifest.json";

/// Largest manifest a device accepts, in bytes: a hostile mirror must not fill the memory.
pub const MANIFEST_BYTES_MAX: usize = 64 * 1024;

/// Largest single content file a device accepts, in bytes.
pub const FILE_BYTES_MAX: u64 = 4 * 1024 * 1024;

/// Days after which a bundle is called old; a shelter is drilled once a year.
pub const STALE_AFTER_DAYS: i64 = 365;

/// The manifest as it travels: text, and the signature over exactly that text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Envelope {
    /// JSON text of a [`Manifest`].
    pub payload: String,
    /// Base64 (standard alphabet, padded) of the 64-byte `r || s` signature over `payload`.
    pub signature: String,
}

/// A release of the content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// Layout of this record; readers refuse a larger one.
    pub schema: u32,
    /// Counts up with every release; a device never goes back.
    pub sequence: u64,
    /// Name people see, such as `2026.11`.
    pub version: String,
    /// Day of the release.
    pub date: super::date::Date,
    /// Every file of the release.
    pub files: Vec<ManifestFile>,
}

/// The newest manifest layout this code reads.
pub const SCHEMA: u32 = 1;

/// One file of a release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ManifestFile {
    /// What the app asks for, such as `shelter/manual.json`.
    pub name: String,
    /// SHA-256 of the bytes, 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// Size in bytes, uncompressed.
    pub bytes: u64,
}

impl ManifestFile {
    /// Path under which the server offers the file; the hash is the name.
    pub fn path(&self) -> String {
        format!("/content/{}.json", self.sha256)
    }
}

/// Why a manifest is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ManifestRefusal {
    /// Written by a newer program than this one.
    NewerSchema,
    /// Older than what the device has already seen.
    Rollback,
    /// A file name or hash is not well formed, or a file is larger than [`FILE_BYTES_MAX`].
    Malformed,
}

impl Manifest {
    /// Checks everything but the signature before the first file is fetched.
    ///
    /// # Errors
    /// A [`ManifestRefusal`]; `seen` is the highest sequence this device has taken so far.
    pub fn check(&self, seen: u64) -> Result<(), ManifestRefusal> {
        if self.schema > SCHEMA {
            return Err(ManifestRefusal::NewerSchema);
        }
        if self.sequence < seen {
            return Err(ManifestRefusal::Rollback);
        }
        let well_formed = |file: &ManifestFile| {
            file.sha256.len() == 64
                && file.sha256.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
                && file.bytes <= FILE_BYTES_MAX
                && !file.name.is_empty()
        };
        if self.files.is_empty() || !self.files.iter().all(well_formed) {
            return Err(ManifestRefusal::Malformed);
        }
        Ok(())
    }

    /// The file with this name.
    pub fn file(&self, name: &str) -> Option<&ManifestFile> {
        self.files.iter().find(|file| file.name == name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::date::Date;

    fn manifest() -> Manifest {
        Manifest {
            schema: SCHEMA,
            sequence: 7,
            version: "2026.11".into(),
            date: Date::new(2026, 11, 22).unwrap(),
            files: vec![ManifestFile { name: "a.json".into(), sha256: "0".repeat(64), bytes: 1 }],
        }
    }

    #[test]
    fn a_manifest_is_taken_only_forward_and_well_formed() {
        assert_eq!(manifest().check(7), Ok(()));
        assert_eq!(manifest().check(8), Err(ManifestRefusal::Rollback));
        let newer = Manifest { schema: SCHEMA + 1, ..manifest() };
        assert_eq!(newer.check(0), Err(ManifestRefusal::NewerSchema));
        for (sha256, bytes) in
            [("../../etc/passwd".to_owned(), 1), ("0".repeat(64), FILE_BYTES_MAX + 1)]
        {
            let file = ManifestFile { name: "a.json".into(), sha256, bytes };
            let bad = Manifest { files: vec![file], ..manifest() };
            assert_eq!(bad.check(0), Err(ManifestRefusal::Malformed));
        }
    }
}
