//! In which role somebody asks, as a handler of a route for that role sees it.

use axum::{extract::FromRequestParts, http::request::Parts};
use nakano_shared::auth::{Role, grant::Scope};

use super::problem;
use crate::problem::Problem;

/// The role a route asked for and where the person has it, put there by the guard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// What.
    pub role: Role,
    /// Where, at least one.
    pub scopes: Vec<Scope>,
}

impl Duty {
    /// Whether the role holds there; one for the whole ward holds everywhere.
    pub fn holds_in(&self, place: &Scope) -> bool {
        self.scopes.iter().any(|scope| scope.is_whole_ward() || scope == place)
    }
}

impl<S: Sync> FromRequestParts<S> for Duty {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Problem> {
        parts.extensions.get::<Self>().cloned().ok_or(problem::WRONG_ROLE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_holds_in_its_own_places() {
        let scope = |text: &str| Scope::try_from(text.to_owned()).unwrap();
        let duty = |scopes: &[&str]| Duty {
            role: Role::ShopClerk,
            scopes: scopes.iter().map(|text| scope(text)).collect(),
        };
        assert!(duty(&["shop:1", "shop:2"]).holds_in(&scope("shop:2")));
        assert!(!duty(&["shop:1", "shop:2"]).holds_in(&scope("shop:3")));
        assert!(duty(&[""]).holds_in(&scope("shop:3")));
    }
}
