//! Recovery codes at rest: Argon2id, computed off the threads that answer.

use std::sync::Arc;

use argon2::{
    Algorithm, Argon2, Params, PasswordHash, PasswordHasher as _, PasswordVerifier as _, Version,
    password_hash::SaltString,
};
use nakano_shared::auth::RecoveryCode;
use tokio::sync::Semaphore;

use crate::{
    auth::AuthError,
    problem,
    random::{self, Random},
};

/// Memory of one computation in KiB, passes and lanes: the first choice of the OWASP Password
/// Storage Cheat Sheet (2025) for Argon2id.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Bytes of a salt, as RFC 9106 §3.1 recommends.
const SALT_BYTES: usize = 16;

/// Computations at a time: two processors, and 38 MiB.
const AT_ONCE: usize = 2;

/// Computes hashes, few at a time.
#[derive(Debug, Clone)]
pub(crate) struct Hashing {
    room: Arc<Semaphore>,
}

impl Hashing {
    pub(crate) fn new() -> Self {
        Self { room: Arc::new(Semaphore::new(AT_ONCE)) }
    }

    /// The hash of each code, in PHC form.
    pub(super) async fn hash(
        &self,
        random: &dyn Random,
        codes: &[RecoveryCode],
    ) -> Result<Vec<String>, AuthError> {
        let salted = codes.iter().map(|code| {
            let salt = random::draw::<SALT_BYTES>(random)?;
            Ok((salt, *code))
        });
        let salted: Vec<_> = salted.collect::<Result<_, AuthError>>()?;
        self.compute(move || {
            salted.into_iter().map(|(salt, code)| hash(salt, code)).collect::<Option<Vec<_>>>()
        })
        .await
    }

    /// Which of the hashes is of this code. Without any, as much work is done as for one, so that
    /// the time does not tell.
    pub(super) async fn find(
        &self,
        code: RecoveryCode,
        hashes: Vec<String>,
    ) -> Result<Option<usize>, AuthError> {
        self.compute(move || {
            if hashes.is_empty() {
                hash([0; SALT_BYTES], code)?;
            }
            let place = hashes.iter().map(|hash| is_of(hash, code)).collect::<Option<Vec<_>>>()?;
            Some(place.into_iter().position(|fits| fits))
        })
        .await
    }

    async fn compute<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Option<T> + Send + 'static,
    ) -> Result<T, AuthError> {
        let room = Arc::clone(&self.room).acquire_owned().await;
        let place = room.map_err(|_| problem::server::INTERNAL)?;
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            drop(place);
            done
        });
        let done = done.await.map_err(|_| problem::server::INTERNAL)?;
        done.ok_or(AuthError::Refused(problem::server::INTERNAL))
    }
}

fn argon2() -> Option<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).ok()?;
    Some(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hash(salt: [u8; SALT_BYTES], code: RecoveryCode) -> Option<String> {
    let salt = SaltString::encode_b64(&salt).ok()?;
    let hash = argon2()?.hash_password(code.secret().as_bytes(), &salt).ok()?;
    Some(hash.to_string())
}

/// Parameters are read from the hash: codes made under other ones still open.
fn is_of(hash: &str, code: RecoveryCode) -> Option<bool> {
    let parsed = PasswordHash::new(hash).ok()?;
    Some(argon2()?.verify_password(code.secret().as_bytes(), &parsed).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_says_how_it_was_made_and_is_of_one_code() {
        let code = RecoveryCode::from_bytes([7; 10]);
        let hash = hash([1; SALT_BYTES], code).unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert_eq!(is_of(&hash, code), Some(true));
        assert_eq!(is_of(&hash, RecoveryCode::from_bytes([8; 10])), Some(false));
        assert_eq!(is_of("no hash", code), None);
    }
}
