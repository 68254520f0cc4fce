//! The device's book of bills: in the vault, shown as one reactive list.
//!
//! The vault is read again before each write, so that two open tabs do not undo each other. Nothing
//! of a bill is logged or leaves the device.

use leptos::prelude::*;
use nakano_shared::bills::Slip;

use super::{
    bill::Bill,
    saving::{self, Standing},
};
use crate::platform::{
    clock,
    pause::pause,
    random,
    vault::{Vault, VaultError},
};

/// Name of the room in the vault.
pub(crate) const ROOM: &str = "bills";

/// Whether the book could be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Opening {
    /// Being read.
    Reading,
    /// Read.
    Open,
    /// Not to be had.
    Failed(VaultError),
}

/// The book as it was read last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shelf {
    /// The bills, in no order.
    pub(crate) bills: Vec<Bill>,
    /// How many records are there that this app cannot read. They are left as they are.
    pub(crate) unreadable: usize,
    /// Whether it could be read.
    pub(crate) opening: Opening,
}

/// What saving has done. Each names the bill to look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Saved {
    /// A bill of its own.
    New(String),
    /// It was saved already.
    Known(String),
    /// It was saved already and now says more.
    Completed(String),
    /// The other code of the same slip: one bill with both.
    Merged(String),
}

impl Saved {
    /// Id of the bill.
    pub(super) fn id(&self) -> &str {
        match self {
            Self::New(id) | Self::Known(id) | Self::Completed(id) | Self::Merged(id) => id,
        }
    }
}

/// The book, as the app's one context of it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Book {
    shelf: RwSignal<Shelf>,
    removed: RwSignal<Option<Bill>>,
}

impl Book {
    /// Puts the book into the context and begins to read it.
    pub(crate) fn provide() -> Self {
        let shelf = Shelf { bills: Vec::new(), unreadable: 0, opening: Opening::Reading };
        let book = Self { shelf: RwSignal::new(shelf), removed: RwSignal::new(None) };
        provide_context(book);
        leptos::task::spawn_local(async move {
            // The first page is drawn before anything is read.
            pause(0).await;
            book.read_again().await;
        });
        book
    }

    /// From the context.
    pub(crate) fn expect() -> Self {
        expect_context()
    }

    /// The book, followed by the view that asks.
    pub(crate) fn with<T>(self, look: impl FnOnce(&Shelf) -> T) -> T {
        self.shelf.with(look)
    }

    /// The book as it is now, not followed.
    pub(super) fn untracked<T>(self, look: impl FnOnce(&Shelf) -> T) -> T {
        self.shelf.with_untracked(look)
    }

    /// The bill with this id, followed by the view that asks.
    pub(super) fn bill(self, id: &str) -> Option<Bill> {
        self.shelf.with(|shelf| shelf.bills.iter().find(|bill| bill.id == id).cloned())
    }

    /// Reads the vault again: another tab may have written.
    pub(crate) async fn read_again(self) {
        // The failure stands in the shelf, where every page sees it.
        let _ = self.read().await;
    }

    async fn read(self) -> Result<Vault, VaultError> {
        let outcome = match Vault::open().await {
            Ok(vault) => vault.all(ROOM).await.map(|records| (vault, records)),
            Err(error) => Err(error),
        };
        match outcome {
            Ok((vault, (records, sealed))) => {
                let bills: Vec<_> =
                    records.iter().filter_map(|json| Bill::from_record(json)).collect();
                let unreadable = sealed + records.len() - bills.len();
                self.shelf.set(Shelf { bills, unreadable, opening: Opening::Open });
                Ok(vault)
            }
            Err(error) => {
                self.shelf.update(|shelf| shelf.opening = Opening::Failed(error));
                Err(error)
            }
        }
    }

    /// Keeps a slip, once.
    pub(super) async fn save(self, slip: Slip) -> Result<Saved, VaultError> {
        let vault = self.read().await?;
        let standing = self.shelf.with_untracked(|shelf| saving::standing(&slip, &shelf.bills));
        let (saved, slip) = match standing {
            Standing::Known(id) => return Ok(Saved::Known(id)),
            Standing::Completes(id, slip) => (Saved::Completed(id), slip),
            Standing::OtherCode(id, slip) => (Saved::Merged(id), slip),
            Standing::New => (Saved::New(random::id().ok_or(VaultError::Unavailable)?), slip),
        };
        let known = self.untracked_bill(saved.id());
        let bill = match known {
            Some(known) => known.with_slip(slip),
            None => Bill::new(saved.id().to_owned(), slip, clock::now_ms()),
        };
        self.write(&vault, bill).await?;
        Ok(saved)
    }

    /// Keeps the person's note to a bill. A bill that is gone meanwhile stays gone.
    pub(super) async fn write_note(self, id: &str, note: String) -> Result<(), VaultError> {
        let vault = self.read().await?;
        match self.untracked_bill(id) {
            Some(bill) => self.write(&vault, bill.with_note(note)).await,
            None => Ok(()),
        }
    }

    /// Takes a bill out of the book; until the next one it can be put back.
    pub(super) async fn remove(self, id: &str) -> Result<(), VaultError> {
        let vault = self.read().await?;
        vault.delete(ROOM, id).await?;
        let bill = self.untracked_bill(id);
        self.shelf.update(|shelf| shelf.bills.retain(|bill| bill.id != id));
        self.removed.set(bill);
        Ok(())
    }

    /// Takes a bill away that was taken away on another device of the person.
    pub(super) async fn take_away(self, id: &str) -> Result<(), VaultError> {
        let vault = self.read().await?;
        vault.delete(ROOM, id).await?;
        self.shelf.update(|shelf| shelf.bills.retain(|bill| bill.id != id));
        Ok(())
    }

    /// Whether there is a bill that can be put back, followed by the view that asks.
    pub(super) fn has_removed(self) -> bool {
        self.removed.with(Option::is_some)
    }

    /// Puts back the bill removed last.
    pub(super) async fn put_back(self) -> Result<(), VaultError> {
        let Some(bill) = self.removed.get_untracked() else { return Ok(()) };
        let vault = self.read().await?;
        self.write(&vault, bill).await?;
        self.removed.set(None);
        Ok(())
    }

    /// Gives up putting back.
    pub(super) fn forget_removed(self) {
        self.removed.set(None);
    }

    fn untracked_bill(self, id: &str) -> Option<Bill> {
        self.shelf.with_untracked(|shelf| shelf.bills.iter().find(|bill| bill.id == id).cloned())
    }

    async fn write(self, vault: &Vault, bill: Bill) -> Result<(), VaultError> {
        let record = bill.to_record().ok_or(VaultError::Unavailable)?;
        vault.put(ROOM, &bill.id, &record).await?;
        self.shelf.update(|shelf| {
            shelf.bills.retain(|known| known.id != bill.id);
            shelf.bills.push(bill);
        });
        Ok(())
    }
}
