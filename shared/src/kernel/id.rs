//! Names that sort by when they were made: UUID version 7 of RFC 9562 §5.7.
//!
//! A device makes them without asking anyone. Time and chance are arguments.

use super::uuid::{UUID_BYTES, Uuid};

/// Random bytes that go into one; 74 of their 80 bits are used.
pub const RANDOM_BYTES: usize = 10;

/// Bytes of the time in front.
const TIME_BYTES: usize = 6;

/// Latest moment that fits, UTC milliseconds: the year 10889.
const TIME_MS_MAX: u64 = (1 << 48) - 1;

/// A name made at `utc_ms`. A time before 1970 counts as 1970.
pub fn time_ordered(utc_ms: i64, random: [u8; RANDOM_BYTES]) -> Uuid {
    let ms = u64::try_from(utc_ms).unwrap_or(0).min(TIME_MS_MAX);
    let mut bytes = [0; UUID_BYTES];
    let (time, chance) = bytes.split_at_mut(TIME_BYTES);
    time.copy_from_slice(&ms.to_be_bytes()[2..]);
    chance.copy_from_slice(&random);
    // The marks of version and variant, over six of the random bits.
    bytes[6] = bytes[6] & 0x0f | 0x70;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    Uuid::from_bytes(bytes)
}

/// Defines names of things, each its own type so that one cannot stand for another.
macro_rules! names {
    ($($(#[doc = $doc:literal])+ $name:ident),+ $(,)?) => {$(
        $(#[doc = $doc])+
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name($crate::kernel::uuid::Uuid);

        impl $name {
            /// The first in order, which nothing is named by.
            pub const FIRST: Self =
                Self($crate::kernel::uuid::Uuid::from_bytes([0; $crate::kernel::uuid::UUID_BYTES]));

            /// A new one, from the time in UTC milliseconds and random bytes.
            pub fn new(utc_ms: i64, random: [u8; $crate::kernel::id::RANDOM_BYTES]) -> Self {
                Self($crate::kernel::id::time_ordered(utc_ms, random))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::kernel::uuid::NotUuid;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}
pub(crate) use names;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_of_the_standard_comes_out() {
        // RFC 9562, appendix A.6: 2022-02-22T19:22:22Z.
        let random = [0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f];
        let name = time_ordered(0x017F_22E2_79B0, random);
        assert_eq!(name.to_string(), "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
    }

    #[test]
    fn names_sort_by_time_whatever_the_chance() {
        let early = time_ordered(1_795_305_600_000, [0xff; RANDOM_BYTES]);
        let late = time_ordered(1_795_305_600_001, [0; RANDOM_BYTES]);
        assert!(early < late && early.to_string() < late.to_string());
        assert_eq!(time_ordered(-1, [7; RANDOM_BYTES]), time_ordered(0, [7; RANDOM_BYTES]));
        let last = time_ordered(i64::MAX, [0xff; RANDOM_BYTES]).to_string();
        assert_eq!(last, "ffffffff-ffff-7fff-bfff-ffffffffffff");
    }
}
