//! What the codes of one picture come to: the slip to take, what else was seen, or why there is
//! none.
//!
//! Which code is a slip is decided by the shared rules; an address is only ever shown, never
//! opened.

use nakano_shared::bills::{
    BillSource, OtherCode, Recognised, Relation, Slip, SlipError, choose, compare, merge,
    recognise, recognise_pasted,
};

/// Longest part of an address that is shown, in characters.
const ADDRESS_CHARS_MAX: usize = 120;

/// A code that is no slip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Seen {
    /// What it is.
    pub(super) kind: OtherCode,
    /// Where it would lead, shown as text.
    pub(super) address: Option<String>,
}

/// What the codes come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Reading {
    /// A slip was read.
    Slip(ReadSlip),
    /// There is a slip, but it cannot be taken.
    Refused(SlipError, Vec<Seen>),
    /// There is no slip. Without anything seen there was no code at all.
    NoSlip(Vec<Seen>),
}

/// A slip that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ReadSlip {
    /// The slip; eL-QR and barcode of one slip are one.
    pub(super) slip: Slip,
    /// How many further slips were in the picture.
    pub(super) further: usize,
    /// What else was seen.
    pub(super) others: Vec<Seen>,
}

impl ReadSlip {
    /// Whether the eL-QR of the slip was read. A barcode alone may be the smaller half of it.
    pub(super) fn is_whole(&self) -> bool {
        self.slip.source == BillSource::ElQr
    }
}

/// What the codes found in a picture come to.
pub(super) fn of_picture(codes: &[String]) -> Reading {
    let others = || codes.iter().filter_map(|code| seen(code)).collect::<Vec<_>>();
    let texts = || codes.iter().map(String::as_str);
    let Some(Recognised::Slip(chosen)) =
        choose(texts()).and_then(|at| codes.get(at)).map(|code| recognise(code))
    else {
        return Reading::NoSlip(others());
    };
    match chosen {
        Err(error) => Reading::Refused(error, others()),
        Ok(chosen) => {
            let (slip, further) = joined(chosen, texts());
            Reading::Slip(ReadSlip { slip, further, others: others() })
        }
    }
}

/// What pasted text comes to: a code, or the 34 digits.
pub(super) fn of_text(text: &str) -> Reading {
    match recognise_pasted(text) {
        Recognised::Slip(Ok(slip)) => {
            Reading::Slip(ReadSlip { slip, further: 0, others: Vec::new() })
        }
        Recognised::Slip(Err(error)) => Reading::Refused(error, Vec::new()),
        Recognised::Other(_) => Reading::NoSlip(seen(text).into_iter().collect()),
    }
}

/// Whether looking harder at a picture would be of no use.
pub(super) fn is_enough(codes: &[String]) -> bool {
    matches!(of_picture(codes), Reading::Slip(read) if read.is_whole())
}

/// The chosen slip with its other code, and how many slips remain that are not it.
fn joined<'text>(chosen: Slip, codes: impl Iterator<Item = &'text str>) -> (Slip, usize) {
    codes.fold((chosen, 0), |(slip, further), code| match recognise(code) {
        Recognised::Slip(Ok(other)) => match compare(&other, &slip) {
            Relation::Duplicate | Relation::SameSlipOtherCode => (merge(&slip, &other), further),
            Relation::Unrelated | Relation::WholeYearOverlap => (slip, further + 1),
        },
        _ => (slip, further),
    })
}

fn seen(code: &str) -> Option<Seen> {
    let Recognised::Other(kind) = recognise(code) else { return None };
    let address = (kind == OtherCode::Url)
        .then(|| code.trim().chars().take(ADDRESS_CHARS_MAX).collect::<String>());
    Some(Seen { kind, address })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bills::samples::{G1, T01, TYPED, g1, t01, typed};

    const URL: &str = "https://www.city.tokyo-nakano.lg.jp/";

    fn page() -> Seen {
        Seen { kind: OtherCode::Url, address: Some(URL.into()) }
    }

    fn read(slip: Slip, further: usize, others: Vec<Seen>) -> Reading {
        Reading::Slip(ReadSlip { slip, further, others })
    }

    #[test]
    fn the_slip_is_taken_and_the_rest_is_named() {
        let cut = T01.get(..254).unwrap();
        let text = Seen { kind: OtherCode::Text, address: None };
        for (codes, want) in [
            (vec![], Reading::NoSlip(vec![])),
            (vec![URL], Reading::NoSlip(vec![page()])),
            (vec!["hello", URL], Reading::NoSlip(vec![text, page()])),
            (vec![URL, T01], read(t01(), 0, vec![page()])),
            (vec![G1], read(g1(), 0, vec![])),
            (vec![G1, T01], read(merge(&t01(), &g1()), 0, vec![])),
            (vec![T01, T01], read(t01(), 0, vec![])),
            (vec![cut, URL], Reading::Refused(SlipError::BadLength { got: 254 }, vec![page()])),
        ] {
            let codes: Vec<String> = codes.into_iter().map(str::to_owned).collect();
            assert_eq!(of_picture(&codes), want, "{codes:?}");
        }
    }

    #[test]
    fn a_second_slip_in_the_picture_is_counted() {
        let codes = [T01.to_owned(), crate::bills::samples::T02.to_owned()];
        let Reading::Slip(slip) = of_picture(&codes) else { panic!("no slip") };
        assert_eq!((slip.slip, slip.further), (t01(), 1));
    }

    #[test]
    fn a_barcode_alone_is_not_enough_to_stop_looking() {
        for (code, want) in [(T01, true), (G1, false), (URL, false)] {
            assert_eq!(is_enough(&[code.to_owned()]), want, "{code}");
        }
    }

    #[test]
    fn pasted_text_may_be_the_34_digits_too() {
        for (text, want) in [
            (TYPED, read(typed(), 0, vec![])),
            (T01, read(t01(), 0, vec![])),
            (URL, Reading::NoSlip(vec![page()])),
        ] {
            assert_eq!(of_text(text), want, "{text}");
        }
    }

    #[test]
    fn a_long_address_is_cut() {
        let long = format!("https://example.jp/{}", "あ".repeat(500));
        let shown = seen(&long).and_then(|seen| seen.address).unwrap();
        assert_eq!(shown.chars().count(), ADDRESS_CHARS_MAX);
    }
}
