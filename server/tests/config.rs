//! Every setting: in the example, in the environment, in the file, and wrong in each.

#![expect(clippy::unwrap_used, reason = "a test stops where it fails")]

use nakano_server::config::{self, Config, ConfigError, Environment, Origin, settings::SETTINGS};

const EXAMPLE: &str = include_str!("../config.example.toml");

/// Another value than the default for every setting, as environment and file write it, and one that
/// cannot be.
const VALUES: [(&str, &str, &str, &str); 17] = [
    ("NAKANO_LISTEN", "[::1]:80", "\"[::1]:80\"", "localhost"),
    ("NAKANO_PUBLIC_URL", "https://pocket.jp", "\"https://pocket.jp\"", "https://a/b"),
    ("NAKANO_SITE_DIR", "site", "\"site\"", ""),
    ("NAKANO_DATABASE", "sqlite:a.db", "\"sqlite:a.db\"", "mysql://a"),
    ("NAKANO_DATABASE_CONNECTIONS", "2", "2", "0"),
    ("NAKANO_LOG_FORMAT", "text", "\"text\"", "xml"),
    ("NAKANO_LOG_LEVEL", "debug", "\"debug\"", "loud"),
    ("NAKANO_TRUSTED_PROXIES", "10.0.0.0/8,::1/128", "[\"10.0.0.0/8\", \"::1\"]", "10.0.0.0/40"),
    ("NAKANO_BODY_BYTES_MAX", "1024", "1024", "99999999"),
    ("NAKANO_REQUEST_SECONDS_MAX", "5", "5", "601"),
    ("NAKANO_REQUESTS_AT_ONCE", "9", "9", "-1"),
    ("NAKANO_CONNECTIONS_AT_ONCE", "9", "9", "many"),
    ("NAKANO_API_PER_SECOND", "9", "9", "1.5"),
    ("NAKANO_API_BURST", "9", "9", "0"),
    ("NAKANO_SITE_PER_SECOND", "9", "9", ""),
    ("NAKANO_SITE_BURST", "9", "9", "0"),
    ("NAKANO_SHUTDOWN_SECONDS_MAX", "9", "9", "0"),
];

fn defaults() -> Config {
    config::load(None, &Environment::new()).unwrap().config
}

fn environment(name: &str, value: &str) -> Environment {
    Environment::from([(name.to_owned(), value.to_owned())])
}

#[test]
fn the_example_has_every_setting_with_its_default_and_its_meaning() {
    let loaded = config::load(Some(EXAMPLE), &Environment::new()).unwrap();
    assert_eq!(loaded.config, defaults());
    assert_eq!(loaded.origins, vec![Origin::File; SETTINGS.len()]);
    for setting in &SETTINGS {
        let comment = format!("# {} [{}]\n{} = ", setting.meaning, setting.env, setting.key);
        assert!(EXAMPLE.contains(&comment), "missing in config.example.toml: {comment}");
        assert_eq!(setting.env, format!("NAKANO_{}", setting.key.to_uppercase()));
    }
}

#[test]
fn every_setting_can_be_given_in_the_environment_and_in_the_file() {
    assert_eq!(VALUES.map(|(env, ..)| env), SETTINGS.each_ref().map(|setting| setting.env));
    for ((env, value, in_file, _), setting) in VALUES.iter().zip(&SETTINGS) {
        let by_env = config::load(None, &environment(env, value)).unwrap();
        assert_eq!((setting.show)(&by_env.config), *value, "{env}");
        assert_ne!((setting.show)(&defaults()), *value, "{env}");
        let file = format!("{} = {in_file}", setting.key);
        let by_file = config::load(Some(&file), &Environment::new()).unwrap();
        assert_eq!(by_file.config, by_env.config, "{file}");
        assert_eq!(by_file.origins.iter().filter(|origin| **origin == Origin::File).count(), 1);
    }
}

#[test]
fn the_environment_wins_over_the_file() {
    let both = config::load(Some("api_burst = 5"), &environment("NAKANO_API_BURST", "6")).unwrap();
    assert_eq!(both.config.api_rate.burst.get(), 6);
    assert!(both.origins.contains(&Origin::Environment));
    assert!(!both.origins.contains(&Origin::File));
}

#[test]
fn a_value_that_cannot_be_is_refused_by_the_name_it_was_given_under() {
    for ((env, _, _, wrong), setting) in VALUES.iter().zip(&SETTINGS) {
        let error = config::load(None, &environment(env, wrong)).unwrap_err();
        let ConfigError::Value { name, .. } = &error else { panic!("{env}: {error:?}") };
        assert_eq!(name, env);
        let file = format!("{} = {wrong:?}", setting.key);
        let error = config::load(Some(&file), &Environment::new()).unwrap_err();
        let ConfigError::Value { name, .. } = &error else { panic!("{file}: {error:?}") };
        assert_eq!(*name, setting.key);
    }
}

#[test]
fn an_unknown_name_is_refused_with_the_nearest_known() {
    for (key, meant) in [
        ("listn", "listen"),
        ("databse", "database"),
        ("site_folder", "site_dir"),
        ("body_max", "body_bytes_max"),
        ("trusted_proxy", "trusted_proxies"),
    ] {
        let error = config::load(Some(&format!("{key} = 1")), &Environment::new()).unwrap_err();
        let want = ConfigError::UnknownKey { key: key.to_owned(), nearest: meant };
        assert_eq!(error, want);
        assert!(error.to_string().contains(key) && error.to_string().contains(meant));
    }
}

#[test]
fn what_is_no_toml_or_no_value_is_refused_without_repeating_it() {
    let error = config::load(Some("\n\ndatabase = \"canary"), &Environment::new()).unwrap_err();
    let ConfigError::Syntax(reason) = &error else { panic!("{error:?}") };
    assert!(reason.starts_with("line 3: "), "{reason}");
    for text in [
        "\n\ndatabase = \"canary",
        "[database]\nurl = \"canary\"",
        "database = [[\"canary\"]]",
        "database = \"mysql://nakano:canary@db/pocket\"",
    ] {
        let error = config::load(Some(text), &Environment::new()).unwrap_err();
        assert!(!error.to_string().contains("canary"), "{error}");
    }
}

#[test]
fn a_misspelt_name_in_the_environment_is_pointed_out() {
    let mut environment = environment("NAKANO_LISTN", "127.0.0.1:1");
    for other in ["NAKANO_CONFIG", "NAKANO_TEST_POSTGRES_URL", "NAKANO_SOMETHING_ELSE", "PATH"] {
        environment.insert(other.to_owned(), String::new());
    }
    let loaded = config::load(None, &environment).unwrap();
    assert_eq!(loaded.suspects, [("NAKANO_LISTN".to_owned(), "NAKANO_LISTEN")]);
    assert_eq!(loaded.config, defaults());
}

#[test]
fn the_table_shows_every_setting_and_no_password() {
    let database = "postgres://nakano:canary@db/pocket?password=canary";
    let loaded = config::load(None, &environment("NAKANO_DATABASE", database)).unwrap();
    let table = loaded.table();
    assert!(table.contains("database = postgres://db:5432/pocket (NAKANO_DATABASE)\n"), "{table}");
    assert!(table.contains("api_burst = 200 (default)\n"), "{table}");
    assert_eq!(table.lines().count(), SETTINGS.len());
    let everything = format!("{table}{loaded:?}");
    assert!(!everything.contains("canary"), "{everything}");
}
