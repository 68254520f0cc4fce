//! Properties of the readers of slips: they take any text, refuse every misread digit, and give
//! back what was written. The table of known slips is beside the code.

/// One module, so that naming the room on the command line runs them.
#[cfg(test)]
mod bills {
    use nakano_shared::bills::crc::crc16;
    use nakano_shared::bills::entry::{self, Group, GroupState};
    use nakano_shared::bills::payload::strip;
    use nakano_shared::bills::{Relation, Slip};
    use nakano_shared::bills::{
        choose, compare, elqr, fingerprint, gs1, merge, recognise, recognise_pasted,
    };
    use proptest::prelude::*;

    const VECTORS: &str = include_str!("../src/bills/vectors.txt");

    /// Runs a text through every reader; what is read must be read again alike.
    fn read_everywhere(text: &str) {
        let slips = [
            elqr::parse(text).ok(),
            gs1::parse(text).ok(),
            entry::parse_line(text).ok(),
            entry::parse(&entry::Typed { org: text, key: text, confirm: text, item: text }).ok(),
        ];
        for slip in slips.into_iter().flatten() {
            assert_eq!(compare(&slip, &slip), Relation::Duplicate);
            assert_eq!(merge(&slip, &slip), slip);
            assert_eq!(reread(&slip), slip, "{text:?}");
        }
        for group in Group::ALL {
            entry::check_group(group, text);
        }
        let complete =
            entry::check_line(text).iter().all(|(_, state)| *state == GroupState::Complete);
        assert_eq!(complete, entry::parse_line(text).is_ok(), "{text:?}");
        recognise(text);
        recognise_pasted(text);
        choose([text, text]);
        assert_eq!(strip(text).trim(), strip(text));
    }

    fn reread(slip: &Slip) -> Slip {
        let raw = slip.raw.as_str();
        elqr::parse(raw).ok().or(gs1::parse(raw).ok()).or(entry::parse_line(raw).ok()).unwrap()
    }

    fn vectors() -> impl Iterator<Item = &'static str> {
        VECTORS
            .lines()
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split(' ').nth(1))
    }

    /// T01 and G1.
    fn one_of_each() -> [&'static str; 2] {
        [elqr::DIGITS, gs1::DIGITS]
            .map(|length| vectors().find(|code| code.len() == length).unwrap())
    }

    /// The variable fields of a payload, as digits.
    #[derive(Debug, Clone)]
    struct Written {
        amount_yen: u64,
        item: String,
        key: String,
        confirm: String,
        org: String,
        office: String,
        year: u16,
        period: u8,
        due: String,
        pay_by: String,
    }

    impl Written {
        fn payload(&self) -> String {
            let Self { amount_yen, item, key, confirm, org, office, year, period, due, pay_by } =
                self;
            let zeros = "0".repeat(85);
            let body = format!(
                "00020101021227960005138000183\
             0000000000000{amount_yen:011}2138000{item}0000000{key}{confirm}0{org}{office}0000000\
             5411{amount_yen:011}6226{year:04}{year:04}{period:02}{due}{pay_by}8085{zeros}6305"
            );
            format!("{body}{:05}", crc16(body.as_bytes()))
        }
    }

    fn date() -> impl Strategy<Value = String> {
        (2000..2100_u16, 1..=12_u8, 1..=28_u8).prop_map(|(y, m, d)| format!("{y:04}{m:02}{d:02}"))
    }

    fn written() -> impl Strategy<Value = Written> {
        let codes = ("[0-9]{3}", "[0-9]{20}", "[0-9]{6}", "[0-9]{5}", "[0-9]{3}");
        (1..=99_999_999_999_u64, codes, 1..=9999_u16, 0..=99_u8, date(), date()).prop_map(
            |(amount_yen, (item, key, confirm, org, office), year, period, due, pay_by)| Written {
                amount_yen,
                item,
                key,
                confirm,
                org,
                office,
                year,
                period,
                due,
                pay_by,
            },
        )
    }

    /// Texts near the truth, where mistakes of a reader hide.
    fn nearly_a_code() -> impl Strategy<Value = String> {
        let codes: Vec<_> = vectors().collect();
        (prop::sample::select(codes), 0..260_usize, ".{0,3}", 0..4_usize).prop_map(
            |(code, at, inserted, removed)| {
                let head: String = code.chars().take(at).collect();
                let tail: String = code.chars().skip(at + removed).collect();
                format!("{head}{inserted}{tail}")
            },
        )
    }

    proptest! {
        #[test]
        fn any_text_is_taken_without_a_panic(text in any::<String>()) {
            read_everywhere(&text);
        }

        #[test]
        fn any_digits_are_taken_without_a_panic(text in "(000201|91|\\]C1)?[0-9０-９ -]{0,300}") {
            read_everywhere(&text);
        }

        #[test]
        fn damaged_codes_are_taken_without_a_panic(text in nearly_a_code()) {
            read_everywhere(&text);
        }

        #[test]
        fn what_is_written_is_read(written in written()) {
            let payload = written.payload();
            prop_assert!(elqr::is_candidate(&payload));
            let slip = elqr::parse(&payload).unwrap();
            prop_assert_eq!(slip.raw.as_str(), &payload);
            prop_assert_eq!(slip.amount_yen, Some(written.amount_yen));
            prop_assert_eq!(slip.tax_year, Some(written.year));
            prop_assert_eq!(slip.levy_year, Some(written.year));
            prop_assert_eq!(slip.period, Some(written.period));
            let compact = |date: Option<_>| date.map(|date: nakano_shared::kernel::date::Date| {
                date.to_string().replace('-', "")
            });
            prop_assert_eq!(compact(slip.due), Some(written.due.clone()));
            prop_assert_eq!(compact(slip.pay_by), Some(written.pay_by.clone()));
            let office = slip.office_code.unwrap();
            prop_assert_eq!(office.as_str(), &written.office);

            let typed = [&written.org, &written.key, &written.confirm, &written.item];
            let typed = typed.map(String::as_str);
            let typed = entry::parse_line(&typed.join("-")).unwrap();
            prop_assert_eq!(fingerprint(&typed), fingerprint(&slip));
            prop_assert_eq!(merge(&typed, &slip), slip);
        }

        #[test]
        fn every_misread_digit_is_refused(
            written in written(),
            at in 0..elqr::DIGITS,
            shift in 1..=9_u8,
        ) {
            let mut bytes = written.payload().into_bytes();
            bytes[at] = b'0' + (bytes[at] - b'0' + shift) % 10;
            let misread = String::from_utf8(bytes).unwrap();
            prop_assert!(elqr::parse(&misread).is_err(), "{}", misread);
        }

        #[test]
        fn comparing_does_not_depend_on_the_order(one in written(), two in written()) {
            let one = elqr::parse(&one.payload()).unwrap();
            let two = elqr::parse(&two.payload()).unwrap();
            prop_assert_eq!(compare(&one, &two), compare(&two, &one));
        }
    }

    #[test]
    fn every_misread_digit_of_every_known_slip_is_refused() {
        for code in one_of_each() {
            for at in 0..code.len() {
                for digit in b'0'..=b'9' {
                    let mut bytes = code.as_bytes().to_vec();
                    if std::mem::replace(&mut bytes[at], digit) == digit {
                        continue;
                    }
                    let misread = String::from_utf8(bytes).unwrap();
                    assert!(
                        elqr::parse(&misread).is_err() && gs1::parse(&misread).is_err(),
                        "{misread}"
                    );
                }
            }
        }
    }

    #[test]
    fn nasty_texts_are_taken_without_a_panic() {
        let wide = |text: &str| -> String {
            text.chars().filter_map(|digit| char::from_u32(u32::from(digit) + 0xFEE0)).collect()
        };
        let mut texts: Vec<String> = [
            "",
            " ",
            "\0",
            "\u{1D}",
            "\u{FEFF}",
            "]",
            "]C",
            "]C1",
            "]Q3",
            "]C1]C1",
            "あ",
            "👨‍👩‍👧",
            "e\u{301}",
            "://",
            "a://",
            "www",
            "WWW.",
            "000201",
            "0002016304",
            "00020163040000",
            "000201あ6304ABCD",
            "0002016304あa",
            "6304",
            "91",
            "-",
            "ー",
            "+1",
            "1e9",
            "٣٤٥",
            "²³",
            "\u{202E}123",
            "\u{3000}",
        ]
        .map(String::from)
        .into();
        for unit in ["0", "9", "９", "あ", "-", "\u{FEFF}", "]C1", "000201", "6304", "://"] {
            texts.extend(
                [33, 34, 35, 43, 44, 45, 84, 85, 254, 255, 256, 10_000].map(|n| unit.repeat(n)),
            );
        }
        for code in one_of_each() {
            texts.push(wide(code));
            for at in 0..=code.len() {
                let (head, tail) = code.split_at(at);
                texts.push(head.to_owned());
                for inserted in ["あ", "\u{1D}", "6304"] {
                    texts.push(format!("{head}{inserted}{tail}"));
                }
                let skipped = tail.get(1..).unwrap_or_default();
                texts.push(format!("{head}{skipped}"));
                texts.push(format!("{head}０{skipped}"));
            }
        }
        for text in &texts {
            read_everywhere(text);
        }
    }
}
