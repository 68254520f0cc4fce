//! Properties of sync: merging does not depend on order, number or way; whatever the network and the
//! clocks do, all devices come to the same state and nobody's edit is lost.

/// One module, so that naming the room on the command line runs them.
#[cfg(test)]
mod sync {
    use std::collections::BTreeMap;

    use nakano_shared::{
        auth::PersonId,
        sync::{
            Change, ChangeId, DeviceId, Entity, EntityId, EntityKey, Hlc, HybridClock, Outbox,
            Refusal, Signed, Slot, SpaceId, State, VERSION,
            api::{Outcome, PushAnswer, PushResult},
            check,
            outbox::Step,
        },
        synced,
    };
    use proptest::prelude::*;
    use serde_json::{Value, json};

    /// Cases of the laws of merging.
    const CASES: u32 = 10_000;

    const NOW: i64 = 1_795_305_600_000;

    const DAY_MS: i64 = 24 * 60 * 60 * 1000;

    fn random(number: usize) -> [u8; 10] {
        let mut bytes = [0; 10];
        bytes[2..].copy_from_slice(&u64::try_from(number).unwrap().to_be_bytes());
        bytes
    }

    fn change_id(number: usize) -> ChangeId {
        ChangeId::new(NOW, random(number))
    }

    fn space() -> SpaceId {
        SpaceId::of_person(PersonId::random([1; 16]))
    }

    fn entity_key(number: usize) -> EntityKey {
        let entity = EntityId::new(NOW, random(number));
        EntityKey { space: space(), room: "handbook".into(), kind: "visit".into(), entity }
    }

    fn change(number: usize, device: usize, key: &EntityKey, hlc: Hlc, body: Value) -> Change {
        Change {
            id: change_id(number),
            version: VERSION,
            space: key.space,
            room: key.room.clone(),
            kind: key.kind.clone(),
            entity: key.entity,
            hlc,
            device: DeviceId::new(NOW, random(device)),
            body,
        }
    }

    /// Any body about any entity of two, replacing any of the changes, also itself and later ones.
    fn any_change(number: usize) -> impl Strategy<Value = Change> {
        let over = prop::collection::vec(0..12_usize, 0..3);
        let value = prop_oneof![Just(json!("a")), Just(json!("b")), Just(json!(null))];
        (0..2_usize, 0..3_usize, 0..6_i64, 0..5_u8, value, over).prop_map(
            move |(entity, device, ms, form, value, over)| {
                let over: Vec<_> = over.into_iter().map(change_id).collect();
                let body = match form {
                    0 => json!({"record": [value], "over": over}),
                    1 => json!({"set": {"f": value}, "over": over}),
                    2 => json!({"set": {"f": value, "g": value}, "over": over}),
                    3 => json!({"deleted": value == json!("a"), "over": over}),
                    _ => json!({"unknown": value}),
                };
                change(number, device, &entity_key(entity), Hlc::at(NOW + ms), body)
            },
        )
    }

    /// Up to twelve changes, each in one of three piles or in several.
    fn piles() -> impl Strategy<Value = Vec<(Change, u8)>> {
        let one = |number| (any_change(number), 1..8_u8);
        (0..12_usize).prop_flat_map(move |count| (0..count).map(one).collect::<Vec<_>>())
    }

    fn pile(changes: &[(Change, u8)], mark: u8) -> State {
        State::of(changes.iter().filter(|(_, marks)| marks & mark != 0).map(|(change, _)| change))
    }

    fn merged(mut one: State, two: &State) -> State {
        one.merge(two.clone());
        one
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(CASES))]

        #[test]
        fn merging_obeys_its_laws(changes in piles()) {
            let [a, b, c] = [1, 2, 4].map(|mark| pile(&changes, mark));
            let ab = merged(a.clone(), &b);
            prop_assert_eq!(&ab, &merged(b.clone(), &a), "commutative");
            let left = merged(ab.clone(), &c);
            let right = merged(a.clone(), &merged(b.clone(), &c));
            prop_assert_eq!(&left, &right, "associative");
            prop_assert_eq!(&merged(left.clone(), &ab), &left, "idempotent");
            prop_assert_eq!(&left, &pile(&changes, 7), "the fold over the union");
            prop_assert_eq!(left.hash(), pile(&changes, 7).hash());
        }

        #[test]
        fn the_order_and_the_number_of_times_make_no_difference(
            changes in piles(),
            order in prop::collection::vec(any::<prop::sample::Index>(), 0..24),
        ) {
            let once = pile(&changes, 7);
            let mut shuffled = State::default();
            for at in order.iter().filter(|_| !changes.is_empty()) {
                shuffled.take(&at.get(&changes).0);
            }
            for (change, _) in changes.iter().rev() {
                shuffled.take(change);
            }
            prop_assert_eq!(&shuffled, &once);
            prop_assert_eq!(shuffled.hash(), once.hash());
        }
    }

    /// What happens to one of the devices.
    #[derive(Debug, Clone)]
    enum Event {
        /// Somebody writes; the clock of the device is off by so much.
        Write { device: usize, entity: usize, form: u8, value: u8, off_ms: i64 },
        /// A push, whose answer may be lost; the request may come twice.
        Push { device: usize, answer_lost: bool, twice: bool },
        /// The request never arrives.
        Lose { device: usize },
        /// A pull of a few changes, from an older place again if it must be.
        Pull { device: usize, count: usize, back: usize },
    }

    const DEVICES: usize = 3;

    fn event() -> impl Strategy<Value = Event> {
        let off = prop_oneof![Just(0), Just(-DAY_MS), Just(DAY_MS), -DAY_MS..DAY_MS];
        prop_oneof![
            4 => (0..DEVICES, 0..2_usize, 0..4_u8, 0..3_u8, off).prop_map(
                |(device, entity, form, value, off_ms)| Event::Write {
                    device, entity, form, value, off_ms
                }
            ),
            2 => (0..DEVICES, any::<bool>(), any::<bool>()).prop_map(
                |(device, answer_lost, twice)| Event::Push { device, answer_lost, twice }
            ),
            1 => (0..DEVICES).prop_map(|device| Event::Lose { device }),
            3 => (0..DEVICES, 1..5_usize, 0..3_usize).prop_map(
                |(device, count, back)| Event::Pull { device, count, back }
            ),
        ]
    }

    /// The server, as far as it matters here: each change once, in the order in which it came.
    #[derive(Default)]
    struct Server {
        log: Vec<Change>,
        places: BTreeMap<ChangeId, u64>,
    }

    impl Server {
        fn push(&mut self, changes: &[Change], now_ms: i64) -> PushAnswer {
            let results = changes.iter().map(|change| PushResult {
                id: Some(change.id),
                outcome: self.store(change, now_ms),
            });
            PushAnswer { results: results.collect(), server_ms: now_ms }
        }

        fn store(&mut self, change: &Change, now_ms: i64) -> Outcome {
            let signed = Signed { payload: change.payload().unwrap(), signature: String::new() };
            if let Err(reason) = check(&signed, &synced::ROOMS) {
                return Outcome::Refused(reason);
            }
            if change.hlc.check_drift(now_ms).is_err() {
                return Outcome::Refused(Refusal::ClockAhead);
            }
            if let Some(place) = self.places.get(&change.id) {
                return Outcome::Stored(*place);
            }
            self.log.push(change.clone());
            let place = u64::try_from(self.log.len()).unwrap();
            self.places.insert(change.id, place);
            Outcome::Stored(place)
        }
    }

    #[derive(Default)]
    struct Device {
        state: State,
        clock: HybridClock,
        outbox: Outbox,
        kept: BTreeMap<ChangeId, Change>,
        cursor: usize,
    }

    impl Device {
        /// Writes as an app does: over all that it sees in the slots it writes.
        fn write(&mut self, number: usize, device: usize, event: &Event, now_ms: i64) {
            let Event::Write { entity, form, value, off_ms, .. } = *event else { return };
            let key = entity_key(entity);
            let f = Slot::Field("f".into());
            let g = Slot::Field("g".into());
            let (slots, mut body) = match form {
                0 => (vec![Slot::Record], json!({"record": value})),
                1 => (vec![f], json!({"set": {"f": value}})),
                2 => (vec![f, g], json!({"set": {"f": value, "g": value}})),
                _ => (vec![Slot::Deleted], json!({"deleted": value > 0})),
            };
            let over = self.state.entity(&key).map(|entity| entity.over(&slots));
            body["over"] = json!(over.unwrap_or_default());
            let hlc = self.clock.tick(now_ms + off_ms);
            let written = change(number, device, &key, hlc, body.clone());
            self.state.take(&written);
            // Whatever the clock said: the person sees what they have just written, alone.
            let entity = self.state.entity(&key).unwrap();
            for slot in &slots {
                let register = entity.slot(slot).unwrap();
                assert_eq!(register.current().unwrap().change, written.id);
                assert_eq!(register.others().count(), 0);
            }
            self.outbox.add(written.id, written.payload().unwrap().len());
            self.kept.insert(written.id, written);
        }

        fn batch(&mut self, now_ms: i64) -> Vec<Change> {
            self.outbox.hurry();
            match self.outbox.step(now_ms) {
                Step::Send(batch) => batch.iter().map(|id| self.kept[id].clone()).collect(),
                Step::Wait(_) | Step::Rest => Vec::new(),
            }
        }

        fn pull(&mut self, server: &Server, count: usize, back: usize, now_ms: i64) {
            let from = self.cursor.saturating_sub(back);
            let page = server.log.iter().skip(from).take(count + back);
            for change in page {
                self.clock.observe(change.hlc, now_ms).unwrap();
                self.state.take(change);
            }
            self.cursor = self.cursor.max((from + count + back).min(server.log.len()));
        }
    }

    /// Every edit stands somewhere, or somebody who saw it wrote over it.
    fn is_kept(entity: &Entity, change: &Change, all: &[Change]) -> bool {
        let stands = entity.slots().any(|(_, slot)| slot.heads().any(|head| head == change.id));
        let seen = |other: &Change| other.known_body().unwrap().over.contains(&change.id);
        stands || all.iter().any(seen)
    }

    fn live(events: &[Event]) {
        let mut server = Server::default();
        let mut devices: [Device; DEVICES] = Default::default();
        let mut now_ms = NOW;
        for (number, event) in events.iter().enumerate() {
            now_ms += 1000;
            match *event {
                Event::Write { device, .. } => devices[device].write(number, device, event, now_ms),
                Event::Push { device, answer_lost, twice } => {
                    let batch = devices[device].batch(now_ms);
                    let mut answer = server.push(&batch, now_ms);
                    if twice {
                        let again = server.push(&batch, now_ms);
                        assert_eq!(again, answer, "the same push has the same answer");
                        answer = again;
                    }
                    if answer_lost {
                        devices[device].outbox.failed(now_ms, None, 7);
                    } else {
                        devices[device].outbox.answered(&answer);
                    }
                }
                Event::Lose { device } => {
                    devices[device].batch(now_ms);
                    devices[device].outbox.failed(now_ms, None, 7);
                }
                Event::Pull { device, count, back } => {
                    devices[device].pull(&server, count, back, now_ms);
                }
            }
        }
        settle(&mut server, &mut devices, now_ms);
    }

    /// The network is good in the end: everything is sent and fetched.
    fn settle(server: &mut Server, devices: &mut [Device; DEVICES], now_ms: i64) {
        for device in devices.iter_mut() {
            while device.outbox.unsent() > 0 {
                let batch = device.batch(now_ms);
                let answer = server.push(&batch, now_ms);
                device.outbox.answered(&answer);
            }
            assert_eq!(device.outbox.refused().count(), 0, "a day off is within the bounds");
        }
        let written: usize = devices.iter().map(|device| device.kept.len()).sum();
        assert_eq!(server.log.len(), written, "each change is there once");
        let whole = State::of(&server.log);
        for device in devices.iter_mut() {
            device.pull(server, server.log.len(), 0, now_ms);
            assert_eq!(device.state, whole);
            assert_eq!(device.state.hash(), whole.hash());
        }
        for change in &server.log {
            let key = EntityKey { entity: change.entity, ..entity_key(0) };
            assert!(is_kept(whole.entity(&key).unwrap(), change, &server.log));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(CASES))]

        #[test]
        fn whatever_the_network_and_the_clocks_do_all_come_to_the_same(
            events in prop::collection::vec(event(), 0..24),
        ) {
            live(&events);
        }
    }

    proptest! {
        #[test]
        fn any_payload_is_judged_without_a_panic(payload in any::<String>()) {
            let signed = Signed { payload, signature: String::new() };
            prop_assert!(check(&signed, &synced::ROOMS).is_err());
        }

        #[test]
        fn a_damaged_change_is_judged_without_a_panic(
            at in 0..400_usize,
            removed in 0..4_usize,
            inserted in ".{0,3}",
        ) {
            let body = json!({"set": {"title": "税"}});
            let good = change(1, 1, &entity_key(1), Hlc::at(NOW), body).payload().unwrap();
            let head: String = good.chars().take(at).collect();
            let tail: String = good.chars().skip(at + removed).collect();
            let signed =
                Signed { payload: format!("{head}{inserted}{tail}"), signature: String::new() };
            if let Ok(change) = check(&signed, &synced::ROOMS) {
                State::default().take(&change);
            }
        }
    }
}
