//! The book of bills as sync sees it.

use std::{collections::BTreeMap, sync::Arc};

use nakano_shared::{auth::PersonId, bills::family_bill::FamilyBill, sync::EntityId};

use super::book::{Book, Opening};
use crate::sync::{OwnBills, OwnBook, Writing};

/// The book for sync.
pub(crate) fn own_bills(book: Book) -> OwnBills {
    Arc::new(book)
}

impl OwnBook for Book {
    fn follow(&self) {
        self.with(|_| ());
    }

    fn bills(&self, owner: PersonId) -> Option<BTreeMap<EntityId, FamilyBill>> {
        self.untracked(|shelf| {
            (shelf.opening == Opening::Open && shelf.unreadable == 0).then(|| {
                let bills = shelf.bills.iter();
                bills.filter_map(|bill| Some((bill.id.parse().ok()?, bill.shared(owner)))).collect()
            })
        })
    }

    fn write_note(&self, id: EntityId, note: String) -> Writing {
        let book = *self;
        Box::pin(async move { Self::write_note(book, &id.to_string(), note).await })
    }

    fn take_away(&self, id: EntityId) -> Writing {
        let book = *self;
        Box::pin(async move { Self::take_away(book, &id.to_string()).await })
    }
}
