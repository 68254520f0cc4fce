//! auth, 本人確認: who somebody is, for how long that is believed, and what it opens.
//!
//! Rules only. A person is a random number; a name, an address or a My Number is not among what
//! is known here. Whatever needs no ward needs no account.
//!
//! Deliberately absent: passwords, secret questions, e-mail as a way in, advertising of who exists.

pub mod api;
pub mod device;
pub mod grant;
pub mod id;
pub mod level;
pub mod notice;
pub mod passkey_name;
pub mod recovery_code;
pub mod role;
pub mod session;
mod words;

pub use device::Device;
pub use id::{CeremonyId, GrantId, NoticeId, PasskeyId, PersonId, SessionId};
pub use level::Level;
pub use notice::NoticeKind;
pub use passkey_name::PasskeyName;
pub use recovery_code::RecoveryCode;
pub use role::Role;
