//! A device as a person knows it: what it is and with which browser, no more.

use nakano_shared::auth::{
    Device,
    device::{Browser, System},
};

use crate::i18n::{keys, tr};

/// `iPhone・Safari`; what does not say what it is, is said to be so.
pub(super) fn device_name(device: Device) -> String {
    let system = match device.system {
        System::Iphone => "iPhone",
        System::Ipad => "iPad",
        System::Android => "Android",
        System::Windows => "Windows",
        System::Mac => "Mac",
        System::Chromebook => "Chromebook",
        System::Linux => "Linux",
        System::Other => tr(keys::AUTH_DEVICE_OTHER),
    };
    let browser = match device.browser {
        Browser::Edge => "Edge",
        Browser::Samsung => "Samsung Internet",
        Browser::Firefox => "Firefox",
        Browser::Chrome => "Chrome",
        Browser::Safari => "Safari",
        Browser::Other => return system.to_owned(),
    };
    format!("{system}・{browser}")
}
