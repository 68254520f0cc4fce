//! Who did what to whose data: lines that only grow, chained by hash, erasable without a gap.

mod chain;
pub mod store;

pub use chain::{Content, Entry};
pub use store::append;
