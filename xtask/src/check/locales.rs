//! Every text exists in every language and is used somewhere in the app.

use std::collections::{BTreeMap, BTreeSet};

use super::{Finding, Tree, tree::has_word};
use crate::{build::locale, failure::Failure, places::Places};

pub(super) fn look(places: &Places, tree: &Tree) -> Vec<Finding> {
    findings(places, tree).unwrap_or_else(Finding::unreadable)
}

fn findings(places: &Places, tree: &Tree) -> Result<Vec<Finding>, Failure> {
    let mut languages = BTreeMap::new();
    for code in locale::CODES {
        languages.insert(code, locale::read(places, code)?);
    }
    let mut found = gaps(&languages);
    let sources: Vec<&str> = tree.below("app/src/", ".rs").map(|(_, text)| text).collect();
    let keys: BTreeSet<&String> = languages.values().flat_map(BTreeMap::keys).collect();
    let unused = keys.into_iter().filter(|key| {
        let name = constant(key);
        !sources.iter().any(|text| has_word(text, &name))
    });
    found.extend(unused.map(|key| Finding::of("app/locales", format!("{key} is not used"))));
    Ok(found)
}

/// Keys that a language lacks, and texts that are empty.
fn gaps(languages: &BTreeMap<&str, BTreeMap<String, String>>) -> Vec<Finding> {
    let all: BTreeSet<&String> = languages.values().flat_map(BTreeMap::keys).collect();
    let mut found = Vec::new();
    for (code, texts) in languages {
        let path = format!("app/locales/{code}");
        for key in &all {
            match texts.get(*key) {
                None => found.push(Finding::of(&path, format!("{key} is missing"))),
                Some(text) if text.trim().is_empty() => {
                    found.push(Finding::of(&path, format!("{key} is empty")));
                }
                Some(_) => {}
            }
        }
    }
    found
}

/// The name of a key's constant in the app: `home-title` is `HOME_TITLE`.
fn constant(key: &str) -> String {
    key.replace('-', "_").to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_missing_or_empty_in_one_language_is_found() {
        let texts = |pairs: &[(&str, &str)]| {
            pairs.iter().map(|(key, text)| ((*key).to_owned(), (*text).to_owned())).collect()
        };
        let languages = BTreeMap::from([
            ("en", texts(&[("home-title", "Home"), ("home-lead", " ")])),
            ("ja", texts(&[("home-title", "ホーム")])),
        ]);
        let found: Vec<String> = gaps(&languages).iter().map(ToString::to_string).collect();
        let want = ["app/locales/en: home-lead is empty", "app/locales/ja: home-lead is missing"];
        assert_eq!(found, want);
        assert_eq!(constant("home-title"), "HOME_TITLE");
    }
}
