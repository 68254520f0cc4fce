//! Names that devices give without asking anyone.

use crate::kernel::id::names;

names!(
    /// One change, once.
    ChangeId,
    /// What changes speak of: one bill, one measurement.
    EntityId,
    /// A browser on a phone or a desk, with a key of its own.
    DeviceId,
);
