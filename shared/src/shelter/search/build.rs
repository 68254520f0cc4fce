//! Makes the index from the manual and the directory.
//!
//! Names and the Japanese text are kept as they are; all the rest is kept as words, each once per
//! document and in the heaviest field that has it, because the index travels to every phone.

use super::{
    HitKind, Index,
    doc::{BODY, Doc, KEYWORDS, NAME, TEXT},
    words::words,
};
use crate::{
    kernel::{language::Localized, ruby, text::fold},
    shelter::{
        manual::{Chapter, Form, Item, Manual, Term},
        place::{Directory, Place, Town},
    },
};

/// Layout of [`Index`] that [`Index::build`] writes.
const SCHEMA: u32 = 1;

impl Index {
    /// The index of this manual and these places.
    pub fn build(manual: &Manual, directory: &Directory) -> Self {
        let cards = manual.items.iter().map(card);
        let chapters = manual.chapters.iter().map(chapter);
        let places = directory.places.iter().map(place);
        let towns = directory.towns.iter().map(town);
        let forms = manual.forms.iter().map(form);
        let glossary = manual.glossary.iter().map(term);
        let docs = cards.chain(chapters).chain(places).chain(towns).chain(forms).chain(glossary);
        Self { schema: SCHEMA, docs: docs.collect() }
    }
}

fn card(item: &Item) -> Doc {
    let mut doc = Doc::named(HitKind::Card, &item.id, &item.title);
    doc.add_plain(KEYWORDS, &item.keywords);
    doc.add(TEXT, &item.text);
    doc.add_all(BODY, &item.steps);
    doc
}

fn chapter(chapter: &Chapter) -> Doc {
    let mut doc = Doc::named(HitKind::Chapter, &chapter.id, &chapter.name);
    doc.add(TEXT, &chapter.summary);
    doc.add_all(BODY, &chapter.body);
    doc
}

fn form(form: &Form) -> Doc {
    let mut doc = Doc::named(HitKind::Form, &form.id, &form.name);
    doc.add(TEXT, &form.purpose);
    for field in &form.fields {
        doc.add(BODY, &field.name);
        doc.add_all(BODY, &field.choices);
        doc.add_all(BODY, &field.columns);
    }
    doc
}

fn term(term: &Term) -> Doc {
    let mut doc = Doc::named(HitKind::Term, &ruby::plain(&term.term.ja), &term.term);
    doc.add(TEXT, &term.meaning);
    doc
}

fn place(place: &Place) -> Doc {
    let mut doc = Doc::new(HitKind::Place, &place.id);
    for name in [&place.name, &place.kana, &place.en] {
        doc.add_name(name);
    }
    doc.add_plain(KEYWORDS, &place.kind);
    for text in [&place.address, &place.note, &place.neighbourhoods] {
        doc.add_plain(TEXT, text);
    }
    doc
}

fn town(town: &Town) -> Doc {
    let mut doc = Doc::new(HitKind::Town, &town.id);
    for name in [&town.name, &numerals_in_kanji(&town.name), &town.kana, &town.en] {
        doc.add_name(name);
    }
    doc
}

/// 南台１丁目 as it is written on signs: 南台一丁目.
fn numerals_in_kanji(name: &str) -> String {
    let digits = "一二三四五六七八九"
        .chars()
        .zip('1'..='9')
        .chain("一二三四五六七八九".chars().zip('１'..='９'));
    let kanji = |letter: char| {
        digits.clone().find(|(_, digit)| *digit == letter).map_or(letter, |(kanji, _)| kanji)
    };
    name.chars().map(kanji).collect()
}

impl Doc {
    fn new(kind: HitKind, id: &str) -> Self {
        Self { kind, id: id.to_owned(), fields: Default::default() }
    }

    fn named(kind: HitKind, id: &str, name: &Localized) -> Self {
        let mut doc = Self::new(kind, id);
        // The spaces of easy Japanese stay: they show where a word in kana begins.
        for spelling in [&name.ja, &name.easy] {
            doc.add_name(&ruby::plain(spelling));
            doc.add_name(&ruby::reading(spelling));
        }
        doc.add_name(&name.en);
        doc
    }

    /// One more spelling of the name.
    fn add_name(&mut self, name: &str) {
        let name = fold(name);
        let field = &mut self.fields[NAME];
        if !name.is_empty() && !field.lines().any(|line| line == name) {
            if !field.is_empty() {
                field.push('\n');
            }
            field.push_str(&name);
        }
    }

    fn add_all(&mut self, field: usize, texts: &[Localized]) {
        for text in texts {
            self.add(field, text);
        }
    }

    /// A text in all languages.
    fn add(&mut self, field: usize, text: &Localized) {
        if field == TEXT {
            self.add_word(field, &fold(&ruby::plain(&text.ja)));
        }
        for text in [&text.ja, &text.easy, &text.en] {
            for word in words(text) {
                self.add_word(field, &word.printed);
                self.add_word(field, &word.read);
            }
        }
    }

    /// A text without readings.
    fn add_plain(&mut self, field: usize, text: &str) {
        for word in fold(text).split(' ') {
            self.add_word(field, word);
        }
    }

    fn add_word(&mut self, field: usize, word: &str) {
        if word.is_empty() || self.has(word, field) {
            return;
        }
        let field = &mut self.fields[field];
        if !field.is_empty() {
            field.push(' ');
        }
        field.push_str(word);
    }
}
