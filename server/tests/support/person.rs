//! Somebody with a session and a phone, put straight into a database, past the passkey.

use nakano_server::{
    auth::{
        self,
        session::{self, Beginning, VerifiedBy},
    },
    db::Db,
    random::{self, SystemRandom},
    sync,
};
use nakano_shared::auth::{Device, Level, PasskeyId, PersonId};

use crate::device::TestDevice;

/// A phone that may write, and the cookie of its browser.
pub(crate) async fn join(db: &Db, now_ms: i64) -> (TestDevice, String) {
    let person = PersonId::random(random::draw(&SystemRandom).unwrap());
    let browser = Device::of_user_agent("");
    let passkey = PasskeyId::random(random::draw(&SystemRandom).unwrap());
    let by = VerifiedBy { passkey, device_bound: false };
    let beginning = Beginning::draw(&SystemRandom, person, browser, Some(by), now_ms).unwrap();
    let cookie = format!("nakano={}", beginning.token.secret());
    db.write(move |transaction| {
        let beginning = beginning.clone();
        Box::pin(async move {
            auth::person::store::insert(transaction, person, Level::L1, now_ms).await?;
            session::begin(transaction, &beginning, None).await
        })
    })
    .await
    .unwrap();
    let device = TestDevice::new(person, now_ms);
    sync::device::register(db, person, device.registration(), now_ms).await.unwrap();
    (device, cookie)
}
