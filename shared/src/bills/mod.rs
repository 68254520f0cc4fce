//! bills, 納付: what a payment slip (納付書) says, read from its eL-QR, its barcode or typed by hand.
//!
//! A [`Slip`] holds what one read gave and nothing that was guessed: what a code does not say is
//! `None`. Readers take any text and never panic; the first failing check names the error, so one
//! misread slip always gives the same sentence. Dates are days in Japan, and today is an argument.
//!
//! The codes are not signed: their checksums catch misreads, not forgeries. Nothing here may be
//! taken as the amount owed; only the payment site's own inquiry says that.
//!
//! Deliberately absent: paying, fees and limits of payment apps, hashing with a person's key,
//! storage, and the names of offices and taxes beyond the few that are known.

pub mod bill;
pub mod check;
pub mod code;
pub mod crc;
pub mod digits;
pub mod elqr;
pub mod entry;
pub mod error;
pub mod family_bill;
pub mod gs1;
pub mod number;
pub mod other;
pub mod payload;
pub mod state;
pub mod table;
pub mod warning;

#[cfg(test)]
mod vectors;

pub use bill::{BillSource, Slip};
pub use check::{Relation, compare, compare_all, fingerprint, merge};
pub use code::{Recognised, choose, recognise, recognise_pasted};
pub use error::{DateField, SlipError};
pub use family_bill::FamilyBill;
pub use gs1::Barcode;
pub use number::{CaseKey, ConfirmNo, ItemCode, OfficeCode, OrgCode, TaxItem};
pub use other::OtherCode;
pub use state::State;
pub use warning::{Extension, Level, Warning};
