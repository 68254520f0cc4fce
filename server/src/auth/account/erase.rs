//! What auth erases with a person: all there is, but for the links of the audit chain.

use nakano_shared::auth::{PersonId, api::Kept};

use super::store;
use crate::{
    auth::audit,
    db::{StoreError, Transaction},
    erasure::Eraser,
};

/// Last of all rooms: the others' rows stand on the person's.
pub(crate) const ERASER: Eraser =
    Eraser { room: "auth", erase: |transaction, person, _| Box::pin(erase(transaction, person)) };

async fn erase(transaction: &mut Transaction, person: PersonId) -> Result<Vec<Kept>, StoreError> {
    let links = audit::store::erase(transaction, person).await?;
    let as_staff = audit::store::count_by_actor(transaction, person).await?;
    store::delete_ceremonies(transaction, person).await?;
    store::delete(transaction, person).await?;
    let kept = |what: &str, by: &str, records| Kept {
        room: "auth".to_owned(),
        what: what.to_owned(),
        by: by.to_owned(),
        records,
    };
    let mut all = vec![kept("audit-links", "audit-chain", links)];
    if let Ok(records @ 1..) = u64::try_from(as_staff) {
        all.push(kept("deeds-as-staff", "others-right-to-know", records));
    }
    Ok(all)
}
