//! Who did what to whose data: lines that only grow, chained by hash, erasable without a gap.

mod chain;
mod heads;
pub mod store;
mod verify;

pub use chain::{Content, Entry};
pub use heads::{Heads, NotHeads};
pub use store::append;
pub use verify::{Broken, VerifyError, Whole, heads, verify};
