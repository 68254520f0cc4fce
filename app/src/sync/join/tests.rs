//! Tables of both sides and the steps that bring them together.

use nakano_shared::sync::SpaceKind;

use super::*;

const ALICE: u8 = 1;

fn alice() -> PersonId {
    PersonId::random([ALICE; 16])
}

fn own() -> SpaceId {
    SpaceId::of_person(alice())
}

fn family(number: u8) -> SpaceId {
    SpaceId::new(SpaceKind::Family, [number; 16])
}

fn id(number: u8) -> EntityId {
    EntityId::new(i64::from(number), [number; 10])
}

fn bill(note: &str, yen: u64) -> FamilyBill {
    FamilyBill {
        owner: Some(alice()),
        note: Some(note.into()),
        amount_yen: Some(yen),
        ..FamilyBill::default()
    }
}

fn there(note: &str, yen: u64) -> Known {
    Known::There(Box::new(bill(note, yen)))
}

const TAKEN_AWAY: Known = Known::Deleted { by_me: true, moved: false };

const MOVED: Known = Known::Deleted { by_me: true, moved: true };

fn set(fields: &[(&str, Value)]) -> Edit {
    Edit::Set(fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect())
}

/// Both sides, of bill 1 unless said otherwise, with two families and everything read.
struct Case {
    local: BTreeMap<EntityId, FamilyBill>,
    agreed: BTreeMap<EntityId, String>,
    homes: BTreeMap<EntityId, SpaceId>,
    chosen: BTreeMap<EntityId, SpaceId>,
    known: BTreeMap<(SpaceId, EntityId), Known>,
    families: Vec<SpaceId>,
    has_all: bool,
}

impl Case {
    fn of(
        here: impl Into<Option<FamilyBill>>,
        agreed: Option<&str>,
        known: &[(SpaceId, Known)],
    ) -> Self {
        Self {
            local: here.into().map(|bill| (id(1), bill)).into_iter().collect(),
            agreed: agreed.map(|note| (id(1), note.to_owned())).into_iter().collect(),
            homes: BTreeMap::new(),
            chosen: BTreeMap::new(),
            known: known.iter().map(|(space, known)| ((*space, id(1)), known.clone())).collect(),
            families: vec![family(1), family(2)],
            has_all: true,
        }
    }

    fn home(mut self, space: SpaceId) -> Self {
        self.homes.insert(id(1), space);
        self
    }

    fn wants(mut self, space: SpaceId) -> Self {
        self.chosen.insert(id(1), space);
        self
    }

    fn out_of_families(mut self) -> Self {
        self.families.clear();
        self
    }

    fn half_read(mut self) -> Self {
        self.has_all = false;
        self
    }

    fn steps(&self) -> Vec<Step> {
        let Self { local, agreed, homes, chosen, known, families, has_all } = self;
        let (person, has_all) = (alice(), *has_all);
        Sides { person, families, local, agreed, homes, chosen, known, has_all }.steps()
    }
}

fn say(space: SpaceId, leave: Option<SpaceId>) -> Vec<Step> {
    vec![Step::Say { id: id(1), space, leave }]
}

fn here() -> FamilyBill {
    bill("a", 5)
}

#[test]
fn what_is_new_here_is_said_whole_and_once() {
    assert_eq!(Case::of(here(), None, &[]).steps(), say(own(), None));
    assert_eq!(Case::of(here(), Some("a"), &[(own(), there("a", 5))]).steps(), []);
    let put_back = Case::of(here(), None, &[(own(), TAKEN_AWAY)]);
    assert_eq!(put_back.steps(), say(own(), None));
}

#[test]
fn a_note_goes_the_way_it_was_written() {
    for home in [own(), family(1)] {
        let run = |note: &str, theirs: &str| {
            let case = Case::of(bill(note, 5), Some("old"), &[(home, there(theirs, 5))]);
            case.home(home).steps()
        };
        let written = |note: &str| vec![Step::Write(id(1), home, set(&[("note", note.into())]))];
        assert_eq!(run("new", "old"), written("new"));
        assert_eq!(run("old", "new"), [Step::TakeNote(id(1), "new".into())]);
        assert_eq!(run("mine", "theirs"), written("mine"), "a conflict to show");
    }
}

#[test]
fn a_second_read_of_the_slip_completes_the_bill() {
    let case = Case::of(bill("a", 7), Some("a"), &[(own(), there("a", 5))]);
    assert_eq!(case.steps(), [Step::Write(id(1), own(), set(&[("amount_yen", 7.into())]))]);
}

#[test]
fn taking_away_goes_both_ways_and_is_not_repeated() {
    let removed = Case::of(None, Some("a"), &[(own(), there("a", 5)), (family(2), there("a", 5))]);
    assert_eq!(removed.steps(), [Step::Remove(id(1), vec![own(), family(2)])]);
    let twice = Case::of(None, Some("a"), &[(own(), TAKEN_AWAY)]);
    assert_eq!(twice.steps(), [Step::Remove(id(1), vec![])]);
    let elsewhere = || Case::of(here(), Some("a"), &[(own(), TAKEN_AWAY)]);
    assert_eq!(elsewhere().steps(), [Step::TakeAway(id(1))]);
    assert_eq!(elsewhere().half_read().steps(), [], "it may only have been moved");
    let others = Case::of(None, None, &[(own(), there("a", 5)), (family(1), there("a", 5))]);
    assert_eq!(others.steps(), [], "another device's bill is left alone");
}

#[test]
fn a_bill_moves_where_the_person_wants_it() {
    let to_family = Case::of(here(), Some("a"), &[(own(), there("a", 5))]).wants(family(1));
    assert_eq!(to_family.steps(), say(family(1), Some(own())));
    let half_way = Case::of(here(), Some("a"), &[(family(1), there("a", 5)), (own(), MOVED)]);
    assert_eq!(half_way.wants(family(1)).steps(), say(family(1), None), "ended early, once more");
    let back = Case::of(here(), Some("a"), &[(family(1), there("a", 5)), (own(), MOVED)]);
    assert_eq!(back.home(family(1)).wants(own()).steps(), say(own(), Some(family(1))));
    let across = Case::of(here(), Some("a"), &[(family(1), there("a", 5))]);
    assert_eq!(across.home(family(1)).wants(family(2)).steps(), say(family(2), Some(family(1))));
    let settled = || Case::of(here(), Some("a"), &[(family(1), there("a", 5))]).home(family(1));
    assert_eq!(settled().steps(), []);
    assert_eq!(settled().wants(family(1)).steps(), [Step::Settle(id(1), family(1))]);
    let noted = Case::of(here(), Some("a"), &[(family(1), there("theirs", 5))]).home(family(1));
    let first = [Step::TakeNote(id(1), "theirs".into())];
    assert_eq!(noted.wants(own()).steps(), first, "the note comes along");
    let new = Case::of(here(), None, &[]).wants(family(1));
    assert_eq!(new.steps(), say(family(1), None));
}

#[test]
fn a_family_that_was_left_gives_the_bill_back_to_the_person() {
    let left = Case::of(here(), Some("a"), &[(own(), MOVED)]).home(family(1));
    assert_eq!(left.out_of_families().steps(), say(own(), None));
    let too_late = Case::of(here(), Some("a"), &[(own(), there("a", 5))]).wants(family(1));
    assert_eq!(too_late.out_of_families().steps(), [], "what was wanted is not done");
    let reader = Case::of(None, Some("a"), &[(family(1), there("a", 5))]).out_of_families();
    assert_eq!(reader.steps(), [Step::Remove(id(1), vec![])], "where nothing may be written");
}

#[test]
fn nobody_else_takes_a_bill_out_of_this_book_or_moves_it() {
    let deleted = [(own(), MOVED), (family(1), Known::Deleted { by_me: false, moved: false })];
    assert_eq!(Case::of(here(), Some("a"), &deleted).home(family(1)).steps(), say(own(), None));
    let revived = [(own(), there("a", 5)), (family(1), there("x", 5))];
    assert_eq!(Case::of(here(), Some("a"), &revived).steps(), []);
    let mut forged = bill("a", 5);
    forged.owner = Some(PersonId::random([9; 16]));
    let forged = [(family(1), Known::There(Box::new(forged)))];
    assert_eq!(Case::of(here(), None, &forged).steps(), say(own(), None));
}

#[test]
fn another_device_with_the_same_book_follows_a_move() {
    let moved = [(own(), MOVED), (family(2), there("a", 5))];
    assert_eq!(Case::of(here(), Some("a"), &moved).steps(), [Step::Settle(id(1), family(2))]);
    let back = [(own(), there("a", 5)), (family(2), MOVED)];
    let back = Case::of(here(), Some("a"), &back).home(family(2));
    assert_eq!(back.steps(), [Step::Settle(id(1), own())]);
    let crossed = Case::of(here(), Some("a"), &[(own(), MOVED), (family(1), MOVED)]);
    assert_eq!(crossed.steps(), say(own(), None), "moved by two devices, past each other");
    let removed = Case::of(here(), Some("a"), &[(own(), MOVED), (family(1), TAKEN_AWAY)]);
    assert_eq!(removed.steps(), [Step::TakeAway(id(1))], "moved, then removed there");
    let copied = Case::of(here(), None, &moved);
    assert_eq!(copied.steps(), say(family(2), None), "a book that was carried over");
}
