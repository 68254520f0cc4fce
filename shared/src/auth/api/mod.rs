//! What travels between the app and `/api/auth/…`. Times are UTC milliseconds.

mod account;
mod notice;
mod passkey;
mod recovery;
mod request;
mod role;
mod session;

pub use account::{AuditLog, AuditRow, Kept, Removed};
pub use notice::{NoticeRow, Notices, SeeNotices, Seen};
pub use passkey::{Finish, NamePasskey, PasskeyRow, Passkeys, RemovePasskey, StartSignIn, Started};
pub use recovery::{CodesLeft, RecoverBy, RecoveryCodes};
pub use request::{CHANGE_HEADER, CHANGE_HEADER_VALUE, Nothing};
pub use role::{EndGrant, GiveGrant, Given, GrantRow, Grants, GrantsOf};
pub use session::{EndAllSessions, EndSession, Ended, Me, SessionRow, Sessions};
