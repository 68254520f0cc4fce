//! The manual's source files fit together, and what does not fit is refused by name.

mod shelter_content;

use nakano_shared::shelter::assemble::{ManualError, ManualParts, Part, assemble};
use shelter_content::{manual, parts};

#[test]
fn the_repositorys_manual_is_whole() {
    let manual = manual();
    assert_eq!(manual.schema, 1);
    let counts = (manual.chapters.len(), manual.phases.len(), manual.squads.len());
    assert_eq!(counts, (16, 6, 9));
    assert_eq!((manual.items.len(), manual.forms.len()), (124, 26));
    let phases: Vec<&str> = manual.items.iter().map(|item| item.phase.as_str()).collect();
    assert!(phases.is_sorted(), "cards are in the order of the phases");
}

#[test]
fn cards_of_a_phase_stay_together_in_the_order_of_their_files() {
    let mut shuffled = parts();
    shuffled.items.rotate_left(50);
    let first = |parts: ManualParts| assemble(parts).unwrap().items[0].phase.clone();
    assert_eq!(first(shuffled), "P0");
}

#[test]
fn a_manual_that_points_at_nothing_is_refused_by_name() {
    type Breaking = fn(&mut ManualParts);
    let missing = |named_by: &str, part, id: &str| ManualError::Missing {
        named_by: named_by.into(),
        part,
        id: id.into(),
    };
    let duplicate = |part, id: &str| ManualError::Duplicate { part, id: id.into() };
    let rows: [(Breaking, ManualError); 14] = [
        (|parts| parts.items[0].phase = "P9".into(), missing("P0-HQ-01", Part::Phase, "P9")),
        (|parts| parts.items[0].squad = "X".into(), missing("P0-HQ-01", Part::Squad, "X")),
        (|parts| parts.items[0].form = Some("F-X".into()), missing("P0-HQ-01", Part::Form, "F-X")),
        (|parts| parts.chapters[0].items.push("P9".into()), missing("C1", Part::Card, "P9")),
        (|parts| parts.chapters[0].forms.push("F-X".into()), missing("C1", Part::Form, "F-X")),
        (
            |parts| {
                for chapter in &mut parts.chapters {
                    chapter.items.retain(|id| id != "P0-HQ-02");
                }
            },
            ManualError::CardInNoChapter { id: "P0-HQ-02".into() },
        ),
        (|parts| parts.items.push(parts.items[0].clone()), duplicate(Part::Card, "P0-HQ-01")),
        (|parts| parts.forms.push(parts.forms[0].clone()), duplicate(Part::Form, "F-CARD")),
        (|parts| parts.chapters.push(parts.chapters[0].clone()), duplicate(Part::Chapter, "C1")),
        (
            |parts| parts.book.phases.push(parts.book.phases[0].clone()),
            duplicate(Part::Phase, "P0"),
        ),
        (
            |parts| parts.book.squads.push(parts.book.squads[0].clone()),
            duplicate(Part::Squad, "ALL"),
        ),
        (|parts| parts.items.clear(), ManualError::None { part: Part::Card }),
        (|parts| parts.chapters.clear(), ManualError::None { part: Part::Chapter }),
        (|parts| parts.book.phases.clear(), ManualError::None { part: Part::Phase }),
    ];
    for (breaking, want) in rows {
        let mut parts = parts();
        breaking(&mut parts);
        let got = assemble(parts);
        assert_eq!(got.as_ref().map(|_| ()), Err(&want));
        assert!(!want.to_string().is_empty());
    }
}
