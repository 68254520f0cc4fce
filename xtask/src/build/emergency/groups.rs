//! Shelters by town (町), which is how people who live there look for them.

use nakano_shared::{
    kernel::language::Language,
    shelter::place::{Directory, Place, Town},
};

use super::html::{escape, read_as};

/// Every address begins with it; nobody needs to read it 62 times.
const WARD: &str = "東京都中野区";

/// A town and its shelters.
pub(super) struct Group<'a> {
    name: &'a str,
    kana: &'a str,
    en: &'a str,
    pub(super) places: Vec<&'a Place>,
}

/// Groups in the order of the towns, shelters in the order of their addresses. A shelter in a town
/// that is not in the directory is in a group of its own at the end.
pub(super) fn by_town(directory: &Directory) -> Vec<Group<'_>> {
    let mut groups: Vec<Group<'_>> = Vec::new();
    for town in &directory.towns {
        let (name, kana, en) = without_block(town);
        if groups.last().is_none_or(|last| last.name != name) {
            groups.push(Group { name, kana, en, places: Vec::new() });
        }
    }
    for place in &directory.places {
        let name = before_digits(in_ward(&place.address));
        match groups.iter_mut().find(|group| group.name == name) {
            Some(group) => group.places.push(place),
            None => groups.push(Group { name, kana: "", en: "", places: vec![place] }),
        }
    }
    groups.retain(|group| !group.places.is_empty());
    for group in &mut groups {
        group.places.sort_by(|a, b| a.address.cmp(&b.address));
    }
    groups
}

impl Group<'_> {
    /// The town's name as HTML.
    pub(super) fn title(&self, language: Language) -> String {
        match language {
            Language::En if !self.en.is_empty() => {
                format!("{} <span lang=\"ja\">{}</span>", escape(self.en), escape(self.name))
            }
            Language::En => escape(self.name),
            Language::Ja | Language::JaEasy => read_as(self.name, self.kana),
        }
    }
}

/// A shelter in one line of HTML: name, address, remark.
pub(super) fn line(place: &Place, language: Language) -> String {
    let address = escape(in_ward(&place.address));
    let name = match language {
        Language::En if !place.en.is_empty() => {
            let name = escape(&place.name);
            return format!("{}<br><span lang=\"ja\">{name}, {address}</span>", escape(&place.en));
        }
        Language::En => escape(&place.name),
        Language::Ja | Language::JaEasy => read_as(&place.name, &place.kana),
    };
    let note = if place.note.is_empty() {
        String::new()
    } else {
        format!("（{}）", escape(&place.note))
    };
    format!("{name}<br>{address}{note}")
}

fn in_ward(address: &str) -> &str {
    address.strip_prefix(WARD).unwrap_or(address)
}

/// Name, reading and English name of a town without its 丁目.
fn without_block(town: &Town) -> (&str, &str, &str) {
    let en = town.en.rsplit_once(' ').filter(|(_, block)| block.ends_with("chome"));
    (
        before_digits(&town.name),
        before_digits(&town.kana),
        en.map_or(town.en.as_str(), |(name, _)| name),
    )
}

/// The text before its first digit of either width.
fn before_digits(text: &str) -> &str {
    text.split(|letter: char| letter.is_ascii_digit() || ('０'..='９').contains(&letter))
        .next()
        .unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use nakano_shared::shelter::place::Position;

    use super::*;

    const HERE: Position = Position { lat: 35.7, lon: 139.6 };

    fn town(id: &str, name: &str, kana: &str, en: &str) -> Town {
        let [id, name, kana, en] = [id, name, kana, en].map(str::to_owned);
        Town { id, name, kana, en, position: HERE }
    }

    fn place(name: &str, address: &str) -> Place {
        Place {
            id: name.into(),
            name: name.into(),
            kana: String::new(),
            en: String::new(),
            address: address.into(),
            position: HERE,
            kind: String::new(),
            note: String::new(),
            capacity: None,
            hazards: None,
            neighbourhoods: String::new(),
        }
    }

    #[test]
    fn shelters_stand_under_their_town_in_the_order_of_the_towns() {
        let directory = Directory {
            schema: 1,
            source_date: String::new(),
            attribution: Vec::new(),
            places: vec![
                place("乙", "東京都中野区新井3-1"),
                place("丙", "東京都中野区南台5-2"),
                place("甲", "東京都中野区南台1-1"),
                place("丁", "東京都新宿区西新宿1"),
            ],
            towns: vec![
                town("1", "南台１丁目", "みなみだい1ちょうめ", "Minamidai 1-chome"),
                town("2", "南台２丁目", "みなみだい2ちょうめ", "Minamidai 2-chome"),
                town("3", "新井１丁目", "あらい1ちょうめ", "Arai 1-chome"),
            ],
        };
        let found: Vec<(String, String)> = by_town(&directory)
            .iter()
            .map(|group| {
                let names = group.places.iter().map(|place| place.name.as_str()).collect();
                (group.title(Language::En), names)
            })
            .collect();
        let want = [
            ("Minamidai <span lang=\"ja\">南台</span>", "甲丙"),
            ("Arai <span lang=\"ja\">新井</span>", "乙"),
            ("東京都新宿区西新宿", "丁"),
        ];
        assert_eq!(found, want.map(|(title, names)| (title.to_owned(), names.to_owned())));
    }
}
