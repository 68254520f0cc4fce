//! export: everything a person has on a device, as one file that they keep themselves, and the way
//! back from it.
//!
//! Must stay true:
//! - Any export reads back to the same; any text is read or refused by name, without a panic
//!   (`shared/tests/export_properties.rs`).
//! - A room that this program does not know is kept as it came.
//! - Reading a file in takes nothing away that is here: a record is replaced only by one of the same
//!   name that was saved later, and what became of each is counted.
//! - What sync remembers beside the changes is never taken from a file: with it a stranger's file
//!   could make this device say that its bills were deleted.
//!
//! Deliberately absent: encryption (a person who can read the file is meant to), keys, and belief: who
//! signed a change is not known here, so a file is as good as the hand it comes from.

pub mod account_change;
pub mod csv;
pub mod document;
pub mod error;
pub mod limits;
pub mod plan;
pub mod record;

pub use account_change::AccountChange;
pub use document::{Export, Reading, VERSION};
pub use error::{Fault, NotTaken};
pub use plan::{Counts, Fate, Plan};
pub use record::Record;
