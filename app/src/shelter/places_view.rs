//! The list of shelters: by area, and narrowed down by what the person types.

use nakano_shared::{
    kernel::text::fold,
    shelter::place::{Directory, Place, Town},
};

/// What every address of the ward begins with.
const WARD: &str = "東京都中野区";

/// The shelters of one area (町).
#[derive(Debug, PartialEq)]
pub(super) struct Group<'places> {
    /// Name of the area, such as 南台; empty for addresses of another form.
    pub(super) area: String,
    /// Its reading; empty when unknown.
    pub(super) kana: String,
    /// Its English name; empty when unknown.
    pub(super) en: String,
    /// The shelters, in the order of the directory.
    pub(super) places: Vec<&'places Place>,
}

/// The shelters that fit `typed`, area by area in the order of the census: from the south of the
/// ward to its north. Words are separated by spaces and must all be there: name, reading, English
/// name or address.
pub(super) fn groups<'places>(directory: &'places Directory, typed: &str) -> Vec<Group<'places>> {
    let typed = fold(typed);
    let mut groups: Vec<Group<'places>> = Vec::new();
    for place in directory.places.iter().filter(|place| fits(place, &typed)) {
        let area = area_of(&place.address);
        match groups.iter_mut().find(|group| group.area == area) {
            Some(group) => group.places.push(place),
            None => groups.push(Group::of(area, place, &directory.towns)),
        }
    }
    let of_area = |group: &Group<'_>| first_town(&group.area, &directory.towns);
    groups.sort_by_key(|group| of_area(group).unwrap_or(usize::MAX));
    groups
}

impl<'places> Group<'places> {
    fn of(area: &str, place: &'places Place, towns: &[Town]) -> Self {
        let town = first_town(area, towns).and_then(|at| towns.get(at));
        Self {
            area: area.to_owned(),
            kana: town.map_or("", |town| without_number(&town.kana)).to_owned(),
            en: town.map_or("", |town| without_number(&town.en)).to_owned(),
            places: vec![place],
        }
    }
}

fn fits(place: &Place, typed: &str) -> bool {
    let texts = [&place.name, &place.kana, &place.en, &place.address].map(|text| fold(text));
    typed.split(' ').all(|word| texts.iter().any(|text| text.contains(word)))
}

/// 南台 of 東京都中野区南台3-44-9.
fn area_of(address: &str) -> &str {
    without_number(address.strip_prefix(WARD).unwrap_or(""))
}

fn first_town(area: &str, towns: &[Town]) -> Option<usize> {
    towns.iter().position(|town| without_number(&town.name) == area)
}

/// What stands before the number of a block: 南台 of 南台１丁目, Minamidai of Minamidai 1-chome.
fn without_number(name: &str) -> &str {
    name.split(|letter: char| letter.is_numeric()).next().unwrap_or(name).trim_end()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shelter::samples;

    #[test]
    fn shelters_are_grouped_by_area_and_found_by_any_of_their_names() {
        let directory = samples::directory();
        for (typed, want) in [
            ("", vec![("南台", vec!["E2"]), ("丸山", vec!["E1", "E3"])]),
            ("　", vec![("南台", vec!["E2"]), ("丸山", vec!["E1", "E3"])]),
            ("南台", vec![("南台", vec!["E2"])]),
            ("ミドリノ", vec![("丸山", vec!["E1", "E3"])]),
            ("みどりの 中学", vec![("丸山", vec!["E1"])]),
            ("elementary", vec![("南台", vec!["E2"])]),
            ("丸山１−17", vec![("丸山", vec!["E3"])]),
            ("どこにもない", vec![]),
        ] {
            let groups = groups(&directory, typed);
            let ids = |group: &Group<'_>| -> Vec<String> {
                group.places.iter().map(|place| place.id.clone()).collect()
            };
            let got: Vec<_> = groups.iter().map(|group| (&*group.area, ids(group))).collect();
            let want: Vec<_> = want
                .into_iter()
                .map(|(area, ids)| (area, ids.into_iter().map(str::to_owned).collect::<Vec<_>>()))
                .collect();
            assert_eq!(got, want, "{typed}");
        }
    }

    #[test]
    fn an_area_is_named_as_its_towns_are() {
        let directory = samples::directory();
        let groups = groups(&directory, "");
        let names: Vec<_> =
            groups.iter().map(|group| (group.kana.as_str(), group.en.as_str())).collect();
        assert_eq!(names, [("みなみだい", "Minamidai"), ("まるやま", "Maruyama")]);
    }

    #[test]
    fn an_address_of_another_form_is_listed_last_without_an_area() {
        let mut directory = samples::directory();
        directory.places[1].address = "長野県某村1-1".into();
        let groups = groups(&directory, "");
        let areas: Vec<_> = groups.iter().map(|group| group.area.as_str()).collect();
        assert_eq!(areas, ["丸山", ""]);
    }
}
