//! `e2e`: the journeys in `end2end/tests/`, in Chromium, against a server and a site with `/ui`.

use std::process::Command;

use crate::{
    build::{self, Plan},
    child,
    failure::Failure,
    places::Places,
    server::{self, Build},
    setup::{self, Need},
};

/// The site the journeys are made on: the release with the page of all components.
pub(crate) fn plan(places: &Places) -> Plan {
    Plan { quick: false, ui: true, dist: places.at("target/dist-test") }
}

/// `e2e [what Playwright takes]`
pub(crate) fn verb(places: &Places, options: &[String]) -> Result<(), Failure> {
    setup::ensure(places, &[Need::Build, Need::Browser])?;
    build::build(places, &plan(places))?;
    child::pass_on(playwright(places)?.args(options))
}

/// Playwright, told where the server and the site are.
pub(crate) fn playwright(places: &Places) -> Result<Command, Failure> {
    let binary = server::compile(places, Build::Debug)?;
    let mut command = Command::new("node");
    command
        .args(["node_modules/@playwright/test/cli.js", "test"])
        .current_dir(places.at("end2end"))
        .env("NAKANO_SERVER", binary)
        .env("NAKANO_SITE_DIR", plan(places).dist);
    Ok(command)
}
