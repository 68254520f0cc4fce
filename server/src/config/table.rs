//! The settings as `check-config` shows them: value and origin of each, never a secret.

use super::{Loaded, Origin, settings::SETTINGS};

impl Loaded {
    /// One line a setting, then one for each name that is probably misspelt.
    pub fn table(&self) -> String {
        let settings = SETTINGS.iter().zip(&self.origins).map(|(setting, origin)| {
            let origin = match origin {
                Origin::Default => "default",
                Origin::File => "file",
                Origin::Environment => setting.env,
            };
            format!("{} = {} ({origin})\n", setting.key, (setting.show)(&self.config))
        });
        let suspects = self.suspects.iter().map(|(name, nearest)| {
            format!("{name} in the environment is no setting; the nearest is {nearest}\n")
        });
        settings.chain(suspects).collect()
    }
}
