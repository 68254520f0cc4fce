//! The few words of the emergency pages that the content does not have, marked up as it is.

use nakano_shared::kernel::language::Language;

/// Words of one language.
#[derive(Debug)]
pub(super) struct Words {
    /// Path of the file.
    pub(super) file: &'static str,
    /// Path people ask for.
    pub(super) url: &'static str,
    /// The language's own name.
    pub(super) language: &'static str,
    /// Title of the page.
    pub(super) title: &'static str,
    /// What the list of links is for.
    pub(super) languages: &'static str,
    /// Link down to the shelters.
    pub(super) to_places: &'static str,
    /// Link to the app.
    pub(super) to_app: &'static str,
    /// Anchor of the card of the first hour.
    pub(super) first_hour_id: &'static str,
    /// Heading above the numbers.
    pub(super) phones: &'static str,
    /// Heading above the shelters; `#` is how many.
    pub(super) places: &'static str,
    /// What has to be known of the list.
    pub(super) places_note: &'static str,
    /// Before the edition of the manual.
    pub(super) edition: &'static str,
    /// Before the day of the list.
    pub(super) source_date: &'static str,
}

const JA: Words = Words {
    file: "/emergency/index.html",
    url: "/emergency/",
    language: "日本語",
    title: "もしものとき",
    languages: "言語とリンク",
    to_places: "{避難所|ひなんじょ}の{一覧|いちらん}",
    to_app: "なかのポケットを{開|ひら}く",
    first_hour_id: "first-hour",
    phones: "{電話|でんわ}",
    places: "{避難所|ひなんじょ}の{一覧|いちらん}（#か{所|しょ}）",
    places_note: "\
        {区|く}の{指定|してい}{避難所|ひなんじょ}です。{収容|しゅうよう}{人数|にんずう}と、\
        どの{災害|さいがい}に{使|つか}えるかは{公表|こうひょう}されていません。\
        {町会|ちょうかい}ごとに{決|き}められた{避難所|ひなんじょ}は、\
        {区|く}の{案内|あんない}で{確|たし}かめてください。",
    edition: "{手引|てび}きの{版|はん}",
    source_date: "{避難所|ひなんじょ}データの{取得日|しゅとくび}",
};

const EASY: Words = Words {
    file: "/emergency/easy.html",
    url: "/emergency/easy.html",
    language: "やさしい日本語",
    title: "こまった とき",
    languages: "ことばと リンク",
    to_places: "ひなんじょの リスト",
    to_app: "なかのポケットを ひらく",
    first_hour_id: "first-hour",
    phones: "でんわ",
    places: "ひなんじょ（にげる ところ） #",
    places_note: "\
        ひなんじょは、いえに いられない とき とまる ところです。\
        なんにん はいる ことが できるかは、わかりません。\
        あなたの いえの ひなんじょは、くやくしょに きいて ください。",
    edition: "この ページの ばん",
    source_date: "ひなんじょの データの ひにち",
};

const EN: Words = Words {
    file: "/emergency/en.html",
    url: "/emergency/en.html",
    language: "English",
    title: "In an emergency",
    languages: "Languages and links",
    to_places: "List of shelters",
    to_app: "Open Nakano Pocket",
    first_hour_id: "first-hour",
    phones: "Phone numbers",
    places: "Shelters (#)",
    places_note: "\
        These are the ward's designated shelters. How many people each can take and for \
        which disasters it is meant has not been published. Ask the ward which shelter your \
        neighbourhood is assigned to.",
    edition: "Edition of the guide",
    source_date: "Shelter data taken on",
};

/// The words of a language.
pub(super) const fn of(language: Language) -> &'static Words {
    match language {
        Language::Ja => &JA,
        Language::JaEasy => &EASY,
        Language::En => &EN,
    }
}
