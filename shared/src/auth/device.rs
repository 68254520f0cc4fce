//! What a list of sessions says of a device: its family, as far as a browser's name tells.
//!
//! Coarse on purpose: enough to know one's own phone from a stranger's, too little to follow it.

use serde::{Deserialize, Serialize};

use super::words::words;

/// A family of devices and a family of browsers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Device {
    /// What it is.
    pub system: System,
    /// With which program.
    pub browser: Browser,
}

words!(
    /// Families of devices.
    System {
        /// By Apple, in a pocket.
        Iphone = "iphone",
        /// By Apple, in two hands.
        Ipad = "ipad",
        /// Telephones and tablets of most makers.
        Android = "android",
        /// Computers.
        Windows = "windows",
        /// Computers by Apple; an iPad may call itself one.
        Mac = "mac",
        /// Computers of schools.
        Chromebook = "chromebook",
        /// Computers.
        Linux = "linux",
        /// What does not say.
        Other = "other",
    }
);

words!(
    /// Families of browsers.
    Browser {
        /// By Microsoft.
        Edge = "edge",
        /// By Samsung.
        Samsung = "samsung",
        /// By Mozilla.
        Firefox = "firefox",
        /// By Google, and its kin.
        Chrome = "chrome",
        /// By Apple.
        Safari = "safari",
        /// What does not say.
        Other = "other",
    }
);

impl Device {
    /// Reads a `User-Agent`; what is not known is `Other`.
    pub fn of_user_agent(text: &str) -> Self {
        let has = |word: &str| text.contains(word);
        // The order matters: most browsers name their rivals too.
        let systems = [
            ("iPhone", System::Iphone),
            ("iPad", System::Ipad),
            ("Android", System::Android),
            ("Windows", System::Windows),
            ("Macintosh", System::Mac),
            ("CrOS", System::Chromebook),
            ("Linux", System::Linux),
        ];
        let browsers = [
            ("Edg", Browser::Edge),
            ("SamsungBrowser/", Browser::Samsung),
            ("Firefox/", Browser::Firefox),
            ("FxiOS/", Browser::Firefox),
            ("Chrome/", Browser::Chrome),
            ("CriOS/", Browser::Chrome),
            ("Safari/", Browser::Safari),
        ];
        let system = systems.into_iter().find(|(word, _)| has(word));
        let browser = browsers.into_iter().find(|(word, _)| has(word));
        Self {
            system: system.map_or(System::Other, |(_, system)| system),
            browser: browser.map_or(Browser::Other, |(_, browser)| browser),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_browser_is_known_by_its_family_only() {
        for (text, system, browser) in [
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 \
                 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1",
                System::Iphone,
                Browser::Safari,
            ),
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) \
                 SamsungBrowser/27.0 Chrome/125.0.0.0 Mobile Safari/537.36",
                System::Android,
                Browser::Samsung,
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) \
                 Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0",
                System::Windows,
                Browser::Edge,
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0",
                System::Linux,
                Browser::Firefox,
            ),
            ("curl/8", System::Other, Browser::Other),
            ("", System::Other, Browser::Other),
        ] {
            assert_eq!(Device::of_user_agent(text), Device { system, browser }, "{text}");
        }
        for system in [System::Iphone, System::Chromebook, System::Other] {
            assert_eq!(System::of_word(system.word()), Some(system));
        }
        assert_eq!(Browser::of_word("netscape"), None);
        assert_eq!(serde_json::to_string(&System::Iphone).unwrap(), "\"iphone\"");
    }
}
