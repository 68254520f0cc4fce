//! What the operator decides: a TOML file, then the environment, each setting listed once.
//!
//! Holds values only; what they do is told in [`settings::SETTINGS`] and in `config.example.toml`.

mod database_url;
mod load;
pub mod settings;
mod table;

use std::{net::SocketAddr, num::NonZeroU32, path::PathBuf, time::Duration};

use ipnet::IpNet;

pub use database_url::{DatabaseUrl, DatabaseUrlError, Engine};
pub use load::{ConfigError, Environment, Loaded, Origin, load};

/// All settings, checked. See [`settings::SETTINGS`] for names, defaults and meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// Address and port to listen on.
    pub listen: SocketAddr,
    /// How people reach the server, `http://…` or `https://…`, without a path.
    pub public_url: String,
    /// Folder of the built app.
    pub site_dir: PathBuf,
    /// Where the data is.
    pub database: DatabaseUrl,
    /// Connections that read at the same time, at least 1.
    pub database_connections: NonZeroU32,
    /// How log lines are written.
    pub log_format: LogFormat,
    /// The least important event that is logged.
    pub log_level: tracing::Level,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// Largest request body in bytes.
    pub body_bytes_max: usize,
    /// Longest time for a body to arrive, and again for an answer to be made.
    pub request_time_max: Duration,
    /// Requests worked on at the same time.
    pub requests_at_once: NonZeroU32,
    /// Connections open at the same time.
    pub connections_at_once: NonZeroU32,
    /// How often one network address may call the API.
    pub api_rate: Rate,
    /// How often one network address may ask for files.
    pub site_rate: Rate,
    /// How long open answers may take to finish once the server is told to stop.
    pub shutdown_time_max: Duration,
}

/// A steady rate and what may come at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// Requests a second in the long run.
    pub per_second: NonZeroU32,
    /// Requests that may come at once after a rest.
    pub burst: NonZeroU32,
}

/// How log lines are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// One JSON object a line, for machines.
    Json,
    /// `name=value` pairs, for a terminal.
    Text,
}

impl Config {
    /// Whether people reach the server by HTTPS, so that browsers may be told to insist on it.
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }
}
