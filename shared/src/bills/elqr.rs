//! eL-QR (地方税統一QRコード): 255 digits, a fixed sequence of tag, length and value.
//!
//! The frame looks like EMVCo's but is not: no merchant elements, a decimal checksum, and element
//! 62 is a plain row of digits. The check digits inside element 27 are not verified; their
//! algorithm is not public. Layout: JPQR MPM guideline 3.0; checksum: 総務省 eL-QR specification.

use super::bill::{BillSource, Slip};
use super::crc;
use super::error::{DateField, SlipError};
use super::number::{CaseKey, ConfirmNo, ItemCode, OfficeCode, OrgCode};
use super::payload::{Fields, digits, strip};
use super::warning::{self, Extension, Warning};
use crate::kernel::date::Date;

/// Length of a payload in digits.
pub const DIGITS: usize = 255;

/// Digits the checksum covers: all up to and including its own tag and length.
const CHECKED_DIGITS: usize = 250;

/// Routing rule: an EMVCo code without letters is never this long, a cut eL-QR may be.
const CANDIDATE_DIGITS_MIN: usize = 200;

const CANDIDATE_LEAD: &str = "000201";

/// How every eL-QR known today begins, up to and including the agency.
pub const LEAD: &str = "0002010102122796000513800";

/// 地方税共同機構
const AGENCY: &str = "13800";

const VERSION: &str = "01";

/// Element 01: 12 is "dynamic", made for one payment.
const DYNAMIC: &str = "12";

/// Whether a text, among all codes of a picture, is meant to be an eL-QR, damaged or not.
pub fn is_candidate(text: &str) -> bool {
    let text = strip(text);
    text.len() >= CANDIDATE_DIGITS_MIN
        && text.starts_with(CANDIDATE_LEAD)
        && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Reads a payload. `DateOrder`, `OtherMunicipality` and `UnknownExtension` become warnings.
///
/// # Errors
/// The first of the checks that fails, in the order of [`SlipError`]'s variants.
pub fn parse(text: &str) -> Result<Slip, SlipError> {
    let payload = digits(text, DIGITS)?;
    let outer = Outer::split(payload)?;
    let checked = payload.get(..CHECKED_DIGITS).unwrap_or_default();
    if !crc::holds(checked, outer.checksum) {
        return Err(SlipError::BadChecksum);
    }
    if outer.version != VERSION {
        return Err(SlipError::UnsupportedVersion);
    }
    if outer.initiation != DYNAMIC {
        return Err(SlipError::BadStructure { tag: 1 });
    }
    let issuer = Issuer::split(outer.issuer).ok_or(SlipError::BadStructure { tag: 27 })?;
    if outer.agency != AGENCY || issuer.agency != AGENCY {
        return Err(SlipError::WrongAgency);
    }
    if outer.amount != issuer.amount {
        return Err(SlipError::AmountMismatch);
    }
    let amount_yen = outer.amount.parse().map_err(|_| SlipError::BadStructure { tag: 54 })?;
    if amount_yen == 0 {
        return Err(SlipError::ZeroAmount);
    }
    let dates = Dates::split(outer.dates)?;
    Ok(Slip {
        org_code: Some(issuer.org_code),
        office_code: Some(issuer.office_code),
        item_code: Some(issuer.item_code),
        case_key: Some(issuer.case_key),
        confirm_no: Some(issuer.confirm_no),
        amount_yen: Some(amount_yen),
        levy_year: dates.levy_year,
        tax_year: dates.tax_year,
        period: Some(dates.period),
        due: Some(dates.due),
        pay_by: Some(dates.pay_by),
        warnings: warnings(&outer, &issuer, &dates),
        ..Slip::blank(BillSource::ElQr, payload)
    })
}

fn warnings(outer: &Outer<'_>, issuer: &Issuer<'_>, dates: &Dates) -> Vec<Warning> {
    let mut found = warning::on_codes(issuer.org_code, issuer.item_code);
    if dates.pay_by < dates.due {
        found.push(Warning::DateOrder);
    }
    if dates.period > warning::INSTALMENT_MAX {
        found.push(Warning::UnknownExtension { part: Extension::Period });
    }
    let reserved = [outer.reserved, issuer.reserved.0, issuer.reserved.1];
    if reserved.iter().any(|area| area.bytes().any(|digit| digit != b'0')) {
        found.push(Warning::UnknownExtension { part: Extension::Reserved });
    }
    found
}

/// The elements of the payload, in their order.
struct Outer<'text> {
    version: &'text str,
    initiation: &'text str,
    agency: &'text str,
    issuer: &'text str,
    amount: &'text str,
    dates: &'text str,
    reserved: &'text str,
    checksum: &'text str,
}

impl<'text> Outer<'text> {
    fn split(payload: &'text str) -> Result<Self, SlipError> {
        let mut fields = Fields::new(payload);
        let version = element(&mut fields, 0, 2)?;
        let initiation = element(&mut fields, 1, 2)?;
        let template = element(&mut fields, 27, 96)?;
        let mut inner = Fields::new(template);
        let broken = |_| SlipError::BadStructure { tag: 27 };
        let agency = element(&mut inner, 0, 5).map_err(broken)?;
        let issuer = element(&mut inner, 1, 83).map_err(broken)?;
        Ok(Self {
            version,
            initiation,
            agency,
            issuer,
            amount: element(&mut fields, 54, 11)?,
            dates: element(&mut fields, 62, 26)?,
            reserved: element(&mut fields, 80, 85)?,
            checksum: element(&mut fields, 63, 5)?,
        })
    }
}

/// The value of the next element, which must have this tag and length.
fn element<'text>(
    fields: &mut Fields<'text>,
    tag: u8,
    length: usize,
) -> Result<&'text str, SlipError> {
    let error = SlipError::BadStructure { tag };
    if fields.take(4) != Some(format!("{tag:02}{length:02}").as_str()) {
        return Err(error);
    }
    fields.take(length).ok_or(error)
}

/// Element 27/01, MPN info, 83 digits.
struct Issuer<'text> {
    amount: &'text str,
    agency: &'text str,
    item_code: ItemCode,
    case_key: CaseKey,
    confirm_no: ConfirmNo,
    org_code: OrgCode,
    office_code: OfficeCode,
    reserved: (&'text str, &'text str),
}

impl<'text> Issuer<'text> {
    fn split(text: &'text str) -> Option<Self> {
        let mut fields = Fields::new(text);
        let _check_digits = fields.take(2)?;
        let _account = fields.take(11)?; // 口座番号
        let amount = fields.take(11)?; // 払込金額
        let _fee_bearer = fields.take(1)?; // 手数料負担区分
        let agency = fields.take(5)?; // 機関ID
        let _stamp_duty = fields.take(1)?; // 印紙税要否
        let item_code = ItemCode::parse(fields.take(3)?).ok()?;
        let first_reserved = fields.take(5)?;
        let _check_digits = fields.take(2)?;
        let case_key = CaseKey::parse(fields.take(20)?).ok()?;
        let confirm_no = ConfirmNo::parse(fields.take(6)?).ok()?;
        let _area = fields.take(1)?; // eLTAX 地域
        let org_code = OrgCode::parse(fields.take(5)?).ok()?;
        let office_code = OfficeCode::parse(fields.take(3)?).ok()?;
        let reserved = (first_reserved, fields.take(7)?);
        Some(Self {
            amount,
            agency,
            item_code,
            case_key,
            confirm_no,
            org_code,
            office_code,
            reserved,
        })
    }
}

/// Element 62, 26 digits.
struct Dates {
    levy_year: Option<u16>,
    tax_year: Option<u16>,
    period: u8,
    due: Date,
    pay_by: Date,
}

impl Dates {
    fn split(text: &str) -> Result<Self, SlipError> {
        let mut fields = Fields::new(text);
        let error = SlipError::BadStructure { tag: 62 };
        // Money that belongs to no year may leave it at 0000.
        let mut year = || {
            let number: u16 = fields.take(4)?.parse().ok()?;
            Some(Some(number).filter(|&number| number != 0))
        };
        let levy_year = year().ok_or(error)?;
        let tax_year = year().ok_or(error)?;
        let period = fields.take(2).and_then(|code| code.parse().ok()).ok_or(error)?;
        let mut date = |field| {
            let digits = fields.take(8).ok_or(error)?;
            Date::from_digits(digits).map_err(|_| SlipError::BadDate { field })
        };
        let due = date(DateField::Due)?;
        let pay_by = date(DateField::PayBy)?;
        Ok(Self { levy_year, tax_year, period, due, pay_by })
    }
}
