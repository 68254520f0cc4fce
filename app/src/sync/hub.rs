//! Where the app and its sync meet: how things stand, what other devices wrote, what is wished.

use std::collections::BTreeMap;

use super::{
    bell::Bell,
    entrance,
    family::Family,
    own_bills::OwnBills,
    said::{Conflict, OtherBill, Wish},
};
use crate::platform::{device_settings, page};
use leptos::prelude::*;
use nakano_shared::sync::{EntityId, SpaceId, SpaceKind};

/// Set while somebody is signed in on this device. It says nothing of who.
const ACCOUNT: &str = "nakano.account";

/// How far sync is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// No account on this device: nothing is sent anywhere.
    Off,
    /// Looking.
    Working,
    /// Everything here is at the server, and everything there is here.
    Together,
    /// No network; what is written waits on this device.
    Offline,
    /// The sign-in has ended; what is written waits on this device.
    SignedOut,
    /// The person has to be verified once more before this device may write.
    VerifyAgain,
    /// The device or the server cannot now; what is written waits on this device.
    Failed,
}

/// The app's one context of sync.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hub {
    pub(super) standing: RwSignal<Standing>,
    pub(super) unsent: RwSignal<usize>,
    pub(super) refused: RwSignal<usize>,
    pub(super) bills: RwSignal<Vec<OtherBill>>,
    pub(super) conflicts: RwSignal<Vec<Conflict>>,
    pub(super) families: RwSignal<Vec<Family>>,
    pub(super) homes: RwSignal<BTreeMap<EntityId, SpaceId>>,
    pub(super) wishes: RwSignal<Vec<Wish>>,
    pub(super) bell: StoredValue<Bell>,
    book: StoredValue<OwnBills>,
    is_running: StoredValue<bool>,
    is_stale: StoredValue<bool>,
}

impl Hub {
    /// Puts the hub into the context, and begins where somebody is signed in.
    pub(crate) fn provide(book: OwnBills) {
        let hub = Self {
            standing: RwSignal::new(Standing::Off),
            unsent: RwSignal::new(0),
            refused: RwSignal::new(0),
            bills: RwSignal::new(Vec::new()),
            conflicts: RwSignal::new(Vec::new()),
            families: RwSignal::new(Vec::new()),
            homes: RwSignal::new(BTreeMap::new()),
            wishes: RwSignal::new(Vec::new()),
            bell: StoredValue::new(Bell::default()),
            book: StoredValue::new(book),
            is_running: StoredValue::new(false),
            is_stale: StoredValue::new(false),
        };
        provide_context(hub);
        Effect::new(move |_| {
            hub.wishes.track();
            hub.book.with_value(|book| book.follow());
            hub.ring();
        });
        for event in ["online", "focus"] {
            page::on_window_event(event, move || hub.ring());
        }
        if device_settings::read(ACCOUNT).is_some() {
            hub.run();
        }
    }

    /// From the context.
    pub(crate) fn expect() -> Self {
        expect_context()
    }

    /// How far it is, followed by the view that asks.
    pub(crate) fn standing(self) -> Standing {
        self.standing.get()
    }

    /// Changes that are on this device only, followed by the view that asks.
    pub(crate) fn unsent(self) -> usize {
        self.unsent.get()
    }

    /// Changes that the server does not take, followed by the view that asks.
    pub(crate) fn refused(self) -> usize {
        self.refused.get()
    }

    /// Bills of other devices, followed by the view that asks.
    pub(crate) fn bills(self) -> Vec<OtherBill> {
        self.bills.get()
    }

    /// What has to be chosen in one entity, followed by the view that asks.
    pub(crate) fn conflicts(self, id: &str) -> Vec<Conflict> {
        self.conflicts.with(|all| {
            all.iter().filter(|conflict| conflict.id.to_string() == id).cloned().collect()
        })
    }

    /// The person's families, followed by the view that asks.
    pub(crate) fn families(self) -> Vec<Family> {
        self.families.get()
    }

    /// The family a bill of this device is shared with, followed by the view that asks.
    pub(crate) fn family_of(self, id: &str) -> Option<SpaceId> {
        let id: EntityId = id.parse().ok()?;
        self.homes.with(|homes| homes.get(&id).copied())
    }

    /// Whether the person may write to a space, followed by the view that asks.
    pub(crate) fn may_write(self, space: SpaceId) -> bool {
        self.families.with(|families| {
            let family = families.iter().find(|family| family.space == space);
            family.map_or(space.kind() == SpaceKind::Person, |family| family.role.may_write())
        })
    }

    /// Shares a bill of this device with a family, or with nobody; seen here at once.
    pub(crate) fn share(self, id: EntityId, family: Option<SpaceId>) {
        self.homes.update(|homes| {
            match family {
                Some(family) => homes.insert(id, family),
                None => homes.remove(&id),
            };
        });
        self.wish(Wish::Share { id, family });
    }

    /// Writes a field, here at once and everywhere else when there is a network.
    pub(crate) fn wish(self, wish: Wish) {
        self.wishes.update(|wishes| wishes.push(wish));
    }

    /// Somebody has signed in on this device.
    pub(crate) fn signed_in(self) {
        // Where the browser keeps no settings, it ends with the page and begins with a sign-in.
        let _ = device_settings::write(ACCOUNT, "yes");
        self.standing.set(Standing::Working);
        if self.is_running.get_value() {
            self.ring();
        } else {
            self.run();
        }
    }

    /// They have signed out: nothing is sent or fetched any more, and what is here stays.
    pub(crate) fn signed_out(self) {
        device_settings::remove(ACCOUNT);
        self.standing.set(Standing::Off);
        self.bills.set(Vec::new());
        self.conflicts.set(Vec::new());
        self.families.set(Vec::new());
        self.homes.set(BTreeMap::new());
        self.ring();
    }

    /// Looks again now.
    pub(crate) fn ring(self) {
        self.bell.with_value(Bell::ring);
    }

    /// Changes were put into the vault past the engine: it reads them again.
    pub(crate) fn reopen(self) {
        self.is_stale.set_value(true);
        self.ring();
    }

    /// Whether the engine has to be opened anew; asked once.
    pub(super) fn take_stale(self) -> bool {
        self.is_stale.try_update_value(std::mem::take).unwrap_or(false)
    }

    /// Shows with whom bills are shared: as the engine has it, and over it what was chosen since.
    pub(super) fn show_homes(self, mut homes: BTreeMap<EntityId, SpaceId>) {
        self.wishes.with_untracked(|wishes| {
            for wish in wishes {
                match wish {
                    Wish::Share { id, family: Some(family) } => homes.insert(*id, *family),
                    Wish::Share { id, family: None } => homes.remove(id),
                    Wish::Field { .. } => None,
                };
            }
        });
        self.homes.set(homes);
    }

    /// Whether somebody is signed in as far as this device knows.
    pub(crate) fn has_account() -> bool {
        device_settings::read(ACCOUNT).is_some()
    }

    fn run(self) {
        self.is_running.set_value(true);
        self.standing.set(Standing::Working);
        leptos::task::spawn_local(async move {
            if entrance::begin(self, self.book.get_value()).await.is_err() {
                self.is_running.set_value(false);
                self.standing.set(Standing::Failed);
            }
        });
    }
}
