//! The command line: which verb, which files. Decides nothing about settings.

mod values;

use std::{fmt, path::PathBuf};

use nakano_shared::{
    auth::{PersonId, grant::Terms},
    kernel::date::Date,
};

use crate::shelter::import::NAKANO;

use values::Values;

/// Shown by `--help` and after a mistake.
pub const USAGE: &str = "\
nakano-server: serves Nakano Pocket

  nakano-server [serve]                serve the app and the API
  nakano-server import shelters FILE   replace the shelter list by 指定緊急避難場所一覧 (CSV)
      --municipality CODE              whose list it is, six digits (default 131148, 中野区)
      --source-date YYYY-MM-DD         day of the list as its publisher states it
  nakano-server grant                  give a person a role, such as that of the first administrator
      --person ID                      to whom, as their own page names them
      --role ROLE                      shop_clerk, shelter_staff, administrator, …
      --until YYYY-MM-DD               the last day, within a year
      --trained-on YYYY-MM-DD          day of the training; staff needs one
      --scope PLACE                    where, such as shop:0042 (default the whole ward)
  nakano-server audit verify           look whether the audit log is whole, or name its broken line
      --heads FILE                     and whether it still has the lines kept in FILE
  nakano-server audit heads            show the last line of each chain, to be kept elsewhere
  nakano-server check-config           show every setting and where it comes from

  --config FILE    settings (TOML; also NAKANO_CONFIG); see server/config.example.toml
  --help           this text
  --version        version of this program
";

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// `--config FILE`.
    pub config: Option<PathBuf>,
    /// The verb.
    pub verb: Verb,
}

/// What to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verb {
    /// Serve until stopped.
    Serve,
    /// Replace the list of shelters.
    ImportShelters {
        /// The list.
        file: PathBuf,
        /// Whose list it is.
        municipality_code: String,
        /// Day of the list.
        source_date: Option<Date>,
    },
    /// Give a person a role.
    Grant {
        /// To whom.
        person: PersonId,
        /// What, where, until when.
        terms: Terms,
    },
    /// Look through the audit log.
    VerifyAudit {
        /// Heads that were kept.
        heads: Option<PathBuf>,
    },
    /// Show the heads of the audit log.
    ShowAuditHeads,
    /// Show the settings.
    CheckConfig,
    /// Show [`USAGE`].
    Help,
    /// Show the version.
    Version,
}

/// Why the command line was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CliError {
    /// A word that stands for nothing.
    Unknown(String),
    /// An option without its value.
    NoValue(&'static str),
    /// `import` without `shelters FILE`.
    NoFile,
    /// A verb without an option it cannot do without.
    Lacks {
        /// The verb.
        verb: &'static str,
        /// The option.
        option: &'static str,
    },
    /// An option whose value cannot be.
    Value {
        /// The option.
        option: &'static str,
        /// What it takes.
        takes: &'static str,
    },
    /// An option of one verb with another.
    OnlyFor {
        /// The verb it belongs to.
        verb: &'static str,
        /// The option.
        option: &'static str,
    },
}

impl fmt::Display for CliError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(word) => write!(f, "{word:?} is not understood"),
            Self::NoValue(option) => write!(f, "{option} needs a value"),
            Self::NoFile => f.write_str("import needs: import shelters FILE"),
            Self::Value { option, takes } => write!(f, "{option} takes {takes}"),
            Self::Lacks { verb, option } => write!(f, "{verb} needs {option}"),
            Self::OnlyFor { verb, option } => write!(f, "{option} belongs to {verb}"),
        }
    }
}

impl std::error::Error for CliError {}

/// Reads the arguments, without the program's name.
///
/// # Errors
/// The first [`CliError`].
pub fn parse(arguments: impl IntoIterator<Item = String>) -> Result<Call, CliError> {
    let mut arguments = arguments.into_iter();
    let mut plain = Vec::new();
    let mut values = Values::default();
    let mut config = None;
    while let Some(word) = arguments.next() {
        match word.as_str() {
            "--help" | "-h" => return Ok(Call { config: None, verb: Verb::Help }),
            "--version" | "-V" => return Ok(Call { config: None, verb: Verb::Version }),
            "--config" => {
                let file = arguments.next().ok_or(CliError::NoValue("--config"))?;
                config = Some(file.into());
            }
            option if option.starts_with('-') => values.take(option, &mut arguments)?,
            _ => plain.push(word),
        }
    }
    Ok(Call { config, verb: verb(&plain, &values)? })
}

fn verb(plain: &[String], values: &Values) -> Result<Verb, CliError> {
    let plain: Vec<&str> = plain.iter().map(String::as_str).collect();
    let verb = plain.first().copied().unwrap_or_default();
    values.belong_to(verb)?;
    match plain[..] {
        [] | ["serve"] => Ok(Verb::Serve),
        ["import", "shelters", file] => Ok(Verb::ImportShelters {
            file: file.into(),
            municipality_code: values.municipality_code()?.unwrap_or_else(|| NAKANO.to_owned()),
            source_date: values.day("--source-date")?,
        }),
        ["import", ..] => Err(CliError::NoFile),
        ["grant"] => {
            let (person, terms) = values.grant()?;
            Ok(Verb::Grant { person, terms })
        }
        ["audit", "verify"] => Ok(Verb::VerifyAudit { heads: values.heads() }),
        ["audit", "heads"] if values.heads().is_none() => Ok(Verb::ShowAuditHeads),
        ["check-config"] => Ok(Verb::CheckConfig),
        ["serve" | "check-config" | "grant" | "audit", word, ..] | [word, ..] => {
            Err(CliError::Unknown(word.to_owned()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_line_is_one_verb_with_its_options() {
        let call = |verb| Ok(Call { config: None, verb });
        let import = |code: &str, date: Option<&str>| Verb::ImportShelters {
            file: "list.csv".into(),
            municipality_code: code.to_owned(),
            source_date: date.map(|date| Date::try_from(date.to_owned()).unwrap()),
        };
        for (line, want) in [
            ("", call(Verb::Serve)),
            ("serve", call(Verb::Serve)),
            ("check-config", call(Verb::CheckConfig)),
            ("serve --help", call(Verb::Help)),
            ("-V", call(Verb::Version)),
            ("import shelters list.csv", call(import(NAKANO, None))),
            (
                "import --municipality 011002 shelters --source-date 2026-05-20 list.csv",
                call(import("011002", Some("2026-05-20"))),
            ),
            (
                "--config a.toml check-config",
                Ok(Call { config: Some("a.toml".into()), verb: Verb::CheckConfig }),
            ),
            ("import shelters", Err(CliError::NoFile)),
            ("import towns list.csv", Err(CliError::NoFile)),
            ("serve now", Err(CliError::Unknown("now".to_owned()))),
            ("sevre", Err(CliError::Unknown("sevre".to_owned()))),
            ("--port 80", Err(CliError::Unknown("--port".to_owned()))),
            ("--config", Err(CliError::NoValue("--config"))),
            (
                "serve --source-date 2026-05-20",
                Err(CliError::OnlyFor { verb: "import", option: "--source-date" }),
            ),
        ] {
            assert_eq!(parse(line.split_whitespace().map(str::to_owned)), want, "{line:?}");
        }
        let wrong = |line: &str| parse(line.split_whitespace().map(str::to_owned)).is_err();
        assert!(wrong("import shelters a.csv --municipality 13114"));
        assert!(wrong("audit"));
        assert!(wrong("audit heads --heads a"));
        assert!(wrong("audit verify --scope a"));
        assert!(wrong("import shelters a.csv --source-date 2026-02-30"));
    }

    #[test]
    fn a_grant_is_said_in_full() {
        let person = "00112233-4455-4677-8899-aabbccddeeff";
        let whole = format!(
            "grant --person {person} --role administrator --until 2027-11-01 --trained-on 2026-11-01"
        );
        let read = |line: &str| parse(line.split_whitespace().map(str::to_owned));
        let day = |text: &str| Date::try_from(text.to_owned()).unwrap();
        let terms = Terms {
            role: nakano_shared::auth::Role::Administrator,
            scope: nakano_shared::auth::grant::Scope::default(),
            trained_on: Some(day("2026-11-01")),
            until: day("2027-11-01"),
        };
        let verb = Verb::Grant { person: person.parse().unwrap(), terms };
        assert_eq!(read(&whole), Ok(Call { config: None, verb }));
        for (line, want) in [
            ("grant".to_owned(), CliError::Lacks { verb: "grant", option: "--person" }),
            (
                whole.replace("--role administrator", ""),
                CliError::Lacks { verb: "grant", option: "--role" },
            ),
            (whole.replace("--person", "serve --person"), CliError::Unknown("serve".to_owned())),
        ] {
            assert_eq!(read(&line), Err(want), "{line}");
        }
        for (from, to) in [(person, "hana"), ("administrator", "king"), ("2027-11-01", "soon")] {
            assert!(matches!(read(&whole.replace(from, to)), Err(CliError::Value { .. })), "{to}");
        }
    }
}
