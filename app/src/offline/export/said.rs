//! What the card says: each outcome its own sentence, and what to do next.

use nakano_shared::{export::NotTaken, kernel::date::Date};

use super::taking::{Offer, Taking};
use crate::{
    i18n::{Key, format, keys, tr, tr_with},
    platform::{text_file::FileError, vault::VaultError},
};

/// First digits of the hash of a state that are shown: enough to compare two telephones by eye.
const MARK_DIGITS: usize = 8;

/// What became of what the person asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Said {
    /// Whether it worked.
    pub(super) worked: bool,
    /// In sentences.
    pub(super) sentences: Vec<String>,
}

impl Said {
    /// It did not work, for this reason.
    pub(super) fn failure(why: Key) -> Self {
        Self { worked: false, sentences: vec![tr(why).to_owned()] }
    }

    /// A file was given to the person.
    pub(super) fn written(name: &str, count: usize, left_out: usize) -> Self {
        let count = count.to_string();
        let places = [("name", name), ("count", count.as_str())];
        let mut sentences = vec![tr_with(keys::OFFLINE_EXPORT_WRITTEN, &places)];
        if left_out > 0 {
            let count = left_out.to_string();
            sentences.push(tr_with(keys::OFFLINE_EXPORT_LEFT_OUT, &[("count", &count)]));
        }
        Self { worked: true, sentences }
    }

    /// A file was taken. The marks are those of the state before and after.
    pub(super) fn taken(taking: &Taking, damaged: usize, before: &str, after: &str) -> Self {
        let counts = taking.counts;
        let numbers = [counts.new, counts.newer, counts.same, counts.kept, damaged];
        let [new, newer, same, kept, bad] = numbers.map(|number| number.to_string());
        let places = [
            ("new", new.as_str()),
            ("newer", newer.as_str()),
            ("same", same.as_str()),
            ("kept", kept.as_str()),
            ("bad", bad.as_str()),
        ];
        let marks = tr_with(keys::OFFLINE_EXPORT_MARKS, &[("before", before), ("after", after)]);
        Self { worked: true, sentences: vec![tr_with(keys::OFFLINE_EXPORT_TAKEN, &places), marks] }
    }
}

/// What a file holds, in sentences.
pub(super) fn offered(offer: &Offer, today: Date) -> Vec<String> {
    let day = |day| format::day(day, today);
    let mut sentences =
        vec![tr_with(keys::OFFLINE_EXPORT_OFFER_FROM, &[("day", &day(offer.written))])];
    let bills = offer.bills.to_string();
    sentences.push(match offer.saved {
        Some((first, last)) => tr_with(
            keys::OFFLINE_EXPORT_OFFER_BILLS,
            &[("count", &bills), ("first", &day(first)), ("last", &day(last))],
        ),
        None => tr(keys::OFFLINE_EXPORT_OFFER_NO_BILLS).to_owned(),
    });
    for (count, key) in [
        (offer.others, keys::OFFLINE_EXPORT_OFFER_OTHERS),
        (offer.damaged, keys::OFFLINE_EXPORT_OFFER_BAD),
    ] {
        if count > 0 {
            sentences.push(tr_with(key, &[("count", &count.to_string())]));
        }
    }
    sentences
}

/// What is shown of the hash of a state.
pub(super) fn mark(hash: &str) -> String {
    hash.chars().take(MARK_DIGITS).collect()
}

/// Why a file is not taken or cannot be written.
pub(super) const fn of_file(reason: NotTaken) -> Key {
    match reason {
        NotTaken::NotAnExport => keys::OFFLINE_EXPORT_NOT_ONE,
        NotTaken::Newer => keys::OFFLINE_EXPORT_NEWER,
        NotTaken::Damaged => keys::OFFLINE_EXPORT_DAMAGED,
        NotTaken::TooLarge => keys::OFFLINE_EXPORT_TOO_LARGE,
    }
}

/// Why a file was not read.
pub(super) const fn of_reading(error: FileError) -> Key {
    match error {
        FileError::TooLarge => keys::OFFLINE_EXPORT_TOO_LARGE,
        FileError::Unreadable => keys::OFFLINE_EXPORT_NOT_OPENED,
    }
}

/// Why the vault does not do it.
pub(super) const fn of_vault(error: VaultError) -> Key {
    match error {
        VaultError::Quota => keys::OFFLINE_EXPORT_QUOTA,
        VaultError::Unavailable | VaultError::Unreadable => keys::OFFLINE_EXPORT_NO_VAULT,
    }
}
