//! The site built with the page of all components, and the journeys through it in Chromium.

use super::{playwright, tally::Tally};
use crate::{build, child, e2e, failure::Failure, files, places::Places};

/// All journeys, or those of one room.
pub(super) fn tests(places: &Places, room: Option<&str>) -> Result<Tally, Failure> {
    build::build(places, &e2e::plan(places))?;
    let report = places.at("target/playwright.json");
    files::remove(&report)?;
    let mut command = e2e::playwright(places)?;
    command.arg("--reporter=list,json").env("PLAYWRIGHT_JSON_OUTPUT_NAME", &report);
    command.args(room.map(|room| format!("tests/{room}/")));
    let (_, well) = child::listen(&mut command)?;
    let json = files::text(&report)?;
    let tally = playwright::read(&json).map_err(|error| Failure::source(&report, error))?;
    Ok(tally.ended(well))
}
