//! Reads the settings: defaults, then the file, then the environment; strict about names.
//!
//! Touches neither the disk nor the process environment itself: both come in as text, so that the
//! tests need neither.

use std::{collections::HashMap, fmt, time::Duration};

use super::{
    Config, LogFormat, Rate,
    settings::{SETTINGS, Setting},
};

/// Variables of the environment, by name.
pub type Environment = HashMap<String, String>;

/// Names in the environment that begin like a setting and are none.
const OTHER_NAMES: [&str; 2] = ["NAKANO_CONFIG", "NAKANO_TEST_POSTGRES_URL"];

/// Letters by which a name may differ from a known one and still be taken for a slip of the hand.
const SLIP_LETTERS_MAX: usize = 3;

/// Where a value came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// Nobody said otherwise.
    Default,
    /// The configuration file.
    File,
    /// The environment.
    Environment,
}

/// Settings and how they came about.
#[derive(Debug)]
pub struct Loaded {
    /// The settings.
    pub config: Config,
    /// Origin of each setting, in the order of [`SETTINGS`].
    pub origins: Vec<Origin>,
    /// Names in the environment that look like a misspelt setting, with the setting meant.
    pub suspects: Vec<(String, &'static str)>,
}

/// Why the settings cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConfigError {
    /// The file is not TOML; the parser's own words, which name the line.
    Syntax(String),
    /// A name in the file that no setting has, and the nearest that one has.
    UnknownKey {
        /// The name in the file.
        key: String,
        /// The setting probably meant.
        nearest: &'static str,
    },
    /// A table or a date where a setting has a text, a number or a list of texts.
    Shape {
        /// The setting.
        key: &'static str,
    },
    /// A value its setting cannot have. The value is not repeated: it may be a secret.
    Value {
        /// The name the operator wrote, of the file or of the environment.
        name: &'static str,
        /// What is wrong with it.
        reason: String,
    },
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax(reason) => write!(f, "the file is not TOML: {reason}"),
            Self::UnknownKey { key, nearest } => {
                write!(f, "there is no setting {key:?}; the nearest is {nearest:?}")
            }
            Self::Shape { key } => write!(f, "{key} is neither text, number nor list of texts"),
            Self::Value { name, reason } => write!(f, "{name} {reason}"),
        }
    }
}

impl std::error::Error for ConfigError {}

/// Defaults, then `file` (TOML), then `environment`.
///
/// # Errors
/// The first [`ConfigError`]; nothing is used of settings that are wrong in one place.
pub fn load(file: Option<&str>, environment: &Environment) -> Result<Loaded, ConfigError> {
    let mut config = defaults()?;
    let mut origins = vec![Origin::Default; SETTINGS.len()];
    let mut written = read_file(file.unwrap_or_default())?;
    for (setting, origin) in SETTINGS.iter().zip(&mut origins) {
        let mut take = |name, text: &str, from| {
            *origin = from;
            (setting.read)(&mut config, text).map_err(|reason| ConfigError::Value { name, reason })
        };
        if let Some(text) = written.remove(setting.key) {
            take(setting.key, &text, Origin::File)?;
        }
        if let Some(text) = environment.get(setting.env) {
            take(setting.env, text, Origin::Environment)?;
        }
    }
    Ok(Loaded { config, origins, suspects: suspects(environment) })
}

fn read_file(text: &str) -> Result<HashMap<&'static str, String>, ConfigError> {
    // The parser's message without the quoted line: that line may hold a password.
    let syntax = |error: toml::de::Error| {
        let line = error.span().map_or(1, |span| {
            1 + text.bytes().take(span.start).filter(|byte| *byte == b'\n').count()
        });
        ConfigError::Syntax(format!("line {line}: {}", error.message()))
    };
    let table: toml::Table = text.parse().map_err(syntax)?;
    table
        .into_iter()
        .map(|(key, value)| {
            let Some(setting) = SETTINGS.iter().find(|setting| setting.key == key) else {
                return Err(ConfigError::UnknownKey { nearest: nearest_key(&key), key });
            };
            let text = as_text(&value).ok_or(ConfigError::Shape { key: setting.key })?;
            Ok((setting.key, text))
        })
        .collect()
}

/// A value as the environment would write it.
fn as_text(value: &toml::Value) -> Option<String> {
    match value {
        toml::Value::String(text) => Some(text.clone()),
        toml::Value::Integer(number) => Some(number.to_string()),
        toml::Value::Array(parts) => {
            let parts: Option<Vec<_>> = parts.iter().map(toml::Value::as_str).collect();
            Some(parts?.join(","))
        }
        _ => None,
    }
}

/// What holds when nobody says otherwise: [`Setting::default`] of each row, over a blank that every
/// row overwrites.
fn defaults() -> Result<Config, ConfigError> {
    let one = std::num::NonZeroU32::MIN;
    let rate = Rate { per_second: one, burst: one };
    let database = "sqlite:blank".parse().map_err(|_| ConfigError::Shape { key: "database" })?;
    let mut config = Config {
        listen: std::net::SocketAddr::from(([127, 0, 0, 1], 0)),
        public_url: String::new(),
        site_dir: std::path::PathBuf::new(),
        database,
        database_connections: one,
        log_format: LogFormat::Json,
        log_level: tracing::Level::INFO,
        trusted_proxies: Vec::new(),
        body_bytes_max: 0,
        request_time_max: Duration::ZERO,
        requests_at_once: one,
        connections_at_once: one,
        api_rate: rate,
        site_rate: rate,
        shutdown_time_max: Duration::ZERO,
    };
    for Setting { key, default, read, .. } in &SETTINGS {
        read(&mut config, default).map_err(|reason| ConfigError::Value { name: key, reason })?;
    }
    Ok(config)
}

fn suspects(environment: &Environment) -> Vec<(String, &'static str)> {
    let known = |name: &str| {
        OTHER_NAMES.contains(&name) || SETTINGS.iter().any(|setting| setting.env == name)
    };
    let mut suspects: Vec<_> = environment
        .keys()
        .filter(|name| name.starts_with("NAKANO_") && !known(name))
        .filter_map(|name| {
            let nearest = SETTINGS.iter().min_by_key(|setting| distance(name, setting.env))?;
            let slip = distance(name, nearest.env) <= SLIP_LETTERS_MAX;
            slip.then(|| (name.clone(), nearest.env))
        })
        .collect();
    suspects.sort();
    suspects
}

fn nearest_key(key: &str) -> &'static str {
    let nearest = SETTINGS.iter().min_by_key(|setting| distance(key, setting.key));
    nearest.map_or("", |setting| setting.key)
}

/// Levenshtein distance: letters to add, drop or change.
fn distance(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, letter) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        for (column, candidate) in other.iter().enumerate() {
            let changed = diagonal + usize::from(letter != *candidate);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[other.len()]
}
