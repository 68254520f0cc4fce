//! What a person is told about their own account, and the line of the audit log that goes with it.

mod happening;
pub mod store;

pub use happening::Happening;
