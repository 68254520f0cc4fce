//! Changes for tests.

use serde_json::Value;

use super::{
    change::{Change, VERSION},
    hlc::Hlc,
    id::{ChangeId, DeviceId, EntityId},
    space::{SpaceId, SpaceKind},
};

/// Time of the samples, in UTC milliseconds.
pub(crate) const NOW: i64 = 1_795_305_600_000;

pub(crate) fn change_id(number: u8) -> ChangeId {
    ChangeId::new(NOW, [number; 10])
}

pub(crate) fn device_id(number: u8) -> DeviceId {
    DeviceId::new(NOW, [number; 10])
}

/// Change `number`, of device `number`, a millisecond after the one before; all of one bill.
pub(crate) fn change(number: u8, body: Value) -> Change {
    Change {
        id: change_id(number),
        version: VERSION,
        space: SpaceId::new(SpaceKind::Person, [1; 16]),
        room: "bills".into(),
        kind: "bill".into(),
        entity: EntityId::new(NOW, [0; 10]),
        hlc: Hlc::at(NOW + i64::from(number)),
        device: device_id(number),
        body,
    }
}
