//! bills, 納付: payment slips read, kept on this device, and shown until they are paid elsewhere.
//!
//! What a slip means is decided by `nakano_shared::bills`. Without an account no bill leaves the device;
//! with one, what may be shared of it goes by `sync` to the person's other devices, and to a family when
//! the person says so. None pays anything yet: paying is handed over to the payment site.

mod audience;
pub(crate) mod bill;
mod bill_page;
mod bills_page;
pub(crate) mod book;
mod conflicts;
mod entry_page;
mod entry_view;
mod failure_view;
mod joined;
mod list_view;
mod next_bills;
mod note_field;
mod note_view;
mod notices;
mod numbers;
mod other_bills;
mod pages;
mod pay_card;
mod phrase;
mod read_slip;
mod remove_bill;
#[cfg(test)]
pub(crate) mod samples;
mod saving;
mod scan;
mod shared_page;
mod slip_card;
mod slip_view;
mod state_view;
mod sync_line;
pub(crate) mod taken;

pub(crate) use joined::own_bills;
pub(crate) use next_bills::NextBills;
pub(crate) use pages::{load, page};
