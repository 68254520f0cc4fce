//! The content bundle: each file named by its hash, all of them under one signed manifest.

use base64ct::{Base64, Encoding as _};
use nakano_shared::{
    kernel::content::{Envelope, FILE_BYTES_MAX, MANIFEST_PATH, Manifest, ManifestFile, SCHEMA},
    kernel::date::Date,
    shelter::files as shelter,
};
use serde::{Deserialize, Serialize};

use super::{key::Key, site::Site};
use crate::{content::Library, failure::Failure, files, places::Places};

/// `content/release.json`: raised by hand with every change of the content that is published.
#[derive(Debug, Deserialize)]
struct ContentRelease {
    sequence: u64,
    version: String,
    date: Date,
}

/// Puts the files of the bundle and its manifest into the site.
pub(super) fn lay(
    places: &Places,
    library: &Library,
    key: &Key,
    site: &mut Site,
) -> Result<(), Failure> {
    let path = places.at("content/release.json");
    let release: ContentRelease = serde_json::from_str(&files::text(&path)?)
        .map_err(|error| Failure::source(&path, error))?;
    let bundle = [
        (shelter::MANUAL, json(&library.manual)?),
        (shelter::PLACES, json(&library.directory)?),
        (shelter::MAP, json(&library.map)?),
        (shelter::SEARCH, json(&library.index)?),
    ];
    let mut listed = Vec::new();
    for (name, content) in bundle {
        let file = ManifestFile {
            name: name.into(),
            sha256: files::sha256(&content),
            bytes: u64::try_from(content.len()).unwrap_or(u64::MAX),
        };
        if file.bytes > FILE_BYTES_MAX {
            return Err(Failure::source(name, format!("is over {FILE_BYTES_MAX} bytes")));
        }
        site.add(&file.path(), content)?;
        listed.push(file);
    }
    let manifest = Manifest {
        schema: SCHEMA,
        sequence: release.sequence,
        version: release.version,
        date: release.date,
        files: listed,
    };
    site.add(MANIFEST_PATH, json(&sealed(&manifest, key)?)?)
}

fn sealed(manifest: &Manifest, key: &Key) -> Result<Envelope, Failure> {
    let payload = String::from_utf8(json(manifest)?)
        .map_err(|error| Failure::source(MANIFEST_PATH, error))?;
    let signature = Base64::encode_string(&key.sign(&payload));
    Ok(Envelope { payload, signature })
}

fn json(value: &impl Serialize) -> Result<Vec<u8>, Failure> {
    serde_json::to_vec(value).map_err(|error| Failure::source("content", error))
}

#[cfg(test)]
mod tests {
    use p256::ecdsa::{Signature, VerifyingKey, signature::Verifier as _};

    use super::*;

    const KEY: &str = include_str!("../../../content/keys/development.pem");

    #[test]
    fn the_public_key_of_the_build_verifies_the_manifest() {
        let key = Key::from_pem(KEY).unwrap();
        let manifest = Manifest {
            schema: SCHEMA,
            sequence: 1,
            version: "2026.11".into(),
            date: Date::new(2026, 11, 22).unwrap(),
            files: Vec::new(),
        };
        let envelope = sealed(&manifest, &key).unwrap();
        assert_eq!(envelope, sealed(&manifest, &key).unwrap(), "the same again is the same");
        let public: Vec<u8> = key
            .public_hex()
            .as_bytes()
            .as_chunks::<2>()
            .0
            .iter()
            .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
            .collect();
        assert_eq!(public.len(), 65);
        let signature = Base64::decode_vec(&envelope.signature).unwrap();
        assert_eq!(signature.len(), 64);
        let verifier = VerifyingKey::from_sec1_bytes(&public).unwrap();
        let signature = Signature::from_slice(&signature).unwrap();
        assert!(verifier.verify(envelope.payload.as_bytes(), &signature).is_ok());
        assert!(verifier.verify(b"another text", &signature).is_err());
    }
}
