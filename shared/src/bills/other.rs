//! Codes that are not slips: named, so that a person holding a letter with four codes is told
//! which one this was. They are recognised by their looks only, not checked.

/// A code that is not a slip.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OtherCode {
    /// A web address, such as the page that explains the tax (案内ページ).
    Url,
    /// A JPQR shop code (統一店舗識別コード).
    Jpqr,
    /// A shop code in the EMVCo frame that is not JPQR.
    Emv,
    /// Anything else.
    Text,
}

/// Globally unique identifier of JPQR inside the EMVCo frame.
const JPQR_GUID: &str = "jp.or.paymentsjapan";

/// EMVCo: payload format indicator, always first.
const EMV_LEAD: &str = "000201";

/// EMVCo: tag and length of the checksum, always last.
const EMV_CHECKSUM_LEAD: &str = "6304";

impl OtherCode {
    /// Names a text that certainly belongs to somebody else; `None` for a slip and for any text.
    pub fn of(text: &str) -> Option<Self> {
        if is_url(text) {
            Some(Self::Url)
        } else if is_emv(text) {
            Some(if text.contains(JPQR_GUID) { Self::Jpqr } else { Self::Emv })
        } else {
            None
        }
    }
}

/// `scheme://…` with any scheme, since payment apps have their own; QR codes often use capitals.
fn is_url(text: &str) -> bool {
    let bytes = text.as_bytes();
    if bytes.get(..4).is_some_and(|lead| lead.eq_ignore_ascii_case(b"www.")) {
        return true;
    }
    let Some((scheme, _)) = text.split_once("://") else { return false };
    scheme.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

/// An eL-QR begins alike but ends in `6305` and five decimal digits.
fn is_emv(text: &str) -> bool {
    let checksum = text.len().checked_sub(4).and_then(|at| text.split_at_checked(at));
    text.starts_with(EMV_LEAD)
        && checksum.is_some_and(|(body, hex)| {
            body.ends_with(EMV_CHECKSUM_LEAD) && hex.bytes().all(|byte| byte.is_ascii_hexdigit())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_codes_are_named() {
        for (text, want) in [
            ("https://www.city.tokyo-nakano.lg.jp/", Some(OtherCode::Url)),
            ("HTTPS://EXAMPLE.JP/A", Some(OtherCode::Url)),
            ("www.example.jp", Some(OtherCode::Url)),
            ("paypay://pay", Some(OtherCode::Url)),
            ("://", None),
            ("税 https://example.jp", None),
            ("00020101021129300012D156000000000510A93FO3230Q6304A13A", Some(OtherCode::Emv)),
            ("0002010102112668 0019jp.or.paymentsjapan6304d475", Some(OtherCode::Jpqr)),
            ("0002016304あ", None),
            ("00020163041234", Some(OtherCode::Emv)),
            ("0002016304123", None),
            ("6304A13A", None),
            ("", None),
        ] {
            assert_eq!(OtherCode::of(text), want, "{text:?}");
        }
    }
}
