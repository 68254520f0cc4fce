//! One change as a device has kept it for one of its accounts, with the text as it was signed.

use serde::{Deserialize, Serialize};

use super::{error::Fault, limits::SIGNATURE_LETTERS};
use crate::{
    auth::PersonId,
    sync::{Change, ChangeId, Signed, SpaceId, SpaceKind, check},
};

/// A change, and the account that has it on this device.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct AccountChange {
    account: PersonId,
    #[serde(flatten)]
    signed: Signed,
    #[serde(skip)]
    change: Change,
}

/// A change as it stands in a file, not yet looked at.
#[derive(Deserialize)]
pub(super) struct Raw {
    account: PersonId,
    payload: String,
    signature: String,
}

impl AccountChange {
    /// A change of an account. It has to keep to what any device may say; what its room says of its
    /// own fields is not asked, since a device keeps what the server refused it too.
    ///
    /// # Errors
    /// [`Fault::Signature`], [`Fault::NotAChange`] or [`Fault::OtherAccount`].
    pub fn new(account: PersonId, signed: Signed) -> Result<Self, Fault> {
        let base64 = |it: u8| it.is_ascii_alphanumeric() || b"+/=".contains(&it);
        if signed.signature.len() != SIGNATURE_LETTERS || !signed.signature.bytes().all(base64) {
            return Err(Fault::Signature);
        }
        let change = check(&signed, &[]).map_err(|_| Fault::NotAChange)?;
        let is_persons = change.space.kind() == SpaceKind::Person;
        if is_persons && change.space != SpaceId::of_person(account) {
            return Err(Fault::OtherAccount);
        }
        Ok(Self { account, signed, change })
    }

    pub(super) fn of_raw(raw: Raw) -> Result<Self, Fault> {
        let Raw { account, payload, signature } = raw;
        Self::new(account, Signed { payload, signature })
    }

    /// Whose it is on this device.
    pub fn account(&self) -> PersonId {
        self.account
    }

    /// Its name.
    pub fn id(&self) -> ChangeId {
        self.change.id
    }

    /// Its text and signature.
    pub fn signed(&self) -> &Signed {
        &self.signed
    }

    /// What it says.
    pub fn change(&self) -> &Change {
        &self.change
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::sync::samples;

    #[test]
    fn a_change_is_taken_as_it_was_signed_and_for_its_own_account() {
        let account = PersonId::random([7; 16]);
        let own = SpaceId::of_person(account);
        let change = Change { space: own, ..samples::change(1, json!({"set": {"title": "a"}})) };
        let payload = change.payload().unwrap();
        let signature = "A".repeat(SIGNATURE_LETTERS);
        let taken = |account, payload: &str, signature: &str| {
            let signed = Signed { payload: payload.into(), signature: signature.into() };
            AccountChange::new(account, signed)
        };
        let good = taken(account, &payload, &signature).unwrap();
        assert_eq!((good.account(), good.id(), good.change()), (account, change.id, &change));
        assert_eq!(good.signed().payload, payload);
        let other = PersonId::random([8; 16]);
        for (account, payload, signature, want) in [
            (other, payload.as_str(), signature.as_str(), Fault::OtherAccount),
            (account, "{}", &signature, Fault::NotAChange),
            (account, &payload, "A", Fault::Signature),
            (account, &payload, &"あ".repeat(SIGNATURE_LETTERS), Fault::Signature),
        ] {
            assert_eq!(taken(account, payload, signature).err(), Some(want));
        }
    }
}
