//! Roles: what somebody may do for others, on whose word, where and until when.

use super::words::words;

words!(
    /// What somebody may be granted to be. A resident is what everybody is without a grant; it can
    /// be granted all the same, for whoever acts in a pilot.
    Role {
        /// 区民
        Resident = "resident",
        /// 店員: takes payments for one shop.
        ShopClerk = "shop_clerk",
        /// 店主: answers for one shop and its clerks.
        ShopOwner = "shop_owner",
        /// 避難所運営: registers people in a shelter.
        ShelterStaff = "shelter_staff",
        /// 町会等の確認者: looks after people who need help in a disaster.
        Checker = "checker",
        /// 産後ケア等の事業者: sees what a parent shares for a service.
        Provider = "provider",
        /// 窓口: checks documents.
        CounterClerk = "counter_clerk",
        /// 担当課: works on what a section of the ward keeps.
        WardSection = "ward_section",
        /// 管理者: grants.
        Administrator = "administrator",
    }
);

impl Role {
    /// Whether it opens other residents' data, so that a training and a key that cannot leave its
    /// device are asked for (NIST SP 800-63B-4 §2.3: AAL3).
    pub const fn is_staff(self) -> bool {
        !matches!(self, Self::Resident | Self::ShopClerk | Self::ShopOwner)
    }

    /// Whether it is of one place, which its scope must name.
    pub const fn needs_scope(self) -> bool {
        matches!(self, Self::ShopClerk | Self::ShopOwner | Self::Provider | Self::WardSection)
    }
}
