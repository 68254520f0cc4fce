//! Something that happened to an account: told to the person and written down, or not done at all.

use nakano_shared::auth::{Device, NoticeId, NoticeKind, PersonId};

use super::store::{self, Notice};
use crate::{
    auth::audit::{self, Content, Entry},
    db::{StoreError, Transaction},
    random::{self, NoRandom, Random},
};

/// Who the audit log says a person is in their own account.
const OWN_ROLE: &str = "resident";

/// Ready to be written in the transaction of what happens.
#[derive(Debug, Clone)]
pub struct Happening {
    notice: Notice,
    entry: Entry,
}

impl Happening {
    /// The person's own doing on `device`.
    ///
    /// # Errors
    /// As the source of chance.
    pub fn own(
        random: &dyn Random,
        person: PersonId,
        kind: NoticeKind,
        device: Device,
        now_ms: i64,
    ) -> Result<Self, NoRandom> {
        Self::draw(random, Some(person), OWN_ROLE, person, kind, device, now_ms)
    }

    /// What `actor` did to the account of `person`; no actor is the operator.
    ///
    /// # Errors
    /// As the source of chance.
    pub fn draw(
        random: &dyn Random,
        actor: Option<PersonId>,
        actor_role: &str,
        person: PersonId,
        kind: NoticeKind,
        device: Device,
        now_ms: i64,
    ) -> Result<Self, NoRandom> {
        let id = NoticeId::new(now_ms, random::draw(random)?);
        let content = Content {
            subject: person,
            actor,
            actor_role: actor_role.to_owned(),
            deed: format!("auth.{}", kind.word()),
            at_ms: now_ms,
        };
        Ok(Self {
            notice: Notice { person, id, kind, device, at_ms: now_ms, seen: false },
            entry: Entry::draw(random, content)?,
        })
    }

    /// Writes the notice and the line.
    ///
    /// # Errors
    /// As the database.
    pub async fn write(&self, transaction: &mut Transaction) -> Result<(), StoreError> {
        store::insert(transaction, &self.notice).await?;
        audit::append(transaction, &self.entry).await
    }
}
