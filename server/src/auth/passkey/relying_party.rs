//! This server as passkeys know it: its name, its address, and webauthn-rs, which is named nowhere
//! else.

use base64::{Engine as _, prelude::BASE64_URL_SAFE_NO_PAD};
use nakano_shared::auth::PersonId;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use url::Url;
use webauthn_rs::prelude::{
    Credential, CredentialID, DiscoverableAuthentication, Passkey, PasskeyRegistration,
    PublicKeyCredential, RegisterPublicKeyCredential, Uuid, Webauthn, WebauthnBuilder,
    WebauthnError,
};

use crate::{
    auth::problem,
    problem::{self as common, Problem},
};

/// What the browser's dialog calls us.
const NAME: &str = "なかのポケット";

/// What a browser is asked, and what is needed to check its answer.
pub(super) struct Question {
    pub(super) options: Value,
    pub(super) state: String,
}

/// A passkey that was verified at its making.
pub(super) struct NewKey {
    pub(super) credential_id: String,
    /// As it is kept.
    pub(super) credential: String,
    pub(super) backup_eligible: bool,
    pub(super) backed_up: bool,
}

/// Which passkey an answer says it is of; nothing of it is verified.
pub(super) struct Claim {
    pub(super) person: Option<PersonId>,
    pub(super) credential_id: String,
}

/// What a verified answer changes in the stored passkey.
pub(super) struct Verified {
    pub(super) credential: String,
    pub(super) backup_eligible: bool,
    pub(super) backed_up: bool,
}

/// The relying party of WebAuthn.
pub(crate) struct RelyingParty {
    webauthn: Webauthn,
}

impl RelyingParty {
    /// For this public address; `None` when it has no host name, as passkeys need.
    pub(crate) fn of(public_url: &str) -> Option<Self> {
        let url: Url = public_url.parse().ok()?;
        let builder = WebauthnBuilder::new(url.domain()?, &url).ok()?;
        Some(Self { webauthn: builder.rp_name(NAME).build().ok()? })
    }

    /// Asks for a new passkey of `person`; one that is in `present` already is not made again.
    pub(super) fn ask_for_new(
        &self,
        person: PersonId,
        label: &str,
        present: &[String],
    ) -> Result<Question, Problem> {
        let present = present.iter().map(|id| credential_id(id)).collect::<Result<_, _>>()?;
        let user = Uuid::from_bytes(person.bytes());
        let asked = self.webauthn.start_passkey_registration(user, label, label, Some(present));
        let (options, state) = asked.map_err(|_| common::server::INTERNAL)?;
        let mut options = to_value(&options)?;
        // webauthn-rs asks for no discoverable key, without which nobody signs in without a name.
        options["publicKey"]["authenticatorSelection"] = json!({
            "residentKey": "required",
            "requireResidentKey": true,
            "userVerification": "required",
        });
        Ok(Question { options, state: to_text(&state)? })
    }

    /// Verifies a new passkey.
    pub(super) fn take_new(&self, answer: &Value, state: &str) -> Result<NewKey, Problem> {
        let answer: RegisterPublicKeyCredential = from_value(answer)?;
        let state: PasskeyRegistration = from_text(state)?;
        let passkey = self.webauthn.finish_passkey_registration(&answer, &state);
        let passkey = passkey.map_err(|_| problem::PASSKEY_REFUSED)?;
        let credential = Credential::from(passkey.clone());
        Ok(NewKey {
            credential_id: BASE64_URL_SAFE_NO_PAD.encode(passkey.cred_id()),
            credential: to_text(&passkey)?,
            backup_eligible: credential.backup_eligible,
            backed_up: credential.backup_state,
        })
    }

    /// Asks for any passkey of ours, or for one of `allowed` unless that is empty.
    pub(super) fn ask(&self, conditional: bool, allowed: &[String]) -> Result<Question, Problem> {
        let asked = self.webauthn.start_discoverable_authentication();
        let (options, state) = asked.map_err(|_| common::server::INTERNAL)?;
        let mut options = to_value(&options)?;
        if let (false, Some(options)) = (conditional, options.as_object_mut()) {
            options.remove("mediation");
        }
        let allowed = allowed.iter().map(|id| json!({ "type": "public-key", "id": id }));
        options["publicKey"]["allowCredentials"] = allowed.collect();
        Ok(Question { options, state: to_text(&state)? })
    }

    /// Which passkey an answer is of.
    pub(super) fn claim(answer: &Value) -> Result<Claim, Problem> {
        let answer: PublicKeyCredential = from_value(answer)?;
        // An authenticator that was told which keys are allowed may leave the person out.
        let person = answer.get_user_unique_id().map(|handle| {
            handle.try_into().map(PersonId::from_bytes).map_err(|_| problem::PASSKEY_REFUSED)
        });
        Ok(Claim {
            person: person.transpose()?,
            credential_id: BASE64_URL_SAFE_NO_PAD.encode(answer.get_credential_id()),
        })
    }

    /// Verifies an answer against the passkey as it is kept.
    pub(super) fn take(
        &self,
        answer: &Value,
        state: &str,
        credential: &str,
    ) -> Result<Verified, Problem> {
        let answer: PublicKeyCredential = from_value(answer)?;
        let state: DiscoverableAuthentication = from_text(state)?;
        let mut passkey: Passkey = from_text(credential)?;
        let result = self
            .webauthn
            .finish_discoverable_authentication_v2(&answer, state, &passkey)
            .map_err(|error| match error {
                WebauthnError::CredentialPossibleCompromise => problem::PASSKEY_COPIED,
                _ => problem::PASSKEY_REFUSED,
            })?;
        // The library was told so; that nobody gets in without it is worth a second look.
        if !result.user_verified() {
            return Err(problem::PASSKEY_REFUSED);
        }
        passkey.update_credential(&result);
        Ok(Verified {
            credential: to_text(&passkey)?,
            backup_eligible: result.backup_eligible(),
            backed_up: result.backup_state(),
        })
    }
}

fn credential_id(text: &str) -> Result<CredentialID, Problem> {
    BASE64_URL_SAFE_NO_PAD.decode(text).map_err(|_| common::server::INTERNAL)
}

fn to_value(value: &impl Serialize) -> Result<Value, Problem> {
    serde_json::to_value(value).map_err(|_| common::server::INTERNAL)
}

fn to_text(value: &impl Serialize) -> Result<String, Problem> {
    serde_json::to_string(value).map_err(|_| common::server::INTERNAL)
}

fn from_text<T: DeserializeOwned>(text: &str) -> Result<T, Problem> {
    serde_json::from_str(text).map_err(|_| common::server::INTERNAL)
}

fn from_value<T: DeserializeOwned>(value: &Value) -> Result<T, Problem> {
    T::deserialize(value).map_err(|_| common::request::MALFORMED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passkeys_need_a_host_name() {
        for (url, possible) in [
            ("http://localhost:8080", true),
            ("https://pocket.example.jp", true),
            ("https://pocket.example.jp:8443", true),
            ("http://127.0.0.1:8080", false),
            ("https://[::1]", false),
        ] {
            assert_eq!(RelyingParty::of(url).is_some(), possible, "{url}");
        }
    }

    #[test]
    fn a_new_key_must_be_found_without_a_name_and_opened_by_its_person() {
        let party = RelyingParty::of("https://pocket.example.jp").unwrap();
        let question = party.ask_for_new(PersonId::from_bytes([7; 16]), "label", &[]).unwrap();
        let asked = &question.options["publicKey"];
        assert_eq!(asked["authenticatorSelection"]["residentKey"], "required");
        assert_eq!(asked["authenticatorSelection"]["userVerification"], "required");
        assert_eq!(asked["rp"]["id"], "pocket.example.jp");
        let challenge = asked["challenge"].as_str().unwrap();
        assert_eq!(BASE64_URL_SAFE_NO_PAD.decode(challenge).unwrap().len(), 32);
    }

    #[test]
    fn a_button_opens_a_dialog_and_a_field_does_not() {
        let party = RelyingParty::of("https://pocket.example.jp").unwrap();
        let button = party.ask(false, &["AAEC".to_owned()]).unwrap().options;
        assert!(button.get("mediation").is_none());
        assert_eq!(button["publicKey"]["allowCredentials"][0]["id"], "AAEC");
        let field = party.ask(true, &[]).unwrap().options;
        assert_eq!(field["mediation"], "conditional");
        assert_eq!(field["publicKey"]["allowCredentials"], json!([]));
        assert_eq!(field["publicKey"]["userVerification"], "required");
    }
}
