//! Giving and taking back: what is asked of the person before, and who is told after.

use std::sync::Arc;

use nakano_shared::{
    auth::{Device, GrantId, NoticeKind, PersonId, Role, grant::Terms},
    kernel::date::{Date, JST_OFFSET_MS},
};

use super::store::{self, Grant};
use crate::{
    auth::{
        AuthError,
        audit::{self, Content, Entry},
        notice::Happening,
        problem,
    },
    clock::Clock,
    db::Db,
    problem as common,
    random::{self, Random},
};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// Who gives or takes back, and with what chance and clock.
#[derive(Clone, Copy)]
pub struct Giver<'app> {
    /// Where the grants are.
    pub db: &'app Db,
    /// When it is.
    pub clock: &'app dyn Clock,
    /// Names and salts.
    pub random: &'app dyn Random,
    /// The administrator; `None` for the operator on the command line.
    pub person: Option<PersonId>,
    /// Where they are.
    pub device: Device,
}

/// What the audit log says of a look at somebody's grants.
const LOOKED: &str = "auth.grants-seen";

impl Giver<'_> {
    const fn role(&self) -> &'static str {
        if self.person.is_some() { Role::Administrator.word() } else { "operator" }
    }

    fn happening(&self, person: PersonId, kind: NoticeKind) -> Result<Happening, AuthError> {
        let (role, now_ms) = (self.role(), self.clock.utc_ms());
        Ok(Happening::draw(self.random, self.person, role, person, kind, self.device, now_ms)?)
    }
}

/// Grants a role to a person.
///
/// # Errors
/// As the database, or a problem that says what is missing.
pub async fn give(giver: Giver<'_>, person: PersonId, terms: Terms) -> Result<Grant, AuthError> {
    let now_ms = giver.clock.utc_ms();
    terms.check(Date::in_japan(now_ms)).map_err(problem::of_terms)?;
    let grant = Grant {
        person,
        id: GrantId::random(random::draw(giver.random)?),
        role: terms.role,
        scope: terms.scope,
        trained_on: terms.trained_on,
        granted_by: giver.person,
        granted_at_ms: now_ms,
        expires_at_ms: end_of_day_ms(now_ms, terms.until),
    };
    let happening = giver.happening(person, NoticeKind::RoleGranted)?;
    let work = Arc::new((grant.clone(), happening));
    let refused = giver
        .db
        .write(move |transaction| {
            let work = Arc::clone(&work);
            Box::pin(async move {
                let (grant, happening) = &*work;
                if !store::person_is_there(transaction, person).await? {
                    return Ok(Some(common::request::NOT_FOUND));
                }
                let bound = store::count_bound_keys(transaction, person).await?;
                if grant.role.is_staff() && bound == 0 {
                    return Ok(Some(problem::DEVICE_KEY_NEEDED));
                }
                store::insert(transaction, grant).await?;
                happening.write(transaction).await?;
                Ok(None)
            })
        })
        .await?;
    refused.map_or(Ok(grant), |problem| Err(problem.into()))
}

/// Takes a grant back; at the next request it opens nothing.
///
/// # Errors
/// As the database, or a problem when there is no such grant.
pub async fn end(giver: Giver<'_>, person: PersonId, grant: GrantId) -> Result<(), AuthError> {
    let now_ms = giver.clock.utc_ms();
    let happening = giver.happening(person, NoticeKind::RoleEnded)?;
    let ended = giver
        .db
        .write(move |transaction| {
            let happening = happening.clone();
            Box::pin(async move {
                let ended = store::end(transaction, person, grant, now_ms).await?;
                if ended {
                    happening.write(transaction).await?;
                }
                Ok(ended)
            })
        })
        .await?;
    if ended { Ok(()) } else { Err(common::request::NOT_FOUND.into()) }
}

/// The grants of another person that hold now; that they were looked at is written down first.
///
/// # Errors
/// As the database, or a problem when there is no such person.
pub async fn look(giver: Giver<'_>, person: PersonId) -> Result<Vec<Grant>, AuthError> {
    let at_ms = giver.clock.utc_ms();
    let content = Content {
        subject: person,
        actor: giver.person,
        actor_role: giver.role().to_owned(),
        deed: LOOKED.to_owned(),
        at_ms,
    };
    let entry = Entry::draw(giver.random, content)?;
    let there = giver
        .db
        .write(move |transaction| {
            let entry = entry.clone();
            Box::pin(async move {
                let there = store::person_is_there(transaction, person).await?;
                if there {
                    audit::append(transaction, &entry).await?;
                }
                Ok(there)
            })
        })
        .await?;
    if there {
        roles(giver.db, person, at_ms).await
    } else {
        Err(common::request::NOT_FOUND.into())
    }
}

/// The grants of a person that hold now.
///
/// # Errors
/// As the database.
pub async fn roles(db: &Db, person: PersonId, now_ms: i64) -> Result<Vec<Grant>, AuthError> {
    Ok(store::open(db.read(), person, now_ms).await?)
}

/// Midnight in Japan after the last day.
fn end_of_day_ms(now_ms: i64, last: Date) -> i64 {
    let today_began_ms = (now_ms + JST_OFFSET_MS).div_euclid(DAY_MS) * DAY_MS - JST_OFFSET_MS;
    let days = Date::in_japan(now_ms).days_until(last) + 1;
    today_began_ms + days * DAY_MS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grant_ends_at_midnight_in_japan() {
        let last = Date::new(2027, 4, 30).unwrap();
        let last_ms = 1_809_097_199_999; // 2027-04-30T23:59:59.999+09:00
        for before_ms in [0, 1, DAY_MS, 100 * DAY_MS + 12_345] {
            assert_eq!(end_of_day_ms(last_ms - before_ms, last), last_ms + 1, "{before_ms}");
        }
    }
}
