//! `screenshots`: the pictures of `docs/screenshots/`, taken anew from the release site.

use std::process::Command;

use crate::{
    build::{self, Plan},
    child,
    failure::Failure,
    places::Places,
    server::{self, Build, Server},
    setup::{self, Need},
};

/// `screenshots [what the script takes]`
pub(crate) fn verb(places: &Places, options: &[String]) -> Result<(), Failure> {
    setup::ensure(places, &[Need::Build, Need::Browser])?;
    let plan = Plan::release(places);
    build::build(places, &plan)?;
    let binary = server::compile(places, Build::Release)?;
    let server = Server::start(places, &binary, &plan.dist)?;
    child::pass_on(
        Command::new("node")
            .arg("screenshots.mjs")
            .args(options)
            .current_dir(places.at("end2end"))
            .env("NAKANO_SITE", server.url()),
    )
}
