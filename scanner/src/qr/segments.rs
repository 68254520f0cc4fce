//! From data codewords to the bytes of the content: numeric, alphanumeric, byte, kanji and hanzi
//! segments.

use crate::Charset;

/// What a symbol says, before anybody reads it as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Content {
    pub(super) bytes: Vec<u8>,
    pub(super) charset: Charset,
}

/// Group separator: how FNC1 inside GS1 data is handed on.
const GROUP_SEPARATOR: u8 = 0x1D;

const ALPHANUMERIC: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/// Reads all segments. `None` when the codewords are no valid content, which repaired noise is not.
pub(super) fn read(codewords: &[u8], version: u8) -> Option<Content> {
    let mut reader = Reader { codewords, at: 0 };
    let mut content = Content { bytes: Vec::new(), charset: Charset::Unstated };
    let mut is_gs1 = false;
    let class = usize::from(version > 9) + usize::from(version > 26);
    loop {
        // A symbol filled to the brim has no room for the four zero bits that end it.
        let mode = if reader.left() < 4 { 0 } else { reader.take(4)? };
        match mode {
            0 => return Some(content),
            1 => numeric(&mut reader, [10, 12, 14][class], &mut content.bytes)?,
            2 => alphanumeric(&mut reader, [9, 11, 13][class], is_gs1, &mut content.bytes)?,
            // Structured append: part number and parity. Each part is handed on by itself.
            3 => drop(reader.take(16)?),
            4 => bytes(&mut reader, [8, 16, 16][class], &mut content.bytes)?,
            5 => is_gs1 = true,
            7 => content.charset = charset_of(designator(&mut reader)?),
            8 => kanji(&mut reader, [8, 10, 12][class], &mut content)?,
            9 => {
                reader.take(8)?;
                is_gs1 = true;
            }
            13 => hanzi(&mut reader, [8, 10, 12][class], &mut content)?,
            _ => return None,
        }
    }
}

struct Reader<'a> {
    codewords: &'a [u8],
    /// Bits taken so far.
    at: usize,
}

impl Reader<'_> {
    fn left(&self) -> usize {
        self.codewords.len() * 8 - self.at
    }

    /// The next `count` bits (at most 16) as a number.
    fn take(&mut self, count: usize) -> Option<usize> {
        if count > self.left() {
            return None;
        }
        let mut value = 0;
        for _ in 0..count {
            let bit = self.codewords[self.at / 8] >> (7 - self.at % 8) & 1;
            value = value << 1 | usize::from(bit);
            self.at += 1;
        }
        Some(value)
    }
}

fn numeric(reader: &mut Reader<'_>, count_bits: usize, out: &mut Vec<u8>) -> Option<()> {
    let mut left = reader.take(count_bits)?;
    while left > 0 {
        let digits = left.min(3);
        let value = reader.take(digits * 3 + 1)?;
        if value >= [0, 10, 100, 1000][digits] {
            return None;
        }
        let all = [value / 100, value / 10 % 10, value % 10];
        out.extend(all[3 - digits..].iter().map(|&digit| b'0' + digit as u8));
        left -= digits;
    }
    Some(())
}

fn alphanumeric(
    reader: &mut Reader<'_>,
    count_bits: usize,
    is_gs1: bool,
    out: &mut Vec<u8>,
) -> Option<()> {
    let mut left = reader.take(count_bits)?;
    let mut text = Vec::with_capacity(left);
    while left > 0 {
        if left >= 2 {
            let pair = reader.take(11)?;
            text.push(*ALPHANUMERIC.get(pair / 45)?);
            text.push(ALPHANUMERIC[pair % 45]);
            left -= 2;
        } else {
            text.push(*ALPHANUMERIC.get(reader.take(6)?)?);
            left -= 1;
        }
    }
    let mut rest = text.as_slice();
    while let Some((&first, tail)) = rest.split_first() {
        let doubled = is_gs1 && rest.starts_with(b"%%");
        out.push(if is_gs1 && first == b'%' && !doubled { GROUP_SEPARATOR } else { first });
        rest = if doubled { &tail[1..] } else { tail };
    }
    Some(())
}

fn bytes(reader: &mut Reader<'_>, count_bits: usize, out: &mut Vec<u8>) -> Option<()> {
    let count = reader.take(count_bits)?;
    if count * 8 > reader.left() {
        return None;
    }
    for _ in 0..count {
        out.push(reader.take(8)? as u8);
    }
    Some(())
}

/// Kanji: 13 bits a character, the two ranges of `Shift_JIS` packed without their gaps.
fn kanji(reader: &mut Reader<'_>, count_bits: usize, content: &mut Content) -> Option<()> {
    for _ in 0..reader.take(count_bits)? {
        let packed = reader.take(13)?;
        let joined = ((packed / 0xC0) << 8) | (packed % 0xC0);
        let code = joined + if joined < 0x1F00 { 0x8140 } else { 0xC140 };
        content.bytes.extend([(code >> 8) as u8, code as u8]);
    }
    if content.charset == Charset::Unstated {
        content.charset = Charset::ShiftJis;
    }
    Some(())
}

/// Hanzi (GB/T 18284): like kanji, for GB 2312. Its one subset is number 1.
fn hanzi(reader: &mut Reader<'_>, count_bits: usize, content: &mut Content) -> Option<()> {
    if reader.take(4)? != 1 {
        return None;
    }
    for _ in 0..reader.take(count_bits)? {
        let packed = reader.take(13)?;
        let joined = ((packed / 0x60) << 8) | (packed % 0x60);
        let code = joined + if joined < 0x0A00 { 0xA1A1 } else { 0xA6A1 };
        content.bytes.extend([(code >> 8) as u8, code as u8]);
    }
    content.charset = Charset::Gb18030;
    Some(())
}

/// Number of an extended channel interpretation: one, two or three bytes by its leading ones.
fn designator(reader: &mut Reader<'_>) -> Option<usize> {
    let first = reader.take(8)?;
    if first & 0x80 == 0 {
        Some(first)
    } else if first & 0x40 == 0 {
        Some((first & 0x3F) << 8 | reader.take(8)?)
    } else {
        Some((first & 0x1F) << 16 | reader.take(16)?)
    }
}

/// The assignments of AIM ECI that occur in the wild here; others are left for the reader of the
/// bytes to guess.
fn charset_of(designator: usize) -> Charset {
    match designator {
        1 | 3 => Charset::Latin1,
        20 => Charset::ShiftJis,
        26 => Charset::Utf8,
        29 | 32 => Charset::Gb18030,
        _ => Charset::Unstated,
    }
}

#[cfg(test)]
mod tests {
    use super::{Content, read};
    use crate::Charset;

    /// Packs (value, bits) pairs into codewords.
    fn packed(parts: &[(usize, usize)]) -> Vec<u8> {
        let bits: Vec<u8> = parts
            .iter()
            .flat_map(|&(value, count)| (0..count).rev().map(move |bit| (value >> bit & 1) as u8))
            .collect();
        bits.chunks(8)
            .map(|byte| byte.iter().enumerate().fold(0, |sum, (at, bit)| sum | bit << (7 - at)))
            .collect()
    }

    fn check(name: &str, parts: &[(usize, usize)], expected: Option<(&[u8], Charset)>) {
        let expected = expected.map(|(bytes, charset)| Content { bytes: bytes.to_vec(), charset });
        assert_eq!(read(&packed(parts), 1), expected, "{name}");
    }

    #[test]
    fn each_kind_of_segment_gives_its_bytes() {
        let unstated = Charset::Unstated;
        check(
            "numeric of the standard",
            &[(1, 4), (8, 10), (12, 10), (345, 10), (67, 7), (0, 4)],
            Some((b"01234567", unstated)),
        );
        check(
            "alphanumeric of the standard",
            &[(2, 4), (5, 9), (462, 11), (1849, 11), (2, 6), (0, 4)],
            Some((b"AC-42", unstated)),
        );
        check(
            "bytes",
            &[(4, 4), (2, 8), (0xE3, 8), (0x41, 8), (0, 4)],
            Some((&[0xE3, 0x41], unstated)),
        );
        check(
            "kanji of the standard",
            &[(8, 4), (2, 8), (0x0D9F, 13), (0x1AAA, 13), (0, 4)],
            Some((&[0x93, 0x5F, 0xE4, 0xAA], Charset::ShiftJis)),
        );
        check(
            "UTF-8 stated",
            &[(7, 4), (26, 8), (4, 4), (1, 8), (0x41, 8), (0, 4)],
            Some((b"A", Charset::Utf8)),
        );
        check(
            "GS1 separator",
            &[(5, 4), (2, 4), (3, 9), (45 + 38, 11), (2, 6), (0, 4)],
            Some((b"1\x1D2", unstated)),
        );
        check(
            "no terminator in a full symbol",
            &[(4, 4), (1, 8), (0x41, 8)],
            Some((b"A", unstated)),
        );
    }

    #[test]
    fn what_is_no_content_is_refused() {
        check("unknown mode", &[(15, 4), (0, 12)], None);
        check("more bytes promised than there are", &[(4, 4), (200, 8), (1, 8)], None);
        check("three digits above 999", &[(1, 4), (3, 10), (1001, 10), (0, 4)], None);
        check("alphanumeric pair above 44 44", &[(2, 4), (2, 9), (2040, 11), (0, 4)], None);
    }
}
