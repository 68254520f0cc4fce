//! The database's address, which knows its engine and never shows its password.

use std::{fmt, path::PathBuf, str::FromStr};

use sqlx::postgres::PgConnectOptions;

/// Which database it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// One file, for one machine.
    Sqlite,
    /// A cluster reached by network.
    Postgres,
}

impl Engine {
    /// Name in answers and logs.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        }
    }
}

/// A database URL that has been read once; [`fmt::Display`] and [`fmt::Debug`] leave out user and
/// password.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl {
    engine: Engine,
    /// Kept whole for the driver alone.
    secret: String,
    shown: String,
}

/// Why a text is not a database URL. The text itself is not repeated: it may hold a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DatabaseUrlError {
    /// Begins with neither `sqlite:` nor `postgres://`.
    Scheme,
    /// `sqlite:` without a file, or with options; a database in memory would be lost at the end.
    File,
    /// `postgres://` that the driver cannot read.
    Postgres,
}

impl fmt::Display for DatabaseUrlError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Scheme => "begins with neither sqlite: nor postgres://",
            Self::File => "is not sqlite: and the path of a file",
            Self::Postgres => "is not postgres://USER:PASSWORD@HOST:PORT/NAME",
        })
    }
}

impl std::error::Error for DatabaseUrlError {}

impl FromStr for DatabaseUrl {
    type Err = DatabaseUrlError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Some(path) = text.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            let odd = |letter: char| matches!(letter, '?' | '#' | '%') || letter.is_control();
            if path.is_empty() || path.starts_with(':') || path.contains(odd) {
                return Err(DatabaseUrlError::File);
            }
            let shown = format!("sqlite:{path}");
            return Ok(Self { engine: Engine::Sqlite, secret: shown.clone(), shown });
        }
        if !text.starts_with("postgres://") && !text.starts_with("postgresql://") {
            return Err(DatabaseUrlError::Scheme);
        }
        let options: PgConnectOptions = text.parse().map_err(|_| DatabaseUrlError::Postgres)?;
        let (host, port) = (options.get_host(), options.get_port());
        let name = options.get_database().unwrap_or_default();
        let shown = format!("postgres://{host}:{port}/{name}");
        Ok(Self { engine: Engine::Postgres, secret: text.to_owned(), shown })
    }
}

impl DatabaseUrl {
    /// Which database it is.
    pub const fn engine(&self) -> Engine {
        self.engine
    }

    /// The file of SQLite.
    pub fn file(&self) -> Option<PathBuf> {
        match self.engine {
            Engine::Sqlite => self.secret.strip_prefix("sqlite:").map(PathBuf::from),
            Engine::Postgres => None,
        }
    }

    /// The whole URL with its password, for the driver only.
    pub(crate) fn secret(&self) -> &str {
        &self.secret
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DatabaseUrl({})", self.shown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_url_is_read_by_its_scheme_and_shown_without_its_password() {
        for (text, want) in [
            ("sqlite:var/nakano.db", Ok("sqlite:var/nakano.db")),
            ("sqlite:///tmp/nakano.db", Ok("sqlite:/tmp/nakano.db")),
            ("sqlite:", Err(DatabaseUrlError::File)),
            ("sqlite::memory:", Err(DatabaseUrlError::File)),
            ("sqlite:a.db?mode=memory", Err(DatabaseUrlError::File)),
            ("postgres://nakano:canary@db:5433/pocket", Ok("postgres://db:5433/pocket")),
            ("postgresql://nakano:c%40nary@db/pocket", Ok("postgres://db:5432/pocket")),
            ("postgres://db/pocket?password=canary", Ok("postgres://db:5432/pocket")),
            ("postgres://db:canary/pocket", Err(DatabaseUrlError::Postgres)),
            ("mysql://nakano:canary@db/pocket", Err(DatabaseUrlError::Scheme)),
        ] {
            let got = text.parse::<DatabaseUrl>();
            assert!(!format!("{got:?}").contains("canary"), "{text}");
            let shown = got.map(|url| url.to_string());
            assert_eq!(shown.as_deref().map_err(|error| *error), want, "{text}");
        }
    }
}
