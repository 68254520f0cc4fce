//! The guard against paying twice: how a slip just read stands to the slips already saved.
//!
//! Works offline and on the slips of this device alone; what was paid elsewhere it cannot know.

use super::bill::{BillSource, Slip};

/// Fewest digits of 案件特定キー, without leading zeros, that are searched for in a barcode. Known
/// slips have 15; a few digits would be found in any barcode by chance.
pub const KEY_DIGITS_MIN: usize = 8;

/// How a new slip stands to a saved one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// Nothing to do with each other.
    Unrelated,
    /// The same slip read again, from whichever source.
    Duplicate,
    /// Most likely the eL-QR and the barcode of one slip; [`merge`] makes them one.
    SameSlipOtherCode,
    /// One is for the whole year (全期), the other an instalment of the same tax and year.
    WholeYearOverlap,
}

/// Compares two slips. The order of the two makes no difference.
pub fn compare(new: &Slip, saved: &Slip) -> Relation {
    if is_same(new, saved) {
        Relation::Duplicate
    } else if is_other_code_of(new, saved) || is_other_code_of(saved, new) {
        Relation::SameSlipOtherCode
    } else if overlaps(new, saved) {
        Relation::WholeYearOverlap
    } else {
        Relation::Unrelated
    }
}

/// Compares with every saved slip: the place in `saved` and the relation of each that matters.
pub fn compare_all<'slip>(
    new: &Slip,
    saved: impl IntoIterator<Item = &'slip Slip>,
) -> Vec<(usize, Relation)> {
    let relations = saved.into_iter().map(|slip| compare(new, slip)).enumerate();
    relations.filter(|(_, relation)| *relation != Relation::Unrelated).collect()
}

/// What a slip is recognised by, the same whether its eL番号 was scanned or typed. Comparable only
/// on the device: it names the case, so it is hashed with the person's key before it leaves.
pub fn fingerprint(slip: &Slip) -> String {
    el_identity(slip)
        .map(|parts| format!("el|{}", parts.join("|")))
        .or_else(|| barcode_identity(slip).map(|parts| format!("gs1|{}", parts.join("|"))))
        // No reader makes such a slip; a damaged record must still equal nothing but itself.
        .unwrap_or_else(|| format!("raw|{}", slip.raw.as_str()))
}

/// One slip out of two reads of it. What the eL-QR says comes first, then the barcode, then hand
/// entry; between two reads of one kind the saved one stays.
pub fn merge(saved: &Slip, new: &Slip) -> Slip {
    let rank = |slip: &Slip| match slip.source {
        BillSource::ElQr => 0,
        BillSource::Gs1 => 1,
        BillSource::Manual => 2,
    };
    let (base, other) = if rank(new) < rank(saved) { (new, saved) } else { (saved, new) };
    let added = other.warnings.iter().filter(|warning| !base.warnings.contains(warning));
    Slip {
        source: base.source,
        raw: base.raw.clone(),
        org_code: base.org_code.or(other.org_code),
        office_code: base.office_code.or(other.office_code),
        item_code: base.item_code.or(other.item_code),
        case_key: base.case_key.or(other.case_key),
        confirm_no: base.confirm_no.or(other.confirm_no),
        barcode: base.barcode.or(other.barcode),
        amount_yen: base.amount_yen.or(other.amount_yen),
        levy_year: base.levy_year.or(other.levy_year),
        tax_year: base.tax_year.or(other.tax_year),
        period: base.period.or(other.period),
        due: base.due.or(other.due),
        pay_by: base.pay_by.or(other.pay_by),
        warnings: base.warnings.iter().chain(added).copied().collect(),
    }
}

/// A merged slip has both identities, so either is enough.
fn is_same(one: &Slip, two: &Slip) -> bool {
    let same_el = el_identity(one).is_some_and(|identity| el_identity(two) == Some(identity));
    let same_barcode = barcode_identity(one).is_some_and(|id| barcode_identity(two) == Some(id));
    same_el || same_barcode
}

fn el_identity(slip: &Slip) -> Option<[&str; 3]> {
    Some([
        slip.org_code.as_ref()?.as_str(),
        slip.case_key.as_ref()?.as_str(),
        slip.item_code.as_ref()?.as_str(),
    ])
}

fn barcode_identity(slip: &Slip) -> Option<[&str; 5]> {
    slip.barcode.as_ref().map(super::gs1::Barcode::identity)
}

/// Whether `barcode` shows the case key of `el` in its free field and contradicts it nowhere. Where
/// the issuer puts the key is its own affair, so this is a hint and never a refusal. What one of
/// the two does not say (a typed slip has no amount) is no contradiction: the worse mistake here is
/// to stay silent.
fn is_other_code_of(barcode: &Slip, el: &Slip) -> bool {
    let (Some(code), Some(key)) = (&barcode.barcode, &el.case_key) else { return false };
    let key = key.as_str().trim_start_matches('0');
    key.len() >= KEY_DIGITS_MIN
        && code.free_field().contains(key)
        && agree(barcode.amount_yen, el.amount_yen)
        && agree(barcode.pay_by, el.pay_by)
}

fn agree<T: PartialEq>(one: Option<T>, two: Option<T>) -> bool {
    one.is_none() || two.is_none() || one == two
}

fn overlaps(one: &Slip, two: &Slip) -> bool {
    let tax = |slip: &Slip| Some((slip.org_code?, slip.item_code?, slip.tax_year?));
    let whole_year = |slip: &Slip| slip.period.map(|period| period == 0);
    let one_is_whole = matches!(
        (whole_year(one), whole_year(two)),
        (Some(true), Some(false)) | (Some(false), Some(true))
    );
    one_is_whole && tax(one).is_some_and(|same| tax(two) == Some(same))
}
