//! Properties of auth: what is typed never panics, what is written is read again, and no door of a
//! session opens by waiting.

/// One module, so that naming the room on the command line runs them.
#[cfg(test)]
mod auth {
    use nakano_shared::auth::{
        Device, Level, PasskeyName, PersonId, RecoveryCode,
        grant::Scope,
        session::{Began, Moments},
    };
    use proptest::prelude::*;

    const START: i64 = 1_795_305_600_000;

    /// Forty days in milliseconds: past every limit.
    const LONG_MS: i64 = 40 * 24 * 60 * 60 * 1000;

    /// What is open at a moment: alive, worth, staff, gravest changes.
    fn doors(moments: Moments, now_ms: i64) -> (bool, Level, bool, bool) {
        (
            moments.is_open(Began::Passkey, now_ms),
            moments.level(Level::L3, now_ms),
            moments.is_fit_for_staff(now_ms),
            moments.is_stepped_up(now_ms),
        )
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in ".{0,80}") {
            if let Ok(code) = RecoveryCode::read(&text) {
                prop_assert_eq!(RecoveryCode::read(&code.to_string()), Ok(code));
            }
            if let Ok(name) = PasskeyName::try_from(text.clone()) {
                let again = PasskeyName::try_from(name.to_string());
                prop_assert_eq!(again, Ok(name));
            }
            if let Ok(id) = text.parse::<PersonId>() {
                prop_assert_eq!(id.to_string(), text.clone());
            }
            let _ = Scope::try_from(text.clone());
            Device::of_user_agent(&text);
        }

        #[test]
        fn every_code_and_every_id_is_read_as_it_was_written(
            code in any::<[u8; 10]>(),
            id in any::<[u8; 16]>(),
        ) {
            let code = RecoveryCode::from_bytes(code);
            prop_assert_eq!(RecoveryCode::read(&code.to_string().to_lowercase()), Ok(code));
            prop_assert!(code.secret().starts_with(&code.handle()));
            let id = PersonId::from_bytes(id);
            prop_assert_eq!(id.to_string().parse(), Ok(id));
        }

        /// However requests come, what has closed since the verification stays closed.
        #[test]
        fn no_door_opens_by_waiting(pauses in proptest::collection::vec(0..LONG_MS / 8, 1..40)) {
            let mut moments = Moments::beginning(START);
            let mut now_ms = START;
            let mut before = doors(moments, now_ms);
            for pause_ms in pauses {
                now_ms += pause_ms;
                let now = doors(moments, now_ms);
                prop_assert!(now.0 <= before.0 && now.1 <= before.1);
                prop_assert!(now.2 <= before.2 && now.3 <= before.3);
                if !now.0 {
                    break;
                }
                // The request is noted, as the server does.
                let longest_gap_ms = moments.gap_ms(now_ms);
                moments = Moments { last_seen_ms: now_ms, longest_gap_ms, ..moments };
                before = doors(moments, now_ms);
                prop_assert!(before == now, "noting a request opens nothing");
            }
        }

        /// A clock that is set wrong never makes a session worth more.
        #[test]
        fn a_clock_that_jumps_back_opens_nothing(back in 1..LONG_MS) {
            let (_, level, staff, stepped_up) = doors(Moments::beginning(START), START - back);
            prop_assert_eq!((level, staff, stepped_up), (Level::L1, false, false));
        }
    }
}
