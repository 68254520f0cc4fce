//! The command line: which verb, which files. Decides nothing about settings.

use std::{fmt, path::PathBuf};

use nakano_shared::kernel::date::Date;

use crate::shelter::import::NAKANO;

/// Shown by `--help` and after a mistake.
pub const USAGE: &str = "\
nakano-server: serves Nakano Pocket

  nakano-server [serve]                serve the app and the API
  nakano-server import shelters FILE   replace the shelter list by 指定緊急避難場所一覧 (CSV)
      --municipality CODE              whose list it is, six digits (default 131148, 中野区)
      --source-date YYYY-MM-DD         day of the list as its publisher states it
  nakano-server check-config           show every setting and where it comes from

  --config FILE    settings (TOML; also NAKANO_CONFIG); see server/config.example.toml
  --help           this text
  --version        version of this program
";

/// Digits of 全国地方公共団体コード.
const MUNICIPALITY_DIGITS: usize = 6;

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
    /// An option whose value cannot be.
    Value {
        /// The option.
        option: &'static str,
        /// What it takes.
        takes: &'static str,
    },
    /// An option of `import` with another verb.
    OnlyForImport(&'static str),
}

impl fmt::Display for CliError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(word) => write!(f, "{word:?} is not understood"),
            Self::NoValue(option) => write!(f, "{option} needs a value"),
            Self::NoFile => f.write_str("import needs: import shelters FILE"),
            Self::Value { option, takes } => write!(f, "{option} takes {takes}"),
            Self::OnlyForImport(option) => write!(f, "{option} belongs to import"),
        }
    }
}

impl std::error::Error for CliError {}

/// Options and the words between them.
#[derive(Default)]
struct Words {
    plain: Vec<String>,
    config: Option<PathBuf>,
    municipality_code: Option<String>,
    source_date: Option<Date>,
}

/// Reads the arguments, without the program's name.
///
/// # Errors
/// The first [`CliError`].
pub fn parse(arguments: impl IntoIterator<Item = String>) -> Result<Call, CliError> {
    let mut arguments = arguments.into_iter();
    let mut words = Words::default();
    while let Some(word) = arguments.next() {
        let mut value = |option| arguments.next().ok_or(CliError::NoValue(option));
        match word.as_str() {
            "--help" | "-h" => return Ok(Call { config: None, verb: Verb::Help }),
            "--version" | "-V" => return Ok(Call { config: None, verb: Verb::Version }),
            "--config" => words.config = Some(value("--config")?.into()),
            "--municipality" => {
                words.municipality_code = Some(municipality_code(value("--municipality")?)?);
            }
            "--source-date" => words.source_date = Some(source_date(value("--source-date")?)?),
            option if option.starts_with('-') => return Err(CliError::Unknown(word)),
            _ => words.plain.push(word),
        }
    }
    let config = words.config.take();
    Ok(Call { config, verb: verb(words)? })
}

fn verb(words: Words) -> Result<Verb, CliError> {
    let plain: Vec<&str> = words.plain.iter().map(String::as_str).collect();
    if plain.first() == Some(&"import") {
        let ["import", "shelters", file] = plain[..] else { return Err(CliError::NoFile) };
        return Ok(Verb::ImportShelters {
            file: file.into(),
            municipality_code: words.municipality_code.unwrap_or_else(|| NAKANO.to_owned()),
            source_date: words.source_date,
        });
    }
    if words.municipality_code.is_some() {
        return Err(CliError::OnlyForImport("--municipality"));
    }
    if words.source_date.is_some() {
        return Err(CliError::OnlyForImport("--source-date"));
    }
    match plain[..] {
        [] | ["serve"] => Ok(Verb::Serve),
        ["check-config"] => Ok(Verb::CheckConfig),
        ["serve" | "check-config", word, ..] | [word, ..] => {
            Err(CliError::Unknown(word.to_owned()))
        }
    }
}

fn municipality_code(text: String) -> Result<String, CliError> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let takes = "six digits, such as 131148";
    let wrong = CliError::Value { option: "--municipality", takes };
    if digits && text.len() == MUNICIPALITY_DIGITS { Ok(text) } else { Err(wrong) }
}

fn source_date(text: String) -> Result<Date, CliError> {
    let wrong = CliError::Value { option: "--source-date", takes: "a day, YYYY-MM-DD" };
    Date::try_from(text).map_err(|_| wrong)
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
            ("serve --source-date 2026-05-20", Err(CliError::OnlyForImport("--source-date"))),
        ] {
            assert_eq!(parse(line.split_whitespace().map(str::to_owned)), want, "{line:?}");
        }
        let wrong = |line: &str| parse(line.split_whitespace().map(str::to_owned)).is_err();
        assert!(wrong("import shelters a.csv --municipality 13114"));
        assert!(wrong("import shelters a.csv --source-date 2026-02-30"));
    }
}
