//! Migrations come in pairs, one for each database, named alike.

use std::collections::{BTreeMap, BTreeSet};

use super::{Finding, Tree};
use crate::places::Places;

const FOLDERS: [&str; 2] = ["server/migrations/sqlite/", "server/migrations/postgres/"];

pub(super) fn look(_: &Places, tree: &Tree) -> Vec<Finding> {
    let [sqlite, postgres] = FOLDERS.map(|folder| {
        let names = tree.below(folder, ".sql").filter_map(|(path, _)| path.strip_prefix(folder));
        names.map(str::to_owned).collect::<BTreeSet<String>>()
    });
    pairs(&sqlite, &postgres)
}

fn pairs(sqlite: &BTreeSet<String>, postgres: &BTreeSet<String>) -> Vec<Finding> {
    let alone = sqlite.symmetric_difference(postgres).map(|name| {
        Finding::of("server/migrations", format!("{name} is there for one database only"))
    });
    let mut found: Vec<Finding> = alone.collect();
    let mut numbers: BTreeMap<&str, &str> = BTreeMap::new();
    for name in sqlite {
        match number(name) {
            None => found.push(Finding::of(
                "server/migrations",
                format!("{name} is not NNNN_room_verb.sql"),
            )),
            Some(number) => {
                if let Some(other) = numbers.insert(number, name) {
                    let what = format!("{other} and {name} have the same number");
                    found.push(Finding::of("server/migrations", what));
                }
            }
        }
    }
    found
}

/// The four digits of `NNNN_room_verb.sql`.
fn number(name: &str) -> Option<&str> {
    let mut parts = name.strip_suffix(".sql")?.splitn(3, '_');
    let (number, room, verb) = (parts.next()?, parts.next()?, parts.next()?);
    let is_number = number.len() == 4 && number.bytes().all(|digit| digit.is_ascii_digit());
    (is_number && !room.is_empty() && !verb.is_empty()).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn migrations_are_paired_numbered_and_named() {
        let names = |text: &str| text.split_whitespace().map(str::to_owned).collect();
        for (sqlite, postgres, want) in [
            ("0001_shelter_create.sql", "0001_shelter_create.sql", 0),
            ("0001_shelter_create.sql", "", 1),
            ("", "0001_shelter_create.sql", 1),
            ("1_shelter.sql", "1_shelter.sql", 1),
            ("0001_a_b.sql 0001_a_c.sql", "0001_a_b.sql 0001_a_c.sql", 1),
        ] {
            assert_eq!(pairs(&names(sqlite), &names(postgres)).len(), want, "{sqlite} {postgres}");
        }
    }
}
