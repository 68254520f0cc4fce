//! The end of an account: one transaction over all rooms.

use nakano_shared::auth::{PersonId, api::Kept};

use crate::{app::App, auth::AuthError, erasure::Eraser};

/// Lines of the audit log in one answer.
pub(crate) const AUDIT_LINES_MAX: i64 = 500;

/// Erases a person from every room, or from none; gives what is kept.
pub(crate) async fn remove(
    app: &App,
    erasers: &'static [Eraser],
    person: PersonId,
) -> Result<Vec<Kept>, AuthError> {
    let now_ms = app.clock.utc_ms();
    let kept = app
        .db
        .write(move |transaction| {
            Box::pin(async move {
                let mut kept = Vec::new();
                for eraser in erasers {
                    kept.extend((eraser.erase)(transaction, person, now_ms).await?);
                }
                Ok(kept)
            })
        })
        .await?;
    tracing::info!(event = "auth.account_removed", count = kept.len());
    Ok(kept)
}
