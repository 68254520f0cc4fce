//! How a shelter or a town is called in the person's language.
//!
//! Readings and English names are this project's own; on every sign in the ward stands the Japanese
//! name, so it is always there too.

use nakano_shared::{
    kernel::language::Language,
    shelter::place::{Place, Town},
};

/// A name and, below it, the other way to write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Name<'place> {
    /// The name itself.
    pub(super) main: &'place str,
    /// Its reading or the Japanese name; empty when there is nothing to add.
    pub(super) below: &'place str,
    /// Whether `main` is Japanese on an English screen, for `lang`.
    pub(super) foreign: bool,
}

/// Name of a shelter.
pub(super) fn of_place(place: &Place, language: Language) -> Name<'_> {
    in_language(&place.name, &place.kana, &place.en, language)
}

/// Name of a town.
pub(super) fn of_town(town: &Town, language: Language) -> Name<'_> {
    in_language(&town.name, &town.kana, &town.en, language)
}

/// Name of anything that has the three.
pub(super) fn in_language<'place>(
    name: &'place str,
    kana: &'place str,
    en: &'place str,
    language: Language,
) -> Name<'place> {
    match language {
        Language::En if en.is_empty() => Name { main: name, below: kana, foreign: true },
        Language::En => Name { main: en, below: name, foreign: false },
        Language::Ja | Language::JaEasy => Name { main: name, below: kana, foreign: false },
    }
}

/// The name as it fits beside a mark on the map: without 区立 and without what stands in brackets.
pub(super) fn short(name: &str) -> &str {
    let name = name.strip_prefix("区立").unwrap_or(name);
    name.split_once(['（', '(']).map_or(name, |(before, _)| before.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shelter::samples;

    #[test]
    fn a_shelter_is_called_by_its_name_and_the_other_way_to_write_it() {
        let mut place = samples::directory().places.remove(1);
        let (name, kana) = ("区立南台小学校", "くりつみなみだいしょうがっこう");
        for (language, main, below, foreign) in [
            (Language::Ja, name, kana, false),
            (Language::JaEasy, name, kana, false),
            (Language::En, "Minamidai Elementary School", name, false),
        ] {
            assert_eq!(of_place(&place, language), Name { main, below, foreign }, "{language:?}");
        }
        place.en.clear();
        let english = of_place(&place, Language::En);
        assert_eq!(english, Name { main: name, below: kana, foreign: true });
    }

    #[test]
    fn a_name_on_the_map_is_short() {
        for (name, want) in [
            ("区立緑野中学校", "緑野中学校"),
            ("区立中野本郷小学校（旧向台小学校）", "中野本郷小学校"),
            ("Hongo School (former Mukodai)", "Hongo School"),
            ("宝仙学園", "宝仙学園"),
        ] {
            assert_eq!(short(name), want);
        }
    }
}
