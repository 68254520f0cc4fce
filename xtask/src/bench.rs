//! `bench <name>`: a measurement of `end2end/bench/<name>/`, against a server of the release site.

use std::process::Command;

use crate::{
    build::{self, Plan},
    child,
    failure::Failure,
    places::Places,
    server::{self, Build, Server},
    setup::{self, Need},
};

/// `bench <name> [what the measurement takes] [--json]`
pub(crate) fn verb(places: &Places, options: &[String]) -> Result<(), Failure> {
    let names = names(places)?;
    let Some((name, rest)) = options.split_first().filter(|(name, _)| names.contains(name)) else {
        return Err(Failure::Usage(format!("bench one of: {}", names.join(", "))));
    };
    setup::ensure(places, &[Need::Build, Need::Browser])?;
    let plan = Plan::release(places);
    build::build(places, &plan)?;
    let binary = server::compile(places, Build::Release)?;
    let server = Server::start(places, &binary, &plan.dist)?;
    let mut node = Command::new("node");
    node.arg(places.at(&format!("end2end/bench/{name}/bench.mjs")))
        .args(rest)
        .env("NAKANO_SITE", server.url());
    if name == "qr" {
        node.arg("--scanner-dir").arg(build::scanner_folder(places));
    }
    child::pass_on(&mut node)
}

/// The measurements there are.
fn names(places: &Places) -> Result<Vec<String>, Failure> {
    let folder = places.at("end2end/bench");
    let mut found = Vec::new();
    for entry in std::fs::read_dir(&folder).map_err(Failure::at(&folder))? {
        let entry = entry.map_err(Failure::at(&folder))?;
        if entry.path().join("bench.mjs").is_file() {
            found.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    found.sort();
    Ok(found)
}
