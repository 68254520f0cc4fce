//! The table of settings: name, environment name, default, meaning, and how each is read and shown.
//!
//! A new setting is one row here, one field in [`Config`] and its line in `config.example.toml`.

use std::{num::NonZeroU32, path::PathBuf, time::Duration};

use super::{Config, LogFormat};

/// Largest body an operator may allow, in bytes: bodies are held in memory while they are worked
/// on.
const BODY_BYTES_CEILING: usize = 16 * 1024 * 1024;

/// Longest time limit an operator may set, in seconds; longer is a way to hang.
const SECONDS_CEILING: u64 = 600;

/// One thing an operator can decide.
pub struct Setting {
    /// Name in the file.
    pub key: &'static str,
    /// Name in the environment, which wins over the file.
    pub env: &'static str,
    /// Text of the default.
    pub default: &'static str,
    /// What it does, with its unit.
    pub meaning: &'static str,
    pub(super) read: fn(&mut Config, &str) -> Result<(), String>,
    /// The value as text, without secrets.
    pub show: fn(&Config) -> String,
}

macro_rules! setting {
    ($key:ident, $env:literal, $default:literal, $meaning:literal, $read:expr, $show:expr) => {
        Setting {
            key: stringify!($key),
            env: $env,
            default: $default,
            meaning: $meaning,
            read: $read,
            show: $show,
        }
    };
}

/// Every setting, in the order of `config.example.toml`.
pub const SETTINGS: [Setting; 17] = [
    setting!(
        listen,
        "NAKANO_LISTEN",
        "127.0.0.1:8080",
        "Address and port to listen on. Behind a proxy keep the loopback address.",
        |config, text| fill(&mut config.listen, parse(text, "an address and a port")),
        |config| config.listen.to_string()
    ),
    setting!(
        public_url,
        "NAKANO_PUBLIC_URL",
        "http://localhost:8080",
        "How people reach the server. With https:// browsers are told to insist on HTTPS (HSTS).",
        |config, text| fill(&mut config.public_url, public_url(text)),
        |config| config.public_url.clone()
    ),
    setting!(
        site_dir,
        "NAKANO_SITE_DIR",
        "dist",
        "Folder of the built app.",
        |config, text| fill(&mut config.site_dir, folder(text)),
        |config| config.site_dir.display().to_string()
    ),
    setting!(
        database,
        "NAKANO_DATABASE",
        "sqlite:var/nakano.db",
        "sqlite:FILE or postgres://USER:PASSWORD@HOST/NAME (PostgreSQL 15 or later).",
        |config, text| fill(&mut config.database, text.parse().map_err(describe)),
        |config| config.database.to_string()
    ),
    setting!(
        database_connections,
        "NAKANO_DATABASE_CONNECTIONS",
        "8",
        "Connections that read at the same time; SQLite has one more that writes.",
        |config, text| fill(&mut config.database_connections, count(text)),
        |config| config.database_connections.to_string()
    ),
    setting!(
        log_format,
        "NAKANO_LOG_FORMAT",
        "json",
        "json: one object a line. text: name=value pairs for a terminal.",
        |config, text| fill(&mut config.log_format, log_format(text)),
        |config| match config.log_format {
            LogFormat::Json => "json".to_owned(),
            LogFormat::Text => "text".to_owned(),
        }
    ),
    setting!(
        log_level,
        "NAKANO_LOG_LEVEL",
        "info",
        "The least important event that is logged: error, warn, info, debug or trace.",
        |config, text| fill(&mut config.log_level, parse(text, "a log level")),
        |config| config.log_level.as_str().to_ascii_lowercase()
    ),
    setting!(
        trusted_proxies,
        "NAKANO_TRUSTED_PROXIES",
        "",
        "Networks (CIDR, separated by commas) of proxies whose X-Forwarded-For is believed.",
        |config, text| fill(&mut config.trusted_proxies, networks(text)),
        |config| {
            let networks: Vec<_> = config.trusted_proxies.iter().map(ToString::to_string).collect();
            networks.join(",")
        }
    ),
    setting!(
        body_bytes_max,
        "NAKANO_BODY_BYTES_MAX",
        "65536",
        "Largest request body in bytes.",
        |config, text| fill(&mut config.body_bytes_max, body_bytes(text)),
        |config| config.body_bytes_max.to_string()
    ),
    setting!(
        request_seconds_max,
        "NAKANO_REQUEST_SECONDS_MAX",
        "15",
        "Longest time in seconds for a body to arrive, and again for an answer to be made.",
        |config, text| fill(&mut config.request_time_max, seconds(text)),
        |config| config.request_time_max.as_secs().to_string()
    ),
    setting!(
        requests_at_once,
        "NAKANO_REQUESTS_AT_ONCE",
        "512",
        "Requests worked on at the same time; one more is told to come back.",
        |config, text| fill(&mut config.requests_at_once, count(text)),
        |config| config.requests_at_once.to_string()
    ),
    setting!(
        connections_at_once,
        "NAKANO_CONNECTIONS_AT_ONCE",
        "2048",
        "Connections open at the same time; one more waits to be taken.",
        |config, text| fill(&mut config.connections_at_once, count(text)),
        |config| config.connections_at_once.to_string()
    ),
    setting!(
        api_per_second,
        "NAKANO_API_PER_SECOND",
        "20",
        "API requests a second from one network address in the long run; a shelter shares one.",
        |config, text| fill(&mut config.api_rate.per_second, count(text)),
        |config| config.api_rate.per_second.to_string()
    ),
    setting!(
        api_burst,
        "NAKANO_API_BURST",
        "200",
        "API requests that may come at once from one network address after a rest.",
        |config, text| fill(&mut config.api_rate.burst, count(text)),
        |config| config.api_rate.burst.to_string()
    ),
    setting!(
        site_per_second,
        "NAKANO_SITE_PER_SECOND",
        "200",
        "Files a second for one network address in the long run.",
        |config, text| fill(&mut config.site_rate.per_second, count(text)),
        |config| config.site_rate.per_second.to_string()
    ),
    setting!(
        site_burst,
        "NAKANO_SITE_BURST",
        "2000",
        "Files that one network address may ask for at once after a rest.",
        |config, text| fill(&mut config.site_rate.burst, count(text)),
        |config| config.site_rate.burst.to_string()
    ),
    setting!(
        shutdown_seconds_max,
        "NAKANO_SHUTDOWN_SECONDS_MAX",
        "10",
        "How long open answers may take to finish once the server is told to stop.",
        |config, text| fill(&mut config.shutdown_time_max, seconds(text)),
        |config| config.shutdown_time_max.as_secs().to_string()
    ),
];

fn fill<T>(field: &mut T, value: Result<T, String>) -> Result<(), String> {
    *field = value?;
    Ok(())
}

fn describe(error: impl ToString) -> String {
    error.to_string()
}

fn parse<T: std::str::FromStr>(text: &str, what: &str) -> Result<T, String> {
    text.parse().map_err(|_| format!("is not {what}"))
}

fn count(text: &str) -> Result<NonZeroU32, String> {
    parse(text, "a whole number of 1 or more")
}

fn seconds(text: &str) -> Result<Duration, String> {
    match text.parse() {
        Ok(seconds @ 1..=SECONDS_CEILING) => Ok(Duration::from_secs(seconds)),
        _ => Err(format!("is not a whole number of seconds from 1 to {SECONDS_CEILING}")),
    }
}

fn body_bytes(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(bytes @ 1..=BODY_BYTES_CEILING) => Ok(bytes),
        _ => Err(format!("is not a number of bytes from 1 to {BODY_BYTES_CEILING}")),
    }
}

fn folder(text: &str) -> Result<PathBuf, String> {
    if text.is_empty() { Err("is empty".to_owned()) } else { Ok(PathBuf::from(text)) }
}

fn log_format(text: &str) -> Result<LogFormat, String> {
    match text {
        "json" => Ok(LogFormat::Json),
        "text" => Ok(LogFormat::Text),
        _ => Err("is neither json nor text".to_owned()),
    }
}

fn networks(text: &str) -> Result<Vec<ipnet::IpNet>, String> {
    text.split(',')
        .map(str::trim)
        .filter(|network| !network.is_empty())
        .map(|network| {
            let one = || network.parse::<std::net::IpAddr>().ok().map(ipnet::IpNet::from);
            network.parse().ok().or_else(one).ok_or_else(|| {
                format!("has {network:?}, which is not a network such as 10.0.0.0/8")
            })
        })
        .collect()
}

fn public_url(text: &str) -> Result<String, String> {
    let authority = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let plain = |authority: &str| {
        !authority.is_empty()
            && authority
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte))
    };
    match authority.map(|authority| authority.strip_suffix('/').unwrap_or(authority)) {
        Some(authority) if plain(authority) => {
            Ok(text.strip_suffix('/').unwrap_or(text).to_owned())
        }
        _ => Err("is not http:// or https:// with a host, an optional port and no path".to_owned()),
    }
}
