//! Options that have a value, and how each is read.

use std::{collections::BTreeMap, path::PathBuf};

use nakano_shared::{
    auth::{
        PersonId, Role,
        grant::{Scope, Terms},
    },
    kernel::date::Date,
};

use super::CliError;

/// Digits of 全国地方公共団体コード.
const MUNICIPALITY_DIGITS: usize = 6;

/// Every option and the verb it belongs to.
const OPTIONS: [(&str, &str); 8] = [
    ("--municipality", "import"),
    ("--source-date", "import"),
    ("--person", "grant"),
    ("--role", "grant"),
    ("--until", "grant"),
    ("--trained-on", "grant"),
    ("--scope", "grant"),
    ("--heads", "audit"),
];

/// What was given; of an option that was given twice, the last.
#[derive(Default)]
pub(super) struct Values(BTreeMap<&'static str, String>);

impl Values {
    /// Takes an option with its value.
    pub(super) fn take(
        &mut self,
        option: &str,
        rest: &mut impl Iterator<Item = String>,
    ) -> Result<(), CliError> {
        let known = OPTIONS.iter().find(|(name, _)| *name == option);
        let (name, _) = known.ok_or_else(|| CliError::Unknown(option.to_owned()))?;
        self.0.insert(name, rest.next().ok_or(CliError::NoValue(name))?);
        Ok(())
    }

    /// Refuses an option of another verb.
    pub(super) fn belong_to(&self, verb: &str) -> Result<(), CliError> {
        let stray = OPTIONS.iter().find(|(name, of)| self.0.contains_key(name) && *of != verb);
        stray.map_or(Ok(()), |(option, verb)| Err(CliError::OnlyFor { verb, option }))
    }

    pub(super) fn municipality_code(&self) -> Result<Option<String>, CliError> {
        let takes = "six digits, such as 131148";
        self.read("--municipality", takes, |text| {
            let digits = text.bytes().all(|byte| byte.is_ascii_digit());
            (digits && text.len() == MUNICIPALITY_DIGITS).then(|| text.to_owned())
        })
    }

    pub(super) fn day(&self, option: &'static str) -> Result<Option<Date>, CliError> {
        self.read(option, "a day, YYYY-MM-DD", |text| Date::try_from(text.to_owned()).ok())
    }

    pub(super) fn heads(&self) -> Option<PathBuf> {
        self.0.get("--heads").map(PathBuf::from)
    }

    /// To whom, and what, where, until when.
    pub(super) fn grant(&self) -> Result<(PersonId, Terms), CliError> {
        let lacks = |option| move || CliError::Lacks { verb: "grant", option };
        let person = self.read("--person", "the name of a person", |text| text.parse().ok())?;
        let role = self.read("--role", "a role, such as administrator", Role::of_word)?;
        let scope = self.read("--scope", "a place, such as shop:0042", |text| {
            Scope::try_from(text.to_owned()).ok()
        })?;
        let person = person.ok_or_else(lacks("--person"))?;
        let terms = Terms {
            role: role.ok_or_else(lacks("--role"))?,
            scope: scope.unwrap_or_default(),
            trained_on: self.day("--trained-on")?,
            until: self.day("--until")?.ok_or_else(lacks("--until"))?,
        };
        Ok((person, terms))
    }

    fn read<T>(
        &self,
        option: &'static str,
        takes: &'static str,
        read: impl FnOnce(&str) -> Option<T>,
    ) -> Result<Option<T>, CliError> {
        let Some(text) = self.0.get(option) else { return Ok(None) };
        read(text).map(Some).ok_or(CliError::Value { option, takes })
    }
}
