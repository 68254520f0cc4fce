//! Random walks: two phones of one person with the same book, and somebody of their family. However
//! the bill is moved, written to and pulled in parts, no phone loses it unless the person took it away.

use nakano_shared::{
    bills::family_bill,
    sync::{
        Body, Change, ChangeId, DeviceId, HybridClock, SpaceKind, State, VERSION, state::EntityKey,
    },
};

use super::*;
use crate::sync::{shown, writing};

/// Walks, each of [`WALK_STEPS`] steps.
const WALKS: u64 = 1_000;
const WALK_STEPS: u64 = 40;

/// Rounds in which everybody must have come to the same.
const QUIET_ROUNDS_MAX: usize = 12;

const NOW_MS: i64 = 1_800_000_000_000;

fn alice() -> PersonId {
    PersonId::random([1; 16])
}

fn spaces() -> [SpaceId; 3] {
    let family = |number| SpaceId::new(SpaceKind::Family, [number; 16]);
    [family(1), family(2), SpaceId::of_person(alice())]
}

fn bill_id() -> EntityId {
    EntityId::new(1, [1; 10])
}

/// What a server has: the changes in the order in which it took them.
#[derive(Default)]
struct Server(Vec<Change>);

/// A device with the parts of the engine that decide.
struct Phone {
    device: DeviceId,
    is_alice: bool,
    book: BTreeMap<EntityId, FamilyBill>,
    state: State,
    agreed: BTreeMap<EntityId, String>,
    homes: BTreeMap<EntityId, SpaceId>,
    chosen: BTreeMap<EntityId, SpaceId>,
    read: BTreeMap<SpaceId, usize>,
    unsent: Vec<Change>,
    has_all: bool,
    clock: HybridClock,
    written: u8,
}

impl Phone {
    fn new(number: u8, is_alice: bool) -> Self {
        let bill =
            FamilyBill { owner: Some(alice()), note: Some(String::new()), ..FamilyBill::default() };
        Self {
            device: DeviceId::new(1, [number; 10]),
            is_alice,
            book: is_alice.then(|| (bill_id(), bill)).into_iter().collect(),
            state: State::default(),
            agreed: BTreeMap::new(),
            homes: BTreeMap::new(),
            chosen: BTreeMap::new(),
            read: BTreeMap::new(),
            unsent: Vec::new(),
            has_all: false,
            clock: HybridClock::default(),
            written: 0,
        }
    }

    fn write(&mut self, space: SpaceId, edit: Edit) {
        let key = key(space);
        let slots = writing::slots(&edit);
        let over = self.state.entity(&key).map(|entity| entity.over(&slots)).unwrap_or_default();
        self.written += 1;
        let mut name = [self.written; 10];
        name[0] = self.device.to_string().as_bytes()[35];
        let change = Change {
            id: ChangeId::new(NOW_MS, name),
            version: VERSION,
            space,
            room: key.room,
            kind: key.kind,
            entity: key.entity,
            hlc: self.clock.tick(NOW_MS),
            device: self.device,
            body: Body { edit, over }.write().unwrap(),
        };
        self.state.take(&change);
        self.unsent.push(change);
    }

    /// The steps the engine would carry out now; whether there were any.
    fn join(&mut self) -> bool {
        if !self.is_alice {
            return false;
        }
        let own_devices = [1, 2].map(|number| DeviceId::new(1, [number; 10])).into();
        let known = shown::known_bills(&self.state, &own_devices);
        let sides = Sides {
            person: alice(),
            families: &spaces()[..2],
            local: &self.book,
            agreed: &self.agreed,
            homes: &self.homes,
            chosen: &self.chosen,
            known: &known,
            has_all: self.has_all,
        };
        let steps = sides.steps();
        let any = !steps.is_empty();
        for step in steps {
            self.carry_out(step);
        }
        any
    }

    fn carry_out(&mut self, step: Step) {
        match step {
            Step::Say { id, space, leave } => {
                let bill = self.book[&id].clone();
                let is_going = self.state.entity(&key(space)).is_some_and(shown::is_going);
                self.write(space, bill.edit());
                if is_going {
                    self.write(space, Edit::Deleted(false));
                }
                if let Some(left) = leave {
                    self.write(left, FamilyBill::taken_back());
                    self.write(left, Edit::Deleted(true));
                }
                self.agreed.insert(id, note(&bill));
                self.homes.insert(id, space);
                self.chosen.remove(&id);
            }
            Step::Write(id, space, edit) => {
                self.write(space, edit);
                self.agreed.insert(id, note(&self.book[&id]));
            }
            Step::Settle(id, space) => {
                self.homes.insert(id, space);
                self.chosen.remove(&id);
            }
            Step::Remove(id, places) => {
                for space in places {
                    self.write(space, Edit::Deleted(true));
                }
                self.agreed.remove(&id);
                self.chosen.remove(&id);
            }
            Step::TakeNote(id, text) => {
                self.book.get_mut(&id).unwrap().note = Some(text.clone());
                self.agreed.insert(id, text);
            }
            Step::TakeAway(id) => {
                self.book.remove(&id);
                self.agreed.remove(&id);
            }
        }
    }

    fn push(&mut self, server: &mut Server, count: usize) {
        server.0.extend(self.unsent.drain(..count.min(self.unsent.len())));
    }

    /// Reads all spaces to their ends, or one of them before the network goes.
    fn pull(&mut self, server: &Server, only: Option<SpaceId>) {
        let asked = spaces().into_iter().filter(|space| only.is_none_or(|only| only == *space));
        for space in asked.filter(|space| self.is_alice || space.kind() == SpaceKind::Family) {
            let read = self.read.entry(space).or_default();
            for change in server.0[*read..].iter().filter(|change| change.space == space) {
                self.state.take(change);
            }
            *read = server.0.len();
        }
        self.has_all = only.is_none();
    }
}

fn key(space: SpaceId) -> EntityKey {
    let (room, kind) = (shown::ROOM.to_owned(), family_bill::KIND.to_owned());
    EntityKey { space, room, kind, entity: bill_id() }
}

/// A small generator, so that a walk that fails can be walked again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

#[test]
fn no_phone_loses_a_bill_that_the_person_did_not_take_away() {
    for walk in 0..WALKS {
        let mut dice = Dice(walk);
        let mut server = Server::default();
        let mut phones = [Phone::new(1, true), Phone::new(2, true), Phone::new(3, false)];
        for step in 0..WALK_STEPS {
            let phone = &mut phones[usize::try_from(dice.below(3)).unwrap()];
            let space = spaces()[usize::try_from(dice.below(3)).unwrap()];
            let part = usize::try_from(dice.below(4)).unwrap();
            match (dice.below(6), phone.is_alice) {
                (0, true) => {
                    phone.chosen.insert(bill_id(), space);
                }
                (1, true) => phone.book.get_mut(&bill_id()).unwrap().note = Some(step.to_string()),
                (0, false) if space.kind() == SpaceKind::Family => {
                    phone.write(space, Edit::Deleted(dice.below(2) == 0));
                }
                (1, false) if space.kind() == SpaceKind::Family => {
                    phone.write(space, Edit::Set([("note".to_owned(), "Bob".into())].into()));
                }
                (2, _) => phone.push(&mut server, part),
                (3, _) => phone.pull(&server, (part > 0).then_some(space)),
                _ => {
                    phone.join();
                }
            }
            for phone in phones.iter().filter(|phone| phone.is_alice) {
                assert!(phone.book.contains_key(&bill_id()), "walk {walk}, step {step}");
            }
        }
        settle(&mut phones, &mut server, walk);
        for phone in phones.iter().filter(|phone| phone.is_alice) {
            assert!(phone.book.contains_key(&bill_id()), "walk {walk}");
            let places = spaces().into_iter().filter(|space| is_there(phone, *space));
            assert!(places.count() > 0, "walk {walk}: the bill stands nowhere");
        }
    }
}

/// Everybody sends and reads all there is until nobody has anything to do.
fn settle(phones: &mut [Phone; 3], server: &mut Server, walk: u64) {
    for _ in 0..QUIET_ROUNDS_MAX {
        let mut any = false;
        for phone in &mut *phones {
            phone.pull(server, None);
            any |= phone.join() || !phone.unsent.is_empty();
            phone.push(server, usize::MAX);
        }
        if !any {
            return;
        }
    }
    panic!("walk {walk} does not come to rest");
}

fn is_there(phone: &Phone, space: SpaceId) -> bool {
    phone.state.entity(&key(space)).is_some_and(|entity| !entity.is_deleted())
}
