//! The ways in which sync says no. Somebody else's space is `request/not-found`.

use axum::http::StatusCode;

use crate::problem::Problem;

/// More changes in one push than are taken.
pub(crate) const TOO_MANY_CHANGES: Problem = Problem::new(
    StatusCode::PAYLOAD_TOO_LARGE,
    "sync/too-many-changes",
    "There are too many changes in one push.",
);
/// The key of a device, or its proof, is not what it must be.
pub(crate) const BAD_KEY: Problem = Problem::new(
    StatusCode::UNPROCESSABLE_ENTITY,
    "sync/bad-key",
    "The key of the device or the proof of it is wrong.",
);
/// The name of a device is empty or too long, or has a My Number in it.
pub(crate) const BAD_DEVICE_NAME: Problem = Problem::new(
    StatusCode::UNPROCESSABLE_ENTITY,
    "sync/bad-device-name",
    "The name of the device is not taken.",
);
/// The device's name is taken by another key, or the device was signed off.
pub(crate) const DEVICE_TAKEN: Problem = Problem::new(
    StatusCode::CONFLICT,
    "sync/device-taken",
    "The device is registered with another key or was signed off.",
);
/// The person has as many devices as they may.
pub(crate) const TOO_MANY_DEVICES: Problem =
    Problem::new(StatusCode::CONFLICT, "sync/too-many-devices", "There are too many devices.");
/// The person has no such device.
pub(crate) const NO_DEVICE: Problem =
    Problem::new(StatusCode::NOT_FOUND, "sync/no-device", "There is no such device.");
/// The person is in as many families as they may.
pub(crate) const TOO_MANY_FAMILIES: Problem =
    Problem::new(StatusCode::CONFLICT, "sync/too-many-families", "There are too many families.");
/// The family has as many members as it may.
pub(crate) const FAMILY_FULL: Problem =
    Problem::new(StatusCode::CONFLICT, "sync/family-full", "The family is full.");
/// What is done to a family was asked for another sort of space.
pub(crate) const NOT_A_FAMILY: Problem =
    Problem::new(StatusCode::CONFLICT, "sync/not-a-family", "The space is not a family.");
/// Only an owner of the family does that.
pub(crate) const NOT_OWNER: Problem =
    Problem::new(StatusCode::FORBIDDEN, "sync/not-owner", "Only an owner of the family may.");
/// As many invitations are open as may be.
pub(crate) const TOO_MANY_INVITATIONS: Problem = Problem::new(
    StatusCode::CONFLICT,
    "sync/too-many-invitations",
    "There are too many open invitations.",
);
/// The invitation was used, has expired or never was; which, is not told.
pub(crate) const NO_INVITATION: Problem =
    Problem::new(StatusCode::NOT_FOUND, "sync/no-invitation", "There is no such invitation.");
/// The person has as many event streams open as they may.
pub(crate) const TOO_MANY_STREAMS: Problem = Problem::new(
    StatusCode::TOO_MANY_REQUESTS,
    "sync/too-many-streams",
    "There are too many event streams open.",
);

/// Every one of them.
pub(crate) const ALL: [Problem; 13] = [
    TOO_MANY_CHANGES,
    BAD_KEY,
    BAD_DEVICE_NAME,
    DEVICE_TAKEN,
    TOO_MANY_DEVICES,
    NO_DEVICE,
    TOO_MANY_FAMILIES,
    FAMILY_FULL,
    NOT_A_FAMILY,
    NOT_OWNER,
    TOO_MANY_INVITATIONS,
    NO_INVITATION,
    TOO_MANY_STREAMS,
];
