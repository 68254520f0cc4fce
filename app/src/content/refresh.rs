//! Taking a newer bundle: manifest, signature, files, hashes, and only then the switch.

use nakano_shared::kernel::content::{
    Envelope, MANIFEST_BYTES_MAX, MANIFEST_PATH, ManifestFile, ManifestRefusal,
};

use super::shelf::{self, Bundle};
use crate::platform::{
    content_cache::{self, FetchError},
    signature,
};

/// The key every bundle must be signed with: 65 bytes of an uncompressed P-256 point, in hex.
const PUBLIC_KEY: &str = env!("NAKANO_CONTENT_PUBLIC_KEY");

/// Why a bundle on offer was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// There is no network, or nobody answers.
    Offline,
    /// The server has no bundle, or only part of it.
    Incomplete,
    /// The manifest is not signed by the key of this app.
    Signature,
    /// A file is not what the manifest says.
    Hash,
    /// The manifest cannot be read, or breaks a limit.
    Malformed,
    /// Written for a newer app.
    NewerApp,
    /// Older than what this device has seen.
    Rollback,
    /// The device has no room.
    Quota,
}

impl From<FetchError> for Refusal {
    fn from(error: FetchError) -> Self {
        match error {
            FetchError::Network => Self::Offline,
            FetchError::Refused => Self::Incomplete,
            FetchError::Quota => Self::Quota,
        }
    }
}

impl From<ManifestRefusal> for Refusal {
    fn from(refusal: ManifestRefusal) -> Self {
        match refusal {
            ManifestRefusal::NewerSchema => Self::NewerApp,
            ManifestRefusal::Rollback => Self::Rollback,
            ManifestRefusal::Malformed => Self::Malformed,
        }
    }
}

/// Digits of the manifest's hash that name its cache.
const NAME_DIGITS: usize = 16;

/// Takes the bundle on offer when it is another than `have`, or repairs that one. `Ok(None)`:
/// nothing to do.
pub(super) async fn take_newer(
    have: Option<&Bundle>,
    missing: usize,
) -> Result<Option<Bundle>, Refusal> {
    let offered = offered().await?;
    offered.manifest.check(have.map_or(0, |have| have.manifest.sequence))?;
    let repairs = have == Some(&offered);
    if repairs && missing == 0 {
        return Ok(None);
    }
    if let Err(refusal) = fill(have, &offered).await {
        if !repairs {
            // Nothing of a bundle that was not taken stays behind.
            content_cache::remove(&offered.name).await;
        }
        return Err(refusal);
    }
    if shelf::switch_to(&offered).await { Ok(Some(offered)) } else { Err(Refusal::Quota) }
}

async fn offered() -> Result<Bundle, Refusal> {
    let bytes = content_cache::fetch(MANIFEST_PATH).await?;
    if bytes.len() > MANIFEST_BYTES_MAX {
        return Err(Refusal::Malformed);
    }
    let envelope: Envelope = serde_json::from_slice(&bytes).map_err(|_| Refusal::Malformed)?;
    let payload = envelope.payload.as_bytes();
    let key = signature::from_hex(PUBLIC_KEY).ok_or(Refusal::Signature)?;
    let signed = signature::from_base64(&envelope.signature).ok_or(Refusal::Signature)?;
    if !signature::is_signed_by(&key, &signed, payload).await {
        return Err(Refusal::Signature);
    }
    let hash = signature::sha256_hex(payload).await.ok_or(Refusal::Signature)?;
    let manifest = serde_json::from_str(&envelope.payload).map_err(|_| Refusal::Malformed)?;
    Ok(Bundle::named(hash.chars().take(NAME_DIGITS).collect::<String>(), manifest))
}

async fn fill(have: Option<&Bundle>, offered: &Bundle) -> Result<(), Refusal> {
    for file in &offered.manifest.files {
        let path = file.path();
        if content_cache::has(&offered.name, &path).await {
            continue;
        }
        let known = match have {
            Some(have) => content_cache::read(&have.name, &path).await,
            None => None,
        };
        let bytes = match known {
            Some(bytes) => bytes,
            None => content_cache::fetch(&path).await?,
        };
        check(file, &bytes).await?;
        content_cache::write(&offered.name, &path, &bytes).await?;
    }
    content_cache::complete(&offered.name).await?;
    Ok(())
}

async fn check(file: &ManifestFile, bytes: &[u8]) -> Result<(), Refusal> {
    let size_is_right = u64::try_from(bytes.len()).is_ok_and(|length| length == file.bytes);
    match signature::sha256_hex(bytes).await {
        Some(hash) if size_is_right && hash == file.sha256 => Ok(()),
        _ => Err(Refusal::Hash),
    }
}
