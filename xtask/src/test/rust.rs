//! The stages that cargo runs on this machine: form, lints, tests.

use std::process::Command;

use super::{libtest, tally::Tally};
use crate::{child, failure::Failure, files, places::Places};

/// Whether every file is as rustfmt would write it.
pub(super) fn format(places: &Places) -> Result<Tally, Failure> {
    let mut cargo = cargo(places);
    child::run(cargo.args(["fmt", "--all", "--check", "--", "-l"]))?;
    Ok(Tally::of(true))
}

/// Whether clippy and the compiler have nothing to say.
pub(super) fn clippy(places: &Places) -> Result<Tally, Failure> {
    let mut cargo = cargo(places);
    cargo.args(["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"]);
    child::run(&mut cargo)?;
    Ok(Tally::of(true))
}

/// All tests of the workspace, or those of one room.
pub(super) fn tests(places: &Places, room: Option<&str>, postgres: &str) -> Result<Tally, Failure> {
    let mut all = Tally::default();
    for selection in selections(places, room)? {
        let mut cargo = cargo(places);
        cargo
            .args(["test", "--no-fail-fast"])
            .args(selection)
            .env("NAKANO_TEST_POSTGRES_URL", postgres);
        let (said, well) = child::listen(&mut cargo)?;
        all = all.and(&libtest::read(&said).ended(well));
    }
    Ok(all)
}

/// What to ask of `cargo test`. A room's tests have its name in their path, and the programs in
/// `shared/tests/` have it in theirs.
fn selections(places: &Places, room: Option<&str>) -> Result<Vec<Vec<String>>, Failure> {
    let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let Some(room) = room else { return Ok(vec![words("--workspace")]) };
    let mut found = vec![
        words(&format!("--workspace --lib --bins -- {room}")),
        words(&format!("--package nakano-server --test * -- {room}")),
    ];
    let folder = places.at("shared/tests");
    let is_of_room = |name: &str| name.starts_with(room) && !name.contains('/');
    let programs = files::below(&folder)?;
    if programs.iter().any(|path| is_of_room(&files::relative(path, &folder))) {
        found.push(words(&format!("--package nakano-shared --test {room}*")));
    }
    Ok(found)
}

fn cargo(places: &Places) -> Command {
    let mut cargo = Command::new("cargo");
    child::without_cargo(&mut cargo).current_dir(places.root());
    cargo
}
