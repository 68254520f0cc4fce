//! CRC-16/CCITT-FALSE as the eL-QR prints it: five decimal digits. It catches misreads, never
//! forgeries.

/// x¹⁶ + x¹² + x⁵ + 1, most significant bit first.
const POLYNOMIAL: u16 = 0x1021;

const INITIAL: u16 = 0xFFFF;

/// CRC-16/CCITT-FALSE: polynomial 0x1021, initial 0xFFFF, nothing reflected, no final XOR.
pub fn crc16(bytes: &[u8]) -> u16 {
    bytes.iter().fold(INITIAL, |crc, &byte| {
        (0..8).fold(crc ^ (u16::from(byte) << 8), |crc, _| {
            if crc & 0x8000 == 0 { crc << 1 } else { (crc << 1) ^ POLYNOMIAL }
        })
    })
}

/// Whether `printed`, five decimal digits, is the checksum of `text`; numbers above 65535 never
/// are.
pub fn holds(text: &str, printed: &str) -> bool {
    printed.len() == 5 && printed.parse() == Ok(crc16(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_value_of_the_catalogue_holds() {
        assert_eq!(crc16(b"123456789"), 0x29B1);
        assert_eq!(crc16(b""), INITIAL);
    }

    #[test]
    fn only_five_digits_of_the_right_value_hold() {
        for (printed, want) in [
            ("10673", true),
            ("10674", false),
            ("+1067", false),
            ("010673", false),
            ("76209", false), // 10673 + 65536
            ("1067", false),
            ("", false),
        ] {
            assert_eq!(holds("123456789", printed), want, "{printed:?}");
        }
    }
}
