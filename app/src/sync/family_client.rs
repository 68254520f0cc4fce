//! The requests of families. None is made twice by itself.

use nakano_shared::{
    auth::{PersonId, api::Me},
    sync::{
        Role, SpaceId,
        api::{Accept, CreateFamily, Done, InSpace, Invitation, Invite, RemoveMember},
        invitation::Secret,
    },
};

use super::{
    family::{self, Family},
    wire,
};
use crate::{
    auth::{Failure, stepped_up},
    platform::http,
};

/// The families of whoever is signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Families {
    /// Who it is.
    pub(super) me: PersonId,
    /// The one they have been in longest first.
    pub(super) families: Vec<Family>,
}

/// Who is signed in, and their families.
pub(super) async fn families() -> Result<Families, Failure> {
    let Me { person: me, .. } = wire::me().await?;
    let spaces = wire::spaces().await?.spaces;
    Ok(Families { me, families: family::families(me, &spaces) })
}

/// Makes a family with the person in it.
pub(super) async fn create() -> Result<(), Failure> {
    let InSpace { .. } = http::post("/api/sync/spaces/create", &CreateFamily {}).await?;
    Ok(())
}

/// Opens a family for one more. The person is asked for their passkey when that was not just now.
pub(super) async fn invite(space: SpaceId, role: Role) -> Result<Invitation, Failure> {
    stepped_up("/api/sync/invitations/create", &Invite { space, role }).await
}

/// Enters a family by the secret of an invitation.
pub(super) async fn accept(secret: Secret) -> Result<(), Failure> {
    let InSpace { .. } = http::post("/api/sync/invitations/accept", &Accept { secret }).await?;
    Ok(())
}

/// Goes out of a family.
pub(super) async fn leave(space: SpaceId) -> Result<(), Failure> {
    let Done {} = http::post("/api/sync/spaces/leave", &InSpace { space }).await?;
    Ok(())
}

/// Takes somebody out of a family.
pub(super) async fn remove(space: SpaceId, person: PersonId) -> Result<(), Failure> {
    let Done {} = http::post("/api/sync/spaces/remove", &RemoveMember { space, person }).await?;
    Ok(())
}
