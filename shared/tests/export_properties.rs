//! Properties of exports: what is written is read, any text is read or refused by name, nothing is
//! lost in taking a file, and no cell of a table is a formula.

/// One module, so that naming the room on the command line runs them.
#[cfg(test)]
mod export {
    use std::collections::BTreeMap;

    use nakano_shared::{
        auth::PersonId,
        export::{
            AccountChange, Export, Plan, Reading, Record, csv,
            limits::{ROOM_LETTERS_MAX, SIGNATURE_LETTERS},
        },
        sync::{Change, ChangeId, DeviceId, EntityId, Hlc, Signed, SpaceId, SpaceKind},
    };
    use proptest::prelude::*;
    use serde_json::{Value, json};

    const NOW: i64 = 1_795_305_600_000;

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            any::<i64>().prop_map(Value::from),
            any::<String>().prop_map(Value::from),
            any::<bool>().prop_map(Value::from),
            Just(Value::Null),
        ];
        leaf.prop_recursive(3, 16, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::hash_map("[a-z_]{1,8}", inner, 0..4)
                    .prop_map(|fields| Value::Object(fields.into_iter().collect())),
            ]
        })
    }

    /// Of few names, so that they meet.
    fn record() -> impl Strategy<Value = Record> {
        let json = prop_oneof![
            (0..4_i64, "[a-c]").prop_map(|(at, note)| json!({"saved_at_ms": at, "note": note})),
            value(),
        ];
        ("(bills|notes-2030)", "[a-c]", json)
            .prop_map(|(room, id, json)| Record::new(room, id, json.to_string()).unwrap())
    }

    fn change() -> impl Strategy<Value = AccountChange> {
        (0..3_u8, 0..6_u8, 1..3_u32, "[a-zあ-ん<>&\"]{0,8}", any::<bool>()).prop_map(
            |(account, id, version, title, own)| {
                let account = PersonId::random([account; 16]);
                let space = if own {
                    SpaceId::of_person(account)
                } else {
                    SpaceId::new(SpaceKind::Family, [9; 16])
                };
                let change = Change {
                    id: ChangeId::new(NOW, [id; 10]),
                    version,
                    space,
                    room: "bills".into(),
                    kind: "bill".into(),
                    entity: EntityId::new(NOW, [1; 10]),
                    hlc: Hlc::at(NOW),
                    device: DeviceId::new(NOW, [2; 10]),
                    body: json!({"set": {"title": title}}),
                };
                let payload = change.payload().unwrap();
                let signature = "A".repeat(SIGNATURE_LETTERS);
                AccountChange::new(account, Signed { payload, signature }).unwrap()
            },
        )
    }

    fn export() -> impl Strategy<Value = Export> {
        let records = prop::collection::vec(record(), 0..8);
        let changes = prop::collection::vec(change(), 0..8);
        (any::<i64>(), records, changes).prop_map(|(exported_at_ms, records, changes)| Export {
            exported_at_ms,
            records,
            changes,
        })
    }

    /// What a vault holds: each name once.
    fn vault() -> impl Strategy<Value = Export> {
        export().prop_map(|export| after(&Export::default(), &export))
    }

    /// The device after it has taken a file.
    fn after(here: &Export, file: &Export) -> Export {
        let plan = Plan::of(here, file);
        let name = |it: &Record| (it.room().to_owned(), it.id().to_owned());
        let mut records: BTreeMap<_, _> =
            here.records.iter().map(|it| (name(it), it.clone())).collect();
        records.extend(plan.records.iter().map(|it| (name(it), it.clone())));
        let mut changes = here.changes.clone();
        changes.extend(plan.changes);
        Export { exported_at_ms: 0, records: records.into_values().collect(), changes }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read(export in export()) {
            let reading = Reading::of(&export.write().unwrap()).unwrap();
            prop_assert_eq!(reading, Reading { export, faults: Vec::new() });
        }

        #[test]
        fn any_text_is_read_or_refused(text in any::<String>()) {
            let _ = Reading::of(&text);
        }

        #[test]
        fn any_json_of_the_right_head_is_read_or_refused(
            version in 0..3_u32,
            records in value(),
            changes in value(),
        ) {
            let text = json!({
                "format": "nakano-pocket-export", "version": version, "exported_at_ms": 0,
                "records": records, "changes": changes,
            });
            if let Ok(reading) = Reading::of(&text.to_string()) {
                let entries = |list: &Value| list.as_array().map_or(0, Vec::len);
                let Export { records: read, changes: folded, .. } = &reading.export;
                let told = read.len() + folded.len() + reading.faults.len();
                prop_assert_eq!(told, entries(&records) + entries(&changes));
            }
        }

        #[test]
        fn damage_anywhere_is_read_or_refused(
            export in export(),
            at in any::<prop::sample::Index>(),
            inserted in ".{0,3}",
        ) {
            let text = export.write().unwrap();
            let letters: Vec<char> = text.chars().collect();
            let (head, tail) = letters.split_at(at.index(letters.len()));
            let damaged: String =
                head.iter().copied().chain(inserted.chars()).chain(tail.iter().skip(1).copied())
                    .collect();
            let _ = Reading::of(&damaged);
        }

        #[test]
        fn a_fresh_device_comes_to_the_same_state(export in vault()) {
            let file = Reading::of(&export.write().unwrap()).unwrap().export;
            let fresh = after(&Export::default(), &file);
            prop_assert_eq!(fresh.state().hash(), export.state().hash());
            prop_assert_eq!(fresh.records, export.records);
        }

        #[test]
        fn every_entry_is_counted_and_a_second_time_changes_nothing(
            here in vault(),
            file in export(),
        ) {
            let plan = Plan::of(&here, &file);
            for (counts, entries) in [
                (plan.record_counts, file.records.len()),
                (plan.change_counts, file.changes.len()),
            ] {
                prop_assert_eq!(counts.new + counts.newer + counts.same + counts.kept, entries);
            }
            let once = after(&here, &file);
            let again = Plan::of(&once, &file);
            prop_assert_eq!((again.records.len(), again.changes.len()), (0, 0));
            for record in &here.records {
                let name = (record.room(), record.id());
                let stands = once.records.iter().find(|it| (it.room(), it.id()) == name);
                let later = |it: &Record| it.saved_at_ms() > record.saved_at_ms();
                prop_assert!(stands.is_some_and(|it| it == record || later(it)));
            }
        }

        #[test]
        fn a_room_has_one_sort_of_name(room in ".{0,40}") {
            if Record::new(room.clone(), "1".into(), "1".into()).is_ok() {
                prop_assert!(room.len() <= ROOM_LETTERS_MAX && !room.contains('/'));
                prop_assert!(!room.starts_with("sync-"));
            }
        }

        #[test]
        fn a_table_is_read_back_and_holds_no_formula(
            rows in prop::collection::vec(prop::collection::vec("[=+@,\"\r\n\ta-cあ＝-]{0,6}", 3), 0..5),
        ) {
            let file = csv::file(&rows);
            let text = file.strip_prefix('\u{FEFF}').unwrap();
            let mut reader =
                ::csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
            let read: Vec<Vec<String>> = reader
                .records()
                .map(|row| row.unwrap().iter().map(str::to_owned).collect())
                .collect();
            let want: Vec<Vec<String>> =
                rows.iter().map(|row| row.iter().map(|it| csv::harmless(it)).collect()).collect();
            prop_assert_eq!(&read, &want);
            let formula = ['=', '+', '-', '@', '＝', '\t', '\r'];
            prop_assert!(read.iter().flatten().all(|cell| !cell.starts_with(formula)));
        }
    }
}
