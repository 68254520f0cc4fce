//! `run`: everything that is missing is installed and built, then the server runs until Ctrl-C.

use std::{env, os::unix::process::CommandExt as _, process::Command};

use crate::{
    build::{self, Plan},
    failure::Failure,
    files,
    places::Places,
    server::{self, Build},
    setup::{self, Need},
};

/// Where the server answers unless told otherwise.
const PORT: u16 = 8080;

/// `run [--port N]`; the port may stand in PORT too.
pub(crate) fn verb(places: &Places, options: &[String]) -> Result<(), Failure> {
    let port = port(options, env::var("PORT").ok())?;
    setup::ensure(places, &[Need::Build])?;
    let plan = Plan::release(places);
    build::build(places, &plan)?;
    eprintln!("build: the server");
    let binary = server::compile(places, Build::Release)?;
    if !server::is_free(port) {
        return Err(Failure::Usage(format!("port {port} is in use; choose another by --port")));
    }
    files::make_folder(&places.at("var"))?;
    announce(port);
    let mut command = Command::new(binary);
    command
        .arg("serve")
        .current_dir(places.root())
        .env("NAKANO_LISTEN", format!("127.0.0.1:{port}"))
        .env("NAKANO_PUBLIC_URL", format!("http://localhost:{port}"));
    if env::var_os("NAKANO_LOG_FORMAT").is_none() {
        command.env("NAKANO_LOG_FORMAT", "text");
    }
    // The server takes the place of this program, so that Ctrl-C and signals reach it.
    let error = command.exec();
    Err(Failure::at("nakano-server")(error))
}

/// The addresses people need.
pub(crate) fn announce(port: u16) {
    println!("なかのポケット   http://localhost:{port}/");
    println!("もしものとき     http://localhost:{port}/emergency/");
    println!("API              http://localhost:{port}/api/health");
    println!("Ctrl-C stops it.");
}

/// The port of `--port`, of the environment, or [`PORT`].
pub(crate) fn port(options: &[String], environment: Option<String>) -> Result<u16, Failure> {
    let text = match options {
        [] => environment,
        [name, value] if name == "--port" => Some(value.clone()),
        _ => return Err(Failure::Usage("the only option is --port N".into())),
    };
    let Some(text) = text else { return Ok(PORT) };
    match text.parse() {
        Ok(port) if port > 0 => Ok(port),
        _ => Err(Failure::Usage(format!("{text} is not a port"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_port_is_of_the_option_then_of_the_environment_then_8080() {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        for (options, environment, want) in [
            ("", None, Some(8080)),
            ("", Some("9000"), Some(9000)),
            ("--port 9001", Some("9000"), Some(9001)),
            ("--port 0", None, None),
            ("--port", None, None),
            ("--port 70000", None, None),
            ("--open", None, None),
        ] {
            let got = port(&words(options), environment.map(str::to_owned)).ok();
            assert_eq!(got, want, "{options} {environment:?}");
        }
    }
}
