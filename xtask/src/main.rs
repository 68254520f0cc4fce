//! `cargo xtask <verb>`: the commands of this project, one file or folder each. Only the list.
#![expect(clippy::print_stdout, reason = "the commands speak to the person who typed them")]

mod bench;
mod build;
mod check;
mod child;
mod content;
mod dev;
mod e2e;
mod failure;
mod files;
mod places;
mod run;
mod screenshots;
mod seed;
mod server;
mod setup;
mod size;
mod test;
mod tools;
mod wasm_compiler;

use std::process::ExitCode;

use failure::Failure;
use places::Places;

/// A command: its name, its options, what it does, and the function that does it.
type Verb =
    (&'static str, &'static str, &'static str, fn(&Places, &[String]) -> Result<(), Failure>);

const VERBS: &[Verb] = &[
    ("setup", "", "install what is missing on this machine", setup::verb),
    ("run", "[--port N]", "install, build and serve on http://localhost:8080", run::verb),
    ("dev", "[--port N]", "the same, quickly, and again on every change; with /ui", dev::verb),
    ("build", "[--ui] [--quick] [--dist DIR]", "make the site from its sources", build::verb),
    ("check", "", "the rules of the house that a machine can see", check::verb),
    ("test", "[room]", "everything that must hold", test::verb),
    ("e2e", "[options of Playwright]", "journeys through the app in Chromium", e2e::verb),
    ("size", "[--json]", "bytes a first visit loads", size::verb),
    ("bench", "NAME [options] [--json]", "measure one of end2end/bench/", bench::verb),
    ("seed", "", "import the shelters into the database of run", seed::verb),
    ("screenshots", "", "take the pictures of docs/screenshots/", screenshots::verb),
];

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let name = words.next().unwrap_or_default();
    let rest: Vec<String> = words.collect();
    let Some(verb) = VERBS.iter().find(|verb| verb.0 == name) else {
        println!("cargo xtask <verb>");
        for (name, options, what, _) in VERBS {
            println!("  {:<34}{what}", format!("{name} {options}"));
        }
        return ExitCode::from(u8::from(!matches!(name.as_str(), "" | "help" | "--help")) * 2);
    };
    match Places::find().and_then(|places| verb.3(&places, &rest)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}
